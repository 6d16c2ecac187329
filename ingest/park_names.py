"""Parks by the words of a ledger: their name, or a short form within their own city.

The short form of 汉中高新技术产业开发区 is 汉中高新区 anywhere, and 高新区 alone where the project
lies in the same city, no other place stands before the word, and one park alone can be meant.
Counted on the parks of `examples/`, each written in short: with the name of its region all of 43
were right; without it 42 of 43 in the park's own county (one found nothing), and where no more is
known than the city 36 of the 38 that were found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.names import simplified, squeeze
from graph.places import places

_KINDS = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("工业园区", "工业园"),
    ("产业园区", "产业园"),
    ("科技园区", "科技园"),
    ("物流园区", "物流园"),
)
"""What parks are called at length, and in short."""
_NO_NAME = frozenset(
    {word for pair in _KINDS for word in pair}
    | {"开发区", "园区", "工业集中区", "工业区", "新区", "示范区", "产业集聚区"}
)
"""Words that name a park only within its own city."""
BY_NAME, BY_SHORT, BY_KIND = 0.95, 0.9, 0.8
_BEFORE = re.compile(r"(?:^|[^\u3400-\u9fff]|位于|坐落于?|落户|入驻|进驻|建在|设在|[在于到])$")
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class KnownPark:
    """A park of the bureau's tables: its id, its name, the code of its region, its other names."""

    id: str
    name: str
    region: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPark:
    """A park that a text names: how sure that is (0-1), and why, in Chinese."""

    park: KnownPark
    certainty: float
    why: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a park; `near` where it counts only within its home region."""

    park: KnownPark
    home: str
    certainty: float
    near: bool


def parks_in(
    texts: Iterable[tuple[str, str]], parks: tuple[KnownPark, ...], place: str
) -> list[FoundPark]:
    """The parks that texts, each with its column, name; `place` is the region they speak of."""
    forms = _forms(parks)
    found: dict[str, FoundPark] = {}
    for column, text in texts:
        for word, form in _named(simplified(squeeze(text)), forms, place):
            why = f"{column}中写有园区名“{word}”"
            if form.near:
                why += ",在同一市县内只有它可指"
            held = found.get(form.park.id)
            if held is None or form.certainty > held.certainty:
                found[form.park.id] = FoundPark(form.park, form.certainty, why)
    return list(found.values())


@lru_cache(maxsize=8)
def _forms(parks: tuple[KnownPark, ...]) -> dict[str, tuple[_Form, ...]]:
    """Every way of writing each park, the longest first; made once for one set of parks."""
    table: dict[str, dict[str, _Form]] = {}
    for park in parks:
        for word, form in _ways(park):
            table.setdefault(word, {}).setdefault(park.id, form)
    return {word: tuple(table[word].values()) for word in sorted(table, key=lambda w: (-len(w), w))}


def _ways(park: KnownPark) -> Iterator[tuple[str, _Form]]:
    name = simplified(squeeze(park.name))
    if "(" in name:  # 绵阳(三台)健康食品产业园 is written without brackets, too
        yield name, _Form(park, park.region, BY_NAME, near=False)
        name = name.replace("(", "").replace(")", "")
    region, size = places().head(name)
    home = region.code if region else park.region
    rest = name[size:] if region else name
    for other in park.others:
        yield simplified(squeeze(other)), _Form(park, home, BY_SHORT, near=True)
    if region or rest not in _NO_NAME:
        yield name, _Form(park, home, BY_NAME, near=len(name) <= SHORTEST)
    for short in dict.fromkeys((_shortened(rest), rest)):
        if len(short) < SHORTEST:
            continue
        yield short, _Form(park, home, BY_KIND if short in _NO_NAME else BY_SHORT, near=True)
        for before in (region.core, region.name) if region else ():
            yield f"{before}{short}", _Form(park, home, BY_SHORT, near=False)


def _shortened(name: str) -> str:
    for long, short in _KINDS:
        if name.endswith(long):
            return name.removesuffix(long) + short
    return name


def _named(
    text: str, forms: dict[str, tuple[_Form, ...]], place: str
) -> Iterator[tuple[str, _Form]]:
    """The words that stand in a text, but for those within a longer one, with the park meant."""
    free = [True] * len(text)
    for word, meant in forms.items():
        at = text.find(word)
        while at >= 0:
            if all(free[at : at + len(word)]):
                one = _one(meant, text[:at], place)
                if one is not None:
                    free[at : at + len(word)] = [False] * len(word)
                    yield word, one
                    break
            at = text.find(word, at + 1)


def _one(forms: tuple[_Form, ...], before: str, place: str) -> _Form | None:
    """The one park meant where the word stands after `before`, or None."""
    plain = [form for form in forms if not form.near]
    if plain:
        return plain[0] if len(plain) == 1 else None
    if not _may_stand(before, place):
        return None
    known = places()
    here = [form for form in forms if form.home == place]
    above = [form for form in forms if form.home in known.ancestors(place)]
    below = [form for form in forms if known.inside(form.home, place)]
    nearest = here or above or below
    return nearest[0] if len(nearest) == 1 else None


def _may_stand(before: str, place: str) -> bool:
    """Whether nothing before the word says that it is elsewhere: another place, a longer name."""
    if _BEFORE.search(before):
        return True
    known = places()
    lineage = [known.present[place], *(known.present[code] for code in known.ancestors(place))]
    return before.endswith(tuple(name for r in lineage for name in (r.name, r.core)))
