"""Words: how a text is cut into search words, and which words tell nothing of a product."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.names import simplified, squeeze

if TYPE_CHECKING:
    from jieba import Tokenizer

_AMOUNT = re.compile(r"[\d.,%+\-]+(?:gwh|gw|mwh|mw|kwh|kw|kg|mm|cm|nm|km|m|t|g|v|l)?")
_SPLIT = re.compile(
    r"[、，,;；/|()（）]+|以及|[及与和](?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff])[-—－](?=[\u4e00-\u9fff])"
)
_QUANTITY = re.compile(
    r"(?:年产|日产|年处理|日处理|日加工|年加工)?[\d.,]+(?:余|多)?[万亿]?"
    r"(?:吨|头|只|羽|台套|台|套|辆|件|米|平方米|片|支|瓶|枚|千瓦|兆瓦|亩|GWh|GW|MW|代)(?:级)?",
    re.IGNORECASE,
)


@cache
def generic_words() -> frozenset[str]:
    """Words that stand in any business text: they are no search words."""
    text = files("matcher").joinpath("data/generic_words.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def trade_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the trade calls things: a word, and the words that firms write of the same."""
    text = files("matcher").joinpath("data/trade_words.txt").read_text(encoding="utf-8")
    known: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        rule = line.split("#")[0]
        if "=" in rule:
            one, other = (side.strip() for side in rule.split("="))
            known.setdefault(one, {})[other] = None
            known.setdefault(other, {})[one] = None
        elif ">" in rule:
            one, others = rule.split(">")
            known.setdefault(one.strip(), {}).update(dict.fromkeys(others.split()))
    return tuple((word.lower(), tuple(others)) for word, others in known.items())


def other_words(thing: str) -> list[str]:
    """Other words of the trade for what a thing is called; none that it holds already."""
    low = simplified(squeeze(thing)).lower()
    found = (o for word, others in trade_words() if word in low for o in others)
    return [other for other in dict.fromkeys(found) if other.lower() not in low]


@cache
def _tokenizer() -> "Tokenizer":
    """A tokenizer by itself: its cache is the user's, not the folder that all users share."""
    import logging

    import jieba

    jieba.default_logger.setLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    folder = Path("~/.cache/chainscout").expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return tokenizer
    tokenizer.tmp_dir = str(folder)
    return tokenizer


def tokens(text: str) -> list[str]:
    """Search words of a text: dictionary words with the shorter words inside them.

    A character that stands alone is joined with what stands before it, so that 预制菜 is not
    found by 预制 only, nor 铁锂 by nothing. Amounts, signs and generic words are dropped.
    """
    return list(_tokens(text))


@lru_cache(maxsize=1 << 14)
def _tokens(text: str) -> tuple[str, ...]:
    found: list[str] = []
    before = ""
    for word in _tokenizer().cut(simplified(squeeze(text)).lower(), HMM=False):
        if len(word) > 1:
            found += _inside(word)
        elif _is_han(word) and before:
            found.append(before + word)
        before = word if _is_han(word[0]) else ""
    generic = generic_words()
    return tuple(w for w in found if w not in generic and not _AMOUNT.fullmatch(w))


def _inside(word: str) -> list[str]:
    """The dictionary's words of two and three characters inside a word, then the word itself."""
    known = _tokenizer().FREQ
    parts = [
        word[i : i + size]
        for size in (2, 3)
        if len(word) > size
        for i in range(len(word) - size + 1)
        if known.get(word[i : i + size])
    ]
    return [*parts, word] if word[0].isalnum() else []


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def phrases(text: str) -> list[str]:
    """The things that a query lists: 多晶硅、有机硅及工业硅 are three. Amounts are dropped."""
    bare = _QUANTITY.sub(" ", text)
    parts = [part.strip() for part in _SPLIT.split(bare)]
    return [part for part in parts if tokens(part)] or [text]
