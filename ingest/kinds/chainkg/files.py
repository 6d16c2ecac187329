"""The files of ChainKnowledgeGraph, each a kind of source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ingest.kinds.chainkg import claims
from ingest.kinds.chainkg.cleaning import INDUSTRIES, largest_share, with_names
from ingest.kinds.chainkg.published import read_lines
from ingest.kinds.kind import Context, Kind, Raw, Said, table
from ingest.rows import Content, Row
from ingest.tables.headers import Column

Cleaning = Callable[[Iterable[Row], Raw], list[Row]]


def _kind(
    part: str,
    columns: tuple[str, ...],
    requires: tuple[str, ...],
    transform: Callable[[Row, Context], Iterable[Said]],
    *,
    names_firms: bool = False,
    unused: tuple[str, ...] = (),
    clean: Cleaning = lambda rows, raw: list(rows),
    beside: tuple[str, ...] = (),
) -> Kind:
    made = table(
        "chainkg",
        f"产业链图谱:{part}",
        tuple(map(Column, columns)),
        (requires,),
        transform,
        names_firms=names_firms,
        unused=unused,
    )

    def read(raw: Raw) -> Content:
        content = made.read(raw) if raw.sheet else read_lines(raw)
        return replace(content, rows=clean(content.rows, raw))

    return replace(made, read=read, beside=beside)


COMPANY = _kind(
    "企业",
    ("code", "short_name", "full_name"),
    ("code", "full_name"),
    claims.company,
    names_firms=True,
    unused=("exchange", "listed_on"),
)
COMPANY_INDUSTRY = _kind(
    "企业行业",
    ("company_code", "industry_code", "industry_name"),
    ("company_code", "industry_code"),
    claims.company_industry,
    names_firms=True,
    clean=with_names,
    beside=(INDUSTRIES,),
)
COMPANY_PRODUCT = _kind(
    "企业产品",
    ("company_code", "product", "revenue_share"),
    ("company_code", "product"),
    claims.company_product,
    names_firms=True,
    clean=largest_share,
)
INDUSTRY_PARENT = _kind(
    "行业层级",
    ("industry_code", "parent_code", "industry_name", "parent_name"),
    ("industry_code", "parent_code"),
    claims.industry_parent,
    clean=with_names,
    beside=(INDUSTRIES,),
)
PRODUCT_PRODUCT = _kind(
    "产品关系", ("src", "dst", "relation"), ("src", "dst", "relation"), claims.product_product
)
INDUSTRY = _kind("行业", ("code", "name"), ("code", "name"), claims.name_only)
PRODUCT = _kind("产品", ("name",), ("name",), claims.name_only)

PUBLISHED: Mapping[str, Kind] = {
    "company": COMPANY,
    "industry": INDUSTRY,
    "product": PRODUCT,
    "company_industry": COMPANY_INDUSTRY,
    "company_product": COMPANY_PRODUCT,
    "industry_industry": INDUSTRY_PARENT,
    "product_product": PRODUCT_PRODUCT,
}
"""Files of the published folder, by their stem."""
TABLES: Mapping[str, Kind] = {
    "companies": COMPANY,
    "industries": INDUSTRY,
    "products": PRODUCT,
    "company_industries": COMPANY_INDUSTRY,
    "company_products": COMPANY_PRODUCT,
    "industry_parents": INDUSTRY_PARENT,
    "product_products": PRODUCT_PRODUCT,
}
"""The same as CSV."""
BY_CONTENT = (COMPANY_PRODUCT, COMPANY_INDUSTRY, INDUSTRY_PARENT, PRODUCT_PRODUCT, COMPANY)
"""Those that a table's columns alone tell, whatever its name."""
