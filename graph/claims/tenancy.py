"""A store holds one workspace: who holds it, and the schema it gets."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import statements
from graph.claims.sources import BATCH, stored_sources
from graph.errors import Refused, UsageError
from graph.model import MODEL_VERSION, NODES, RELATIONSHIPS
from graph.store import Statement, Store
from graph.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tenant:
    """The workspace whose graph a store holds; `complete` is false between two builds' ends.

    `built_from` is the digest of all sources, computed ones among them, as of the last build that
    came to its end; two graphs with one digest give the same answers. "" where none did.
    """

    id: str
    model: int
    complete: bool
    built_from: str = ""


def tenant(store: Store) -> Tenant | None:
    """Who holds the store, or None where it is empty. Raises `Refused` over foreign data."""
    labels = {row["label"] for row in store.read("CALL db.labels() YIELD label RETURN label")}
    if "Workspace" in labels:
        found = again(store)
        if found is not None:
            return found
    if store.read("MATCH (n) RETURN count(n) AS n")[0]["n"]:
        raise Refused(
            "这个数据库里有别的数据,不写入",
            hint="换一个空的数据库(CHAINSCOUT_STORE_DATABASE 或另一台 Neo4j)",
        )
    return None


def again(store: Store) -> Tenant | None:
    """The same in one cheap statement, of a store that held a workspace before."""
    for row in store.read("MATCH (w:Workspace) RETURN properties(w) AS w"):
        w: Mapping[str, Any] = row["w"]
        if "model" in w:  # else it is a node of some other program
            complete = w.get("state") == "complete"
            return Tenant(w["id"], w["model"], complete, w.get("built_from") or "")
    return None


def take(store: Store, workspace: Workspace) -> int | None:
    """Make the store ready for a build of `workspace`, and mark that one has begun.

    A graph of an older model is emptied, to be built anew from the workspace: its version is
    returned, else None. Raises `Refused` where the store holds another workspace, or a graph of a
    newer model.
    """
    held = tenant(store)
    older = None
    if held:
        _refuse_others(held, workspace)
        if held.model < MODEL_VERSION:
            older = held.model
            _empty(store)
    _define_schema(store)
    _mark(store, workspace, "building")
    return older


def release(store: Store, workspace: Workspace) -> None:
    """Mark that the build came to its end; its claims can be looked up fast from then on."""
    _index_claims(store)
    _mark(store, workspace, "complete", built_from=_sources_digest(store))


def require(store: Store, workspace: Workspace) -> Tenant:
    """The tenant, for reading. Raises where nothing was built yet, or it is another workspace."""
    held = tenant(store)
    if held is None:
        raise UsageError("还没有构建过图", hint=f"先运行 chainscout build {workspace.root}")
    _refuse_others(held, workspace)
    if held.model < MODEL_VERSION:
        raise Refused(
            f"图的模型版本是 {held.model},本程序是 {MODEL_VERSION}",
            hint=f"运行 chainscout build {workspace.root},会按新版本从文件重建",
        )
    return held


def _refuse_others(held: Tenant, workspace: Workspace) -> None:
    if held.id != workspace.id:
        raise Refused(
            f"这个存储里是另一个工作区({held.id}),不是 {workspace.id}",
            hint="一个存储放一个工作区:换一个数据库,或删去旧的再建",
        )
    if held.model > MODEL_VERSION:
        raise Refused(
            f"图的模型版本是 {held.model},比本程序的 {MODEL_VERSION} 新",
            hint="换用新版本的程序;要用旧版本,清空数据库后重建",
        )


def _empty(store: Store) -> None:
    """Delete every node but the Workspace, which says of which model they were until the end."""
    for row in store.read("CALL db.labels() YIELD label RETURN label"):
        if row["label"] == "Workspace":
            continue
        count = f"MATCH (n:{row['label']}) RETURN count(n) AS n"
        while store.read(count)[0]["n"]:
            store.write([Statement(statements.delete_some(row["label"]), {"limit": BATCH})])


def _define_schema(store: Store) -> None:
    """Create the constraints that are missing; that of Workspace comes last."""
    held = _flat(store.read("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes AS x"))
    for node in NODES.values():
        if node.label not in held:
            store.define(statements.constraint(node))
            if node.label == "Workspace":
                store.write([Statement(statements.vocabulary())])


def _index_claims(store: Store) -> None:
    """Create the indexes that are missing on claims that are there."""
    held = _flat(store.read("SHOW INDEXES YIELD labelsOrTypes RETURN labelsOrTypes AS x"))
    for relationship in RELATIONSHIPS.values():
        count = statements.count_claims(relationship)
        if relationship.name not in held and store.read(count)[0]["n"]:
            store.define(statements.index(relationship))


def _flat(rows: Sequence[dict[str, list[str]]]) -> set[str]:
    return {name for row in rows for name in row["x"] or ()}


def _sources_digest(store: Store) -> str:
    held = sorted((s.id, s.digest, s.complete) for s in stored_sources(store).values())
    return hashlib.sha256(repr((MODEL_VERSION, held)).encode()).hexdigest()


def _mark(store: Store, workspace: Workspace, state: str, **more: str) -> None:
    properties = {
        "name": workspace.settings.bureau.name,
        "region": workspace.region,
        "model": MODEL_VERSION,
        "state": state,
        **more,
    }
    row = {"id": workspace.id, "properties": properties}
    store.write([Statement(statements.merge_nodes("Workspace"), {"rows": [row]})])
