"""The judge of `shared/eval/docs`, as a module: facts read now against gold facts."""

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.documents.reading import read_document

HERE = Path(__file__).resolve().parent


def judge_of(shared_data: Path) -> ModuleType:
    """The judge; it stands beside the shared data."""
    folder = Path(os.environ.get("CHAINSCOUT_TEST_EVAL") or shared_data.parent / "eval")
    spec = importlib.util.spec_from_file_location("judge", folder / "docs" / "judge.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(shared_data: Path) -> list[tuple[Path, Path]]:
    """Text and gold of the samples of the judge's folder."""
    folder = shared_data.parent / "eval" / "docs"
    return [(p.with_suffix(".txt"), p) for p in sorted(folder.glob("[0-9][0-9].json"))]


def seeds(shared_data: Path) -> list[tuple[Path, Path]]:
    """Text and gold of the seeds."""
    golds = sorted((HERE / "gold").glob("*.json"))
    return [(next((shared_data / "seeds").glob(f"{gold.stem}_*.txt")), gold) for gold in golds]


def other() -> list[tuple[Path, Path]]:
    """Text and gold of the documents of other places, written for these tests."""
    return [(p.with_suffix(".txt"), p) for p in sorted((HERE / "other").glob("*.json"))]


def judged(judge: ModuleType, pairs: list[tuple[Path, Path]]) -> Any:
    """The tally over documents as they are read now."""
    tally = judge.Tally()
    for text, gold in pairs:
        found = read_document(text.name, text.read_bytes())
        facts = [
            {
                "kind": f.kind.value,
                "value": f.value,
                "quote": found.quote(f),
                "start": f.start,
                "end": f.end,
                **f.fields,
            }
            for f in found.facts
        ]
        wanted = json.loads(gold.read_text(encoding="utf-8"))
        tally.judge(text.stem, judge.Document(text), wanted, facts)
    return tally


def scores(judge: ModuleType, tally: Any) -> tuple[float, float, float]:
    """Precision and recall over all facts, F1 of figures whose name and unit agree."""
    right, missed, false = (
        sum(c[k] for k in judge.KINDS) for c in (tally.right, tally.missed, tally.false)
    )
    r, m, f = (sum(c[k] for k in judge.NUMERIC) for c in (tally.right, tally.missed, tally.false))
    m, f = m + r - tally.named, f + r - tally.named
    return (
        right / (right + false),
        right / (right + missed),
        2 * tally.named / (2 * tally.named + f + m),
    )
