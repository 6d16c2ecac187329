"""Facts of official documents: precision and recall by kind, and megabytes a minute on one core."""

import importlib.util
import os
import sys
import time
from pathlib import Path
from types import ModuleType

from ingest.documents.reading import read_document

ROOT = Path(__file__).resolve().parent.parent
JUDGING = ROOT / "tests" / "ingest" / "documents" / "judging.py"
MEGABYTES = 2.0


def run() -> None:
    """Print the judge's table for seeds, samples and documents of other places, then the speed."""
    data = Path(os.environ.get("CHAINSCOUT_TEST_DATA") or ROOT.parent / "shared" / "data")
    if not data.is_dir():
        print(f"no shared data: {data} (CHAINSCOUT_TEST_DATA)")
        return
    judging = _judging()
    judge = judging.judge_of(data)
    pairs = {
        "seeds": judging.seeds(data),
        "samples": judging.samples(data),
        "other places": judging.other(),
    }
    for name, documents in pairs.items():
        print(f"### {name}: {len(documents)} documents\n")
        judging.judged(judge, documents).report(verbose=False)
        print()
    _speed([text for documents in pairs.values() for text, _ in documents])


def _speed(files: list[Path]) -> None:
    texts = [file.read_bytes() for file in files]
    for text in texts:
        read_document("a.txt", text)  # word lists are loaded once
    size, facts, begun = 0, 0, time.process_time()
    while size < MEGABYTES * 1e6:
        for text in texts:
            facts += len(read_document("a.txt", text).facts)
            size += len(text)
    seconds = time.process_time() - begun
    print(
        f"{size / 1e6:.1f} MB, {facts} facts, {seconds:.1f} s: "
        f"{size / 1e6 / seconds * 60:.1f} MB a minute"
    )


def _judging() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judging", JUDGING)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(run())
