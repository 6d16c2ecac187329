"""What the forms of the pages ask: empty fields ask nothing, money is in 亿元."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from graph.errors import UsageError
from matcher.filters import Filters

PAGE = 20
LAST = 50
"""Pages of a list that can be turned to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a target list as the form has them, and the page of the list."""

    lists: str
    cluster: str
    province: str
    ownership: str
    revenue: str
    local: bool
    courted: bool
    page: int

    @property
    def offset(self) -> int:
        """How many targets stand on the pages before."""
        return (self.page - 1) * PAGE

    @property
    def filters(self) -> Filters:
        """What the matcher is asked. Raises `UsageError` for an amount that is none."""
        try:
            least = float(self.revenue) * 1e8 if self.revenue else None
        except ValueError:
            least = -1.0
        if least is not None and not 0 <= least < 1e18:
            raise UsageError(f"营业收入下限“{self.revenue}”不是数", hint="写数字,单位是亿元,如 50")
        return Filters(
            (self.lists,) if self.lists else (),
            self.cluster or None,
            self.province or None,
            self.ownership or None,
            least,
            self.local,
            self.courted,
        )

    @property
    def any(self) -> bool:
        """Whether a filter is set."""
        return self.filters != Filters()

    def turned(self, page: int, **more: str) -> str:
        """The query of another page of the same list."""
        told = {
            **more,
            "list": self.lists,
            "cluster": self.cluster,
            "province": self.province,
            "ownership": self.ownership,
            "revenue": self.revenue,
            "local": "1" if self.local else "",
            "courted": "1" if self.courted else "",
            "page": str(page) if page > 1 else "",
        }
        return "?" + urlencode({key: value for key, value in told.items() if value})


Word = Annotated[str, Query(max_length=60)]


def asked(
    lists: Annotated[str, Query(alias="list", max_length=60)] = "",
    cluster: Word = "",
    province: Word = "",
    ownership: Word = "",
    revenue: Annotated[str, Query(max_length=20)] = "",
    local: Annotated[str, Query(max_length=5)] = "",
    courted: Annotated[str, Query(max_length=5)] = "",
    page: Annotated[int, Query(ge=1, le=LAST)] = 1,
) -> Asked:
    """The form of a target list."""
    return Asked(
        lists.strip(),
        cluster.strip(),
        province.strip(),
        ownership.strip(),
        revenue.strip(),
        bool(local),
        bool(courted),
        page,
    )
