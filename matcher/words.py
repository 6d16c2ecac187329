"""Words: how a text is cut into search words, and which words tell nothing of a product."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.names import simplified, squeeze

if TYPE_CHECKING:
    from jieba import Tokenizer

Group = tuple[str, ...]
"""The search words of one part of a text: a word, the words within it, and what it is joined to."""

_AMOUNT = re.compile(r"[\d.,%+\-]+(?:gwh|gw|mwh|mw|kwh|kw|kg|mm|cm|nm|km|m|t|g|v|l)?")
_SPLIT = re.compile(
    r"[、，,;；/|()（）]+|(?<=[\u4e00-\u9fff])[-—－](?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff]{2})等$"
)
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
    """Whether a text asks for anything: 服务 and 设备类 do not, 医疗设备 and 水加工 do."""
    nothing = generic_words() | kind_words() | _AND | frozenset(_SLIGHT)
    words = cut_words(simplified(squeeze(text)).lower())
    return any(
        word[0].isalnum() and word not in nothing and not _AMOUNT.fullmatch(word) for word in words
    )


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


def cut_words(text: str) -> list[str]:
    """All words of a text in their order, signs too, as the dictionary of jieba cuts it."""
    return list(_tokenizer().cut(text, HMM=False))


def tokens(text: str) -> list[str]:
    """Search words of a text: dictionary words with the shorter words inside them.

    A character that stands alone is joined with what stands before it, so that 预制菜 is not
    found by 预制 only, nor 铁锂 by nothing. Amounts, signs and generic words are dropped.
    """
    return [word for group in word_groups(text) for word in group]


def word_groups(text: str) -> tuple[Group, ...]:
    """The search words of each part of a text: 锂电池隔膜 is (锂电, 电池, 锂电池) and (隔膜)."""
    return tuple(group for _, item in _listed(text) for group in item.groups)


def heads(text: str) -> list[str]:
    """The search words that the things end in which a text speaks of as its own.

    In Chinese what a thing is stands last: 锂电池隔膜 is a 隔膜 and only made for 锂电池. A thing
    that others use (用于锂电池) or that names them (整车企业) is not its own.
    """
    return [word for own, item in _listed(text) if own for word in item.head]


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing of a list: its parts, and the words that its last part ends in."""

    groups: tuple[Group, ...]
    head: Group


_CLAUSE = re.compile(r"[。；;！!？?，,：:\n]+")
PIECE = re.compile(r"[、，,。；;：:！!？?/|()（）\[\]【】《》“”\"'·\s]+")
"""The signs between the things that a text lists."""
_OF_OTHERS = re.compile(r"用于|应用在|应用到|适用|服务于|面向|配套于|供应给|供货|采购|外购|购买")
"""What follows these words, to the end of the clause, is the business of others."""
_DENIED = re.compile(r"(?:不含|不包括|不包含|不涉及)[^)）。；;，,\n]*")
_OTHERS = frozenset({"客户", "用户"})
_FIRMS = frozenset({"企业", "厂商", "厂家", "公司"})
_FOR = frozenset("为向给")
"""为整车企业 speaks of others, 整车企业 of oneself."""
_JOINING = frozenset({*"和与及", "以及"})
_AND = frozenset({*"和与及或等并", "以及", "及其", "包括", "例如"})
_GRAMMAR = frozenset("的之了为向给从由在对将以于至已可能各该其是有并被把等和与及或")
"""Signs before a word that are no part of its name."""
_SLIGHT = "的之了为类型组款"
"""Signs that change nothing of the word before them: 锂电池组 is a 锂电池."""


def without_denied(text: str) -> str:
    """A text without the things of which it says that they are left out (不含汽车座椅)."""
    return _DENIED.sub(" ", text)


def _listed(text: str) -> Iterator[tuple[bool, _Item]]:
    """Every thing that a text lists, and whether it is the speaker's own."""
    for clause in _CLAUSE.split(without_denied(simplified(squeeze(text)).lower())):
        used = _OF_OTHERS.search(clause)
        end = used.start() if used else len(clause)
        for own, side in ((True, clause[:end]), (False, clause[end:])):
            for piece in PIECE.split(side):
                for item in _items(piece):
                    yield own, item


@lru_cache(maxsize=1 << 16)
def _items(piece: str) -> tuple[_Item, ...]:
    """The things of a piece without signs between: 电池和电机 are two."""
    found: list[list[str]] = [[]]
    for word in cut_words(piece):
        if word in _AND:
            found.append([])
        else:
            found[-1].append(word)
    return tuple(item for words in found if (item := _item(words)).groups)


def _item(words: list[str]) -> _Item:
    # where each part ends, its words, and those of them that it ends in
    parts: list[tuple[int, list[str], list[str]]] = []
    before = ""
    for at, word in enumerate(words):
        if len(word) > 1:
            lone = _lone(words, at)
            inside = [*_inside(word), *([lone + word] if lone else [])]
            bare = word.rstrip(_SLIGHT)
            ends = (lone + word, lone + bare)
            parts.append((at, inside, [w for w in inside if any(e.endswith(w) for e in ends)]))
        elif _is_han(word) and before and word not in _SLIGHT:
            joined = before + word
            own = parts.pop()[1] if parts and before in parts[-1][1] else []
            parts.append((at, [*own, joined], [joined]))
        before = word if _is_han(word[0]) and word not in _SLIGHT else ""
    told = [(at, _telling(part), _telling(end)) for at, part, end in parts]
    named = [(at, part, end) for at, part, end in told if part]
    if not named:
        return _Item((), ())
    at, _, end = named[-1]
    return _Item(tuple(part for _, part, _ in named), () if _of_others(words, at) else end)


def _lone(words: list[str], at: int) -> str:
    """The sign before a word that no other word has, as 覆 in 覆铜板; empty where there is none."""
    before = words[at - 1] if at else ""
    is_lone = len(before) == 1 and _is_han(before) and before not in _GRAMMAR
    return before if is_lone and (at == 1 or words[at - 2] in _GRAMMAR) else ""


def _of_others(words: list[str], at: int) -> bool:
    """Whether the words behind the last that tells say that the thing is the business of others."""
    behind = words[at + 1 :]
    spoken_to = not _FIRMS.isdisjoint(behind) and not _FOR.isdisjoint(words)
    return spoken_to or not _OTHERS.isdisjoint(behind)


def _telling(words: Iterable[str]) -> Group:
    """The words that are no amount and do not stand in any business text."""
    generic = generic_words()
    return tuple(w for w in words if w not in generic and not _AMOUNT.fullmatch(w))


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
    words = cut_words(_QUANTITY.sub(" ", text))
    bare = "".join("、" if word in _JOINING else word for word in words)
    parts = [piece.strip() for part in _SPLIT.split(bare) for piece in _made_of(part)]
    return [part for part in parts if tokens(part)] or [text]


def _made_of(part: str) -> list[str]:
    """A part cut where 制 is a word by itself, as it is in neither 制造 nor 控制."""
    words = cut_words(part) if "制" in part else []
    if "制" not in words[1:-1]:
        return [part]
    at = words.index("制", 1)
    sides = ["".join(words[:at]), "".join(words[at + 1 :])]
    return sides if all(map(tokens, sides)) else [part]
