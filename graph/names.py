"""Names and codes of Chinese enterprises: normal forms, check digits, stock codes."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
_BRACKETS = str.maketrans("〔〕【】［］[]{}《》〈〉", "()()()()()()()")
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_USCC_SHAPE = re.compile(rf"[{_USCC_SIGNS}]{{2}}[0-9]{{6}}[{_USCC_SIGNS}]{{10}}")
_STOCK = re.compile(r"(?:(SH|SZ|BJ)\.?)?([0-9]{6})(?:\.?(SH|SZ|BJ|XSHG|XSHE))?")
_MARKETS = {"XSHG": "SH", "XSHE": "SZ"}


def squeeze(text: str) -> str:
    """Return `text` in NFKC, without white space and zero-width marks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return `text` in simplified characters.

    Text that GB 2312 can write is simplified already and stays as it is, so that names such as
    乾照光电 (where 乾 is right) are not touched.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


_ENDS_IN_IDS = str.maketrans({"/": "·", "@": "·"})


def id_part(name: str) -> str:
    """A name as it stands in an id of several names: / and @, which part them, become ·."""
    return name.translate(_ENDS_IN_IDS)


@lru_cache(maxsize=1 << 16)
def _normal(text: str) -> str:
    return simplified(squeeze(text).translate(_BRACKETS)).replace("·", "").upper()


def legal_name(text: str) -> str:
    """Return the normal form of an enterprise's name: two spellings of one name have one form.

    Width, brackets, white space, zero-width marks, traditional characters and the case of
    letters do not count; every other sign does.
    """
    return _normal(text)


def product_name(text: str) -> str:
    """Return the normal form of a product's name: simplified, squeezed, case as written."""
    return simplified(squeeze(text).translate(_BRACKETS))


def credit_code(text: str) -> str | None:
    """Return a unified social credit code in capitals, or None where it is none.

    The check digit is that of GB 32100-2015: the sum of the first 17 signs' values times
    3^i mod 31, taken from 31. Identity numbers of persons (GB 11643, other check digit) fail.
    """
    code = squeeze(text).upper()
    if not _USCC_SHAPE.fullmatch(code):
        return None
    total = sum(
        _USCC_SIGNS.index(sign) * weight
        for sign, weight in zip(code[:17], _USCC_WEIGHTS, strict=True)
    )
    return code if _USCC_SIGNS[(31 - total % 31) % 31] == code[17] else None


def stock_code(text: str) -> str | None:
    """Return an A-share code as `600438.SH`, or None where it is none.

    `SH600438`, `600438SH`, `600438.SH` and `600438` are read. Without a market sign the first
    digit tells it: 6 and 9 Shanghai (but 92 Beijing), 0, 2 and 3 Shenzhen, 4 and 8 Beijing.
    """
    match = _STOCK.fullmatch(squeeze(text).upper())
    if not match:
        return None
    before, digits, after = match.groups()
    if before and after:
        return None
    market = before or after
    if market:
        return f"{digits}.{_MARKETS.get(market, market)}"
    if digits.startswith("92") or digits[0] in "48":
        return f"{digits}.BJ"
    if digits[0] in "69":
        return f"{digits}.SH"
    return f"{digits}.SZ" if digits[0] in "023" else None
