"""The routes of the API: each asks for an answer and sends it."""

import tempfile
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response

from api import __version__
from api.access.needs import needs
from api.answers import shapes
from api.answers.books import target_book, title
from api.answers.chains import chain_map, chains
from api.answers.enterprises import enterprise, find
from api.answers.gaps import gaps
from api.answers.passages import passage
from api.answers.sources import rejects, sources
from api.answers.targets import (
    TOP,
    explanation,
    gap_targets,
    one_question,
    text_explanation,
    text_targets,
)
from api.desk import Desk, Question, ask
from api.export import EVERYWHERE, export_guide, export_list
from api.http import parameters as p
from api.pictures.chain_map import chain_map as draw_map
from graph.claims import tenancy
from graph.errors import ChainScoutError

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "用法不对"},
    401: {"description": "没有密钥,或密钥不对、已停用"},
    403: {"description": "密钥的角色不够"},
    404: {"description": "没有这个缺口、企业、产业链、来源"},
    409: {"description": "存储里是别的工作区或别的版本"},
    414: {"description": "地址太长"},
    421: {"description": "Host 不是本机(只听本机时)"},
    422: {"description": "参数的格式不对"},
    413: {"description": "请求太大"},
    429: {"description": "试错密钥太多次"},
    503: {"description": "存储连不上,或正忙,见 Retry-After"},
}
for _problem in PROBLEMS.values():
    _problem["model"] = shapes.Problem

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


GUIDE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(media: str) -> dict[int | str, dict[str, Any]]:
    content = {media: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "文件", "content": content}}


def _sent(data: bytes, media: str, name: str) -> Response:
    told = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=media, headers={"Content-Disposition": told})


@router.get("/health", summary="服务是否在跑", tags=["服务"])
def health(request: Request) -> shapes.Health:
    """Whether the service runs and the store answers; whether it holds a finished graph."""
    desk: Desk = request.app.state.desk
    held = tenancy.tenant(desk.store)
    built = held is not None and held.id == desk.workspace.id and held.complete
    return shapes.Health(status="ok", version=__version__, workspace=desk.workspace.id, built=built)


@router.get("/ready", summary="能否回答", tags=["服务"], response_model=shapes.Ready)
def ready(request: Request, response: Response) -> shapes.Ready:
    """Whether questions can be answered: 200, or 503 with the reason."""
    desk: Desk = request.app.state.desk
    try:
        tenancy.require(desk.store, desk.workspace)
    except ChainScoutError as error:
        response.status_code = 503
        return shapes.Ready(ready=False, why=error.message)
    return shapes.Ready(ready=True, why="")


@router.get("/chains", summary="产业链,各状态的环节数", tags=["产业链"])
def all_chains(request: Request) -> shapes.Chains:
    """Every chain with its segments counted by status and its gaps by urgency."""
    return ask(request, lambda q: chains(q.store, q.workspace))


@router.get("/chains/{chain}/map", summary="一条产业链的链图与各环节的状态", tags=["产业链"])
def one_map(request: Request, chain: p.ChainName) -> shapes.ChainMap:
    """A chain's segments with status, local suppliers, what they feed, and the id of their gap."""
    return ask(request, lambda q: chain_map(q.store, q.workspace, chain))


@router.get(
    "/chains/{chain}/map.svg", summary="链图,.svg", tags=["产业链"], response_class=Response,
    responses=_file("image/svg+xml"),
)  # fmt: skip
def one_picture(request: Request, chain: p.ChainName) -> Response:
    """The chain map as a picture."""
    found = ask(request, lambda q: chain_map(q.store, q.workspace, chain))
    return _sent(str(draw_map(found)).encode(), "image/svg+xml", f"{chain}产业链图.svg")


@router.get(
    "/chains/{chain}/guide.docx", summary="招商工作指南,.docx", tags=["清单"],
    response_class=Response, responses=_file(GUIDE),
)  # fmt: skip
def chain_guide(
    request: Request, chain: p.ChainName, cluster: p.Cluster = None, top: p.Few = 10
) -> Response:
    """The guide of a chain towards one cluster, or all of China, as `chainscout export` does."""

    def work(q: Question) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            return export_guide(
                q.store, q.workspace, Path(folder), chain, cluster=cluster or EVERYWHERE, top=top,
                kept=q.kept,
            ).read_bytes()  # fmt: skip

    name = f"{chain}产业链招商工作指南(面向{cluster or EVERYWHERE}).docx"
    return _sent(ask(request, work), GUIDE, name)


@router.get("/gaps", summary="缺口", tags=["缺口"])
def all_gaps(request: Request, chain: p.Chain = None) -> shapes.Gaps:
    """The gaps, the most urgent first, each with the rule that fired and its numbers."""
    return ask(request, lambda q: gaps(q.store, q.workspace, chain))


