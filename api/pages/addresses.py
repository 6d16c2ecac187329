"""The addresses of the pages and of what they offer for download."""

from urllib.parse import quote, urlencode


def chain(name: str) -> str:
    """A chain's map."""
    return f"/chains/{_part(name)}"


def gap(key: str) -> str:
    """A gap, by its id."""
    return f"/gaps/{quote(key, safe='/@')}"


def target(key: str, enterprise_id: str) -> str:
    """One target of a gap."""
    return f"/target?{urlencode({'gap': key, 'enterprise': enterprise_id})}"


def match_target(text: str, region: str, enterprise_id: str) -> str:
    """One target of words, asked from a place."""
    asked = {"text": text, "region": region, "enterprise": enterprise_id}
    return f"/target?{urlencode({k: v for k, v in asked.items() if v})}"


def enterprise(key: str) -> str:
    """An enterprise's dossier."""
    return f"/enterprises/{quote(key, safe=':')}"


def source(key: str, quoted: str = "", about: str = "") -> str:
    """A source, at the passage where some words stand."""
    asked = {"id": key, "quote": quoted, "about": about}
    return f"/source?{urlencode({k: v for k, v in asked.items() if v})}"


def match(text: str, region: str = "") -> str:
    """Who could fill a segment or make a product."""
    asked = {"text": text, "region": region}
    return f"/match?{urlencode({k: v for k, v in asked.items() if v})}"


def map_svg(name: str) -> str:
    """A chain's map as a file."""
    return f"/api/v1/chains/{_part(name)}/map.svg"


def list_xlsx(name: str | None = None, cluster: str | None = None) -> str:
    """The target list as a workbook."""
    asked = {"chain": name, "cluster": cluster}
    told = urlencode({k: v for k, v in asked.items() if v})
    return f"/api/v1/list.xlsx?{told}" if told else "/api/v1/list.xlsx"


def guide_docx(name: str, cluster: str | None = None) -> str:
    """The guide of a chain towards a cluster, or all of China."""
    asked = f"?{urlencode({'cluster': cluster})}" if cluster else ""
    return f"/api/v1/chains/{_part(name)}/guide.docx{asked}"


def _part(name: str) -> str:
    return quote(name, safe="")
