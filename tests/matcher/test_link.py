"""Which firms make what is asked for, and how the index is kept."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import Document, Passage, with_members
from matcher.index import Index, build_index
from matcher.question import ask, match
from matcher.quotes import LONGEST, best_quote
from matcher.shelf import kept_index, load_index, save_index
from matcher.strength import HALF, strength
from matcher.together import SCATTERED, together
from matcher.words import word_groups


def maker(name: str, *products: str) -> Document:
    return Document(name, tuple(Passage("product", p, "a.csv") for p in products))


FIRMS = [
    maker("宝钛", "钛合金棒材", "钛锻件"),
    maker("中航重机", "航空锻件", "钛合金锻件"),
    maker("伊利", "液态奶", "奶粉"),
    maker("通威", "多晶硅", "饲料"),
]


@pytest.fixture
def index() -> Index:
    return build_index(FIRMS)


def first(index: Index, text: str) -> str:
    return index.ids[int(np.argmax(match(index, ask(text))))]


def test_who_makes_a_thing_stands_first(index: Index) -> None:
    assert first(index, "钛合金锻件") == "中航重机"
    assert first(index, "液态奶") == "伊利"


def test_a_thing_is_found_by_another_word_of_the_trade(index: Index) -> None:
    assert first(index, "高纯晶硅") == "通威"


def test_the_ordinary_words_of_a_thing_are_not_the_thing() -> None:
    """Many make 精密 things; who makes no 锻件 is no forge."""
    many = [maker(f"精密{i}", f"精密仪{i}", "精密模具") for i in range(30)]
    found = match(build_index([*many, maker("锻", "精密锻件")]), ask("精密锻件"))
    assert found[-1] > 0.5
    assert found[:-1].max() < 0.1


def test_who_shares_a_part_of_a_thing_stands_far_behind_its_makers() -> None:
    """颗粒硅 is no 配方颗粒, and who makes 锂电池 makes no 锂电池隔膜 by that."""
    firms = [
        maker("硅", "颗粒硅", "多晶硅"),
        maker("药", "中药配方颗粒", "中药饮片"),
        maker("电池", "锂电池", "锂离子电池", "储能电池"),
        maker("膜", "锂电池隔膜"),
        maker("粮", "玉米淀粉"),
    ]
    index = build_index(firms)
    granules = match(index, ask("配方颗粒"))
    assert granules[index.ids.index("硅")] < granules[index.ids.index("药")] / 2
    films = match(index, ask("锂电池隔膜"))
    assert films[index.ids.index("电池")] < films[index.ids.index("膜")] / 2


def test_who_makes_parts_of_a_thing_stands_behind_its_makers() -> None:
    """What a word only describes is another thing: 锂离子电池正极材料 is no 锂离子电池."""
    firms = [
        maker("正极", "锂离子电池正极材料", "锂离子电池三元材料"),
        maker("电池", "锂离子电池", "储能系统"),
        *(maker(f"粮{i}", "玉米淀粉", "面粉") for i in range(8)),
    ]
    index = build_index(firms)
    batteries = dict(zip(index.ids, match(index, ask("锂离子电池")), strict=True))
    assert batteries["正极"] < 0.9 * batteries["电池"]
    materials = dict(zip(index.ids, match(index, ask("锂离子电池正极材料")), strict=True))
    assert materials["电池"] < materials["正极"] / 2


def test_parts_that_stand_apart_are_less_than_the_thing() -> None:
    """预焙阳极 and 氧化铝 hold both parts of 阳极氧化."""
    parts = word_groups("阳极氧化")
    does, smelts = maker("加工", "阳极氧化处理"), maker("铝", "预焙阳极", "氧化铝")
    assert together(parts, [does, smelts], lambda word: 1.0) == [1.0, (1 + SCATTERED) / 2]
    assert together(word_groups("隔膜"), [smelts], lambda word: 1.0) == [1.0]


def test_words_that_nobody_holds_match_nobody(index: Index) -> None:
    assert not match(index, ask("量子计算机")).any()


def test_a_match_lies_between_0_and_1(index: Index) -> None:
    found = match(index, ask("钛合金锻件", ("航空锻件",), "航空装备"))
    assert ((found >= 0) & (found <= 1)).all()


@given(st.lists(st.floats(0.001, 1.0), min_size=2, max_size=20))
def test_a_better_match_is_never_a_weaker_link(matches: list[float]) -> None:
    found = strength(np.sort(np.array(matches)))
    assert (np.diff(found) >= -1e-12).all()
    assert ((found >= 0) & (found <= 1)).all()


def test_half_of_the_firms_at_the_half_really_do_it() -> None:
    assert strength(np.array([HALF]))[0] == pytest.approx(0.5)


def test_a_group_is_found_by_what_its_members_make() -> None:
    group = Document("航空工业", (Passage("name", "中国航空工业集团有限公司", ""),))
    documents = with_members([*FIRMS, group], {"中航重机": "航空工业"})
    index = build_index(documents)
    found = dict(zip(index.ids, match(index, ask("钛合金锻件")), strict=True))
    assert 0 < found["航空工业"] < found["中航重机"]
    lent = next(d for d in documents if d.id == "航空工业")
    assert best_quote(lent, {"锻件": 1.0}).how == "group"


def test_the_order_of_the_documents_does_not_count() -> None:
    one, other = build_index(FIRMS), build_index(reversed(FIRMS))
    question = ask("钛合金锻件")
    assert one.ids == other.ids
    assert match(one, question).tolist() == match(other, question).tolist()


def test_the_quote_is_the_sentence_that_made_the_match() -> None:
    text = "公司成立于1990年。" + "主要从事" + "很多" * 60 + "钛合金锻件的生产。" + "员工上千。"
    document = Document("某厂", (Passage("introduction", text, "b.csv"),))
    quote = best_quote(document, {"钛合金": 1.0, "锻件": 1.0})
    assert quote.how == "text"
    assert quote.source == "b.csv"
    assert "钛合金锻件" in quote.text
    assert len(quote.text) <= LONGEST + 2


def test_a_product_is_quoted_before_a_business_scope() -> None:
    passages = (Passage("scope", "锻件销售", "b.csv"), Passage("product", "锻件", "a.csv"))
    assert best_quote(Document("某厂", passages), {"锻件": 1.0}).how == "product"


def test_an_index_is_read_back_as_it_was(index: Index, tmp_path: Path) -> None:
    save_index(tmp_path, "d1", index)
    again = load_index(tmp_path, "d1")
    assert again is not None
    assert again.ids == index.ids
    assert again.words == index.words
    assert match(again, ask("锻件")).tolist() == match(index, ask("锻件")).tolist()


def test_an_index_of_another_graph_is_made_again(index: Index, tmp_path: Path) -> None:
    save_index(tmp_path, "d1", index)
    assert load_index(tmp_path, "d2") is None
    assert kept_index(tmp_path, "d2", lambda: FIRMS[:1]).ids == ("宝钛",)
    assert load_index(tmp_path, "d2") is not None
    assert len(list(tmp_path.glob("index-*.npz"))) == 1


@pytest.mark.parametrize("harm", ["cut", "swapped", "no json", "not json", "other json"])
def test_a_damaged_index_is_made_again(index: Index, tmp_path: Path, harm: str) -> None:
    save_index(tmp_path, "d1", index)
    data = next(tmp_path.glob("index-*.npz"))
    facts = tmp_path / "index.json"
    if harm == "cut":
        data.write_bytes(data.read_bytes()[:100])
    elif harm == "swapped":
        data.write_bytes(b"x" + data.read_bytes()[1:])
    elif harm == "no json":
        facts.unlink()
    elif harm == "not json":
        facts.write_text("{", encoding="utf-8")
    else:
        facts.write_text(json.dumps(["d1"]), encoding="utf-8")
    assert load_index(tmp_path, "d1") is None
    assert kept_index(tmp_path, "d1", lambda: FIRMS).ids == index.ids
    assert load_index(tmp_path, "d1") is not None
