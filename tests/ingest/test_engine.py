"""All sources into the graph: what is written, what is withdrawn, and that nothing else matters."""

import itertools
import shutil

import pytest

from graph.chain.reading import claims, nodes
from graph.errors import NothingRead, Refused, StoreError
from graph.store import Store
from ingest import writing
from ingest.report import State

HEADER = "企业名称,统一社会信用代码,所在区县,主营产品\n"
ZINC = "汉中锌业有限责任公司,,勉县,锌锭\n"
PLANES = "陕西飞机工业有限责任公司,,城固县,运输机\n"
STEEL = "汉中钢铁有限公司,,勉县,钢材\n"
CODE = "91610000220523120L"


def firms(store):
    return [p["name"] for p in nodes(store, "Enterprise").values()]


def makes(store):
    return sorted((c.start, c.end) for c in claims(store, "MAKES", "Enterprise", "Product"))


def states(reports):
    return {path: r.state.value for path, r in reports.items()}


def test_a_first_build_says_what_the_files_say_and_a_second_changes_nothing(
    store, bureau, build, picture
):
    workspace = bureau({"enterprises/a.csv": HEADER + ZINC + PLANES})
    first = build(store, workspace)["enterprises/a.csv"]
    assert (first.state, first.read, first.written) == (State.READ, 2, 2)
    assert sorted(firms(store)) == ["汉中锌业有限责任公司", "陕西飞机工业有限责任公司"]
    before = picture(store)
    second = build(store, workspace)["enterprises/a.csv"]
    assert (second.state, second.read, second.written, second.unchanged) == (
        State.UNCHANGED,
        2,
        0,
        2,
    )
    assert picture(store) == before


def test_a_changed_file_writes_and_withdraws_only_the_difference(store, bureau, build):
    build(store, bureau({"enterprises/a.csv": HEADER + ZINC + PLANES}))
    changed = HEADER + ZINC + PLANES.replace("运输机", "特种飞机") + STEEL
    report = build(store, bureau({"enterprises/a.csv": changed}))["enterprises/a.csv"]
    assert (report.written, report.unchanged, report.withdrawn) == (2, 1, 1)
    assert [end for _, end in makes(store)] == ["钢材", "锌锭", "特种飞机"]
    assert "运输机" not in nodes(store, "Product")


def test_a_row_taken_out_of_a_file_is_taken_out_of_the_graph(quick, bureau, build):
    build(quick, bureau({"enterprises/a.csv": HEADER + ZINC + PLANES}))
    build(quick, bureau({"enterprises/a.csv": HEADER + ZINC}))
    assert firms(quick) == ["汉中锌业有限责任公司"]


def test_a_deleted_file_is_withdrawn_and_what_others_say_stays(store, bureau, build, picture):
    alone = {"enterprises/a.csv": HEADER + ZINC, "enterprises/c.csv": HEADER + STEEL}
    build(store, bureau(alone))
    before = picture(store)
    build(store, bureau({"enterprises/b.csv": HEADER + ZINC + PLANES}))
    reports = build(store, bureau({"enterprises/b.csv": None}))
    assert reports["enterprises/b.csv"].state is State.WITHDRAWN
    assert reports["enterprises/b.csv"].withdrawn > 0
    assert picture(store) == before


def test_when_more_than_half_of_the_files_are_gone_nothing_is_touched(
    quick, bureau, build, picture
):
    files = {f"enterprises/{n}.csv": HEADER + ZINC for n in "abc"}
    build(quick, bureau(files))
    before = picture(quick)
    gone = bureau(dict.fromkeys(["enterprises/a.csv", "enterprises/b.csv"]))
    with pytest.raises(Refused, match="3 个来源中有 2 个") as refused:
        build(quick, gone)
    assert "--withdraw" in refused.value.hint
    assert picture(quick) == before
    reports = build(quick, gone, withdraw=True)
    assert states(reports)["enterprises/a.csv"] == "withdrawn"


