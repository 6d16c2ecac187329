"""A lint of every Cypher text in the packages: only what both engines answer alike."""

import ast
import re
from pathlib import Path

import pytest

from graph import statements
from graph.model import NODES, RELATIONSHIPS

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("graph", "ingest", "matcher", "api")
CYPHER = re.compile(r"\b(?:MATCH|MERGE|UNWIND|CREATE|CALL|RETURN|SHOW|DETACH)\b[ \w$]*[\[({*$\w]")
CLAUSE = re.compile(
    r"\b(OPTIONAL MATCH|MATCH|MERGE|UNWIND|CREATE|DETACH DELETE|DELETE|SET|WITH|WHERE|RETURN|"
    r"ORDER BY|LIMIT|SKIP|CALL|YIELD|REMOVE)\b"
)
AGGREGATE = re.compile(r"\b(?:count|collect|sum|avg|min|max|stdev|percentileCont)\s*\(", re.I)
ALONE = re.compile(r"\s*" + AGGREGATE.pattern + r"(?:[^()]|\([^()]*\))*\)(?:\s+AS\s+\w+)?\s*", re.I)
FORBIDDEN = {
    "apoc": r"\bapoc\.",
    "LOAD CSV": r"\bLOAD CSV\b",
    "a version prefix": r"^\s*CYPHER\b",
    "exists(n.p)": r"\bexists\s*\(\s*\w+\.",
    "ids of the engine": r"\belementId\s*\(|(?<![\w.])id\s*\(",
    "db.schema": r"\bdb\.schema\b",
    "the SHORTEST keyword": r"\bSHORTEST\b",
    "a filter after shortestPath": r"hortestPaths?\s*\([^W]*\)\s*WHERE\b",
    "a computed relationship type": r"\[\w*:\$\(",
    "two statements in one": r";\s*\S",
    "a full-text or vector index": r"\b(?:FULLTEXT|VECTOR) INDEX\b",
    "a schema statement that fails the second time": r"CREATE (?:CONSTRAINT|INDEX) (?!.*IF NOT EX)",
}


SQL = re.compile(r"\s*(?:CREATE TABLE|PRAGMA|INSERT INTO|SELECT|UPDATE \w+ SET|DELETE FROM)\b")
"""Keys and the audit log lie in sqlite; what is sent there is no Cypher."""


def text_of(node):
    """A string constant as it reads, values that are filled in shown as X; None for others."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(v) if isinstance(v, ast.Constant) else "X" for v in node.values)
    return None


def docstrings(tree):
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield from (id(n.value) for n in body if isinstance(n, ast.Expr))


def cypher_texts():
    """Every string of the packages that reads as Cypher, with its place."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            skipped = set(docstrings(tree))
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    skipped |= {id(v) for v in node.values}
                text = None if id(node) in skipped else text_of(node)
                if text and CYPHER.search(text) and not SQL.match(text):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", text


def made_from_the_model():
    for r in RELATIONSHIPS.values():
        for start, end in r.ends:
            yield r.name, statements.merge_claims(r, start, end)
            yield r.name, statements.withdraw_claims(r, start, end)
            yield r.name, statements.claims(r, start, end, "start")
    for label in NODES:
        yield label, statements.merge_nodes(label)
        yield label, statements.untouched(label)
        yield label, statements.unsaid(label)
        yield label, statements.detach_nodes(label)


TEXTS = [*cypher_texts(), *made_from_the_model()]


def lonely(text):
    """Aggregates that do not stand alone in their item of a WITH or RETURN."""
    pieces = CLAUSE.split(text)
    for piece in pieces[2::2]:
        for item in re.split(r",(?![^(\[{]*[)\]}])", piece):
            if AGGREGATE.search(item) and not ALONE.fullmatch(item.replace("DISTINCT ", "")):
                yield item.strip()


def problems(text):
    yield from (name for name, pattern in FORBIDDEN.items() if re.search(pattern, text))
    yield from (f"not alone: {item}" for item in lonely(text))


def test_the_lint_sees_the_texts_of_the_packages():
    places = [place for place, _ in cypher_texts()]
    assert sum(p.startswith("graph/statements.py") for p in places) > 10
    assert any(p.startswith("graph/claims/tenancy.py") for p in places)


@pytest.mark.parametrize(("place", "text"), TEXTS, ids=[place for place, _ in TEXTS])
def test_a_statement_is_of_both_engines(place, text):
    assert not list(problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN collect(n.x)[0] IS NOT NULL AS some",
        "MATCH (n) WITH n.k AS k, count(n) = 3 AS three RETURN k",
        "MATCH (n) RETURN 2 IN collect(n.x) AS two",
        "MATCH (n) RETURN size(collect(n.x)) AS n",
        "MATCH (n) RETURN 1 + count(n) AS n",
        "MATCH p = shortestPath((a:X)-[:R*..3]-(b:X)) WHERE a.id = 1 RETURN p",
        "MATCH (n) RETURN elementId(n)",
        "MATCH (n) WHERE exists(n.name) RETURN n",
        "CALL apoc.meta.stats()",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
        "MATCH (n) DELETE n; MATCH (m) DELETE m",
    ],
)
def test_the_lint_finds_what_the_engines_answer_differently(text):
    assert list(problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) WITH n.k AS k, count(DISTINCT n) AS c WHERE c = 3 RETURN k, c",
        "MATCH (n) RETURN n.k AS k, collect(coalesce(n.x, 0)) AS xs, max(n.y) AS y",
        "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n",
        "MATCH p = shortestPath((a:X {id: 1})-[:R*..3]-(b:X {id: 2})) RETURN p",
    ],
)
def test_the_lint_lets_the_rest_pass(text):
    assert not list(problems(text))


def test_every_type_in_a_text_is_declared():
    for place, text in TEXTS:
        labels = set(re.findall(r"\(\w*:([A-Z][A-Za-z]+)\b", text))
        types = set(re.findall(r"\[\w*:([A-Z][A-Z_]+)\b", text))
        assert labels - {"X"} <= set(NODES), place
        assert types - {"X"} <= set(RELATIONSHIPS), place
