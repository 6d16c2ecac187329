"""The routes: each asks for an answer and sends it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from api import __version__
from api.answers import shapes
from api.answers.enterprises import enterprise as enterprise_answer
from api.answers.gaps import chains as chains_answer
from api.answers.gaps import gaps as gaps_answer
from api.answers.targets import TOP, explanation, gap_targets, text_targets
from graph.claims import tenancy
from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.filters import Filters


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _workspace(request: Request) -> Workspace:
    workspace: Workspace = request.app.state.workspace
    return workspace


def _filters(
    lists: Annotated[
        list[str] | None, Query(alias="list", description="只看上了这个榜单的")
    ] = None,
    cluster: Annotated[str | None, Query(description="只看这个区域板块")] = None,
    province: Annotated[str | None, Query(description="只看这个省份")] = None,
    ownership: Annotated[str | None, Query(description="只看这种企业性质")] = None,
    min_revenue: Annotated[float | None, Query(ge=0, description="营业收入下限,元")] = None,
    include_local: Annotated[bool, Query(description="连同已在本地做这一环的")] = False,
    include_courted: Annotated[bool, Query(description="连同已在接洽的")] = False,
) -> Filters:
    return Filters(
        tuple(lists or ()),
        cluster,
        province,
        ownership,
        min_revenue,
        include_local,
        include_courted,
    )


Opened = Annotated[Store, Depends(_store)]
Of = Annotated[Workspace, Depends(_workspace)]
Chosen = Annotated[Filters, Depends(_filters)]
Top = Annotated[int, Query(ge=1, le=1000, description="列出几家")]

router = APIRouter(
    prefix="/api/v1",
    responses={code: {"model": shapes.Problem} for code in (400, 404, 409, 503)},
)


@router.get("/health", summary="能否回答")
def health(store: Opened, workspace: Of) -> shapes.Health:
    """Whether the store answers, and whether it holds a finished graph of this workspace."""
    held = tenancy.tenant(store)
    built = held is not None and held.id == workspace.id and held.complete
    return shapes.Health(status="ok", version=__version__, workspace=workspace.id, built=built)


@router.get("/chains", summary="产业链图与各环节的状态")
def chains(store: Opened, workspace: Of) -> shapes.Chains:
    """Every chain map with the light of each segment."""
    tenancy.require(store, workspace)
    return chains_answer(store, workspace)


@router.get("/gaps", summary="缺口")
def gaps(
    store: Opened,
    workspace: Of,
    chain: Annotated[str | None, Query(description="只看这条产业链")] = None,
) -> shapes.Gaps:
    """The gaps, the most urgent first, each with the rule that fired."""
    tenancy.require(store, workspace)
    return gaps_answer(store, workspace, chain)


@router.get("/targets", summary="目标企业")
def targets(
    store: Opened,
    workspace: Of,
    filters: Chosen,
    gap: Annotated[str | None, Query(description="缺口编号")] = None,
    segment: Annotated[str | None, Query(description="任意环节或产品")] = None,
    chain: Annotated[str | None, Query(description="产业链")] = None,
    region: Annotated[str | None, Query(description="招商所在地,默认本地")] = None,
    top: Top = TOP,
) -> shapes.Targets:
    """The ranked targets of a gap (`gap`) or of any segment (`segment`)."""
    if (gap is None) == (segment is None):
        raise UsageError("gap 和 segment 写一个,也只写一个", where="query")
    if gap is not None:
        return gap_targets(store, workspace, gap, filters, top)
    return text_targets(
        store, workspace, segment or "", chain=chain, region=region, filters=filters, top=top
    )


@router.get("/explain", summary="一家目标企业的得分与路子")
def explain(
    store: Opened,
    workspace: Of,
    gap: Annotated[str, Query(description="缺口编号")],
    enterprise: Annotated[str, Query(description="企业编号、代码或名称")],
) -> shapes.Explanation:
    """One target with every part of its score and the ways in."""
    return explanation(store, workspace, gap, enterprise)


@router.get("/enterprise", summary="一家企业")
def enterprise(
    store: Opened,
    workspace: Of,
    q: Annotated[str, Query(description="企业编号、代码或名称", min_length=1)],
) -> shapes.Enterprise:
    """All that the sources say of one enterprise."""
    return enterprise_answer(store, workspace, q)
