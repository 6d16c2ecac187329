"""The vocabulary of a build, read from the bureau's chain maps and tables of parks first of all."""

from collections.abc import Iterator

from graph.store import Store
from ingest.discover import SourceFile
from ingest.kinds.chain_maps import CHAIN_MAP
from ingest.kinds.kind import Raw
from ingest.kinds.parks import PARK, known_park
from ingest.park_names import KnownPark
from ingest.parts import Unfit, content, parts
from ingest.rows import BadCell, FileRefused
from ingest.vocabulary import Vocabulary, segment_id


def read_vocabulary(
    store: Store, stored: set[str], files: list[SourceFile], bureau: str
) -> Vocabulary:
    """The chains, segments and parks of all files; of one that is refused now, what it said before.

    `stored` are the sources that the graph holds, `bureau` is the code of the bureau's region.
    """
    segments: dict[str, set[str]] = {}
    products: dict[str, set[str]] = {}
    for file in files:
        if CHAIN_MAP not in file.kinds:
            continue
        for chain, name, made in _segments(store, stored, file):
            segments.setdefault(chain, set()).add(name)
            products.setdefault(segment_id(chain, name), set()).update(made)
    known = {
        park.id: park
        for file in files
        if PARK in file.kinds
        for park in _parks(store, stored, file, bureau)
    }
    return Vocabulary(
        {chain: tuple(sorted(names)) for chain, names in sorted(segments.items())},
        {key: tuple(sorted(names)) for key, names in sorted(products.items()) if names},
        tuple(park for _, park in sorted(known.items())),
    )


def _segments(store: Store, stored: set[str], file: SourceFile) -> list[tuple[str, str, list[str]]]:
    """Chain, name and products of every segment of a map."""
    try:
        return [
            (row.text("chain"), row.text("name"), [p.text for p in row.all("products")])
            for row in CHAIN_MAP.read(Raw(file.stem, content(file))).rows
        ]
    except FileRefused:
        return _segments_in_graph(store, file.id) if file.id in stored else []


def _segments_in_graph(store: Store, source: str) -> list[tuple[str, str, list[str]]]:
    found = store.read(
        "MATCH (s:Segment)-[r:PART_OF {source: $source}]->(c:Chain) "
        "RETURN c.name AS chain, s.name AS name, s.id AS id",
        source=source,
    )
    made: dict[str, list[str]] = {}
    for row in store.read(
        "MATCH (p:Product)-[r:BELONGS_TO {source: $source}]->(s:Segment) "
        "RETURN s.id AS id, p.name AS name",
        source=source,
    ):
        made.setdefault(str(row["id"]), []).append(str(row["name"]))
    return [(row["chain"], row["name"], made.get(row["id"], [])) for row in found]


def _parks(store: Store, stored: set[str], file: SourceFile, bureau: str) -> Iterator[KnownPark]:
    before = [key for key in stored if key == file.id or key.startswith(f"{file.id}#")]
    try:
        for part in parts(file, content(file), ""):
            if isinstance(part, Unfit):
                yield from _parks_in_graph(store, [k for k in before if k.endswith(part.sheet)])
                continue
            for row in part.kind.read(part.raw).rows:
                if row.left_out or row.problem:
                    continue
                try:
                    yield known_park(row, bureau)
                except BadCell:
                    continue
    except FileRefused:
        yield from _parks_in_graph(store, before)


def _parks_in_graph(store: Store, sources: list[str]) -> Iterator[KnownPark]:
    for source in sources:
        for row in store.read(
            "MATCH (s:Source {id: $source})-[n:RECORDS]->(p:Park)"
            "-[r:IN {source: $source}]->(g:Region) "
            "RETURN p.id AS id, p.name AS name, g.id AS region, n.other_names AS others",
            source=source,
        ):
            yield KnownPark(row["id"], row["name"], row["region"], tuple(row["others"] or ()))
