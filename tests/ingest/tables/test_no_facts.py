import pytest

from ingest.tables.head import find_head
from ingest.tables.headers import Column
from ingest.tables.no_facts import why_no_fact
from ingest.tables.sheet import Sheet

HEADER = ("序号", "企业名称", "所在区县", "营业收入(万元)")
HEAD = find_head(Sheet("", [(1, HEADER)]), (Column("企业名称"),), (("企业名称",),))


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (HEADER, "重复的表头"),
        (("", "合计", "", "1200"), "合计行"),
        (("总计", "", "", "1200"), "合计行"),
        (("全市合计", "全市合计", "全市合计", "1200"), "合计行"),
        (("合计:", "", "", "3"), "合计行"),
        (("小  计", "", "", "3"), "合计行"),
        (("共 30 户", "", "", ""), "合计行"),
        (("注:本表为快报数", "", "", ""), "表下的说明"),
        (("数据来源:汉中市统计局",) * 4, "表下的说明"),
        (("填表人:", "", "", ""), "表下的说明"),
        (("一、装备制造", "", "", ""), "分组标题"),
        (("(二)绿色食品", "", "", ""), "分组标题"),
        (("1", "汉中锌业有限责任公司", "勉县", "1200"), ""),
        (("", "汉中锌业有限责任公司", "", ""), ""),
        (("", "合计元通电子有限公司", "", ""), ""),
        (("", "总计科技有限公司", "勉县", "5"), ""),
    ],
)
def test_rows_that_are_no_facts(cells, why):
    assert HEAD
    assert why_no_fact(cells, HEAD) == why