def test_a_refused_file_keeps_what_it_said(store, bureau, build, picture):
    build(store, bureau({"enterprises/a.csv": HEADER + ZINC, "enterprises/b.csv": HEADER + STEEL}))
    before = picture(store)
    report = build(store, bureau({"enterprises/a.csv": bytes(range(256)) * 4}))["enterprises/a.csv"]
    assert report.state is State.REFUSED
    assert "图中仍是它上次的内容" in report.messages
    assert picture(store) == before


def test_a_later_file_that_brings_a_code_joins_what_earlier_ones_said(
    store, bureau, build, picture
):
    early = {"enterprises/a.csv": HEADER + PLANES, "enterprises/z.csv": HEADER + ZINC}
    build(store, bureau(early))
    assert f"uscc:{CODE}" not in nodes(store, "Enterprise")
    late = {"enterprises/b.csv": HEADER + f"陕西飞机工业有限责任公司,{CODE},城固县,\n"}
    reports = build(store, bureau(late))
    assert states(reports)["enterprises/a.csv"] == "read"
    assert states(reports)["enterprises/z.csv"] == "unchanged"
    named = [k for k, p in nodes(store, "Enterprise").items() if p["name"].startswith("陕西飞机")]
    assert named == [f"uscc:{CODE}"]
    assert (f"uscc:{CODE}", "运输机") in makes(store)
    once = picture(store)
    assert set(states(build(store, bureau({}))).values()) == {"unchanged"}
    assert picture(store) == once


def test_a_firm_without_its_code_goes_back_to_its_name(quick, bureau, build, picture):
    build(quick, bureau({"enterprises/a.csv": HEADER + PLANES, "enterprises/z.csv": HEADER + ZINC}))
    before = picture(quick)
    build(quick, bureau({"enterprises/b.csv": HEADER + f"陕西飞机工业有限责任公司,{CODE},,\n"}))
    build(quick, bureau({"enterprises/b.csv": None}))
    assert picture(quick) == before


def test_a_reference_folder_that_is_not_there_withdraws_nothing(quick, bureau, build, tmp_path):
    toml = '[bureau]\nname = "汉中市"\nregion = "610700"\n[reference]\nfolders = ["../shared"]\n'
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "groups.csv").write_text(
        "name,group_key,products\n恒力集团有限公司,恒力集团,PTA\n", encoding="utf-8"
    )
    files = {f"enterprises/{n}.csv": HEADER + ZINC for n in "abc"}
    build(quick, bureau({"bureau.toml": toml, **files}))
    shared.rename(tmp_path / "moved")
    with pytest.raises(Refused, match="参考资料目录"):
        build(quick, bureau({"bureau.toml": toml}))
    assert ("name:恒力集团有限公司", "PTA") in makes(quick)


def test_the_order_in_which_files_came_does_not_matter(quick, bureau, build, picture):
    files = {
        "enterprises/a.csv": HEADER + PLANES + ZINC,
        "enterprises/b.csv": HEADER + f"陕西飞机工业有限责任公司,{CODE},城固县,特种飞机\n",
        "relations/r.csv": "企业名称,对方企业,关系\n陕飞,汉中锌业有限责任公司,供应商\n",
        "enterprises/c.csv": "企业名称,简称\n陕西飞机工业有限责任公司,陕飞\n",
    }
    build(quick, bureau(files))
    at_once = picture(quick)
    build(quick, bureau(dict.fromkeys(list(files)[1:])), withdraw=True)
    for path in reversed(list(files)):
        build(quick, bureau({path: files[path]}))
    assert picture(quick) == at_once


class Killed(BaseException):
    pass


class Dying(Store):
    """A store that dies before it writes its n-th batch."""

    def __init__(self, store, writes):
        self._real = store
        self._left = writes

    def __getattr__(self, name):
        return getattr(self._real, name)

    def read(self, *args, **kwargs):
        return self._real.read(*args, **kwargs)

    def rows(self, *args, **kwargs):
        return self._real.rows(*args, **kwargs)

    def define(self, *args, **kwargs):
        return self._real.define(*args, **kwargs)

    def write(self, statements):
        if not self._left:
            raise Killed
        self._left -= 1
        return self._real.write(statements)


