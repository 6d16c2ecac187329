"""Remarks that the rows of one source give rise to, told once each."""

from collections import Counter, defaultdict

MAX_WORD = 40


class Notes:
    """Collects remarks row by row; the order of their first appearance stays."""

    def __init__(self) -> None:
        self._rows: Counter[str] = Counter()
        self._words: dict[str, dict[str, None]] = defaultdict(dict)

    def remark(self, text: str) -> None:
        """Something to say of a row: 营业收入没有单位,没有取用."""
        self._rows[text] += 1

    def word(self, told: str, word: str) -> None:
        """A word to say the same of as of others: 产业链中有 {} 个词不在链图中."""
        self._words[told][word] = None

    def messages(self) -> list[str]:
        """One message a remark with its rows, one a kind of word with all of them."""
        rows = [text if n == 1 else f"{text}({n} 行)" for text, n in self._rows.items()]
        return rows + [f"{told.format(len(w))}:{listed(w)}" for told, w in self._words.items()]


def listed(words: dict[str, None] | list[str]) -> str:
    """All words, very long ones shortened: faces cut what they have no room for."""
    return "、".join(w if len(w) <= MAX_WORD else f"{w[:MAX_WORD]}…" for w in words)
