"""One enterprise: found by id, code or name, and all that the sources say of it."""

from collections.abc import Mapping

from api.answers import shapes
from graph.chain.firms import Firm, read_firms
from graph.chain.reading import Said, claims, nodes
from graph.chain.supply import read_projects, read_work
from graph.claims import tenancy
from graph.errors import NotFound, UsageError
from graph.names import credit_code, legal_name, squeeze, stock_code
from graph.places import places
from graph.store import Store
from graph.workspace import Workspace

_BY_NAME = (
    "MATCH (:Source)-[r:NAMES]->(e:Enterprise) "
    "WHERE r.as_written = $spelling OR r.name = $name RETURN DISTINCT e.id AS id"
)
_BY_ID = "MATCH (e:Enterprise) WHERE e.id IN $ids RETURN e.id AS id"
_BY_CODE = "MATCH (e:Enterprise) WHERE e.uscc = $uscc OR e.stock_code = $stock RETURN e.id AS id"


_BY_PART = (
    "MATCH (e:Enterprise) WHERE e.name CONTAINS $part OR e.short_name CONTAINS $part "
    "OR e.stock_code CONTAINS $upper OR e.uscc = $upper "
    "RETURN e.id AS id, e.name AS name, e.short_name AS short, e.stock_code AS stock"
)


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
    named = claims(store, "NAMES", "Source", "Enterprise", ends={key})
    aliases = {str(c.properties["as_written"]) for c in named} - {firm.name}
    made = claims(store, "MAKES", "Enterprise", "Product", starts={key})
    products = nodes(store, "Product", {c.end for c in made})
    described = claims(store, "DESCRIBES", "Source", "Enterprise", ends={key})
    work = read_work(store, firms={key})
    segments = nodes(store, "Segment", {w.segment for w in work})
    relations = _relations(store, key)
    told = [c.start for c in (*named, *described)] + [c.source for c in made]
    places = [x.source for x in firm.places] + [w.source for w in work]
    return shapes.Enterprise(
        enterprise=_card(store, firm),
        aliases=sorted(aliases),
        ownership=firm.ownership,
        founded=firm.founded,
        lists=[
            shapes.Listed(
                ranking=x.ranking,
                edition=x.edition,
                rank=x.rank,
                revenue=x.revenue,
                source=x.source,
            )
            for x in firm.listings
        ],
        products=[
            shapes.ProductMade(
                name=products[c.end]["name"],
                share=c.properties.get("revenue_share"),
                source=c.source,
            )
            for c in sorted(made, key=lambda c: -(c.properties.get("revenue_share") or 0.0))
        ],
        descriptions=[
            shapes.Evidence(source=c.start, quote=c.properties["text"]) for c in described
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
        segments=sorted(
            (
                shapes.SegmentWork(
                    chain=segments[w.segment]["chain"],
                    segment=segments[w.segment]["name"],
                    strength=w.strength,
                    how=w.how,
                    quote=w.quote,
                    source=w.source,
                )
                for w in work
            ),
            key=lambda w: -w.strength,
        ),
        relations=relations,
        projects=_projects(store, key),
        targets=_targets(store, key),
        sources=sorted({*told, *places, *(r.source for r in relations)}),
    )


def find(store: Store, workspace: Workspace, text: str, top: int = 20) -> shapes.Enterprises:
    """The enterprises that `text` names, or in whose names or codes it stands; shortest first."""
    tenancy.require(store, workspace)
    words = squeeze(text)
    rows = store.read(_BY_PART, part=words, upper=words.upper()) if words else []
    rows.sort(key=lambda r: (r["name"] != text, len(r["name"]), r["name"]))
    return shapes.Enterprises(
        query=text,
        total=len(rows),
        enterprises=[
            shapes.Found(id=r["id"], name=r["name"], short_name=r["short"], stock_code=r["stock"])
            for r in rows[:top]
        ],
    )


def _projects(store: Store, key: str) -> list[shapes.ProjectBy]:
    return [
        shapes.ProjectBy(
            name=p.name, stage=p.stage, amount=p.amount, as_of=p.as_of, sources=list(p.sources)
        )
        for p in read_projects(store)
        if key in p.firms
    ]


def _targets(store: Store, key: str) -> list[shapes.GapPlace]:
    held = claims(store, "TARGET_OF", "Enterprise", "Gap", starts={key})
    found = [
        shapes.GapPlace(gap=c.end, rank=c.properties["rank"], score=c.properties["score"])
        for c in held
    ]
    return sorted(found, key=lambda g: (g.rank, -g.score, g.gap))


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
    of_firm = said.end not in places().present
    return shapes.Relation(
        start=shown.get(said.start, said.start),
        start_id=said.start,
        relationship=_READ_AS.get(name) or said.properties["kind"],
        end=shown.get(said.end, said.end),
        end_id=said.end if of_firm else None,
        source=said.source,
    )