def test_a_build_killed_before_any_batch_and_run_again_gives_the_undisturbed_graph(
    store, bureau, build, picture
):
    old = {
        "enterprises/a.csv": HEADER + PLANES + ZINC,
        "enterprises/z.csv": HEADER + STEEL,
        "enterprises/x.csv": HEADER + ZINC,
        "enterprises/y.csv": "企业名称,简称,主营产品\n陕西飞机工业有限责任公司,陕飞,大部件\n",
    }
    new = {
        "enterprises/a.csv": HEADER + PLANES.replace("运输机", "特种飞机") + STEEL,
        "enterprises/b.csv": HEADER + f"陕西飞机工业有限责任公司,{CODE},城固县,\n",
        "enterprises/x.csv": None,
    }
    bureau(old)
    build(store, bureau(new))
    undisturbed = picture(store)
    deaths = 0
    for writes in itertools.count():
        build(store, bureau(old | {"enterprises/b.csv": None}))
        try:
            build(Dying(store, writes), bureau(new))
        except Killed:
            deaths += 1
        else:
            break
        build(store, bureau({}))
        assert picture(store) == undisturbed, writes
    assert deaths > 8


def test_without_any_usable_file_nothing_is_read(quick, bureau, build):
    with pytest.raises(NothingRead, match="没有一个文件可用"):
        build(quick, bureau({}))
    with pytest.raises(NothingRead, match="空"):
        build(quick, bureau({"enterprises/a.csv": ""}))


def test_one_bad_file_never_stops_the_others(quick, bureau, build):
    reports = build(
        quick,
        bureau(
            {
                "enterprises/a.csv": "",
                "enterprises/b.csv": "甲,乙\n1,2\n",
                "enterprises/c.csv": HEADER + ZINC,
                "chains/a.yaml": "chain: [",
            }
        ),
    )
    assert states(reports) == {
        "enterprises/a.csv": "refused",
        "enterprises/b.csv": "refused",
        "enterprises/c.csv": "read",
        "chains/a.yaml": "refused",
    }
    assert all(r.messages for r in reports.values() if r.state is State.REFUSED)


def test_a_chain_map_that_comes_later_gives_the_segments_of_registers(
    quick, bureau, build, aviation
):
    register = "企业名称,产业链,环节\n陕西飞机工业有限责任公司,航空装备,机体结构件加工\n"
    first = build(quick, bureau({"enterprises/a.csv": register}))["enterprises/a.csv"]
    assert first.messages == ["产业链中有 1 个词不在链图中:航空装备"]
    second = build(quick, bureau({"chains/航空装备.yaml": aviation}))["enterprises/a.csv"]
    assert (second.state, second.messages) == (State.READ, [])
    [claim] = claims(quick, "WORKS_IN", "Enterprise", "Segment")
    assert claim.end == "航空装备/机体结构件加工"


def test_two_codes_for_one_name_are_told_one_by_one(quick, bureau, build):
    codes = valid_codes(40)
    files = {}
    for name, half in (("a", codes[:20]), ("b", codes[20:])):
        files[f"enterprises/{name}.csv"] = HEADER + "".join(
            f"汉中第{n}锌业有限责任公司,{code},,\n" for n, code in enumerate(half)
        )
    reports = build(quick, bureau(files))
    heading, *told = reports["(企业识别)"].messages
    assert heading == "有 20 个名称或代码在各来源里对不上"
    assert len(told) == 20
    assert all("对应多家企业" in one for one in told)


def valid_codes(count):
    """Credit codes with right check digits."""
    from graph.names import credit_code

    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    found = []
    for n in range(count):
        bare = f"91610700MA6{n:06d}"
        found.append(next(c for c in (bare + s for s in signs) if credit_code(c)))
    return found


