"""Asking: what targets are asked for, a gap or free words, made a scene with its linked firms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from graph.chain.maps import ChainMap
from graph.chain.supply import Work, read_work
from graph.errors import UsageError
from graph.places import places
from graph.store import Store
from graph.workspace import Workspace
from matcher.field import Background
from matcher.kept import Kept
from matcher.nearness import nearest_first
from matcher.scene import Ground, Scene, scene_of


class GapLike(Protocol):
    """What of a gap the matcher looks at (graph.gaps has it all)."""

    @property
    def id(self) -> str:
        """chain/segment@region."""

    @property
    def chain(self) -> str:
        """Name of the chain."""

    @property
    def segment(self) -> str:
        """Name of the segment."""

    @property
    def region(self) -> str:
        """Code of the region."""


@dataclass(frozen=True, slots=True)
class Words:
    """A segment or product in words, with the chain and the place, both as people write them.

    An empty `region` is the bureau's.
    """

    text: str
    chain: str = ""
    region: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked for in its scene, and the links that give the candidates."""

    background: Background
    scene: Scene
    works: Sequence[Work]
    gap: str | None = None
    query: str | None = None
    notes: tuple[str, ...] = ()


def put(kept: Kept, asked: GapLike | Words) -> Question:
    """The question for a gap or for words.

    Where a chain map holds a segment of these words, its links and neighbours are used. Raises
    `UsageError` for a region that does not exist.
    """
    if isinstance(asked, Words):
        return _words(kept, asked)
    background = kept.background(asked.region)
    scene = gap_scene(background, kept.workspace, asked)
    return Question(background, scene, segment_works(kept.store, scene), gap=asked.id)


def gap_scene(background: Background, workspace: Workspace, gap: GapLike) -> Scene:
    """The scene of a gap."""
    return scene_of(
        background.ground,
        workspace,
        region=gap.region,
        asked=gap.segment,
        chain=gap.chain,
        segment=segment_id(background.ground, gap.chain, gap.segment),
    )


def segment_works(store: Store, scene: Scene) -> list[Work]:
    """The links of a segment of a chain map."""
    return read_work(store, segments=[scene.segment]) if scene.segment else []


def segment_id(ground: Ground, chain: str, segment: str) -> str | None:
    """The id of a segment by its name in its chain; None where no map holds it."""
    chain_map = ground.chains.get(chain)
    return _segment_named(chain_map, segment) if chain_map else None


def _segment_named(chain_map: ChainMap, name: str) -> str | None:
    return next((s.id for s in chain_map.segments.values() if s.name == name), None)


def _words(kept: Kept, asked: Words) -> Question:
    code = _code(kept.workspace, asked.region)
    background = kept.background(code)
    ground = background.ground
    chain, segment, notes = _on_a_map(ground, asked)
    scene = scene_of(
        ground, kept.workspace, region=code, asked=asked.text, chain=chain, segment=segment
    )
    if segment:
        works = segment_works(kept.store, scene)
    else:
        works = _text_works(kept, scene)
        scene = replace(scene, here=_local_suppliers(scene, works))
    return Question(background, scene, works, query=asked.text, notes=notes)


def _text_works(kept: Kept, scene: Scene) -> list[Work]:
    from matcher.link import WIDE
    from matcher.question import ask
    from matcher.words import names_a_thing, tokens

    if not names_a_thing(scene.asked):
        raise UsageError(
            f"“{scene.asked}”说不出做的是什么,哪一行都有",
            hint="写具体的产品或环节,例如 检测设备、锻造设备",
        )
    if not tokens(scene.asked):
        raise UsageError(
            f"“{scene.asked}”只有一个字,会对上许多别的词",
            hint="写两个字以上的名称,例如 茶叶、白酒",
        )
    links = kept.linker.links(ask(scene.asked, chain=scene.chain), top=WIDE)
    return [link.work for link in links]


def _local_suppliers(scene: Scene, works: Sequence[Work]) -> frozenset[str]:
    return frozenset(
        w.firm
        for w in works
        if w.firm in scene.local_firms and w.strength >= scene.supplier_strength
    )


def _on_a_map(ground: Ground, asked: Words) -> tuple[str, str | None, tuple[str, ...]]:
    """The chain and segment that the words name, if exactly one; else the chain as given.

    A chain that no map has lends its words to the search alone, and that is said.
    """
    chain = asked.chain
    if chain and chain not in ground.chains:
        known = "、".join(nearest_first(chain, ground.chains)) or "(无)"
        note = f"工作区没有“{chain}”这条链,只借它的字来找企业,不看上下游;现有:{known}"
        return chain, None, (note,)
    chains = [ground.chains[chain]] if chain else list(ground.chains.values())
    found = [(c.name, s) for c in chains if (s := _segment_named(c, asked.text))]
    if len(found) == 1:
        return *found[0], ()
    if found:
        names = "、".join(name for name, _ in found)
        note = f"“{asked.text}”在几条链上都有({names}),没有照哪一条的上下游比;写明产业链再问"
        return chain, None, (note,)
    return chain, None, ()


def _code(workspace: Workspace, region: str) -> str:
    if not region:
        return workspace.region
    found = places().find(region)
    if found is None:
        raise UsageError(
            f"没有这个行政区:{region}", hint="写六位代码或全称,如 610700、陕西省汉中市"
        )
    return found.code
