"""Writes the report of a build beside the workspace's other outputs, and says where it is."""

from pathlib import Path

from api.answers import shapes
from graph.errors import ChainScoutError


def reported(folder: Path, answer: shapes.Built) -> str:
    """Write the whole report; return what the terminal says of it. The build stands either way."""
    from api.files.reading_report import write_report

    try:
        target = write_report(folder, answer)
    except ChainScoutError as error:
        return f"{error.message}({error.where});{error.hint}"
    return f"逐个文件、逐个名称的全文在 {target.parent.name}/{target.name}。"
