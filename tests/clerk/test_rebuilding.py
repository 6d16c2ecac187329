"""The graph is a function of the files: whatever was built before, in whatever order."""

from contextlib import suppress

import pytest

from graph.chain.reading import claims, nodes
from graph.errors import Refused
from graph.store import Store

CHAIN = """chain: 航空装备
source: {title: 链图, date: "2024"}
segments:
  - {name: 锻件, stage: 上游, products: [模锻件], feeds: [总装]}
  - {name: 总装, stage: 下游, products: [运输机]}
"""
TWO = "企业名称,主营产品\n汉中甲材料有限公司,锌锭\n汉中乙材料有限公司,钢材\n"


def test_a_second_build_changes_nothing_and_writes_nothing(desk):
    desk.build(run="甲")
    before = desk.picture()
    runs = [c.properties["run"] for c in claims(desk.store, "FEEDS", "Segment", "Segment")]
    again = desk.build(run="乙")
    assert {r.state for r in again.values()} == {"unchanged"}
    assert desk.picture() == before
    assert [c.properties["run"] for c in claims(desk.store, "FEEDS", "Segment", "Segment")] == runs


def test_a_changed_file_changes_only_what_it_says(desk):
    desk.put("enterprises/新.csv", TWO)
    desk.build(run="甲")
    desk.put("enterprises/新.csv", TWO.replace("钢材", "铝材"))
    report = desk.build(run="乙")["enterprises/新.csv"]
    assert (report.written, report.unchanged, report.withdrawn) == (1, 1, 1)
    made = {
        c.end: c.properties["run"] for c in claims(desk.store, "MAKES", "Enterprise", "Product")
    }
    assert made == {"锌锭": "甲", "铝材": "乙"}
    assert "钢材" not in nodes(desk.store, "Product")


def test_a_file_that_is_gone_is_withdrawn(desk):
    desk.build()
    without = desk.picture()
    file = desk.put("enterprises/新.csv", TWO)
    desk.build()
    file.unlink()
    report = desk.build()["enterprises/新.csv"]
    assert report.state == "withdrawn"
    assert report.withdrawn > 0
    assert desk.picture() == without


def test_more_than_half_of_the_files_gone_stops_the_build(desk):
    desk.build()
    before = desk.picture()
    (desk.root / "chains" / "航空装备.yaml").unlink()
    (desk.root / "enterprises" / "名册.csv").unlink()
    with pytest.raises(Refused, match="不见了"):
        desk.build()
    assert desk.picture() == before
    desk.build(withdraw=True)
    assert not nodes(desk.store, "Enterprise")


def test_a_code_that_comes_later_joins_what_other_files_name(desk):
    desk.put("rankings/某500强_2025.csv", "排名,企业名称\n1,陕西飞机工业有限责任公司\n")
    desk.build()
    assert set(nodes(desk.store, "Enterprise")) == {"name:陕西飞机工业有限责任公司"}
    desk.put(
        "enterprises/代码.csv",
        "企业名称,统一社会信用代码\n陕西飞机工业有限责任公司,91350100M000100Y43\n",
    )
    reports = desk.build()
    assert set(nodes(desk.store, "Enterprise")) == {"uscc:91350100M000100Y43"}
    assert reports["rankings/某500强_2025.csv"].state == "read"
    ranked = claims(desk.store, "RANKED_IN", "Enterprise", "Ranking")
    assert [c.start for c in ranked] == ["uscc:91350100M000100Y43"]
    (desk.root / "enterprises" / "代码.csv").unlink()
    desk.build()
    assert set(nodes(desk.store, "Enterprise")) == {"name:陕西飞机工业有限责任公司"}


def test_a_short_name_stands_for_the_one_firm_that_has_it(desk):
    desk.put("enterprises/新.csv", "企业名称,简称\n陕西飞机工业有限责任公司,陕飞\n")
    desk.put("relations/关系.csv", "企业名称,对方企业,关系\n陕飞,汉中甲材料有限公司,供应商\n")
    desk.build()
    supplied = claims(desk.store, "SUPPLIES", "Enterprise", "Enterprise")
    assert [c.end for c in supplied] == ["name:陕西飞机工业有限责任公司"]


def test_a_build_that_dies_in_the_middle_and_is_run_again_gives_the_same_graph(desk, monkeypatch):
    desk.put("enterprises/新.csv", TWO)
    desk.build()
    whole = desk.picture()
    for dies_at in range(1, 14):
        desk.put("enterprises/新.csv", TWO.replace("锌锭", "镍锭"))
        desk.put("chains/航空装备.yaml", CHAIN.replace("模锻件", "环锻件"))
        left = dies_at
        write = Store.write

        def dying(store, batch, write=write):
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            write(store, batch)

        with monkeypatch.context() as patch:
            patch.setattr(Store, "write", dying)
            with suppress(KeyboardInterrupt):
                desk.build()
        desk.put("enterprises/新.csv", TWO)
        desk.put("chains/航空装备.yaml", CHAIN)
        desk.build()
        assert desk.picture() == whole


def test_the_order_of_files_and_of_rows_does_not_matter(desk):
    desk.put("enterprises/新.csv", TWO)
    desk.put("relations/关系.csv", "企业名称,对方企业,关系\n陕飞,汉中甲材料有限公司,供应商\n")
    desk.put("enterprises/又.csv", "企业名称,简称\n陕西飞机工业有限责任公司,陕飞\n")
    desk.build()
    once = desk.picture()
    for file in list((desk.root / "enterprises").iterdir()):
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        desk.put(f"enterprises/{file.name}", "\n".join([head, *reversed(rows)]) + "\n")
    (desk.root / "relations" / "关系.csv").rename(desk.root / "relations" / "0.csv")
    desk.build()
    (desk.root / "relations" / "0.csv").rename(desk.root / "relations" / "关系.csv")
    desk.build()
    nodes_now, claims_now = desk.picture()
    nodes_once, claims_once = once
    assert claims_now == claims_once
    for label in nodes_once:
        if label != "Source":
            assert nodes_now[label] == nodes_once[label]


@pytest.mark.parametrize("folder", ["rankings", "chainkg", "profiles", "groups"])
def test_every_row_of_the_shared_data_is_accounted_for(desk, shared_data, folder):
    target = "rankings" if folder == "rankings" else "reference"
    for file in (shared_data / folder).iterdir():
        if file.suffix != ".md":
            link = desk.root / target
            link.mkdir(exist_ok=True)
            (link / file.name).write_bytes(file.read_bytes())
    reports = desk.build()
    read = [r for key, r in reports.items() if key.startswith(target)]
    assert len(read) >= 1
    for r in read:
        assert r.state == "read"
        assert r.read > 0
        assert r.rejected <= 0.02 * r.read


def test_a_reference_folder_that_is_not_there_withdraws_nothing(desk, tmp_path):
    folder = tmp_path / "外" / "参考"
    folder.mkdir(parents=True)
    table = "name,group_key,headquarters,industries,products,listed_members\n"
    (folder / "groups.csv").write_text(
        f"{table}某某集团有限公司,某某,西安市,材料,钛材,\n", encoding="utf-8"
    )
    bureau = (desk.root / "bureau.toml").read_text(encoding="utf-8")
    desk.put("bureau.toml", f'{bureau}[reference]\nfolders = ["外/参考"]\n')
    desk.build()
    folder.rename(tmp_path / "挪走了")
    with pytest.raises(Refused, match="不在"):
        desk.build()
    assert "某某集团有限公司" in desk.names()
    desk.build(withdraw=True)
    assert "某某集团有限公司" not in desk.names()