def test_a_rejected_row_comes_back_in_a_file_and_is_taken_when_it_is_corrected(
    quick, bureau, build, picture
):
    workspace = bureau({"enterprises/名册.csv": HEADER + PLANES + ZINC.replace("勉县", "火星")})
    report = build(quick, workspace)["enterprises/名册.csv"]
    assert (report.written, report.rejected) == (1, 1)
    [file] = (workspace.root / "rejects").iterdir()
    corrected = file.read_text(encoding="utf-8-sig").replace("火星", "勉县")
    build(quick, bureau({"enterprises/改好.csv": corrected}))
    assert len(firms(quick)) == 2
    assert ("name:汉中锌业有限责任公司", "锌锭") in makes(quick)
    build(quick, bureau({"enterprises/名册.csv": HEADER + PLANES}))
    assert not file.exists()


def test_rejects_that_cannot_be_written_are_an_error_and_no_row_is_lost(quick, bureau, build):
    workspace = bureau(
        {"enterprises/a.csv": HEADER + ZINC.replace("勉县", "火星"), "rejects": "not a folder"}
    )
    with pytest.raises(StoreError, match="退回的行写不出来"):
        build(quick, workspace)
    (workspace.root / "rejects").unlink()
    report = build(quick, workspace)["enterprises/a.csv"]
    assert (report.state, report.rejected) == (State.READ, 1)


def test_the_example_is_read_whole_and_without_rejects(quick, tmp_path, build, request):
    from graph.workspace import load_workspace

    examples = request.config.rootpath / "examples"
    for name in ("hanzhong", "reference"):
        shutil.copytree(examples / name, tmp_path / name)
    reports = build(quick, load_workspace(tmp_path / "hanzhong"))
    assert reports["enterprises/汉中重点企业.csv"].names.known > 10
    assert {r.state for r in reports.values()} == {State.READ}
    assert not [path for path, r in reports.items() if r.rejected]
    assert sum(len(r.messages) for r in reports.values()) <= 8


def test_a_file_that_changes_while_it_is_read_is_told(quick, bureau, build, monkeypatch):
    workspace = bureau({"enterprises/a.csv": HEADER + ZINC, "enterprises/b.csv": HEADER + STEEL})
    real = writing.write

    def late(work, identity):
        (workspace.root / "enterprises" / "a.csv").write_text(HEADER, encoding="utf-8")
        real(work, identity)

    monkeypatch.setattr("ingest.engine.write", late)
    reports = build(quick, workspace)
    assert states(reports) == {"enterprises/a.csv": "refused", "enterprises/b.csv": "read"}
    monkeypatch.undo()
    assert states(build(quick, workspace))["enterprises/a.csv"] == "read"


def test_firms_that_own_one_another_and_shares_beyond_the_whole_are_told(
    quick, bureau, build, aviation
):
    rows = "企业名称,对方企业,关系,持股比例\n"
    rows += "汉中甲有限公司,汉中乙有限公司,母公司,60%\n汉中乙有限公司,汉中丙有限公司,母公司,\n汉中丙有限公司,汉中甲有限公司,母公司,\n"
    rows += "汉中甲有限公司,汉中丁有限公司,控股股东,60%\n"
    found = build(quick, bureau({"chains/a.yaml": aviation, "relations/a.csv": rows}))
    assert found["relations/a.csv"].written == 4
    message = ";".join(found["(持股关系)"].messages)
    assert "汉中丙有限公司、汉中乙有限公司、汉中甲有限公司 互为母公司" in message.replace(
        "甲有限公司、汉中丙", "丙"
    )
    assert "relations/a.csv 给 汉中甲有限公司 的持股比例合计 120%" in message


BAD = "企业名称,所在区县,主营产品,营业收入(万元)\n汉中锌业有限责任公司,火星,锌锭,100\n汉中钢铁有限公司,勉县,钢材,-5\n"


