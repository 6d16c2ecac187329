"""The commands as a clerk and a script use them: words and tables, or one JSON document."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from api.main import main

GAP = "航空装备/航空锻铸件@610700"


def answer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict:
    code = main([*map(str, arguments), "--json"])
    out = capsys.readouterr().out
    assert code == 0, out
    return json.loads(out)


def problem(capsys: pytest.CaptureFixture[str], code: int, *arguments: str | Path) -> dict:
    assert main([*map(str, arguments), "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"error"}
    assert set(told["error"]) == {"code", "message", "hint", "where"}
    return told["error"]


def test_building_again_changes_nothing(hanzhong, capsys):
    built = answer(capsys, "build", hanzhong)
    assert {s["state"] for s in built["sources"]} == {"unchanged"}
    assert sum(s["written"] + s["withdrawn"] for s in built["sources"]) == 0
    for s in built["sources"]:
        assert s["read"] == s["written"] + s["unchanged"] + s["left_out"] + s["rejected"]
    assert built["nodes"]["Chain"] == 3
    assert built["relationships"]["TARGET_OF"] > 0


def test_gaps_stand_by_urgency_with_the_rule_that_fired(hanzhong, capsys):
    found = answer(capsys, "gaps", hanzhong, "--chain", "航空装备")
    assert found["region"] == "610700"
    assert found["chains"] == ["航空装备"]
    values = [g["urgency"]["value"] for g in found["gaps"]]
    assert values == sorted(values, reverse=True)
    for gap in found["gaps"]:
        assert gap["rule"]
        assert gap["sources"]
        assert gap["urgency"]["value"] == pytest.approx(
            sum(p["value"] for p in gap["urgency"]["parts"]), abs=1e-5
        )


def test_a_score_is_the_sum_of_its_parts_each_with_evidence(hanzhong, capsys):
    found = answer(capsys, "targets", hanzhong, "--gap", GAP, "--top", "20")
    assert [t["rank"] for t in found["targets"]] == list(range(1, 21))
    for target in found["targets"]:
        assert target["score"] == pytest.approx(sum(p["value"] for p in target["parts"]), abs=1e-9)
        assert target["parts"][0]["name"] == "base"
        for part in target["parts"]:
            assert part["why"]
            if part["value"] and part["name"] != "base":
                assert part["evidence"], part


def test_the_makers_of_aviation_forgings_stand_among_the_first(hanzhong, capsys):
    found = answer(capsys, "targets", hanzhong, "--gap", GAP, "--top", "20")
    names = " ".join(t["enterprise"]["name"] for t in found["targets"])
    assert "中国航空工业集团" in names
    assert "三角防务" in names


def test_a_filter_ranks_afresh(hanzhong, capsys):
    found = answer(capsys, "targets", hanzhong, "--gap", GAP, "--province", "陕西", "--top", "5")
    assert found["targets"]
    for target in found["targets"]:
        assert target["enterprise"]["region"].startswith("61")


def test_any_segment_can_be_asked_for(hanzhong, capsys):
    found = answer(capsys, "targets", hanzhong, "--segment", "液晶面板", "--top", "10")
    assert found["query"] == "液晶面板"
    names = " ".join(t["enterprise"]["name"] for t in found["targets"])
    assert "京东方" in names


def test_a_target_is_explained_with_ways_in(hanzhong, capsys):
    found = answer(
        capsys, "explain", hanzhong, "--gap", GAP, "--enterprise", "中国航空工业集团有限公司"
    )
    assert found["target"]["enterprise"]["name"] == "中国航空工业集团有限公司"
    assert found["ways_in"]
    for way in found["ways_in"]:
        for hop in way["hops"]:
            assert set(hop) == {"from", "relationship", "to", "source"}
        assert way["hops"][-1]["to"] == "中国航空工业集团有限公司"
        assert len(way["quotes"]) == len(way["hops"])


def test_a_member_is_explained_with_its_group_and_that_is_said(hanzhong, capsys):
    found = answer(capsys, "explain", hanzhong, "--gap", GAP, "--enterprise", "陕飞")
    assert found["target"]["enterprise"]["name"] == "中国航空工业集团有限公司"
    assert any("陕飞 由其集团 中国航空工业集团有限公司 代表" in note for note in found["notes"])


def test_a_list_for_words_is_explained_by_the_same_words(hanzhong, capsys):
    asked = ("--segment", "液晶面板", "--region", "绵阳市")
    listed = answer(capsys, "targets", hanzhong, *asked, "--top", "3")
    for target in listed["targets"]:
        told = answer(
            capsys, "explain", hanzhong, *asked, "--enterprise", target["enterprise"]["id"]
        )
        assert told["target"] == target
        assert (told["query"], told["region"]) == ("液晶面板", "510700")


def test_what_contradicts_itself_or_is_unknown_is_refused_with_what_could_be_written(
    hanzhong, capsys
):
    gap = ("--gap", GAP)
    for asked, told in (
        ((), "写一个"),
        ((*gap, "--segment", "液晶面板"), "写一个"),
        ((*gap, "--chain", "航空装备"), "chain"),
        ((*gap, "--region", "绵阳市"), "region"),
        ((*gap, "--ownership", "民营经济"), "可写:民营"),
        ((*gap, "--cluster", "长三脚"), "可写:长三角"),
        ((*gap, "--province", "江东省"), "可写名称或代码:江苏省"),
        ((*gap, "--list", "民营五百强"), "现有:中国民营企业500强"),
        (("--gap", "航空装备/航空锻造件@610700"), f"是不是:{GAP}"),
    ):
        assert main(["targets", str(hanzhong), *asked, "--json"]) == 2
        error = json.loads(capsys.readouterr().out)["error"]
        assert told in error["message"] + error["hint"]


def test_a_filter_by_ownership_finds_them_and_counts_the_unknown(hanzhong, capsys):
    gap = ("--gap", GAP, "--top", "200")
    every = answer(capsys, "targets", hanzhong, *gap)
    kinds = [t["enterprise"]["ownership"] for t in every["targets"]]
    for word, meant in (
        ("央企", {"央企"}),
        ("国企", {"央企", "地方国企", "国有"}),
        ("民企", {"民营"}),
    ):
        found = answer(capsys, "targets", hanzhong, *gap, "--ownership", word)
        own = [t["enterprise"]["ownership"] for t in found["targets"]]
        assert own
        assert set(own) <= meant
        assert len(own) == sum(kind in meant for kind in kinds)
        (unknown,) = [x for x in found["left_out"] if x["reason"] == "ownership_unknown"]
        assert unknown["count"] == kinds.count(None)


def test_local_firms_stand_among_what_is_left_out(hanzhong, capsys):
    gap = ("--gap", "现代材料/钒钛冶炼@610700", "--top", "200")
    found = answer(capsys, "targets", hanzhong, *gap)
    mine = "洋县钒钛磁铁矿有限责任公司"
    (local,) = [x for x in found["left_out"] if x["reason"] == "local"]
    assert mine in local["names"]
    assert mine not in {t["enterprise"]["name"] for t in found["targets"]}
    everyone = answer(capsys, "targets", hanzhong, *gap, "--include-local")
    assert mine in {t["enterprise"]["name"] for t in everyone["targets"]}


def test_other_thresholds_are_tried_and_what_they_change_is_told(hanzhong, capsys):
    held = answer(capsys, "gaps", hanzhong)
    assert held["notes"] == []
    tried = answer(capsys, "gaps", hanzhong, "--threshold", "strong_suppliers=1")
    assert "换了阈值(strong_suppliers=1)" in tried["notes"][0]
    strict = answer(capsys, "gaps", hanzhong, "--threshold", "major_revenue=1e15")
    ids = [{g["id"] for g in found["gaps"]} for found in (held, strict)]
    more = sorted(ids[1] - ids[0])
    assert not more or f"多出 {len(more)} 个:{'、'.join(more)}" in strict["notes"]
    assert answer(capsys, "gaps", hanzhong) == held


def test_other_weights_are_tried_by_name_or_label(hanzhong, capsys):
    gap = ("--gap", GAP, "--top", "10")
    by_name = answer(capsys, "targets", hanzhong, *gap, "--weight", "scale=0")
    by_label = answer(capsys, "targets", hanzhong, *gap, "--weight", "规模=0")
    assert by_name["targets"] == by_label["targets"]
    assert by_name["model"] == "what-if"
    assert "换了权重(scale=0)" in by_name["notes"][0]
    for target in by_name["targets"]:
        assert {p["value"] for p in target["parts"] if p["name"] == "scale"} == {0}
        assert abs(sum(p["value"] for p in target["parts"]) - target["score"]) < 1e-9
    assert by_name["targets"] != answer(capsys, "targets", hanzhong, *gap)["targets"]
    for wrong, told in (
        (("--weight", "scale=-1"), "0 到 100"),
        (("--weight", "运气=1"), "scale(规模)"),
        (("--weight", "scale=1", "--weight", "scale=2"), "写了两次"),
        (("--weight", "scale=大"), "不是数字"),
    ):
        assert main(["targets", str(hanzhong), *gap, *wrong, "--json"]) == 2
        error = json.loads(capsys.readouterr().out)["error"]
        assert told in error["message"] + error["hint"]


def test_links_are_json_lines(hanzhong, tmp_path, capsys):
    queries = tmp_path / "q.csv"
    queries.write_text("query\n碳纤维\n白酒\n", encoding="utf-8")
    assert main(["link", str(hanzhong), "--queries", str(queries), "--top", "5", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["query"] for line in lines] == ["碳纤维", "白酒"]
    for line in lines:
        strengths = [e["strength"] for e in line["enterprises"]]
        assert strengths
        assert strengths == sorted(strengths, reverse=True)


def test_names_are_resolved_as_json_lines_and_as_a_table(hanzhong, tmp_path, capsys):
    names = tmp_path / "n.csv"
    names.write_text("mention\n600438\n通威股份有限公司\n不存在的某某厂\n", encoding="utf-8")
    assert main(["resolve", str(hanzhong), "--names", str(names), "--top", "2", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["mention"] for line in lines] == ["600438", "通威股份有限公司", "不存在的某某厂"]
    for line in lines:
        assert (line["enterprise"] is not None) == (line["status"] == "known")
        assert len(line["candidates"]) <= 2
        assert line["why"]
        for candidate in line["candidates"]:
            assert set(candidate) >= {"id", "name", "certainty", "why"}
    assert lines[2]["status"] == "unknown"
    assert main(["resolve", str(hanzhong), "--names", str(names)]) == 0
    assert "不认识" in capsys.readouterr().out


def test_the_workbook_holds_four_sheets_and_no_formula(hanzhong, tmp_path, capsys):
    asked = ("--to", tmp_path, "--chain", "航空装备", "--cluster", "长三角", "--top", "3")
    found = answer(capsys, "export", hanzhong, *asked)
    assert [Path(name).suffix for name in found["files"]] == [".xlsx", ".svg", ".docx"]
    book = openpyxl.load_workbook(found["files"][0])
    assert book.sheetnames == ["缺口", "目标企业", "路子", "来源"]
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert book["缺口"].max_row > 5
    assert book["目标企业"]["A2"].value == "产业链"


def test_tables_for_people_are_chinese(hanzhong, capsys):
    assert main(["gaps", str(hanzhong)]) == 0
    out = capsys.readouterr().out
    assert "触发的规则" in out
    assert "补链" in out


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        (2, ["gaps", "/没有/这里"], "没有这个目录"),
        (2, ["nonsense"], "命令写法不对"),
        (2, ["gaps"], "命令写法不对"),
    ],
)
def test_wrong_use_is_told_in_one_line(capsys, code, arguments, said):
    assert said in problem(capsys, code, *arguments)["message"]


def test_unknown_chain_gap_enterprise_and_filter_are_named(hanzhong, capsys):
    assert "没有这条产业链" in problem(capsys, 2, "gaps", hanzhong, "--chain", "纺织")["message"]
    assert (
        "没有这个缺口"
        in problem(capsys, 2, "targets", hanzhong, "--gap", "纺织/印染@610700")["message"]
    )
    asked = ("explain", hanzhong, "--gap", GAP, "--enterprise", "子虚乌有公司")
    assert "图里没有这家企业" in problem(capsys, 2, *asked)["message"]
    asked = ("targets", hanzhong, "--gap", GAP, "--cluster", "东北亚")
    assert "没有这个区域板块" in problem(capsys, 2, *asked)["message"]
    assert "只写一个" in problem(capsys, 2, "targets", hanzhong)["message"]


def test_a_folder_without_a_graph_says_to_build_first(copied, tmp_path, capsys):
    folder = copied(tmp_path)
    assert "build" in problem(capsys, 2, "gaps", folder)["hint"]


def test_a_store_that_is_not_there_is_told_at_once(hanzhong, capsys):
    told = problem(capsys, 3, "gaps", hanzhong, "--store", "bolt://neo4j:geheim@127.0.0.1:9")
    assert "连不上" in told["message"]
    assert "geheim" not in str(told)


def test_a_workspace_without_files_reads_nothing(tmp_path, capsys):
    (tmp_path / "bureau.toml").write_text(
        '[bureau]\nname = "汉中市"\nregion = "610700"\n', encoding="utf-8"
    )
    assert "没有一个文件可用" in problem(capsys, 1, "build", tmp_path)["message"]


def test_the_installed_command_ends_by_signal_and_leaves_nothing(hanzhong):
    done = subprocess.run(
        [Path(sys.executable).with_name("chainscout"), "gaps", hanzhong, "--json"],
        capture_output=True,
        env={**os.environ, "CHAINSCOUT_STORE": ""},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["region"] == "610700"
    assert done.stderr == b""


def test_a_row_given_back_is_in_the_rejects_with_its_reason(copied, tmp_path, capsys):
    folder = copied(tmp_path)
    (folder / "enterprises" / "新.csv").write_text(
        "企业名称,所在区县,营业收入(万元)\n汉中某某材料有限公司,火星市,1\n汉中另一家有限公司,汉台区,=1+1\n",
        encoding="gb18030",
    )
    built = answer(capsys, "build", folder)
    state = next(s for s in built["sources"] if s["path"] == "enterprises/新.csv")
    assert (state["read"], state["rejected"]) == (2, 2)
    with (folder / "rejects" / "enterprises__新.csv").open(encoding="utf-8-sig") as rejects:
        rows = list(csv.DictReader(rejects))
    assert [r["列"] for r in rows] == ["所在区县", "营业收入"]
    assert rows[1]["值"] == "'=1+1"
    assert rows[0]["企业名称"] == "汉中某某材料有限公司"
