"""What the queries of the API may say, each with an example."""

from typing import Annotated

from fastapi import Depends, Path, Query

from matcher.filters import Filters

Chain = Annotated[
    str | None, Query(description="只看这条产业链", examples=["航空装备"], max_length=100)
]
ChainName = Annotated[str, Path(description="产业链名称", examples=["航空装备"], max_length=100)]
MaybeGap = Annotated[
    str | None,
    Query(description="缺口编号", examples=["航空装备/航空锻铸件@610700"], max_length=200),
]
MaybeSegment = Annotated[
    str | None, Query(description="任意环节或产品", examples=["碳纤维"], max_length=100)
]
Firm = Annotated[
    str,
    Query(description="企业编号、代码或名称", examples=["三角防务"], min_length=1, max_length=200),
]
FirmPath = Annotated[
    str,
    Path(description="企业编号、代码或名称", examples=["stock:300775.SZ"], max_length=200),
]
Region = Annotated[
    str | None,
    Query(description="招商所在地,默认本地;名称或代码", examples=["汉中市"], max_length=40),
]
Cluster = Annotated[
    str | None, Query(description="只看这个区域板块", examples=["长三角"], max_length=20)
]
Top = Annotated[int, Query(ge=1, le=200, description="列出几家", examples=[20])]
Few = Annotated[int, Query(ge=1, le=50, description="每个缺口列几家", examples=[10])]
Offset = Annotated[int, Query(ge=0, le=1000, description="从第几家之后列起", examples=[0])]
SourceId = Annotated[
    str,
    Query(description="来源编号", examples=["enterprises/汉中重点企业.csv"], max_length=400),
]


def _filters(
    lists: Annotated[
        list[str] | None,
        Query(
            alias="list", description="只看上了这个榜单的,可写多次", examples=[["中国企业500强"]]
        ),
    ] = None,
    cluster: Cluster = None,
    province: Annotated[
        str | None, Query(description="只看这个省份", examples=["江苏"], max_length=20)
    ] = None,
    ownership: Annotated[
        str | None,
        Query(
            description="只看这种企业性质:央企、国有、地方国企、民营、外资、集体、不详",
            examples=["民营"],
            max_length=20,
        ),
    ] = None,
    min_revenue: Annotated[
        float | None,
        Query(ge=0, le=1e18, description="营业收入下限,元", examples=[5e9], allow_inf_nan=False),
    ] = None,
    include_local: Annotated[
        bool, Query(description="连同本地企业和已在本地做这一环的集团", examples=[False])
    ] = False,
    include_courted: Annotated[bool, Query(description="连同已在接洽的", examples=[False])] = False,
) -> Filters:
    return Filters(
        tuple(lists or ()),
        cluster,
        province,
        ownership,
        min_revenue,
        include_local,
        include_courted,
    )


Chosen = Annotated[Filters, Depends(_filters)]
