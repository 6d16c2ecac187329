"""YAML as chain maps need it: plain text, lists and mappings; nothing that YAML can hide."""

from dataclasses import dataclass

import yaml

from ingest.rows import FileRefused
from ingest.tables.encoding import decode, well_formed

MAX_BYTES = 300_000
MAX_DEPTH = 12
_HINT = "检查缩进、冒号后的空格和引号"
_TOLD = (
    ("mapping values are not allowed", "这里不该有冒号;文字里有冒号的加引号"),
    ("could not find expected ':'", "缺少冒号"),
    ("found character '\\t'", "用了制表符,缩进要用空格"),
    ("expected <block end>", "缩进不齐"),
)
"""What the parser says in English, and what it means."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its line: a text, a list of entries, or a mapping of them."""

    line: int
    value: "str | list[Entry] | dict[str, Entry]"


def load(data: bytes) -> Entry:
    """Parse `data`.

    Raises `FileRefused` for anchors, tags, repeated keys, deep nesting, bad YAML.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused(f"链图超过 {MAX_BYTES // 1000} kB", hint="一条链一个文件")
    text, _ = decode(data)
    try:
        _refuse_tricks(text)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f"第 {mark.line + 1} 行 " if mark else ""
        raise FileRefused(f"{at}YAML 写法有误:{_told(error)}", hint=_HINT) from None
    except yaml.YAMLError:
        raise FileRefused("YAML 写法有误:里面有不能用的字符", hint=_HINT) from None
    if node is None:
        raise FileRefused("文件是空的", hint="写上 chain、region、segments")
    return _entry(node)


def _told(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    return next((told for start, told in _TOLD if problem.startswith(start)), problem)


def _refuse_tricks(text: str) -> None:
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        at = f"第 {event.start_mark.line + 1 if event.start_mark else 0} 行"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FileRefused(f"{at}用了 YAML 的锚或别名", hint="把内容直接写出来")
        if getattr(event, "tag", None):
            raise FileRefused(f"{at}用了 YAML 标签", hint="删去感叹号开头的标签")
        if depth > MAX_DEPTH:
            raise FileRefused(f"{at}嵌套太深", hint="照 docs/formats.md 的例子写")
        if documents > 1:
            raise FileRefused(f"{at}起是第二个文档", hint="一条链一个文件")


def _entry(node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Entry(line, well_formed(str(node.value)))
    if isinstance(node, yaml.SequenceNode):
        return Entry(line, [_entry(item) for item in node.value])
    found: dict[str, Entry] = {}
    for key, value in node.value:
        name = well_formed(str(key.value))
        at = f"第 {key.start_mark.line + 1} 行"
        if not isinstance(key, yaml.ScalarNode):
            raise FileRefused(f"{at}冒号前不是一个词", hint="写作 名称: 值")
        if name in found:
            raise FileRefused(f"{at}的 {name} 写了两次", hint="留一个")
        found[name] = _entry(value)
    return Entry(line, found)
