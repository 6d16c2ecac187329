"""`resolve`: which enterprises the names of a list mean."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import render
from api.cli.options import AsJson, Folder, StoreOption, reading, said


def resolve(
    workspace: Folder,
    names: Annotated[
        Path,
        typer.Option(
            "--names",
            metavar="FILE",
            help="CSV 或工作簿,名称或代码写在 mention 列(也认 企业名称 等);或一行一个的 .txt",
        ),
    ],
    top: Annotated[int, typer.Option("--top", min=1, max=50, help="每个名称列出几家候选")] = 5,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """辨认一批企业名称或代码指的是图中哪一家;拿不准的列出候选和理由。"""
    from api.answers.names import resolve as answer
    from api.cli.queries import read_queries

    mentions, blank = read_queries(names, "mention")
    if blank:
        said(blank)
    with reading(workspace, store) as (_, held):
        render.resolved(answer(held, mentions, top), as_json)
