"""Passages that a wrong decoding destroyed: found, marked, and kept from every extractor.

Web pages of GB 18030 that were decoded a byte off leave a tell-tale: `?`, a pronunciation, and
signs that mean nothing (平?jīng)鍪幸愿). Where the text begins to mean something again cannot be
told for certain, so the mark runs to the next sign that such a run does not hold.
"""

import re
from collections.abc import Iterator

LOST = "\ufffd"
PRONUNCIATION = re.compile(r"\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*\)")
"""A sign's pronunciation in brackets, which converters of traditional text put behind it."""
_END = r"\s0-9，。；：、（(•|《》"
_DAMAGED = re.compile(
    rf"[^{_END}？?]?[?？][(（]?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）][^{_END}]*[?？]?"
    rf"|[^{_END}？?\W]{{0,6}}[\u3400-\u9fff][?？](?=[、，])"
    r"|[^\s，。；：、]{0,2}\ufffd[^\s，。；：、\ufffd]{0,2}(?:\ufffd[^\s，。；：、\ufffd]{0,2})*"
    r"|(?:锟斤拷|烫烫烫|屯屯屯)+"
    r"|(?:[\u00c0-\u00ff][\u0080-\u00bf]{1,2}){2,}"
)


def damaged(text: str) -> Iterator[tuple[int, int]]:
    """The damaged passages of a text."""
    for match in _DAMAGED.finditer(text):
        yield match.span()


def masked(text: str, passages: list[tuple[int, int]]) -> str:
    """The text with every damaged sign replaced by U+FFFD, of the same length."""
    for start, end in reversed(passages):
        text = text[:start] + LOST * (end - start) + text[end:]
    return text
