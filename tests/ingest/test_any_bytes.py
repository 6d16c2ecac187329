"""Whatever a clerk's file is turned into on its way: an answer each time, never a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.claims import Claim, Mention, Node
from ingest.discover import FOLDERS, REFERENCE_KINDS, SourceFile
from ingest.kinds.documents import DOCUMENT
from ingest.kinds.kind import Context
from ingest.parts import Part, parts
from ingest.rows import BadCell, FileRefused, LeftOut
from ingest.vocabulary import Vocabulary

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
KINDS = {f"hanzhong/{folder}": (kind,) for folder, kind in FOLDERS.items()}
KINDS["reference"] = REFERENCE_KINDS
FILES = [
    (kinds, file.name, file.read_bytes()[:3000])
    for folder, kinds in KINDS.items()
    if folder != "hanzhong/documents"
    for file in sorted((EXAMPLES / folder).iterdir())
    if file.suffix != ".md"
]
DOCUMENTS = Path(__file__).resolve().parent / "documents" / "other"
FILES += [((DOCUMENT,), file.name, file.read_bytes()[:3000]) for file in DOCUMENTS.glob("*.txt")]
CHAINS = Vocabulary({"航空装备": ("航空锻铸件", "检测"), "生物医药": ("检测",)})
ODD = (
    "=1+1", "#REF!", "1e999", "-5", "１２３", "nan", "\u200b", '"', "'", "&a", "*a", "!!x", "- ", "[", "{",
    "第0名", "—", "全市", "火星", "610700199001011234", "13912345678", "合计", "注:", "2024-02-30", "45000",
    "1,2,3", "亿", "²", "①", "<b>x</b>", "\x1b[31m", "\x00", "\r", "\n", ",,,,", "\t", "长" * 1500,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5")


@st.composite
def damaged(draw):
    """A real file after cells were overwritten, bytes lost or changed, or the encoding."""
    kinds, name, data = draw(st.sampled_from(FILES))
    text = data.decode("utf-8", "ignore")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        end = next((i for i in range(at, len(text)) if text[i] in ",\n:"), len(text))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[end:]
    data = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at + draw(st.integers(0, 20)) :]
    return kinds, name, data


def usable(name, kinds, data):
    """The parts of a file that can be read; none where it is refused."""
    try:
        found = list(parts(SourceFile(name, Path("/nowhere") / name, kinds), data, ""))
    except FileRefused as refusal:
        return [], [refusal]
    return (
        [part for part in found if isinstance(part, Part)],
        [part.refusal for part in found if not isinstance(part, Part)],
    )


def answers(part):
    """What the rows of a part claim, and what is said of those that claim nothing."""
    said, told = [], []
    try:
        content = part.kind.read(part.raw)
    except FileRefused as refusal:
        return [], [refusal]
    source = Node("Source", part.id)
    context = Context(source, part.file.stem, content.title, "610700", CHAINS, content.columns)
    for row in content.rows:
        if not row.left_out and not row.problem:
            try:
                said += list(part.kind.transform(row, context))
            except (BadCell, LeftOut) as answer:
                told.append(answer)
    context.notes.messages()
    return said, told


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(damaged())
def test_a_damaged_file_is_refused_or_its_rows_are_taken_or_given_back(tried):
    kinds, name, data = tried
    found, refused = usable(name, kinds, data)
    assert all(refusal.message and refusal.hint for refusal in refused)
    for part in found:
        said, told = answers(part)
        assert all(answer.message for answer in told)
        for item in said:
            assert isinstance(item, Claim | Mention)
            repr(item).encode()  # half a character could not be stored


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\xff\xfe", b""]
)
def test_the_beginning_of_a_file_alone_is_refused(start, size):
    data = (start + bytes(range(1, 30)))[:size]
    found, refused = usable("a.csv", (FOLDERS["parks"],), data)
    assert not found
    assert len(refused) == 1
