"""The regions of China, as the program brings them: every one within its parent and clusters."""

from collections.abc import Iterator

from graph.claims import Claim
from graph.places import CLUSTERS, places
from ingest import nodes
from ingest.kinds.kind import Context, Kind, Raw, Said
from ingest.rows import Cell, Content, Row

SOURCE = "builtin:regions"


def read(raw: Raw) -> Content:
    """One row a region that lies within another, or in a cluster."""
    clustered = {code for members in CLUSTERS.values() for code in members}
    inner = [r.code for r in places().present.values() if r.parent or r.code in clustered]
    rows = [Row(number, (Cell("code", code),)) for number, code in enumerate(sorted(inner), 1)]
    return Content(rows, "行政区划(GB/T 2260)与区域板块")


def transform(row: Row, context: Context) -> Iterator[Said]:
    """(region)-[WITHIN]->(region), (region)-[WITHIN]->(cluster)."""
    region = places().present[row.text("code")]
    if region.parent:
        outer = places().present[region.parent]
        yield Claim("WITHIN", nodes.region(region), nodes.region(outer))
    for name, members in CLUSTERS.items():
        if region.code in members:
            yield Claim("WITHIN", nodes.region(region), nodes.region_cluster(name))


REGIONS = Kind("regions", "行政区划", read, transform, names_firms=False)
