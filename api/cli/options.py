"""What the commands share: their options, and how a workspace and its store are opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import UsageError
from graph.store import Address, Store, open_store, parse_address
from graph.workspace import Workspace, load_workspace

Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="工作区目录")]
StoreOption = Annotated[
    str | None, typer.Option("--store", help="存储地址,默认 CHAINSCOUT_STORE 或 embedded:")
]
AsJson = Annotated[bool, typer.Option("--json", help="只在标准输出打印 JSON")]
ChainOption = Annotated[str | None, typer.Option("--chain", help="产业链名称")]
GapOption = Annotated[str | None, typer.Option("--gap", help="缺口编号,见 gaps")]
SegmentOption = Annotated[str | None, typer.Option("--segment", help="任意环节或产品名称")]
RegionOption = Annotated[str | None, typer.Option("--region", help="招商所在地,默认工作区所在地")]
Top = Annotated[int, typer.Option("--top", min=1, max=1000, help="列出几家")]


def said(told: str) -> None:
    """A line beside the answer, on the error stream."""
    typer.echo(told, err=True)


def opened(folder: Path, store: str | None) -> tuple[Workspace, Address]:
    """The workspace and the store that a command line names. Raises `UsageError`."""
    workspace = load_workspace(folder)
    return workspace, parse_address(store, workspace.root, os.environ)


def named_values(given: list[str] | None, option: str) -> dict[str, str]:
    """Name to value of an option written name=value, once or more. Raises `UsageError`."""
    found = {}
    for told in given or ():
        name, sign, value = (part.strip() for part in told.partition("="))
        if not (name and sign and value):
            raise UsageError(f"{option} 写法不对:{told}", hint=f"写作 {option} 名称=数值")
        if name in found:
            raise UsageError(f"{option} {name} 写了两次", hint="一个名称写一次")
        found[name] = value
    return found


def named_numbers(given: list[str] | None, option: str) -> dict[str, float]:
    """Name to number of such an option. Raises `UsageError`."""
    found = {}
    for name, value in named_values(given, option).items():
        try:
            found[name] = float(value)
        except ValueError:
            raise UsageError(
                f"{option} {name} 的值不是数字:{value}", hint="写数,如 0.3", where=option
            ) from None
    return found


@contextmanager
def reading(folder: Path, store: str | None) -> Iterator[tuple[Workspace, Store]]:
    """The workspace and its open store, which holds this workspace's graph."""
    from graph.claims import tenancy

    workspace, address = opened(folder, store)
    with open_store(address) as held:
        tenancy.require(held, workspace)
        yield workspace, held
