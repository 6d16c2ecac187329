"""Spellings of a legal name that mean the same by its words, not by likeness."""

import re

from graph.naming.parts import NameParts, parse_name, without_legal_form

_KIND_OF_REGION = re.compile(r"(?:(?:维吾尔|壮族|回族)?自治区|[省市])")
_SHORTEST = 4
"""A name without legal form has so many characters at least: 华为 alone is a 字号, no name."""


def same_place_key(name: str) -> str:
    """Equal for names that differ only in 省, 市, 自治区 of the region at their head, or in marks.

    深圳市天地股份有限公司 and 深圳天地股份有限公司 have one key; so have *ST天成控股 and 天成控股.
    """
    return _key(parse_name(name), parse_name(name).bare)


def body_key(name: str) -> str | None:
    """The same key without the legal form; None for a name that has none."""
    parts = parse_name(name)
    body = without_legal_form(parts.bare)
    return None if body == parts.bare or parts.branch else _key(parts, body)


def bare_key(name: str) -> str | None:
    """The key of a name written without a legal form; None for one that has it, or is too short."""
    parts = parse_name(name)
    if parts.legal or parts.branch or len(parts.bare) < _SHORTEST:
        return None
    return _key(parts, parts.bare)


def _key(parts: NameParts, text: str) -> str:
    region = parts.region
    if not region or not text.startswith(region):
        return text
    plain = _KIND_OF_REGION.sub("", region)
    return f"{parts.region_code}|{plain}{text[len(region) :]}" if len(plain) > 1 else text
