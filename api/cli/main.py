"""The commands. Each opens what it needs, asks for an answer, and has it rendered."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from api import __version__
from api.cli import proof, render
from api.cli.agents import mcp
from api.cli.keys import keys
from api.cli.new import new
from api.cli.options import (
    AsJson,
    ChainOption,
    Folder,
    GapOption,
    RegionOption,
    SegmentOption,
    StoreOption,
    Top,
    named_numbers,
    named_values,
    opened,
    reading,
    said,
)
from api.cli.progress import shown_progress
from api.cli.read import read
from api.cli.report import reported
from api.cli.resolve import resolve
from graph.store import Address, parse_address
from matcher.filters import Filters

app = typer.Typer(
    name="chainscout",
    help="链探 ChainScout:找出产业链的缺口和能补上它的大企业。离线可用,每个结论都有出处。",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
proof.register(app)


@app.command()
def build(
    workspace: Folder,
    store: StoreOption = None,
    wait: Annotated[bool, typer.Option("--wait", help="有别的 build 在运行时排队等候")] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="半数以上来源的文件不见了也继续,撤回它们的内容")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """读入工作区的文件,建图,判断缺口,排出目标企业。可反复运行。"""
    from api.build import build as run_build

    found, address = opened(workspace, store)
    with shown_progress(quiet=as_json) as progress:
        answer = run_build(found, address, wait=wait, withdraw=withdraw, progress=progress)
    render.build(answer, reported(found.root / "output", answer), as_json)


@app.command()
def gaps(
    workspace: Folder,
    chain: ChainOption = None,
    threshold: Annotated[
        list[str] | None,
        typer.Option("--threshold", help="换一个阈值看看,如 weak_sourcing=0.5,可写多次,不改图"),
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """列出缺口:类型、紧迫程度、触发的规则。"""
    from api.answers.gaps import gaps as answer

    thresholds = named_values(threshold, "--threshold")
    with reading(workspace, store) as (found, held):
        render.gaps(answer(held, found, chain, thresholds), as_json)


@app.command()
def targets(  # noqa: PLR0913, PLR0917 - one option each
    workspace: Folder,
    gap: GapOption = None,
    segment: SegmentOption = None,
    chain: ChainOption = None,
    region: RegionOption = None,
    top: Top = 20,
    in_list: Annotated[
        list[str] | None, typer.Option("--list", help="只看上了这个榜单的,可写多次")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help="只看这个区域板块,如 长三角")
    ] = None,
    province: Annotated[str | None, typer.Option("--province", help="只看这个省份")] = None,
    ownership: Annotated[
        str | None,
        typer.Option(
            "--ownership", help="只看这种企业性质:央企、国有、地方国企、民营、外资、集体、不详"
        ),
    ] = None,
    min_revenue: Annotated[
        float | None, typer.Option("--min-revenue", min=0, help="营业收入下限(元)")
    ] = None,
    include_local: Annotated[
        bool, typer.Option("--include-local", help="连同本地企业和已在本地做这一环的集团")
    ] = False,
    include_courted: Annotated[
        bool, typer.Option("--include-courted", help="连同已在接洽的")
    ] = False,
    weight: Annotated[
        list[str] | None,
        typer.Option("--weight", help="换一个权重看看,如 scale=0.3,可写多次,不改图"),
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """为一个缺口(--gap)或任意环节(--segment)排出目标企业。"""
    from api.answers.targets import gap_targets, one_question, text_targets
    from matcher.kept import Kept

    one_question(gap, segment, chain, region)
    filters = Filters(
        tuple(in_list or ()),
        cluster,
        province,
        ownership,
        min_revenue,
        include_local,
        include_courted,
    )
    weights = named_numbers(weight, "--weight")
    with reading(workspace, store) as (found, held):
        if gap is not None:
            answer = gap_targets(held, found, gap, filters, top, weights=weights)
        else:
            answer = text_targets(
                held,
                found,
                segment or "",
                chain=chain,
                region=region,
                filters=filters,
                top=top,
                kept=Kept(held, found, said),
                weights=weights,
            )
        render.targets(answer, as_json)


@app.command()
def explain(
    workspace: Folder,
    enterprise: Annotated[str, typer.Option("--enterprise", help="企业编号、代码或名称")],
    gap: GapOption = None,
    segment: SegmentOption = None,
    chain: ChainOption = None,
    region: RegionOption = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """说明一家目标企业的得分:每一项的比较、出处,以及可走的路子;问法与 targets 相同。"""
    from api.answers.targets import explanation, one_question, text_explanation
    from matcher.kept import Kept

    one_question(gap, segment, chain, region)
    with reading(workspace, store) as (found, held):
        if gap is not None:
            answer = explanation(held, found, gap, enterprise)
        else:
            answer = text_explanation(
                held,
                found,
                segment or "",
                enterprise,
                chain=chain,
                region=region,
                kept=Kept(held, found, said),
            )
        render.explanation(answer, as_json)


@app.command()
def link(
    workspace: Folder,
    queries: Annotated[Path, typer.Option("--queries", help="一列 query 的 CSV 文件")],
    top: Top = 20,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """查一批环节或产品各有哪些企业在做;--json 每行一个查询。"""
    from api.answers.targets import links
    from api.cli.queries import read_queries

    asked, blank = read_queries(queries, "query")
    if blank:
        said(blank)
    with reading(workspace, store) as (found, held):
        for answer in links(held, found, asked, top, said):
            render.linked(answer, as_json)


@app.command()
def export(
    workspace: Folder,
    to: Annotated[
        Path | None, typer.Option("--to", help="写到哪个目录,默认工作区的 output/")
    ] = None,
    chain: ChainOption = None,
    cluster: Annotated[str | None, typer.Option("--cluster", help="只面向这个区域板块")] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=100, help="每个缺口列几家")] = 10,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """写出招商清单 .xlsx、各链的链图 .svg 和招商工作指南 .docx(每个招商去向一份)。"""
    from api.export import export as run_export

    with reading(workspace, store) as (found, held), shown_progress(quiet=as_json) as progress:
        folder = to or found.root / "output"
        answer = run_export(
            held, found, folder, chain=chain, cluster=cluster, top=top, progress=progress
        )
    render.exported(answer, as_json)


@app.command()
def backup(
    workspace: Folder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="写到哪个 .zip 文件")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """把工作区和图存成一个文件。"""
    from api.archive import backup as run_backup

    found, address = opened(workspace, store)
    with shown_progress(quiet=as_json) as progress:
        answer = run_backup(found, address, file, progress)
    render.backed_up(answer, "已备份到", as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="backup 写出的 .zip 文件")],
    workspace: Folder,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """从备份恢复工作区(空目录)和图(空的存储,可换一种)。"""
    from api.archive import restore as run_restore

    def address_of(folder: Path) -> Address:
        return parse_address(store, folder.absolute(), os.environ)

    with shown_progress(quiet=as_json) as progress:
        answer = run_restore(file, workspace, address_of, progress)
    render.backed_up(answer, "已恢复自", as_json)


app.command()(new)
app.command()(mcp)
app.command()(keys)
app.command()(read)
app.command()(resolve)


@app.command()
def version() -> None:
    """打印版本号。"""
    sys.stdout.write(f"chainscout {__version__}\n")
