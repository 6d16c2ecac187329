"""Some two hundred bad files at once beside a good workspace: every one gets its answer."""

from collections import Counter

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
    assert {found[path].state for path in before} <= {"read", "unchanged"}
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
