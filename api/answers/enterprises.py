"""One enterprise: found by id, code or name, and all that the sources say of it."""

from collections.abc import Mapping

from api.answers import shapes
from graph.chain.firms import Firm, read_firms
from graph.chain.reading import Said, claims, nodes
from graph.chain.supply import read_work
from graph.claims import tenancy
from graph.errors import NotFound, UsageError
from graph.names import credit_code, legal_name, stock_code
from graph.places import places
from graph.store import Store
from graph.workspace import Workspace

_BY_NAME = (
    "MATCH (:Source)-[r:NAMES]->(e:Enterprise) "
    "WHERE r.as_written = $spelling OR r.name = $name RETURN DISTINCT e.id AS id"
)
_BY_ID = "MATCH (e:Enterprise) WHERE e.id IN $ids RETURN e.id AS id"
_BY_CODE = "MATCH (e:Enterprise) WHERE e.uscc = $uscc OR e.stock_code = $stock RETURN e.id AS id"


def enterprise_id(store: Store, text: str) -> str:
    """The enterprise that an id, a code or a name means.

    An old id (of a name that has a code now) is still understood. Raises `NotFound` where the
    text means none, `UsageError` where it means several.
    """
    bare = text.split(":", 1)[1] if text.startswith(("name:", "stock:", "uscc:")) else text
    found = {row["id"] for row in store.read(_BY_ID, ids=[text])}
    uscc, stock = credit_code(bare), stock_code(bare)
    if not found and (uscc or stock):
        found = {row["id"] for row in store.read(_BY_CODE, uscc=uscc or "", stock=stock or "")}
    if not found:
        rows = store.read(_BY_NAME, spelling=bare, name=legal_name(bare))
        found = {row["id"] for row in rows}
    if len(found) == 1:
        return str(found.pop())
    if found:
        raise UsageError(
            f"“{text}”可能是几家企业:{'、'.join(sorted(found))}", hint="用其中一个编号再查"
        )
    raise NotFound(f"图里没有这家企业:{text}", hint="写企业全称、简称、证券代码或信用代码")


def enterprise(store: Store, workspace: Workspace, text: str) -> shapes.Enterprise:
    """All that the sources say of the enterprise that `text` means."""
    tenancy.require(store, workspace)
    key = enterprise_id(store, text)
    firm = read_firms(store, {key})[key]
    told = claims(store, "NAMES", "Source", "Enterprise", ends={key})
    aliases = {str(c.properties["as_written"]) for c in told} - {firm.name}
    made = claims(store, "MAKES", "Enterprise", "Product", starts={key})
    products = nodes(store, "Product", {c.end for c in made})
    return shapes.Enterprise(
        enterprise=_card(store, firm),
        aliases=sorted(aliases),
        ownership=firm.ownership,
        products=list(dict.fromkeys(products[c.end]["name"] for c in made)),
        descriptions=[
            shapes.Evidence(source=c.start, quote=c.properties["text"])
            for c in claims(store, "DESCRIBES", "Source", "Enterprise", ends={key})
        ],
        figures=[
            shapes.Figures(
                year=r.year,
                revenue=r.revenue,
                net_profit=r.net_profit,
                assets=r.assets,
                employees=r.employees,
                source=r.source,
            )
            for r in firm.reports
        ],
        segments=[
            shapes.SegmentWork(
                segment=w.segment, strength=w.strength, how=w.how, quote=w.quote, source=w.source
            )
            for w in read_work(store, firms={key})
        ],
        relations=_relations(store, key),
    )


def _card(store: Store, firm: Firm) -> shapes.EnterpriseCard:
    above = claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise", starts={firm.id})
    groups = read_firms(store, {c.end for c in above})
    names = [groups[c.end].name for c in above if c.end in groups]
    revenue = firm.revenue
    return shapes.EnterpriseCard(
        id=firm.id,
        name=firm.name,
        short_name=firm.short_name,
        stock_code=firm.stock_code,
        region=firm.region,
        place=_place(firm.region),
        group=names[0] if names else None,
        lists=[
            shapes.ListPlace(ranking=x.ranking, edition=x.edition, rank=x.rank)
            for x in firm.listings
        ],
        revenue=revenue.yuan if revenue else None,
    )


def _place(code: str | None) -> str:
    if code is None:
        return ""
    names = [places().present[c].name for c in places().ancestors(code)]
    return "".join(reversed(names))


_READ_AS = {"BELONGS_TO_GROUP": "属于", "SUPPLIES": "供货给"}


def _relations(store: Store, key: str) -> list[shapes.Relation]:
    """Its groups, members, suppliers, customers and ties."""
    found: list[tuple[str, Said]] = []
    for name in ("BELONGS_TO_GROUP", "SUPPLIES", "TIED_TO"):
        for side in ("starts", "ends"):
            said = claims(store, name, "Enterprise", "Enterprise", **{side: {key}})
            found += [(name, c) for c in said]
    tied = claims(store, "TIED_TO", "Enterprise", "Region", starts={key})
    firms = read_firms(store, {end for _, c in found for end in (c.start, c.end)} | {key})
    shown = {k: f.name for k, f in firms.items()} | {
        c.end: places().present[c.end].name for c in tied
    }
    return [_relation(name, c, shown) for name, c in [*found, *(("TIED_TO", c) for c in tied)]]


def _relation(name: str, said: Said, shown: Mapping[str, str]) -> shapes.Relation:
    return shapes.Relation(
        start=shown.get(said.start, said.start),
        relationship=_READ_AS.get(name) or said.properties["kind"],
        end=shown.get(said.end, said.end),
        source=said.source,
    )
