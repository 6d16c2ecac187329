import pytest

from ingest.notes import Notes
from ingest.rows import Cell, Row
from ingest.vocabulary import Vocabulary

CHAINS = Vocabulary(
    {
        "航空装备": ("航空锻铸件", "检测服务"),
        "生物医药": ("中药饮片", "检测服务"),
    }
)


def row(chain="", segment=""):
    cells = [Cell(column, text) for column, text in (("产业链", chain), ("环节", segment)) if text]
    return Row(1, tuple(cells))


def work(chain="", segment=""):
    notes = Notes()
    return CHAINS.work(row(chain, segment), notes), notes.messages()


@pytest.mark.parametrize(
    "word",
    [
        "航空装备",
        "航空装备产业链",
        "航空装备产业",
        "航空装备链",
        "航空装備",
        "重点发展航空装备制造",
    ],
)
def test_a_chain_is_known_by_the_ways_in_which_people_write_it(word):
    assert CHAINS.chains([word]) == (["航空装备"], [])


def test_all_chains_are_meant_by_words_for_all():
    assert CHAINS.chains(["全部"]) == (["航空装备", "生物医药"], [])


def test_words_that_no_chain_map_knows_are_told():
    assert CHAINS.chains(["航空装备", "文旅"]) == (["航空装备"], ["文旅"])


def test_a_segment_is_looked_for_in_the_chain_beside_it():
    assert work("生物医药", "检测服务") == (["生物医药/检测服务"], [])


def test_a_segment_alone_is_known_where_one_chain_has_it():
    assert work(segment="中药饮片") == (["生物医药/中药饮片"], [])


def test_a_segment_of_several_chains_is_not_guessed():
    found, told = work(segment="检测服务")
    assert found == []
    assert told == ["环节中有 1 个词几条链里都有,没有写明产业链:检测服务"]


def test_a_segment_that_no_map_has_is_told():
    assert work("航空装备", "航天员") == ([], ["环节中有 1 个词不在链图中:航天员"])


def test_a_chain_that_no_map_has_is_told_once_and_its_segments_are_not():
    assert work("低空经济", "检测服务") == ([], ["产业链中有 1 个词不在链图中:低空经济"])


def test_the_digest_changes_with_a_segment_and_not_with_their_order():
    turned = Vocabulary(dict(reversed(CHAINS.segments.items())))
    assert turned.digest == CHAINS.digest
    assert Vocabulary({**CHAINS.segments, "生物医药": ("中药饮片",)}).digest != CHAINS.digest
