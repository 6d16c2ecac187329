"""Which enterprise a mention means, told from the keys that all sources give.

Exact keys join: credit code, stock code, normal form of the legal name; a short name that some
source gives to one enterprise alone. A key that would join two enterprises with different codes
joins the one that most sources give it, or else none, and is reported. Then names join that say the
same in other words: with and without 省 or 市 of the region, with marks such as ST, without the
legal form where one full name alone fits. Likeness joins nothing. The outcome depends on the set of
claims, not on their order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.claims.claim import Mention
from graph.names import legal_name
from graph.naming.variants import bare_key, body_key, same_place_key


@dataclass(frozen=True, slots=True)
class NamesClaim:
    """The keys of one spelling in one source."""

    as_written: str
    name: str | None
    uscc: str | None
    stock: str | None
    source: str = ""
    form: str = "legal"

    @property
    def weak(self) -> bool:
        """A short name that claims nothing of whom it means."""
        return self.form == "short" and legal_name(self.as_written) == self.name

    @property
    def alias(self) -> str | None:
        """The normal form of a spelling other than the legal name; None for codes."""
        form = legal_name(self.as_written)
        return form if form not in (self.name, self.uscc, self.stock) else None


@dataclass(slots=True)
class Identity:
    """The enterprise behind every key. `contradictions` are keys that would join two."""

    _uscc_of_stock: dict[str, str] = field(default_factory=dict)
    _id_of_name: dict[str, str] = field(default_factory=dict)
    _id_of_alias: dict[str, str] = field(default_factory=dict)
    _known: frozenset[str] = frozenset()
    _joined: dict[str, str] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)

    def id_of(self, mention: Mention) -> str:
        """The id of the enterprise that `mention` means."""
        return self.id_of_keys(legal_name(mention.name) or None, mention.uscc, mention.stock)

    def knows(self, mention: Mention) -> bool:
        """Whether a source knows the enterprise; only short names in running text need it."""
        return not mention.weak or self.knows_name(legal_name(mention.name))

    def knows_name(self, name: str | None) -> bool:
        """Whether a source gives this normal form to an enterprise."""
        return name in self._known or self.id_of_keys(name, None, None) != f"name:{name or ''}"

    def id_of_keys(self, name: str | None, uscc: str | None, stock: str | None) -> str:
        """The id for keys as a NAMES claim holds them."""
        if uscc:
            return f"uscc:{uscc}"
        if stock:
            owner = self._uscc_of_stock.get(stock)
            return f"uscc:{owner}" if owner else f"stock:{stock}"
        key = name or ""
        found = self._id_of_name.get(key) or self._id_of_alias.get(key) or f"name:{key}"
        return self._joined.get(found, found)


def identify(claims: Iterable[NamesClaim]) -> Identity:
    """Join the keys of all claims; see the module for the rule."""
    distinct = sorted(
        set(claims),
        key=lambda c: (c.as_written, c.name or "", c.uscc or "", c.stock or "", c.source, c.form),
    )
    identity = Identity(_known=frozenset(c.name for c in distinct if c.name and not c.weak))
    _join_stocks(identity, distinct)
    _join_names(identity, distinct)
    _join_places(identity, distinct)
    _join_aliases(identity, distinct)
    _join_bodies(identity, distinct)
    return identity


def _join_stocks(identity: Identity, claims: list[NamesClaim]) -> None:
    """A stock code belongs to the credit code given beside it, directly or through one name."""
    beside: dict[str, set[str]] = defaultdict(set)
    usccs_of_name: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.name and claim.uscc:
            usccs_of_name[claim.name].add(claim.uscc)
    for claim in claims:
        if not claim.stock:
            continue
        if claim.uscc:
            beside[claim.stock].add(claim.uscc)
        elif claim.name:
            beside[claim.stock] |= usccs_of_name.get(claim.name, set())
    for stock, usccs in sorted(beside.items()):
        if len(usccs) == 1:
            identity._uscc_of_stock[stock] = next(iter(usccs))
        elif usccs:
            identity.contradictions.append(
                f"证券代码 {stock} 对应多个信用代码:{'、'.join(sorted(usccs))}"
            )


def _join_names(identity: Identity, claims: list[NamesClaim]) -> None:
    """A legal name belongs to the enterprise with a code that most sources give it.

    Where as many sources give it to another, it stays by itself.
    """
    owners: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.name and (claim.uscc or claim.stock):
            owner = identity.id_of_keys(None, claim.uscc, claim.stock)
            owners[claim.name][owner].add(claim.source)
    for name, sources in sorted(owners.items()):
        best, *others = sorted(sources, key=lambda owner: (-len(sources[owner]), owner))
        tied = bool(others) and len(sources[others[0]]) == len(sources[best])
        identity._id_of_name[name] = f"name:{name}" if tied else best
        if others:
            taken = "没有归并" if tied else f"按多数来源归入 {best}"
            told = f"名称 {name} 对应多家企业:{'、'.join(sorted(sources))},{taken}"
            identity.contradictions.append(told)


def _join_aliases(identity: Identity, claims: list[NamesClaim]) -> None:
    """A short name that is given to one enterprise alone stands for it.

    Not where the short name is itself a legal name with short names of its own: what it means
    is then open, and chains of such names would have no end.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    keyed = [claim for claim in claims if claim.name or claim.uscc or claim.stock]
    named = {claim.name for claim in keyed if claim.alias}
    for claim in keyed:
        if claim.alias and claim.alias not in named:
            owners[claim.alias].add(identity.id_of_keys(claim.name, claim.uscc, claim.stock))
    for alias, ids in owners.items():
        if len(ids) == 1:
            identity._id_of_alias[alias] = next(iter(ids))


