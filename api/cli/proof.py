"""The commands that prove and improve the ranking: `evaluate` and `learn`."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import render
from api.cli.options import AsJson, Folder, StoreOption, reading
from api.cli.queries import read_table


def evaluate(
    workspace: Folder,
    cases: Annotated[
        Path,
        typer.Option("--cases", help="落地案例的 CSV,列名见 docs/evaluation.md"),
    ],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """用真实的落地案例检验目标企业排得准不准,与简单的办法比较。"""
    from api.answers.evaluation import evaluation
    from matcher.landings import COLUMNS

    table = read_table(cases, COLUMNS)
    with reading(workspace, store) as (found, held):
        answer = evaluation(held, found, table.rows, str(cases), table.numbers)
    render.evaluation(answer, as_json)


def learn(
    workspace: Folder,
    outcomes: Annotated[
        Path, typer.Option("--outcomes", help="已落地项目的 CSV,与 evaluate 的案例同样的列")
    ],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """从已经落地的项目学习各项的权重,写入 models/;案例少时靠近先验权重。"""
    from api.answers.evaluation import learned
    from matcher.landings import COLUMNS

    table = read_table(outcomes, COLUMNS)
    with reading(workspace, store) as (found, held):
        answer = learned(held, found, table.rows, str(outcomes), table.numbers)
    render.learned(answer, as_json)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(evaluate)
    app.command()(learn)
