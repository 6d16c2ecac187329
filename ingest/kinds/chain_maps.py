"""chains/*.yaml: segments, what feeds what, what stands locally."""

from collections.abc import Iterator

from graph.claims import Claim
from ingest import nodes
from ingest.kinds.chain_yaml import read_map
from ingest.kinds.kind import Context, Kind, Raw, Said
from ingest.rows import Content, Row
from ingest.values import share
from ingest.vocabulary import segment_id


def read(raw: Raw) -> Content:
    """One row a segment. Raises `FileRefused`, with the line, for a map that cannot be right."""
    return read_map(raw.data)


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one segment."""
    chain = row.text("chain")
    segment = nodes.segment(segment_id(chain, row.text("name")))
    # (segment)-[PART_OF]->(chain)
    said = {
        "stage": row.text("stage"),
        "local": row.text("local") or None,
        "local_sourcing": share(row.cell("local_sourcing")),
        "note": row.text("note") or None,
    }
    yield Claim("PART_OF", segment, nodes.chain(chain), said)
    # (segment)-[FEEDS]->(segment)
    for other in row.all("feeds"):
        yield Claim("FEEDS", segment, nodes.segment(segment_id(chain, other.text)))
    # (product)-[BELONGS_TO]->(segment)
    for product in row.all("products"):
        yield Claim("BELONGS_TO", nodes.product(product.text), segment)


CHAIN_MAP = Kind("chain_map", "链图", read, transform, names_firms=False)
