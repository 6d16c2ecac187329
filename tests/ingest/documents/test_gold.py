"""What is read of real documents, against gold facts made by reading them."""

import importlib.util
import json
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("judging", Path(__file__).with_name("judging.py"))
assert _spec
assert _spec.loader
judging = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(judging)

PRECISION, RECALL, NAMED = 0.95, 0.85, 0.80


@pytest.mark.parametrize("which", ["seeds", "samples", "other"])
def test_the_facts_are_right_and_few_are_missed(which, shared_data):
    judge = judging.judge_of(shared_data)
    pairs = {
        "seeds": judging.seeds,
        "samples": judging.samples,
        "other": lambda _: judging.other(),
    }[which](shared_data)
    assert len(pairs) >= 3
    tally = judging.judged(judge, pairs)
    precision, recall, named = judging.scores(judge, tally)
    assert precision >= PRECISION, "\n".join(tally.wrong)
    assert recall >= RECALL, "\n".join(tally.misses)
    assert named >= NAMED


def test_every_gold_quote_stands_in_its_document(shared_data):
    judge = judging.judge_of(shared_data)
    for text, gold in [*judging.seeds(shared_data), *judging.other()]:
        document = judge.Document(text)
        for fact in json.loads(gold.read_text(encoding="utf-8")):
            assert judge.norm(fact["quote"]) in document.text, (gold.name, fact["quote"])
            assert fact["kind"] in judge.KINDS
