"""Words: how a text is cut into search words, and which words tell nothing of a product."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
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
    r"|(?<=[\u4e00-\u9fff]{2})等$"
)
OTHER_WORD = 0.6
"""What a match is worth that was made by another word of the trade for the thing."""
_QUANTITY = re.compile(
    r"(?:年产|日产|年处理|日处理|日加工|年加工)?[\d.,]+(?:余|多)?[万亿]?"
    r"(?:吨|头|只|羽|台套|台|套|辆|件|米|平方米|片|支|瓶|枚|千瓦|兆瓦|亩|GWh|GW|MW|代)(?:级)?",
    re.IGNORECASE,
)


@cache
def generic_words() -> frozenset[str]:
    """Words that stand in any business text: they are no search words."""
    return _words("generic_words.txt")


@cache
def kind_words() -> frozenset[str]:
    """Words that say of what kind a thing is, and nothing alone: 设备, 材料."""
    return _words("kind_words.txt")


def _words(file: str) -> frozenset[str]:
    text = files("matcher").joinpath("data", file).read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


def names_a_thing(text: str) -> bool:
    """Whether a text asks for anything: 服务 and 设备 do not, 医疗设备 does."""
    return any(not kind_words().issuperset(group) for group in word_groups(text))


@dataclass(frozen=True, slots=True)
class TradeWords:
    """What the trade calls things, in lower case, with the words that firms write of the same."""

    same: Mapping[str, tuple[str, ...]]
    """Two words for one thing."""
    narrower: Mapping[str, tuple[str, ...]]
    """What is asked for, and what firms write of it."""


@cache
def trade_words() -> TradeWords:
    """The table of `data/trade_words.txt`."""
    text = files("matcher").joinpath("data/trade_words.txt").read_text(encoding="utf-8")
    same: dict[str, dict[str, None]] = {}
    narrower: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        rule = line.split("#")[0].lower()
        if "=" in rule:
            one, other = (side.strip() for side in rule.split("="))
            same.setdefault(one, {})[other] = None
            same.setdefault(other, {})[one] = None
        elif ">" in rule:
            one, others = rule.split(">")
            narrower.setdefault(one.strip(), {}).update(dict.fromkeys(others.split()))
    return TradeWords(
        {word: tuple(others) for word, others in same.items()},
        {word: tuple(others) for word, others in narrower.items()},
    )


_TAIL = re.compile(r"总装|组装|整机|主机|园$")
"""What may follow the name of a thing and means the same thing: 风机总装."""


def other_words(thing: str, *, whole: bool = False) -> list[str]:
    """Other words of the trade for what a thing is called; none that it holds already.

    Two words for one thing stand for each other within a name, too: 锂电池隔膜 becomes
    锂离子电池隔膜, and is no 锂离子电池. What firms write of a thing is found where its word ends
    the name (新能源商用车); with `whole`, only where it is all of the name.
    """
    low = simplified(squeeze(thing)).lower()
    known = trade_words()
    begun = _starts(low)
    found: list[str] = []
    for at, word, others in _standing(low, begun, known.same):
        alone = not tokens(low[:at]) and _ends(low[at + len(word) :])
        found += others if alone else (low.replace(word, other) for other in others)
    for at, word, others in _standing(low, begun, known.narrower):
        if _ends(low[at + len(word) :]) and not (whole and tokens(low[:at])):
            found += others
    return [other for other in dict.fromkeys(found) if other not in low]


def _standing(
    text: str, begun: Collection[int], known: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The known words that stand in a text as words, each with its last place and its others."""
    for word, others in known.items():
        at = text.rfind(word)
        if at in begun:
            yield at, word, others


def _starts(text: str) -> set[int]:
    """Where the words of a text begin: 隔膜 is none of 阻隔膜."""
    at, found = 0, set()
    for word in _tokenizer().cut(text, HMM=False):
        found.add(at)
        at += len(word)
    return found


def _ends(rest: str) -> bool:
    """Whether what follows a word adds nothing to it."""
    return len(rest) < 2 or not tokens(_TAIL.sub("", rest))


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
    return [word for group in word_groups(text) for word in group]


@lru_cache(maxsize=1 << 14)
def word_groups(text: str) -> tuple[tuple[str, ...], ...]:
    """The search words of each part of a text: 锂电池隔膜 is (锂电, 电池, 锂电池) and (隔膜)."""
    found: list[list[str]] = []
    before = ""
    for word in _tokenizer().cut(simplified(squeeze(text)).lower(), HMM=False):
        if len(word) > 1:
            found.append(_inside(word))
        elif _is_han(word) and before:
            joined = before + word
            if found and before in found[-1]:
                found[-1].append(joined)
            else:
                found.append([joined])
        before = word if _is_han(word[0]) else ""
    generic = generic_words()
    kept = (
        tuple(w for w in group if w not in generic and not _AMOUNT.fullmatch(w)) for group in found
    )
    return tuple(group for group in kept if group)


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
    """The things that a query lists: 多晶硅、有机硅及工业硅 are three. Amounts are dropped.

    What a thing is made of is one of its own: 煤炭制聚烯烃 asks for 煤炭 and 聚烯烃.
    """
    bare = _QUANTITY.sub(" ", text)
    parts = [piece.strip() for part in _SPLIT.split(bare) for piece in _made_of(part)]
    return [part for part in parts if tokens(part)] or [text]


def _made_of(part: str) -> list[str]:
    """A part cut where 制 is a word by itself, as it is in neither 制造 nor 控制."""
    words = list(_tokenizer().cut(part, HMM=False)) if "制" in part else []
    if "制" not in words[1:-1]:
        return [part]
    at = words.index("制", 1)
    sides = ["".join(words[:at]), "".join(words[at + 1 :])]
    return sides if all(map(tokens, sides)) else [part]
