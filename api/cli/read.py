"""The command `read`: the facts of one document, or its normalised text."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli import render
from api.cli.options import AsJson, StoreOption, reading
from graph.errors import NothingRead, UsageError
from ingest.documents.fact import Fact
from ingest.documents.gazetteer import Gazetteer
from ingest.documents.limits import refuse_large
from ingest.documents.reading import Reading, read_document
from ingest.rows import FileRefused

LABELS = {
    "document": "文件",
    "chain": "产业链",
    "chain_count": "产业链数",
    "enterprise": "企业",
    "cluster": "目标区域",
    "list_meant": "榜单",
    "project": "项目",
    "indicator": "指标",
    "goal": "目标",
    "cited": "引用文件",
    "mechanism": "机制",
    "damaged": "损坏",
}
FIELDS = {
    "issuer": "发文机关",
    "number": "文号",
    "date": "日期",
    "place": "地方",
    "name": "名称",
    "unit": "单位",
    "period": "时期",
    "region": "地区",
    "firm": "企业",
    "product": "产品",
    "capacity": "产能",
    "amount_yuan": "投资(元)",
    "stage": "阶段",
    "doc_kind": "文种",
}
QUOTED = 40


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="一份公文")],
    workspace: Annotated[
        Path | None, typer.Option("--workspace", help="工作区,用图里的企业名称帮助辨认")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="只打印归一后的正文")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """读一份公文(.txt .md .html .docx .pdf .doc .wps .rtf),打印其中的事实,各有原文和位置。"""
    known = _names_in_graph(workspace, store) if workspace else None
    found = _read(file, known)
    if text:
        sys.stdout.write(found.text + "\n")
    elif as_json:
        for fact in found.facts:
            sys.stdout.write(json.dumps(as_record(found, fact), ensure_ascii=False) + "\n")
    else:
        _print(found)
    if not as_json:
        for message in found.messages:
            sys.stderr.write(f"{file.name}:{message}\n")


def as_record(found: Reading, fact: Fact) -> dict[str, Any]:
    """One line of `--json`: fields that the text does not state are left out."""
    stated = {name: value for name, value in fact.fields.items() if value not in (None, "")}
    return {
        "kind": fact.kind.value,
        "value": fact.value,
        "quote": found.quote(fact),
        "start": fact.start,
        "end": fact.end,
        "confidence": fact.confidence,
        "rule": fact.rule,
        **stated,
    }


def _read(file: Path, known: Gazetteer | None) -> Reading:
    if file.is_dir():
        raise UsageError(
            "这是文件夹,read 一次读一份公文",
            hint="写明一份的文件名;整个文件夹放进工作区的 documents/,再运行 chainscout build",
            where=str(file),
        )
    if not file.is_file():
        raise UsageError("没有这个文件", hint="检查文件名", where=str(file))
    try:
        refuse_large(file)
        return read_document(file.name, file.read_bytes(), known)
    except FileRefused as refusal:
        raise NothingRead(refusal.message, hint=refusal.hint, where=str(file)) from None
    except OSError as error:
        raise NothingRead(
            f"文件读不了:{error.strerror}", hint="检查文件和权限", where=str(file)
        ) from None


def _names_in_graph(workspace: Path, store: str | None) -> Gazetteer:
    with reading(workspace, store) as (_, held):
        rows = held.read("MATCH (e:Enterprise) RETURN e.name AS name, e.short_name AS short")
    names = {row[key] for row in rows for key in ("name", "short") if row[key]}
    return Gazetteer.of(name for name in names if len(name) > 2)


def _print(found: Reading) -> None:
    table = render._table("种类", "内容", "说明", "原文", "位置")
    for fact in found.facts:
        told = [f"{FIELDS[k]} {_shown(v)}" for k, v in fact.fields.items() if k in FIELDS and v]
        quote = found.quote(fact).replace("\n", " ")
        quote = quote if len(quote) <= QUOTED else f"{quote[:QUOTED]}…"
        place = f"{fact.start}-{fact.end}"
        row = (LABELS[fact.kind], _shown(fact.value), ",".join(told), quote, place)
        table.add_row(*map(render._plain, row))
    render._console().print(table)
    sys.stdout.write(f"共 {len(found.facts)} 条\n")


def _shown(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)