def given_back(workspace, name="名册"):
    [file] = (workspace.root / "rejects").glob(f"*{name}.csv")
    return file.read_text(encoding="utf-8-sig")


def test_a_row_put_right_in_a_copy_is_settled_and_its_file_stays(quick, bureau, build, picture):
    workspace = bureau({"enterprises/名册.csv": BAD})
    assert build(quick, workspace)["enterprises/名册.csv"].rejected == 2
    both = given_back(workspace)
    fixed = both.replace("锌锭,100", "锌锭,100").replace("有限责任公司,火星", "有限责任公司,勉县")
    reports = build(quick, bureau({"enterprises/改好.csv": fixed}))
    original, copy = reports["enterprises/名册.csv"], reports["enterprises/改好.csv"]
    assert (original.rejected, original.settled, original.left_out) == (0, 2, 2)
    assert original.read == original.left_out
    assert "2 行已更正(见 enterprises/改好.csv)" in original.messages[-1]
    assert (copy.written, copy.rejected) == (1, 1)  # the other is the copy's to answer for
    assert [f.name for f in (workspace.root / "rejects").iterdir()] == ["enterprises__改好.csv"]
    before = picture(quick)
    again = build(quick, workspace)["enterprises/名册.csv"]
    assert (again.rejected, again.settled, again.unchanged) == (0, 2, 0)
    assert picture(quick) == before


def test_a_settled_row_is_open_again_when_its_copy_goes_or_its_own_file_changes(
    quick, bureau, build
):
    workspace = bureau({"enterprises/名册.csv": BAD, "enterprises/b.csv": HEADER + PLANES})
    build(quick, workspace)
    fixed = (
        given_back(workspace)
        .replace("有限责任公司,火星", "有限责任公司,勉县")
        .replace("钢材,-5", "钢材,5")
    )
    reports = build(quick, bureau({"enterprises/改好.csv": fixed}))
    assert reports["enterprises/名册.csv"].rejected == 0
    other = BAD.replace("汉中锌业有限责任公司,火星,锌锭,100", "汉中铜业有限公司,火星,铜材,7")
    reports = build(quick, bureau({"enterprises/名册.csv": other}))
    assert (reports["enterprises/名册.csv"].rejected, reports["enterprises/名册.csv"].settled) == (
        1,
        1,
    )
    assert "汉中铜业有限公司" in given_back(workspace)
    reports = build(quick, bureau({"enterprises/改好.csv": None, "enterprises/名册.csv": BAD}))
    assert reports["enterprises/名册.csv"].rejected == 2


def test_an_amount_put_right_keeps_the_unit_of_its_title_and_a_second_correction_ends_it(
    quick, bureau, build
):
    text = (
        "单位:万元,,\n项目名称,总投资,开工时间\n甲项目,-2000,2024年3月\n乙项目,5000,2024年上半年\n"
    )
    workspace = bureau({"projects/a.csv": text})
    assert build(quick, workspace)["projects/a.csv"].rejected == 1
    still_wrong = given_back(workspace, "a").replace("甲项目,-2000", "甲项目,-20")
    reports = build(quick, bureau({"projects/一改.csv": still_wrong}))
    assert [reports[f"projects/{n}.csv"].rejected for n in ("a", "一改")] == [0, 1]
    right = given_back(workspace, "一改").replace("甲项目,-20", "甲项目,20")
    reports = build(quick, bureau({"projects/二改.csv": right}))
    assert [reports[f"projects/{n}.csv"].rejected for n in ("a", "一改", "二改")] == [0, 0, 0]
    amounts = {c.end: c.properties["amount"] for c in claims(quick, "RECORDS", "Source", "Project")}
    assert amounts == {"甲项目@610700": 200_000, "乙项目@610700": 50_000_000}
    assert list((workspace.root / "rejects").iterdir()) == []


