"""Groups into the graph: memberships that no table states, as claims of one derived source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.chain.firms import Firm, read_firms
from graph.chain.reading import claims, nodes
from graph.chain.spellings import read_names
from graph.claims.claim import Claim, Node
from graph.claims.derived import Derived, is_current, write_derived
from graph.groups.brands import Bearer, by_brand
from graph.groups.introductions import SaidOwner, owners
from graph.groups.owners import OwnerNames
from graph.naming.parts import parse_name
from graph.places import places
from graph.store import Store

SOURCE = "derived:groups"
TITLE = "企业与集团(推断)"
_PARTS = {"introduction": "企业简介", "main_business": "主营业务"}
"""The parts of a description in which firms say whose they are."""
_CENTRAL = "110000"
"""Groups of the central state sit in Beijing and own firms everywhere."""


def derive_groups(store: Store, *, digest: str, run: str) -> Derived | None:
    """Write BELONGS_TO_GROUP that is inferred; None where the graph holds it for this digest.

    What a table states is not inferred again: neither that membership, nor by 字号 another one.
    """
    if is_current(store, SOURCE, digest):
        return None
    return write_derived(
        store, SOURCE, title=TITLE, digest=digest, run=run, claims=group_claims(store)
    )


def group_claims(store: Store) -> Iterator[Claim]:
    """Memberships that descriptions tell, then those that a rare 字号 suggests."""
    firms = read_firms(store)
    above: dict[str, set[str]] = defaultdict(set)
    for claim in claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise"):
        if claim.source != SOURCE:
            above[claim.start].add(claim.end)
    heads = {group for groups in above.values() for group in groups}
    for firm, told in _told(store, firms):
        owner = told.owner
        heads.add(owner.group)
        if owner.group in above[firm] or firm in above[owner.group]:
            continue
        above[firm].add(owner.group)
        yield _belongs(
            firm,
            owner.group,
            certainty=owner.certainty,
            why=f"{told.part}写明(规则“{owner.pattern}”,把握 {owner.certainty:.2f})",
            quote=owner.quote,
            quoted_from=told.source,
        )
    for shared in by_brand(_bearers(store, firms, heads)):
        if not above[shared.firm]:
            yield _belongs(shared.firm, shared.group, certainty=shared.certainty, why=shared.why)


def _belongs(firm: str, group: str, **said: str | float) -> Claim:
    properties = {"how": "inferred", **said}
    return Claim(
        "BELONGS_TO_GROUP", Node("Enterprise", firm), Node("Enterprise", group), properties
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """An owner, the part of the firm's description that names it, and the source of that."""

    owner: SaidOwner
    part: str
    source: str


def _told(store: Store, firms: Mapping[str, Firm]) -> Iterator[tuple[str, _Told]]:
    names = OwnerNames(read_names(store).spellings)
    for said in claims(store, "DESCRIBES", "Source", "Enterprise"):
        part = _PARTS.get(str(said.properties["part"]))
        if part is None or said.end not in firms:
            continue
        firm = firms[said.end]

        def find(words: str, firm: Firm = firm) -> str | None:
            found = names.at_end(words)
            if found is None or found[0] == firm.id or found[0] not in firms:
                return None
            return found[0] if found[1] or _may_own(firms[found[0]], firm) else None

        for owner in owners(str(said.properties["text"]), find):
            yield firm.id, _Told(owner, part, said.start)


def _may_own(group: Firm, firm: Firm) -> bool:
    """Whether a group that is named by a short name is near enough to be meant."""
    provinces = [_province(_home(f)) for f in (group, firm)]
    return None in provinces or provinces[0] in (provinces[1], _CENTRAL)


def _home(firm: Firm) -> str | None:
    if firm.region:
        return firm.region
    found = places().of_name(firm.name)
    return found.code if found else None


def _province(region: str | None) -> str | None:
    return list(places().ancestors(region))[-1] if region else None


def _bearers(store: Store, firms: Mapping[str, Firm], heads: set[str]) -> list[Bearer]:
    trades: dict[str, list[str]] = defaultdict(list)
    industries = nodes(store, "Industry")
    for claim in claims(store, "IN_INDUSTRY", "Enterprise", "Industry"):
        trades[claim.start].append(str(industries[claim.end].get("name", "")))
    products = nodes(store, "Product")
    for claim in claims(store, "MAKES", "Enterprise", "Product"):
        trades[claim.start].append(str(products[claim.end].get("name", "")))
    return [
        Bearer(
            firm.id,
            firm.name,
            heads=firm.id in heads or bool(firm.listings) or parse_name(firm.name).group,
            listed=firm.stock_code is not None,
            region=_home(firm),
            trade=" ".join([*trades[firm.id], parse_name(firm.name).trade]),
        )
        for firm in firms.values()
    ]
