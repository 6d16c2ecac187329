"""The table of extractors tells all that they do."""

from ingest.documents.fact import FactKind
from ingest.documents.reading import read_document
from ingest.documents.rules import EXTRACTORS


def test_every_kind_has_one_extractor():
    kinds = [kind for extractor in EXTRACTORS for kind in extractor.kinds]
    assert sorted(kinds) == sorted(FactKind)


def test_every_fact_is_by_a_rule_and_with_fields_of_the_table(shared_data):
    told = {kind: extractor for extractor in EXTRACTORS for kind in extractor.kinds}
    for file in sorted((shared_data / "seeds").glob("*.txt")):
        for fact in read_document(file.name, file.read_bytes()).facts:
            assert fact.rule in told[fact.kind].rules
            assert set(fact.fields) <= set(told[fact.kind].fields)
            assert 0 < fact.confidence <= 1


def test_offsets_are_those_of_the_printed_text(shared_data):
    for file in sorted((shared_data / "seeds").glob("*.txt")):
        found = read_document(file.name, file.read_bytes())
        for fact in found.facts:
            quote = found.quote(fact)
            assert 0 <= fact.start < fact.end <= len(found.text)
            if isinstance(fact.value, str) and fact.kind not in (
                FactKind.CHAIN_COUNT,
                FactKind.LIST_MEANT,
            ):
                assert fact.value in quote.replace("\n", "")


def test_a_long_text_gives_the_same_facts_as_its_parts():
    part = "全市新签约项目58个,总投资35.39亿元。比亚迪、天士力等企业增资。\n"
    whole = read_document("a.txt", (part * 1000).encode())
    figures = [f for f in whole.facts if isinstance(f.value, float)]
    assert len(figures) == 2000
    assert [f.value for f in whole.facts if f.kind is FactKind.ENTERPRISE] == ["比亚迪", "天士力"]
    assert all(whole.quote(f).endswith(("58个", "35.39亿元")) for f in figures)
