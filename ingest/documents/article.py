"""Where an article ends on its page: links to others and the editor's line stand below it."""

import re

_BELOW = re.compile(
    r"(?m)^[ •·>【（《-]*(?:(?:上|下)一(?:篇|条|页|则)|(?:相关(?:阅读|链接|新闻|文章|报道|稿件|推荐)|(?:延伸|推荐|扩展)阅读|(?:热点|热门|精彩)(?:推荐|新闻|阅读))(?=[：:】》 ]|$)"
    r"|(?:责任编辑|责编|编辑|值班编辑|终审)(?=[：:／/ ]))"
)
_ATTACHED = re.compile(r"(?m)^(?:附件|附表|附：)")
_EDITOR = re.compile(r"[编终]")
LEAST = 40
"""Signs of an article above what ends it: at the head of a page the same words end nothing."""


def article(text: str) -> str:
    """The text up to what stands below the article; the whole where most would stand there.

    Attachments below the editor's line are the article's.
    """
    stop = text.find("。")
    if stop < 0:
        return text
    for match in _BELOW.finditer(text):
        if match.start() < max(LEAST, stop, len(text) // 3):
            continue
        below = text[match.start() :]
        own = _ATTACHED.search(below) if _EDITOR.search(match.group()) else None
        return text[: match.start()].rstrip() + (f"\n{below[own.start() :]}" if own else "")
    return text
