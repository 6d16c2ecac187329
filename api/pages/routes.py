"""The pages: each asks for its answers at once, and has them rendered."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.access.needs import may
from api.answers.chains import chain_map, chains
from api.answers.enterprises import enterprise, find
from api.answers.gaps import gaps, one_gap
from api.answers.passages import passage
from api.answers.sources import rejects, sources
from api.answers.targets import (
    explanation,
    gap_targets,
    one_question,
    text_explanation,
    text_targets,
)
from api.desk import Desk, ask
from api.pages import addresses
from api.pages.asked import PAGE, Asked, asked
from api.pages.render import marked, page, static_files
from api.pictures.chain_map import chain_map as draw_map
from graph.chain.reading import nodes
from graph.errors import NotFound
from graph.store import Store

Form = Annotated[Asked, Depends(asked)]
Text = Annotated[str, Query(max_length=200)]
Place = Annotated[str, Query(max_length=40)]

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def _lists(store: Store) -> list[str]:
    """The lists that the graph holds."""
    return sorted({str(p["list"]) for p in nodes(store, "Ranking").values()})


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Chains in numbers, the most urgent gaps, how fresh the sources are."""
    summary, gap_list, held = ask(
        request,
        lambda q: (
            q.once("chains", lambda: chains(q.store, q.workspace)),
            q.once("gaps", lambda: gaps(q.store, q.workspace)),
            sources(q.store, q.workspace),
        ),
        keep=False,
    )
    ordered = sorted(summary.chains, key=lambda c: [-n for n in c.levels.values()])
    return page(request, "home.html", chains=ordered, gaps=gap_list.gaps, held=held)


@router.get("/chains/{name}")
def chain(request: Request, name: str) -> HTMLResponse:
    """A chain's map, its segments and gaps."""
    found, gap_list = ask(
        request,
        lambda q: (chain_map(q.store, q.workspace, name), gaps(q.store, q.workspace, name)),
    )
    drawn = draw_map(found, lambda s: addresses.gap(s.gap) if s.gap else addresses.match(s.name))
    desk: Desk = request.app.state.desk
    towards = desk.workspace.settings.bureau.focus_clusters
    return page(request, "chain.html", map=found, gaps=gap_list.gaps, drawn=drawn, clusters=towards)


@router.get("/gaps")
def all_gaps(request: Request, chain: Text = "") -> HTMLResponse:
    """The gaps of all chains, or of one, the most urgent first."""
    found, summary = ask(
        request,
        lambda q: (
            gaps(q.store, q.workspace, chain or None),
            chains(q.store, q.workspace),
        ),
    )
    names = [c.name for c in summary.chains]
    return page(request, "gaps.html", gaps=found.gaps, chain=chain, names=names)


@router.get("/gaps/{key:path}")
def gap(request: Request, key: str, form: Form) -> HTMLResponse:
    """One gap: rule, numbers, urgency, targets."""
    filters = form.filters
    found, on_map, listed, lists = ask(
        request,
        lambda q: (
            (held := one_gap(q.store, key)),
            chain_map(q.store, q.workspace, held.chain),
            gap_targets(q.store, q.workspace, key, filters, PAGE, offset=form.offset, kept=q.kept),
            _lists(q.store),
        ),
    )
    lights = {s.name: s for s in on_map.segments}
    return page(
        request, "gap.html", gap=found, lights_of=lights, found=listed, lists=lists, form=form,
        more={},
    )  # fmt: skip


@router.get("/target")
def target(
    request: Request, enterprise: Text, gap: Text = "", text: Text = "", region: Place = ""
) -> HTMLResponse:
    """One target of a gap, or of words: the parts of its score, evidence, ways in, policies."""
    one_question(gap or None, text or None, None, region or None, where="query")
    found, told = ask(
        request,
        lambda q: (
            one_gap(q.store, gap) if gap else None,
            explanation(q.store, q.workspace, gap, enterprise, q.kept)
            if gap
            else text_explanation(
                q.store, q.workspace, text, enterprise, chain=None, region=region or None,
                kept=q.kept,
            ),
        ),
    )  # fmt: skip
    return page(request, "target.html", gap=found, told=told, target=told.target, region=region)


@router.get("/match")
def match(request: Request, form: Form, text: Text = "", region: Place = "") -> HTMLResponse:
    """Who could fill any segment, or make any product, here or elsewhere."""
    filters = form.filters
    words, place = text.strip(), region.strip()
    found, lists = ask(
        request,
        lambda q: (
            text_targets(
                q.store, q.workspace, words, chain=None, region=place or None, filters=filters,
                top=PAGE, offset=form.offset, kept=q.kept,
            )
            if words
            else None,
            _lists(q.store),
        ),
    )  # fmt: skip
    more = {key: value for key, value in (("text", words), ("region", place)) if value}
    return page(request, "match.html", found=found, lists=lists, form=form, more=more)


@router.get("/enterprises")
def enterprises(request: Request, q: Text = "") -> HTMLResponse:
    """Enterprises by words of their names."""
    words = q.strip()
    found = ask(request, lambda s: find(s.store, s.workspace, words, 50) if words else None)
    return page(request, "enterprises.html", found=found, words_asked=words)


@router.get("/enterprises/{key:path}")
def dossier(request: Request, key: str) -> HTMLResponse:
    """All that the sources say of one enterprise."""
    return page(
        request,
        "enterprise.html",
        told=ask(request, lambda q: enterprise(q.store, q.workspace, key)),
    )


@router.get("/sources")
def all_sources(request: Request) -> HTMLResponse:
    """The sources, how fresh they are, and what was given back."""
    return page(
        request,
        "sources.html",
        held=ask(request, lambda q: sources(q.store, q.workspace), keep=False),
    )


@router.get("/source")
def source(
    request: Request,
    id: Annotated[str, Query(max_length=400)],  # noqa: A002 - what the address says
    quote: Annotated[str, Query(max_length=400)] = "",
    about: Text = "",
) -> HTMLResponse:
    """One source: its rows around some words, and the rows it got back."""
    found, back = ask(
        request,
        lambda q: (
            passage(q.store, q.workspace, id, quote, about),
            rejects(q.store, q.workspace, id) if may(request, "editor") else None,
        ),
        keep=False,
    )
    return page(
        request, "source.html", found=found, rejects=back, about=about,
        marked=lambda cell: marked(cell, quote or about),
    )  # fmt: skip


@router.get("/static/{name}")
def static(name: str, v: str = "") -> Response:
    """A file that the pages use."""
    held = static_files().get(name)
    if held is None:
        raise NotFound(f"没有这个文件:{name}")
    keeping = "public, max-age=31536000, immutable" if v else "no-cache"
    return Response(held[0], media_type=held[1], headers={"Cache-Control": keeping})