@router.get("/targets", summary="目标企业", tags=["目标企业"])
def targets(
    request: Request,
    filters: p.Chosen,
    gap: p.MaybeGap = None,
    segment: p.MaybeSegment = None,
    chain: p.Chain = None,
    region: p.Region = None,
    top: p.Top = TOP,
    offset: p.Offset = 0,
) -> shapes.Targets:
    """The ranked targets of a gap (`gap`) or of any segment (`segment`), page by page."""
    one_question(gap, segment, chain, region, where="query")

    def work(q: Question) -> shapes.Targets:
        if gap is not None:
            return gap_targets(q.store, q.workspace, gap, filters, top, offset=offset, kept=q.kept)
        return text_targets(
            q.store, q.workspace, segment or "", chain=chain, region=region, filters=filters,
            top=top, offset=offset, kept=q.kept,
        )  # fmt: skip

    return ask(request, work)


@router.get("/match", summary="按文字找企业", tags=["目标企业"])
def match(
    request: Request,
    filters: p.Chosen,
    text: Annotated[
        str,
        Query(description="环节或产品", examples=["碳纤维"], min_length=1, max_length=100),
    ],
    region: p.Region = None,
    top: p.Top = TOP,
    offset: p.Offset = 0,
) -> shapes.Targets:
    """Who could fill a segment, or make a product, that need not stand on a chain map."""
    return ask(
        request,
        lambda q: text_targets(
            q.store, q.workspace, text, chain=None, region=region, filters=filters, top=top,
            offset=offset, kept=q.kept,
        ),
    )  # fmt: skip


@router.get("/explain", summary="一家目标企业的得分、路子和政策", tags=["目标企业"])
def explain(
    request: Request,
    enterprise: p.Firm,
    gap: p.MaybeGap = None,
    segment: p.MaybeSegment = None,
    chain: p.Chain = None,
    region: p.Region = None,
) -> shapes.Explanation:
    """One target with every part of its score, the ways in, and the policies that apply.

    Asked by a gap (`gap`) or by the words of a list of targets (`segment`, `chain`, `region`).
    """
    one_question(gap, segment, chain, region, where="query")

    def work(q: Question) -> shapes.Explanation:
        if gap is not None:
            return explanation(q.store, q.workspace, gap, enterprise, q.kept)
        return text_explanation(
            q.store, q.workspace, segment or "", enterprise, chain=chain, region=region,
            kept=q.kept,
        )  # fmt: skip

    return ask(request, work)


@router.get("/enterprises", summary="按名称查企业", tags=["企业"])
def enterprises(
    request: Request,
    q: Annotated[
        str,
        Query(description="名称、简称或代码里的字", examples=["三角"], min_length=1, max_length=60),
    ],
    top: p.Top = TOP,
) -> shapes.Enterprises:
    """The enterprises whose names hold the words."""
    return ask(request, lambda s: find(s.store, s.workspace, q, top))


@router.get("/enterprises/{enterprise_id}", summary="一家企业的档案", tags=["企业"])
def dossier(request: Request, enterprise_id: p.FirmPath) -> shapes.Enterprise:
    """All that the sources say of one enterprise, each with its source."""
    return ask(request, lambda q: enterprise(q.store, q.workspace, enterprise_id))


@router.get("/list", summary="招商清单", tags=["清单"])
def target_list(
    request: Request, chain: p.Chain = None, cluster: p.Cluster = None, top: p.Few = 10
) -> shapes.TargetBook:
    """The gaps of all chains, or of one, each with its first targets."""
    return ask(
        request,
        lambda q: target_book(
            q.store, q.workspace, chain=chain, cluster=cluster, top=top, kept=q.kept
        ),
    )


@router.get(
    "/list.xlsx", summary="招商清单,.xlsx", tags=["清单"], response_class=Response,
    responses=_file(SHEET),
)  # fmt: skip
def target_workbook(
    request: Request, chain: p.Chain = None, cluster: p.Cluster = None, top: p.Few = 10
) -> Response:
    """The target list as a workbook, as `chainscout export` writes it."""

    def work(q: Question) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            return export_list(
                q.store, q.workspace, Path(folder), chain=chain, cluster=cluster, top=top,
                kept=q.kept,
            ).read_bytes()  # fmt: skip

    desk: Desk = request.app.state.desk
    return _sent(ask(request, work), SHEET, f"{title(desk.workspace, chain, cluster)}.xlsx")


@router.get("/sources", summary="来源与新旧", tags=["来源"])
def all_sources(request: Request) -> shapes.Sources:
    """Every source: its kind, the date it states, its rows, and whether its file has changed."""
    return ask(request, lambda q: sources(q.store, q.workspace), keep=False)


@router.get("/sources/passage", summary="来源里的原文", tags=["来源"])
def source_passage(
    request: Request,
    source: p.SourceId,
    text: Annotated[
        str, Query(alias="quote", description="要找的字", examples=["航空模锻件"], max_length=400)
    ] = "",
    about: Annotated[
        str, Query(description="先列提到它的行", examples=["三角防务"], max_length=200)
    ] = "",
) -> shapes.Passage:
    """The rows of a source in which some words stand."""
    return ask(request, lambda q: passage(q.store, q.workspace, source, text, about), keep=False)


@router.get(
    "/sources/rejects", summary="退回的行", tags=["来源"], dependencies=[Depends(needs("editor"))]
)
def source_rejects(request: Request, source: p.SourceId) -> shapes.Rejects:
    """The rows of a source that were given back, with the reason. For the role editor."""
    return ask(request, lambda q: rejects(q.store, q.workspace, source), keep=False)
