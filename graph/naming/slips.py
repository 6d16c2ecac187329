"""Where one slip lies between a mention and a name: a sign wrong, missing, too many, swapped."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.naming.parts import NameParts


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. `part` is of the name: region, brand, trade or form; `op` says what happened.

    `lost` is the place in the stem of the name that is not as written, or None; `placed` says that
    mention and name were compared with their regions.
    """

    part: str
    op: str
    lost: int | None
    placed: bool


def one_slip(m: NameParts, c: NameParts) -> Slip | None:
    """The slip by which mention `m` differs from the name `c`, or None where it is not one."""
    if OSA.distance(m.form, c.form, score_cutoff=1) == 1:
        return _located(m.form, c.form, c, placed=True)
    if OSA.distance(m.body, c.body, score_cutoff=1) == 1:
        return _located(m.body, c.body, c, placed=True)
    if OSA.distance(m.stem, c.stem, score_cutoff=1) == 1:
        return _located(m.stem, c.stem, c, placed=True)
    if not c.region or not c.body.startswith(c.region):
        return None
    own = c.body[len(c.region) :]
    alike = bool(m.region_code) and m.region_code == c.region_code
    bare = m.body[len(m.region) :] if m.body.startswith(m.region) else m.core
    pairs = ((bare, own), (m.core, c.core)) if alike else ()
    for mine, other in (*pairs, (m.body, own), (m.core, c.core), (m.stem, c.core)):
        if OSA.distance(mine, other, score_cutoff=1) == 1:
            return _located(mine, other, c, placed=alike, headless=True)
    return None


def two_slips(m: NameParts, c: NameParts) -> bool:
    """Whether two slips lie between two long names."""
    return len(c.stem) >= 6 and (
        OSA.distance(m.body, c.body, score_cutoff=2) == 2
        or OSA.distance(m.form, c.form, score_cutoff=2) == 2
    )


def _located(mine: str, own: str, c: NameParts, *, placed: bool, headless: bool = False) -> Slip:
    at = next(
        (i for i, (a, b) in enumerate(zip(mine, own, strict=False)) if a != b),
        min(len(mine), len(own)),
    )
    if len(mine) == len(own):
        op = "swapped" if sorted(mine) == sorted(own) else "wrong"
    else:
        op = "missing" if len(mine) < len(own) else "extra"
    head = len(c.stem) - len(c.core)
    in_stem = at + head if headless else at
    ends = head + len(c.brand)
    if in_stem < head:
        part = "region"
    elif in_stem < ends:
        part = "brand"
    elif in_stem < len(c.stem) and own[at : at + 1] == c.stem[in_stem : in_stem + 1]:
        part = "trade"
    else:
        part = "form"
    lost = in_stem if op in ("wrong", "missing") and part != "form" else None
    return Slip(part, op, lost, placed)
