"""`chainscout read`: lines of JSON, a table, the text; errors in words."""

import json

import pytest

from api.main import main

LETTER = (
    "关于招商情况的报告\n\n全市新签约项目58个,总投资35.39亿元。\n（联系人：某某 电话：2626860）\n"
)


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


def test_each_line_is_a_fact_with_its_place_in_the_printed_text(letter, capsys):
    assert main(["read", str(letter), "--json"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert main(["read", str(letter), "--text"]) == 0
    text = capsys.readouterr().out
    assert {"document", "indicator"} == {fact["kind"] for fact in facts}
    for fact in facts:
        assert text[fact["start"] : fact["end"]] == fact["quote"]
        assert {"value", "confidence", "rule"} <= set(fact)
    assert [f["value"] for f in facts if f["kind"] == "indicator"] == [58.0, 3539000000.0]
    assert "2626860" not in text


def test_people_get_a_table(letter, capsys):
    assert main(["read", str(letter)]) == 0
    shown = capsys.readouterr().out
    assert "3539000000" in shown
    assert "共 3 条" in shown


def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path, capsys):
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    assert main(["read", str(bad)]) == 1
    assert "PDF 已损坏" in capsys.readouterr().err
    assert main(["read", str(bad), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "nothing_read"
    assert main(["read", str(tmp_path / "没有.txt")]) == 2
    capsys.readouterr()
    assert main(["read", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "文件夹" in told
    assert "chainscout build" in told


def test_names_in_the_graph_are_known_in_a_document(hanzhong, tmp_path, capsys):
    """Short names of the bureau's register, which nothing in the sentence tells to be firms."""
    letter = tmp_path / "走访.txt"
    letter.write_text("关于走访企业的报告\n\n今年走访了汉江工具和汉江机床。\n", encoding="utf-8")

    def named(*more):
        assert main(["read", str(letter), "--json", *more]) == 0
        facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        return [(f["value"], f["rule"]) for f in facts if f["kind"] == "enterprise"]

    assert named() == []
    assert named("--workspace", str(hanzhong)) == [
        ("汉江工具", "known name"),
        ("汉江机床", "known name"),
    ]
