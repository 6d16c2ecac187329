"""Linking that learns from reported products: who makes what nobody has reported yet."""

import random
from pathlib import Path

import numpy as np
import pytest

from matcher.documents import Document, Passage
from matcher.evidence import build_evidence
from matcher.finder import open_finder
from matcher.grams import plain
from matcher.keeping import kept_finder, kept_trained
from matcher.practice import Trained, known_shares, lessons, practice_digest, practise
from matcher.words import word_groups

TRADES = {
    "锂电池": [
        "正极材料",
        "负极材料",
        "隔膜",
        "电解液",
        "电芯",
        "模组",
        "铜箔",
        "铝箔",
        "结构件",
        "导电剂",
    ],
    "光伏": [
        "多晶硅",
        "单晶硅片",
        "电池片",
        "组件",
        "逆变器",
        "支架",
        "玻璃",
        "背板",
        "银浆",
        "胶膜",
    ],
    "白酒": [
        "酱香型酒",
        "浓香型酒",
        "基酒",
        "酒曲",
        "酒瓶",
        "高粱",
        "窖泥",
        "礼盒酒",
        "散酒",
        "老酒",
    ],
    "轮胎": [
        "子午线轮胎",
        "斜交轮胎",
        "内胎",
        "炭黑",
        "帘子布",
        "钢丝",
        "橡胶助剂",
        "翻新胎",
        "胎圈",
        "气门嘴",
    ],
    "中药": [
        "中药饮片",
        "配方颗粒",
        "胶囊剂",
        "口服液",
        "丸剂",
        "提取物",
        "膏药",
        "中成药",
        "药材",
        "颗粒剂",
    ],
}
KINDS = ["一型", "二型", "三型", "四型", "五型"]


def world(seed: int = 1) -> list[Document]:
    """Firms of five trades; each reports products of its own trade with their shares."""
    draw = random.Random(seed)
    found = []
    for number in range(150):
        trade = list(TRADES)[number % len(TRADES)]
        names = [f"{trade}{p}{k}" for p in TRADES[trade] for k in KINDS]
        own = [Passage("product", name, "kg", 0.15) for name in draw.sample(names, 6)]
        told = Passage("main_business", f"{trade}的研发、生产和销售", "p")
        found.append(Document(f"f{number:03}", (*own, told, Passage("name", f"{trade}厂", ""))))
    return found


@pytest.fixture(scope="module")
def firms() -> list[Document]:
    return world()


@pytest.fixture(scope="module")
def trained(firms: list[Document]) -> Trained:
    found = practise(firms)
    assert found is not None
    return found


def trade_of(firm: str) -> str:
    return list(TRADES)[int(firm[1:]) % len(TRADES)]


def test_who_makes_the_like_stands_first(firms: list[Document], trained: Trained) -> None:
    """锂电池隔膜涂层 is no product of anybody; firms of the trade stand before all others."""
    (found,) = open_finder(firms, trained).find(["锂电池隔膜涂层"], 10)
    assert {trade_of(firm) for firm, _ in found} == {"锂电池"}


def test_strengths_are_0_to_1_and_fall(firms: list[Document], trained: Trained) -> None:
    for found in open_finder(firms, trained).find(["光伏玻璃", "轮胎钢丝一型"], 100):
        strengths = [strength for _, strength in found]
        assert len(strengths) == 100
        assert strengths == sorted(strengths, reverse=True)
        assert 0 <= strengths[-1] <= strengths[0] <= 1


def test_the_order_of_the_firms_does_not_matter(firms: list[Document], trained: Trained) -> None:
    turned = list(reversed(firms))
    (one,) = open_finder(firms, trained).find(["白酒基酒"], 20)
    (other,) = open_finder(turned, trained).find(["白酒基酒"], 20)
    assert one == other
    assert practice_digest(turned) == practice_digest(firms)