def test_a_project_lies_in_the_park_that_its_words_name_whenever_the_park_comes(
    quick, bureau, build
):
    ledger = "项目名称,建设地点\n环形件项目,高新区\n光伏项目,西安高新区\n"
    build(quick, bureau({"projects/a.csv": ledger}))
    assert claims(quick, "IN", "Project", "Park") == []
    parks = "园区名称,所在区县\n汉中高新技术产业开发区,汉台区\n"
    build(quick, bureau({"parks/a.csv": parks}))
    [claim] = claims(quick, "IN", "Project", "Park")
    assert (claim.start, claim.end) == ("环形件项目@610702", "汉中高新技术产业开发区@610700")
    assert claim.properties["certainty"] == 0.8
    assert "高新区" in claim.properties["why"]
    places = {c.start: c.end for c in claims(quick, "IN", "Project", "Region")}
    assert places["环形件项目@610702"] == "610702"


def test_a_former_name_means_the_firm_in_every_file(quick, bureau, build):
    register = "企业名称,备注\n中航成飞股份有限公司,原名中航电测仪器股份有限公司\n"
    ledger = "项目名称,投资方\n传感器项目,中航电测仪器股份有限公司\n"
    build(quick, bureau({"enterprises/a.csv": register, "projects/a.csv": ledger}))
    assert firms(quick) == ["中航成飞股份有限公司"]
    assert [c.end for c in claims(quick, "BY", "Project", "Enterprise")] == [
        "name:中航成飞股份有限公司"
    ]


def test_a_group_in_short_is_taken_once_a_source_knows_it_and_the_firm_stays_anyway(
    quick, bureau, build
):
    register = "企业名称,所在区县,隶属集团\n汉中测试锻造有限公司,勉县,陕西有色集团\n"
    report = build(quick, bureau({"enterprises/a.csv": register}))["enterprises/a.csv"]
    assert (report.written, report.left_out) == (1, 0)
    assert claims(quick, "BELONGS_TO_GROUP", "Enterprise", "Enterprise") == []
    [unknown] = report.names.open
    assert (unknown.name, unknown.status, unknown.row) == ("陕西有色集团", "unknown", 2)
    groups = "企业名称,简称\n陕西有色金属控股集团有限责任公司,陕西有色集团\n"
    build(quick, bureau({"enterprises/b.csv": groups}))
    [claim] = claims(quick, "BELONGS_TO_GROUP", "Enterprise", "Enterprise")
    assert claim.end == "name:陕西有色金属控股集团有限责任公司"


def test_every_file_tells_what_is_new_changed_and_open_also_when_nothing_changed(
    quick, bureau, build
):
    rows = "企业名称,所在区县,主营产品,开户行\n汉中锌业有限责任公司,勉县,锌锭,甲\n汉中钢铁有限公司,勉县,钢材,乙\n"
    workspace = bureau(
        {"enterprises/a.csv": rows, "projects/b.csv": "项目名称,投资方\n甲项目,宝武\n"}
    )
    first = build(quick, workspace)
    a, b = first["enterprises/a.csv"], first["projects/b.csv"]
    assert (a.written, a.changed, a.unused) == (2, 0, ("开户行",))
    assert (a.names.known, a.names.new) == (0, 2)
    assert [(n.name, n.status, n.row) for n in b.names.open] == [("宝武", "unknown", 2)]
    again = build(quick, workspace)
    assert again["projects/b.csv"].names == b.names
    assert again["enterprises/a.csv"].unused == ("开户行",)
    more = rows.replace("锌锭", "电解锌") + "汉中铜业有限公司,勉县,铜材,丙\n"
    third = build(quick, bureau({"enterprises/a.csv": more}))["enterprises/a.csv"]
    assert (third.written, third.changed, third.unchanged) == (2, 1, 1)


def test_passages_that_cannot_be_read_are_counted(quick, bureau, build):
    text = "汉中市招商工作情况\n\n企业来平?jīng）隹疾烨⒄?5批次,完成投资12亿元。\n".encode()
    report = build(quick, bureau({"documents/a.txt": text, "enterprises/a.csv": HEADER + ZINC}))
    assert report["documents/a.txt"].damaged == 1
