"""What the matcher stores: links of every segment, and the first targets of every gap."""

import hashlib
from collections.abc import Iterator, Sequence

from graph.chain.maps import read_chains
from graph.claims.claim import Claim, Node
from graph.claims.derived import Derived, is_current, write_derived
from graph.store import Store
from graph.workspace import Workspace
from matcher.asking import GapLike, gap_scene, segment_works
from matcher.documents import read_documents
from matcher.filters import Filters
from matcher.kept import read_background
from matcher.learned import model_digest
from matcher.link import open_linker
from matcher.question import ask
from matcher.targets import field_of

LINKS = "derived:links"
TARGETS = "derived:targets"


def derive_links(store: Store, workspace: Workspace, *, digest: str, run: str) -> Derived | None:
    """Write WORKS_IN of every segment; None where the graph holds them for this digest already.

    Kept are all links of `supplier_strength` or more, the 200 strongest of a segment, and its 100
    strongest among the firms of lists.
    """
    if is_current(store, LINKS, digest):
        return None
    return write_derived(
        store,
        LINKS,
        title="企业与环节的关联(推算)",
        digest=digest,
        run=run,
        claims=_link_claims(store, workspace),
    )


def _link_claims(store: Store, workspace: Workspace) -> Iterator[Claim]:
    always = workspace.settings.gaps.supplier_strength
    segments = [s for chain in read_chains(store).values() for s in chain.segments.values()]
    if not segments:
        return
    linker = open_linker(store, workspace, read_documents(store))
    for segment in segments:
        question = ask(segment.name, segment.products, segment.chain)
        for link in linker.links(question, always=always):
            yield Claim(
                "WORKS_IN",
                Node("Enterprise", link.firm),
                Node("Segment", segment.id),
                {
                    "strength": link.strength,
                    "how": link.how,
                    "quote": link.quote,
                    "quoted_from": link.source or None,
                },
            )


def derive_targets(
    store: Store, workspace: Workspace, gaps: Sequence[GapLike], *, digest: str, run: str
) -> Derived | None:
    """Write TARGET_OF for the first `targets.top` of every gap; None where they stand already."""
    digest = hashlib.sha256(f"{digest} {model_digest(workspace)}".encode()).hexdigest()
    if is_current(store, TARGETS, digest):
        return None
    return write_derived(
        store,
        TARGETS,
        title="目标企业(推算)",
        digest=digest,
        run=run,
        claims=_target_claims(store, workspace, gaps),
    )


def _target_claims(store: Store, workspace: Workspace, gaps: Sequence[GapLike]) -> Iterator[Claim]:
    by_region: dict[str, list[GapLike]] = {}
    for gap in gaps:
        by_region.setdefault(gap.region, []).append(gap)
    for region, own in by_region.items():
        background = read_background(store, workspace, region)
        for gap in own:
            scene = gap_scene(background, workspace, gap)
            works = segment_works(store, scene)
            field = field_of(store, workspace, background, scene, works, Filters())
            ranked = field.ranked
            for place, row in enumerate(ranked.order[: workspace.settings.targets.top], start=1):
                yield Claim(
                    "TARGET_OF",
                    Node("Enterprise", field.candidates[row].head.id),
                    Node("Gap", gap.id),
                    {
                        "rank": place,
                        "score": float(ranked.scores[row]),
                        "part_names": ranked.names,
                        "part_values": tuple(float(v) for v in ranked.parts[row]),
                        "model": field.model,
                    },
                )
