"""Passages that a wrong decoding destroyed: found, marked, and kept from every extractor.

Web pages of GB 18030 that were decoded a byte off leave a tell-tale: `?`, a pronunciation, and
signs that mean nothing (平?jīng)鍪幸愿). Where the text begins to mean something again cannot be
told for certain, so the mark runs to the next sign that such a run does not hold. A mark beside
the digits of a figure, or between them, says that a digit or a sign may be lost: the whole figure
is damaged.
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


_MARK = "?\ufffd\ue000-\uf8ff"
_HOLLOW = "□〓"
"""What is printed for a sign that a font lacks; at a line's start it is a box to tick."""
_FIGURE = re.compile(
    rf"(?:\d[\d.,]{{0,24}})?(?:[{_MARK}]|(?<=[一-龥]|[{_HOLLOW}])[{_HOLLOW}]){{1,8}}\d"
    rf"|\d[百千万亿]{{0,2}}[{_MARK}{_HOLLOW}]{{1,8}}(?=[一-龥%‰\d])"
    r"|\d？(?=[\d%‰个家户亿万项])|(?<=[一-龥])(?P<asked>？)\d"
)
_ASKS = re.compile(r"[吗呢么吧什哪几谁何]|怎|多少|是否|能否|可否|有无")
_DIGITS = "0123456789.,"


def damaged(text: str) -> Iterator[tuple[int, int]]:
    """The damaged passages of a text, in order; none overlap."""
    found = [m.span() for m in _DAMAGED.finditer(text)]
    found += [m.span() for m in _FIGURE.finditer(text) if not _is_question(text, m)]
    last = -1, -1
    for start, end in sorted(_whole_figure(text, *span) for span in found):
        if start <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last[0] >= 0:
            yield last
        last = start, end
    if last[0] >= 0:
        yield last


def _is_question(text: str, match: re.Match[str]) -> bool:
    """Whether a question mark ends a question: 完成了多少？5月底…."""
    if match["asked"] is None:
        return False
    return (
        _ASKS.search(re.split("[。；！\n]", text[max(0, match.start() - 40) : match.start()])[-1])
        is not None
    )


def _whole_figure(text: str, start: int, end: int) -> tuple[int, int]:
    """The passage with the rest of a figure that it cuts, or that stands right at its mark."""
    marks = _DIGITS + "?？\ufffd"
    if text[start] in marks:
        while start and text[start - 1] in _DIGITS:
            start -= 1
    if text[end - 1] in marks:
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        while text[end - 1] in ",." and end - start > 1:
            end -= 1
    return start, end


def masked(text: str, passages: list[tuple[int, int]]) -> str:
    """The text with every damaged sign replaced by U+FFFD, of the same length."""
    for start, end in reversed(passages):
        text = text[:start] + LOST * (end - start) + text[end:]
    return text
