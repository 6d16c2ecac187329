"""The notebooks run from top to bottom, each in under a minute on an idle machine."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda p: p.stem)
def test_a_notebook_runs_and_is_kept_without_output(path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", f"{NOTEBOOKS.parent}:{NOTEBOOKS}")
    notebook = nbformat.read(path, as_version=4)
    assert all(not c.get("outputs") for c in notebook.cells)
    done = NotebookClient(
        notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": NOTEBOOKS}}
    ).execute()
    figures = [
        o
        for c in done.cells
        for o in c.get("outputs", ())
        if "application/vnd.plotly.v1+json" in o.get("data", {})
    ]
    assert figures or path.stem == "05_your_data"
