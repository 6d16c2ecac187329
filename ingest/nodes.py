"""Nodes as every source names them: the same id and the same properties, whoever speaks."""

from graph.claims import Node
from graph.names import product_name, squeeze
from graph.places import CLUSTERS, Region, places
from ingest.rows import BadCell, Cell
from ingest.values import is_absent


def product(name: str) -> Node:
    """A product by the normal form of its name."""
    normal = product_name(name)
    return Node("Product", normal, {"name": normal})


def industry(name: str, code: str = "") -> Node:
    """An industry by its code, or else its name."""
    normal = product_name(name)
    return Node("Industry", code or normal, {"name": normal})


def chain(name: str) -> Node:
    """A chain by its name."""
    return Node("Chain", name, {"name": name})


def segment(key: str) -> Node:
    """A segment by its id, chain/segment."""
    of, _, name = key.partition("/")
    return Node("Segment", key, {"name": name, "chain": of})


def region(found: Region) -> Node:
    """A region by its code."""
    return Node(
        "Region",
        found.code,
        {
            "name": found.name,
            "level": found.level,
            "longitude": found.longitude,
            "latitude": found.latitude,
        },
    )


def region_cluster(name: str) -> Node:
    """A region cluster by its name."""
    assert name in CLUSTERS
    return Node("RegionCluster", name, {"name": name})


def ranking(name: str, edition: str) -> Node:
    """One edition of a list."""
    return Node("Ranking", f"{name} {edition}".strip(), {"list": name, "edition": edition})


def keyed_region(code: str, bureau: str) -> str:
    """The region in the key of a project or park: the bureau's own where it lies in it.

    So two ledgers, one of which names the county and the other the city, speak of one project.
    """
    return bureau if places().inside(code, bureau) else code


def project(name: str, code: str, bureau: str) -> Node:
    """A project by its name in its region."""
    return Node("Project", f"{squeeze(name)}@{keyed_region(code, bureau)}", {"name": squeeze(name)})


def park(name: str, code: str, bureau: str) -> Node:
    """A park by its name in its region."""
    return Node("Park", f"{squeeze(name)}@{keyed_region(code, bureau)}", {"name": squeeze(name)})


def place(cell: Cell | None, near: str | None) -> Region | None:
    """The region that a cell names; None where it is empty. Raises `BadCell` where unknown."""
    if cell is None or is_absent(cell.text):
        return None
    found = places().find(cell.text, near)
    if found is None:
        raise BadCell(
            cell.column,
            cell.text,
            "不认识这个地方,或同名的不止一处",
            "现行行政区划名称,如 汉台区、陕西省汉中市城固县",
        )
    return found
