"""The report of a build as a workbook: every file with what became of it, every name left open."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.sources import KIND_WORDS
from api.files.whole import written_whole
from api.files.workbook import MAX_CELL

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NAME = "读入报告.xlsx"
_FILES = (
    *(("文件", 40), ("表", 12), ("种类", 12), ("状态", 8), ("读入", 8), ("新", 8), ("改", 8)),
    *(("未变", 8), ("略去", 8), ("退回", 8), ("已更正", 8), ("损坏", 8), ("撤回", 8)),
    *(("认出企业", 9), ("新企业", 8), ("未知名称", 9), ("存疑名称", 9), ("没有用到的列", 30)),
    ("说明", 80),
)
_NAMES = (
    *(("文件", 40), ("表", 12), ("行", 8), ("名称", 32), ("状态", 8), ("用在项目", 32)),
    *(("可能是", 40), ("把握", 8), ("理由", 50)),
)
UNKNOWN, AMBIGUOUS = "未知", "存疑"


def write_report(folder: Path, answer: shapes.Built) -> Path:
    """Write the report into `folder`; return where it stands.

    Raises `UsageError` where it cannot be written; what was there stays then.
    """
    import xlsxwriter

    target = folder / NAME
    with written_whole(target, "读入报告", "关掉打开着的读入报告,再运行一次") as draft:
        folder.mkdir(parents=True, exist_ok=True)
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(draft), {**plain, "strings_to_numbers": False}) as book:
            _sheet(book, "文件", _FILES, [_file_row(s) for s in answer.sources])
            _sheet(book, "待认的名称", _NAMES, list(_name_rows(answer.sources)))
    return target


def _file_row(s: shapes.SourceState) -> list[object]:
    return [
        s.path,
        s.sheet,
        KIND_WORDS.get(s.kind, s.kind),
        shapes.STATE_WORDS[s.state],
        *(s.read, s.new, s.changed, s.unchanged, s.left_out, s.rejected, s.settled, s.damaged),
        *(s.withdrawn, s.names_known, s.names_new, len(s.unknown), len(s.ambiguous)),
        "、".join(s.unused),
        ";\n".join([*s.messages, *unchecked(s)]),
    ]


def unchecked(s: shapes.SourceState) -> list[str]:
    """What is said of names that were too many to be compared."""
    return [f"另有 {s.names_unchecked} 个新名称没有比对"] if s.names_unchecked else []


def _name_rows(sources: Sequence[shapes.SourceState]) -> Iterator[list[object]]:
    """One row for each name and enterprise that it could mean."""
    for s in sources:
        for word, names in ((UNKNOWN, s.unknown), (AMBIGUOUS, s.ambiguous)):
            for one in names:
                told: list[object] = [s.path, s.sheet, one.row or "", one.name, word, one.project]
                if not one.candidates:
                    yield [*told, "", "", ""]
                for c in one.candidates:
                    yield [*told, c.name or c.id, c.certainty, c.why]


def _sheet(
    book: "Workbook",
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[object]],
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (header, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, header, bold)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, at, value, wrapped)
            else:
                sheet.write_string(number, at, str(value)[:MAX_CELL], wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