def _join_places(identity: Identity, claims: list[NamesClaim]) -> None:
    """Names that differ only in 省 or 市 of their region, or in marks, are one enterprise's.

    Not where two of them have codes of their own, nor where one source writes both.
    """
    together: dict[str, set[str]] = defaultdict(set)
    for name in sorted({claim.name for claim in claims if claim.name}):
        together[same_place_key(name)].add(name)
    sources = _sources_of_names(claims)
    for names in together.values():
        if len(names) > 1 and _never_together(names, sources):
            _join(identity, names)


def _join(identity: Identity, names: set[str]) -> None:
    ids = {identity.id_of_keys(name, None, None) for name in names}
    coded = [key for key in ids if not key.startswith("name:")]
    if len(coded) > 1 or len(ids) == 1:
        return
    head = coded[0] if coded else max(sorted(ids), key=len)
    identity._joined.update({key: head for key in ids if key != head})


def _join_bodies(identity: Identity, claims: list[NamesClaim]) -> None:
    """A name without legal form means the one enterprise whose full name it is without it."""
    whole: dict[str, set[str]] = defaultdict(set)
    names = sorted({claim.name for claim in claims if claim.name})
    for name in names:
        if key := body_key(name):
            whole[key].add(name)
    sources = _sources_of_names(claims)
    found: dict[str, str] = {}
    for name in names:
        own = identity.id_of_keys(name, None, None)
        bare = bare_key(name) or ""
        full = whole.get(bare, set())
        if f"{bare}集团" in whole or f"{bare}(集团)" in whole:
            continue  # 中国人寿保险 may be the firm or its group
        heads = {identity.id_of_keys(n, None, None) for n in full}
        if own.startswith("name:") and len(heads) == 1 and _never_together({name, *full}, sources):
            found[own] = next(iter(heads))
    for own, head in found.items():
        if own != head and head not in found:
            identity._joined.update({k: head for k, v in identity._joined.items() if v == own})
            identity._joined[own] = head


def _sources_of_names(claims: list[NamesClaim]) -> dict[str, set[str]]:
    sources: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.name and claim.source:
            sources[claim.name].add(claim.source)
    return sources


def _never_together(names: set[str], sources: dict[str, set[str]]) -> bool:
    """Whether no source writes two of the names, as it would of two firms."""
    told = [source for name in names for source in sources.get(name, ())]
    return len(told) == len(set(told))
