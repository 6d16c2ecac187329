"""YAML as chain maps need it: plain text, lists and mappings; nothing that YAML can hide."""

from dataclasses import dataclass

import yaml

from ingest.rows import FileRefused
from ingest.tables.encoding import decode

MAX_BYTES = 2_000_000
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its line: a text, a list of entries, or a mapping of them."""

    line: int
    value: "str | list[Entry] | dict[str, Entry]"


def load(data: bytes) -> Entry:
    """Parse `data`. Raises `FileRefused` for anchors, tags, repeated keys, deep nesting, bad YAML."""
    if len(data) > MAX_BYTES:
        raise FileRefused(f"链图超过 {MAX_BYTES // 1_000_000} MB", hint="一条链一个文件")
    text, _ = decode(data)
    try:
        _refuse_tricks(text)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FileRefused(
            f"第 {line} 行 YAML 写法有误:{error.problem}", hint="检查缩进、冒号后的空格和引号"
        ) from None
    except yaml.YAMLError as error:
        raise FileRefused(f"YAML 写法有误:{error}", hint="检查缩进、冒号后的空格和引号") from None
    if node is None:
        raise FileRefused("文件是空的", hint="写上 chain、region、segments")
    return _entry(node)


def _refuse_tricks(text: str) -> None:
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FileRefused(f"第 {line} 行用了 YAML 的锚或别名", hint="把内容直接写出来")
        if getattr(event, "tag", None):
            raise FileRefused(f"第 {line} 行用了 YAML 标签", hint="删去感叹号开头的标签")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > MAX_DEPTH:
            raise FileRefused(f"第 {line} 行嵌套太深", hint="照 docs/formats.md 的例子写")
        if documents > 1:
            raise FileRefused(f"第 {line} 行起是第二个文档", hint="一条链一个文件")


def _entry(node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Entry(line, str(node.value))
    if isinstance(node, yaml.SequenceNode):
        return Entry(line, [_entry(item) for item in node.value])
    found: dict[str, Entry] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            raise FileRefused(f"第 {key.start_mark.line + 1} 行的 {name} 写了两次", hint="留一个")
        found[name] = _entry(value)
    return Entry(line, found)
