"""What frames the document on a web page and is no text of it: menus, footers, lists of links."""

import re
from collections.abc import Iterator
from typing import Any

_ALWAYS = {"nav", "aside", "menu", "dialog"}
_OF_SITE = {"header", "footer"}
"""Outside an article these are the site's; within one its title and date may stand there."""
_ARTICLE = {"article", "main"}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "menu", "menubar", "search"}
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|copyright|sidebar|pagination|share|toolbar|friendlinks?)(?:$|[\s_-])",
    re.I,
)
_NEVER = {"html", "body", "main", "article", "form"}
_LISTS = {"ul", "ol", "dl", "div", "td", "p", "section", "table", "tr", "span", "center"}
LINKED = 0.8
"""Share of a block's signs that are links, from which the block is a list of links."""
FEWEST = 3
LONGEST = 40.0
"""Signs of a link, on average, above which links are the text itself."""
_ATTACHED = re.compile(r"附件|附表|附：")
_SITE_LINE = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|网站地图|技术支持[:：]|建议使用.{0,30}(?:浏览器|分辨率)|网站访问量|Copyright|^(?:当前位置|您(?:现在)?(?:的|所在)位置)[:：]|^(?:上一[篇条页]|下一[篇条页])[:：]?"
)
LONGEST_SITE_LINE = 160


def without_frame(root: Any) -> None:
    """Take the frame out of a page's tree, unless nothing would be left."""
    for node in [n for n in root.iter() if isinstance(n.tag, str) and _is_frame(n)]:
        _drop(node)
    for node in list(_link_lists(root)):
        _drop(node)


def is_of_site(line: str) -> bool:
    """Whether a line is the site's: its registration, its owner, where the reader is."""
    return len(line) <= LONGEST_SITE_LINE and _SITE_LINE.search(line) is not None


def _is_frame(node: Any) -> bool:
    if node.tag in _NEVER:
        return False
    if node.tag in _ALWAYS or (node.get("role") or "").lower() in _ROLES:
        return True
    if node.tag in _OF_SITE:
        return next(node.iterancestors(*_ARTICLE), None) is None
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return _CLASS.search(named) is not None and node.find(".//h1") is None


def _link_lists(root: Any) -> Iterator[Any]:
    """The outermost blocks that are hardly more than links."""
    told: dict[Any, tuple[int, int, int]] = {}
    for node in reversed(list(root.iter())):
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            continue
        signs = len((node.text or "").strip())
        linked = links = 0
        for child in node:
            a, b, c = told.get(child, (0, 0, 0))
            signs, linked, links = (
                signs + a + len((child.tail or "").strip()),
                linked + b,
                links + c,
            )
        if node.tag == "a":
            linked, links = signs, 1
        told[node] = signs, linked, links
    dropped: set[Any] = set()
    for node in root.iter(*_LISTS):
        signs, linked, links = told.get(node, (0, 0, 0))
        if links < FEWEST or linked < LINKED * signs or linked > LONGEST * links:
            continue
        if any(above in dropped for above in node.iterancestors()):
            continue
        if not _ATTACHED.search("".join(node.itertext())):
            dropped.add(node)
            yield node


def _drop(node: Any) -> None:
    parent = node.getparent()
    if parent is not None:
        node.drop_tree()
