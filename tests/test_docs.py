"""The docs say what the code says.

Blocks between `<!-- begin: NAME -->` and `<!-- end: NAME -->` are made from the code:
`python tests/test_docs.py` writes them afresh.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from api.main import app
from api.service.app import create_app
from graph import tables
from graph.gaps import rules_markdown
from graph.store.address import SETTINGS, Address
from graph.workspace import Bureau, Settings, Workspace
from ingest.discover import FOLDERS
from ingest.documents.rules import EXTRACTORS
from ingest.kinds import chainkg
from ingest.kinds.groups import GROUP
from ingest.kinds.kind import Kind
from ingest.kinds.profiles import FINANCIAL, PROFILE
from matcher.features import BASE, FEATURES

ROOT = Path(__file__).resolve().parent.parent
TABLE_KINDS = {k.name: k for k in (*FOLDERS.values(), GROUP, PROFILE, FINANCIAL) if k.columns}
TEXTS = (".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".txt", ".ipynb", "", ".cfg", ".json")
NOT_OURS = ("output", "rejects", "results", "__pycache__", "dist", "build", "demo")
PACKAGES = {"a": "api", "i": "ingest", "m": "matcher", "g": "graph"}
"""First letter of a room in the picture to its package."""
LINKED = {"keepachangelog.com", "semver.org", "www.apache.org", "www.w3.org", "127.0.0.1"}
"""The only places on the web that the project speaks of; the last two name SVG and this machine."""


def table(headers: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    listed = [[str(cell).replace("|", "\\|") for cell in row] for row in (headers, *rows)]
    lines = [f"| {' | '.join(row)} |" for row in listed]
    return "\n".join([lines[0], "|" + "---|" * len(listed[0]), *lines[1:]])


def code(texts: Iterable[str]) -> str:
    return "、".join(f"`{text}`" for text in texts)


def columns(kind: Kind) -> str:
    needed = ";或 ".join("、".join(need) for need in kind.requires)
    rows = [(c.name, "、".join(c.others) or "—") for c in kind.columns]
    return f"{table(('列', '也认得'), rows)}\n\n至少要有:{needed}。"


def chainkg_files() -> str:
    published = {kind.title: stem for stem, kind in chainkg.PUBLISHED.items()}
    rows = [
        (
            f"`{published[kind.title]}.json`",
            f"`{stem}.csv`",
            kind.title.split(":")[-1],
            code(c.name for c in kind.columns),
        )
        for stem, kind in chainkg.TABLES.items()
    ]
    return table(("发布的文件", "或 .csv", "内容", ".csv 的列"), rows)


def settings() -> str:
    rows = []
    for field in Settings.model_fields.values():
        section: Any = field.annotation
        name = section.__doc__.split("]")[0].strip("[")
        for key, value in section.model_fields.items():
            rows.append((f"[{name}]", f"`{key}`", default_of(value), value.description))
    return table(("节", "设置", "默认", "含义"), rows)


def default_of(field: Any) -> str:
    if field.is_required():
        return "必填"
    value = field.default
    return code(map(str, value)) or "空" if isinstance(value, tuple | dict) else f"`{value}`"


def store_settings() -> str:
    rows = [(f"`{s.name}`", f"`{s.default}`" if s.default else "空", s.help) for s in SETTINGS]
    return table(("环境变量", "默认", "含义"), rows)


def features() -> str:
    rows = [(f"`{f.name}`", f.label, f"{f.weight:g}", " ".join(f.text.split())) for f in FEATURES]
    return table(
        ("名称", "叫法", "先验权重", "算法"),
        [("`base`", "起点", "—", f"各候选企业相同:{BASE:g}"), *rows],
    )


@cache
def known_commands() -> dict[str, Any]:
    group: Any = get_command(app)
    return dict(sorted(group.commands.items()))


def commands() -> str:
    parts = []
    for name, command in known_commands().items():
        parts.append(f"**`{name}`** {command.help}")
        rows = [
            (f"`{usage(p)}`", p.help or "", default_of_option(p))
            for p in command.params
            if p.name != "help"
        ]
        if rows:
            parts.append(table(("参数", "含义", "默认"), rows))
    return "\n\n".join(parts)


def usage(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name).upper()
    return str(parameter.opts[0])


def default_of_option(parameter: Any) -> str:
    if parameter.required:
        return "必填"
    plain = parameter.default in (None, False) or callable(parameter.default)
    return "—" if plain else f"`{parameter.default}`"


def routes() -> str:
    bureau = Bureau(name="汉中市", region="610700")
    made = create_app(Workspace(Path(), Settings(bureau=bureau)), Address(uri="bolt://localhost"))
    rows = []
    for path, methods in made.openapi()["paths"].items():
        for method, route in methods.items():
            asked = [
                f"`{p['name']}`" + ("(必填)" if p["required"] else "")
                for p in route.get("parameters", ())
            ]
            rows.append((f"{method.upper()} `{path}`", route["summary"], "、".join(asked) or "—"))
    return table(("地址", "内容", "参数"), rows)


def extractors() -> str:
    rows = [
        (code(k.value for k in e.kinds), e.what, code(e.rules), code(e.fields) or "—")
        for e in EXTRACTORS
    ]
    return table(("种类", "取什么", "规则", "字段"), rows)


def model() -> str:
    return tables.markdown().strip()


BLOCKS: dict[str, tuple[str, Callable[[], str]]] = {
    **{
        f"columns {name}": ("docs/formats.md", lambda kind=kind: columns(kind))
        for name, kind in TABLE_KINDS.items()
    },
    "chainkg": ("docs/formats.md", chainkg_files),
    "settings": ("docs/formats.md", settings),
    "store settings": ("docs/operations.md", store_settings),
    "model": ("docs/model.md", model),
    "rules": ("docs/rules.md", lambda: rules_markdown().strip()),
    "features": ("docs/scoring.md", features),
    "commands": ("docs/api.md", commands),
    "routes": ("docs/api.md", routes),
    "extractors": ("docs/documents.md", extractors),
}


def block(name: str, text: str) -> re.Match[str]:
    mark = re.escape(name)
    found = re.search(
        rf"(?<=<!-- begin: {mark} -->\n).*?(?=\n<!-- end: {mark} -->)", text, re.DOTALL
    )
    assert found, f"no block {name!r}"
    return found


def rewrite() -> None:
    for name, (path, make) in BLOCKS.items():
        file = ROOT / path
        text = file.read_text(encoding="utf-8")
        at = block(name, text)
        file.write_text(text[: at.start()] + make() + text[at.end() :], encoding="utf-8")
        sys.stdout.write(f"{path}: {name}\n")


def our_files() -> Iterator[Path]:
    """The text files of the project."""
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            hidden = path.name.startswith(".") and path.name != ".ci"
            if hidden or path.name in NOT_OURS or path.name.endswith(".egg-info"):
                continue
            if path.is_dir():
                waiting.append(path)
            elif path.suffix in TEXTS:
                yield path


def outside_tests() -> list[Path]:
    return [path for path in our_files() if not path.is_relative_to(ROOT / "tests")]


def pages() -> list[Path]:
    return [path for path in our_files() if path.suffix == ".md"]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_with(pattern: str, files: Iterable[Path]) -> list[str]:
    return [
        f"{shown(path)}: {line.strip()}"
        for path in files
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if re.search(pattern, line, re.IGNORECASE)
    ]


def picture() -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Module to its room in the picture of ARCHITECTURE.md, and the arrows between rooms."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    labels = re.findall(r'\b([a-z]_\w+)\["([^"]+)"\]', text)
    rooms = {
        f"{PACKAGES[room[0]]}.{name}": room for room, label in labels for name in label.split(", ")
    }
    arrows = set(re.findall(r'\b([a-z]_\w+)(?:\["[^"]+"\])? --> ([a-z]_\w+)', text))
    return rooms, arrows


def modules() -> Iterator[tuple[str, set[str]]]:
    """Every module inside a package, by its first two names, and what it imports."""
    for file in (f for package in PACKAGES.values() for f in (ROOT / package).rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts[:2])
        if module.endswith(".__init__"):
            continue
        taken: set[str] = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
                taken.update(".".join(name.split(".")[:2]) for name in names)
        yield module, taken


def beneath(room: str, arrows: set[tuple[str, str]]) -> set[str]:
    """The rooms that arrows lead to from `room`."""
    below = {end for start, end in arrows if start == room}
    return below.union(*(beneath(end, arrows) for end in below))


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_the_code_says(name):
    path, make = BLOCKS[name]
    held = block(name, (ROOT / path).read_text(encoding="utf-8")).group()
    assert held == make(), f"stale: python {shown(Path(__file__).resolve())}"


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_every_block_and_link_of_a_page_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"<!-- begin: (.*?) -->", text)) <= set(BLOCKS)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_every_file_that_the_architecture_names_is_there():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+\.(?:py|toml|md|yaml))`", text)
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_picture_shows_every_module_and_every_import():
    rooms, arrows = picture()
    imports = {
        (module, taken)
        for module, all_taken in modules()
        for taken in all_taken
        if taken.split(".")[0] == module.split(".")[0] and taken in rooms
    }
    assert {module for module, _ in modules()} == set(rooms)
    between = {(rooms[module], rooms[taken]) for module, taken in imports}
    within = {(start, end) for start, end in between if start != end}
    assert {(s, e) for s, e in within if e not in beneath(s, arrows)} == set()
    assert arrows - within == set()


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_commands_and_options_in_the_docs_are_known(page):
    text = page.read_text(encoding="utf-8")
    for name, rest in re.findall(r"\bchainscout ([a-z]+)([^`\n]*)", text):
        assert name in known_commands(), name
        options = {o for p in known_commands()[name].params for o in p.opts}
        assert set(re.findall(r"--[a-z][a-z-]*", rest)) <= options | {"--help"}, rest


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_targets_of_make_in_the_docs_are_known(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    asked = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(asked) <= known


def test_decisions_are_numbered_in_a_row_and_say_what_follows():
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [f.name[:4] for f in files] == [f"{i:04d}" for i in range(1, len(files) + 1)]
    for file in files:
        text = file.read_text(encoding="utf-8")
        for heading in ("## Context", "## Decision", "## Consequences"):
            assert heading in text, f"{file.name}: {heading}"


def test_no_path_of_a_machine_stands_in_a_file():
    assert lines_with(r"(?<![\w.])/(?:work|tmp|home)/", our_files()) == []


def test_nothing_outside_the_checkout_is_named_but_the_tests_data():
    assert lines_with(r"\bshared/(?!data\b)", outside_tests()) == []


def test_no_place_on_the_web_is_named_but_a_few():
    found = {
        host
        for path in outside_tests()
        for host in re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
    }
    assert found <= LINKED
    images = re.findall(r"image: *(\S+)", (ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert images
    assert [image for image in images if "/" in image] == []


def test_prose_is_plain():
    files = [path for path in our_files() if path.suffix in (".md", ".py", ".toml", ".yaml", "")]
    prose = [path for path in files if path not in (Path(__file__).resolve(), ROOT / "LICENSE")]
    assert lines_with(r"\b(?:we|simply|robust|powerful)\b", prose) == []


if __name__ == "__main__":
    rewrite()
