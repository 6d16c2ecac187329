"""The target list (招商清单) as one answer: gaps, each with its first targets."""

from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.gaps import gaps
from api.answers.targets import gap_targets
from graph.store import Store
from graph.workspace import Workspace
from matcher.filters import Filters

if TYPE_CHECKING:
    from matcher.kept import Kept


def target_book(
    store: Store,
    workspace: Workspace,
    *,
    chain: str | None = None,
    cluster: str | None = None,
    top: int = 10,
    kept: "Kept | None" = None,
) -> shapes.TargetBook:
    """The gaps of all chains, or of one, each with `top` targets of all China or one cluster."""
    found = gaps(store, workspace, chain)
    filters = Filters(cluster=cluster)
    return shapes.TargetBook(
        title=title(workspace, chain, cluster),
        gaps=[
            shapes.ListedGap(
                gap=gap,
                targets=gap_targets(store, workspace, gap.id, filters, top, kept=kept).targets,
            )
            for gap in found.gaps
        ],
    )


def title(workspace: Workspace, chain: str | None, cluster: str | None) -> str:
    """What the list is called, and its file."""
    towards = f"(面向{cluster})" if cluster else ""
    return f"{workspace.settings.bureau.name}{chain or ''}{towards}招商清单"
