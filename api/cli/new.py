"""The command that lays a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import render
from api.cli.options import AsJson
from graph.errors import UsageError


def new(
    workspace: Annotated[
        Path | None, typer.Argument(metavar="WORKSPACE", help="新的工作区目录")
    ] = None,
    region: Annotated[str, typer.Option("--region", help="本地名称或六位区划代码")] = "",
    chain: Annotated[
        list[str] | None, typer.Option("--chain", help="产业链,可写多次;链图库里有的带上链图")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="只列出链图库里有哪些链")] = False,
    as_json: AsJson = False,
) -> None:
    """铺一个新的工作区:设置、链图、待填的表、全国龙头资料。"""
    from api.new import lay
    from ingest.library import chain_maps

    if show:
        render.library(list(chain_maps()), as_json)
        return
    if workspace is None or not region or not chain:
        raise UsageError(
            "要写工作区目录、--region 和至少一个 --chain",
            hint="如:chainscout new 宝鸡 --region 宝鸡市 --chain 钛及钛合金;有哪些链图:--list",
        )
    render.laid(lay(workspace, region, chain), as_json)