def test_a_new_firm_is_found_without_learning_anew(
    firms: list[Document], trained: Trained, tmp_path: Path
) -> None:
    known = kept_trained(tmp_path, firms)
    assert known is not None
    (file,) = tmp_path.glob("trained-*.npz")
    before = file.stat().st_mtime_ns
    new = Document(
        "f900", (Passage("product", "锂电池隔膜涂层", "reg"), Passage("name", "新厂", ""))
    )
    finder = kept_finder(tmp_path, "d2", lambda: [*firms, new])
    assert finder is not None
    (found,) = finder.find(["锂电池隔膜涂层"], 3)
    assert "f900" in [firm for firm, _ in found]
    assert file.stat().st_mtime_ns == before


def test_what_is_kept_answers_as_what_was_made(firms: list[Document], tmp_path: Path) -> None:
    made = kept_finder(tmp_path, "d1", lambda: firms)
    read = kept_finder(tmp_path, "d1", list)
    assert made is not None
    assert read is not None
    (one,), (other,) = made.find(["光伏支架"], 20), read.find(["光伏支架"], 20)
    assert [f for f, _ in one] == [f for f, _ in other]
    assert np.allclose([s for _, s in one], [s for _, s in other], atol=0.01)


def test_words_that_name_no_thing_find_nobody(firms: list[Document], trained: Trained) -> None:
    """A product called 设备 is reported by many; who asks for it learns nothing from their names."""
    vague = Document("f901", (Passage("product", "设备", "reg"), Passage("product", "服务", "reg")))
    finder = open_finder([*firms, vague], trained)
    assert list(finder.find(["设备", "服务", "neural network"], 10)) == [[], [], []]


def test_another_word_of_the_trade_is_asked_as_well(
    firms: list[Document], trained: Trained
) -> None:
    maker = Document("f902", (Passage("product", "锂离子电池", "reg"),))
    (found,) = open_finder([*firms, maker], trained).find(["锂电池"], 20)
    assert 0.5 < dict(found)["f902"] < 0.6


def test_what_is_held_of_a_thing_is_told_by_its_parts() -> None:
    """Who plants nuts holds nothing of 白芨."""
    nuts = Document("坚果", (Passage("product", "坚果种植", "a.csv"),))
    herbs = Document("药材", (Passage("main_business", "从事白芨的种植", "a.csv"),))
    others = [Document(f"钢{i}", (Passage("product", "钢材", "a.csv"),)) for i in range(5)]
    evidence = build_evidence([nuts, herbs, *others])
    covered = dict(zip(evidence.ids, evidence.covered(word_groups("白芨种植")), strict=True))
    assert covered["药材"] == pytest.approx(1.0)
    assert covered["坚果"] < 0.5
    assert covered["钢1"] == 0.0


def test_of_those_who_report_the_product_the_one_that_lives_on_it_stands_first(
    firms: list[Document], trained: Trained
) -> None:
    def maker(firm: str, share: float) -> Document:
        return Document(firm, (Passage("product", "光伏银浆五号", "reg", share),))

    finder = open_finder([*firms, maker("f903", 0.02), maker("f904", 0.9)], trained)
    (found,) = finder.find(["光伏银浆五号"], 5)
    assert [firm for firm, _ in found[:2]] == ["f904", "f903"]
    assert found[0][1] > found[1][1] > 0.7


def test_the_likest_product_is_named_where_no_word_is_shared(
    firms: list[Document], trained: Trained
) -> None:
    finder = open_finder(firms, trained)
    firm = firms[0]
    product = next(p.text for p in firm.passages if p.field == "product")
    assert finder.likest(product, firm.id) == plain(product)


def test_a_damaged_file_counts_as_none(firms: list[Document], tmp_path: Path) -> None:
    kept_finder(tmp_path, "d1", lambda: firms)
    (file,) = tmp_path.glob("finder-*.npz")
    file.write_bytes(file.read_bytes()[:-100])
    assert kept_finder(tmp_path, "d1", lambda: firms) is not None


def test_from_few_products_nothing_is_learned() -> None:
    assert practise(world()[:10]) is None


def test_a_lesson_hides_nothing_that_is_not_asked(firms: list[Document]) -> None:
    for lesson in lessons(firms):
        assert lesson.makers
        assert not lesson.makers & lesson.minor
        assert lesson.product == plain(lesson.product)
    by_id = {d.id: d for d in firms}
    first = lessons(firms)[0]
    assert all(first.product in known_shares(by_id[firm]) for firm in first.makers)
