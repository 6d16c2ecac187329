"""Some two hundred bad files at once beside a good workspace: every one gets its answer.

The answers stand in docs/bad-files.md; CHAINSCOUT_REWRITE=1 writes them there.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from bad_files import REFUSED, BadFile, bad_files

from ingest.discover import shown_name


@pytest.fixture
def reports(desk):
    """What became of every file, by path."""
    before = desk.build()
    for file in bad_files():
        path = desk.root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    found = desk.build()
    files = [path for path in before if not path.startswith("(")]
    assert {found[path].state for path in files} <= {"read", "unchanged"}
    return found


def _of(file: BadFile, reports):
    """The reports of one file's sheets."""
    folder, name = file.path.split("/", 1)
    return [r for r in reports.values() if r.path == f"{folder}/{shown_name(name)}"]


def test_every_bad_file_gets_its_answer_and_no_row_is_lost(reports):
    wrong = []
    answers = Counter()
    for file in bad_files():
        parts = _of(file, reports)
        states = {str(part.state) for part in parts}
        answers[file.answer] += 1
        refused = states <= {"refused", "skipped"}
        if not parts or refused != (file.answer is REFUSED):
            wrong.append((file.path, file.answer, states))
        if file.written is not None and sum(p.written for p in parts) != file.written:
            wrong.append((file.path, file.written, [p.written for p in parts]))
        for part in parts:
            if part.read != part.written + part.unchanged + part.left_out + part.rejected:
                wrong.append((file.path, "rows do not add up"))
            if not part.written and not (part.messages or part.rejects):
                wrong.append((file.path, "silence"))
            if any(not reject.reason or not reject.expected for reject in part.rejects):
                wrong.append((file.path, "a reject without a reason"))
    assert not wrong
    assert len(answers) == 3
    assert _page_says(reports), "CHAINSCOUT_REWRITE=1 writes docs/bad-files.md anew"


PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "bad-files.md"
TABLE = "<!-- table -->\n"


def _line(file: BadFile, parts) -> str:
    """One row of the table: what was handed in, what became of its rows, what is said."""
    states = "、".join(sorted({STATES[str(p.state)] for p in parts}))
    counted = [sum(getattr(p, name) for p in parts) for name in COUNTS]
    said = [f"{r.column}:{r.reason}" if r.column else r.reason for p in parts for r in p.rejects]
    said += [message for p in parts for message in p.messages]
    told = ";".join(dict.fromkeys(said))
    cells = [f"{file.path.split('/')[0]}/ {file.name}", states, *map(str, counted), told[:160]]
    return "| " + " | ".join(re.sub(r"[|\s`<>]+", " ", cell) for cell in cells) + " |"


STATES = {"read": "已读", "refused": "拒收", "skipped": "跳过"}
COUNTS = ("read", "written", "left_out", "rejected")


def _page_says(reports) -> bool:
    lines = [
        "| 交来的文件 | 结果 | 读到 | 写入 | 略去 | 退回 | 怎么说 |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_line(file, _of(file, reports)) for file in bad_files()]
    text, _, held = PAGE.read_text(encoding="utf-8").partition(TABLE)
    table = "\n".join(lines) + "\n"
    if os.environ.get("CHAINSCOUT_REWRITE"):
        PAGE.write_text(text + TABLE + table, encoding="utf-8")
        return True
    return table == held
