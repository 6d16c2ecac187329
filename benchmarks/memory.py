"""Registers of 100,000 and of 1,000,000 rows: seconds and the largest memory of the build.

The names are made, and said to be: a place, a made 字号, a trade and a legal form.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.places import places

SIZES = (100_000, 1_000_000)
HEADER = "企业名称,所在区县,所属行业,主营产品,营业收入(万元)\n"
TRADES = ("材料", "机械", "电子", "食品", "化工", "医药", "纺织", "航空零部件")
SIGNS = "安邦诚达恒宏华汇佳建金晶景凯康利隆明宁鹏启瑞润盛泰天通万祥鑫兴旭益永裕远泽正中"


def run() -> None:
    """Print seconds and MiB for each size: built first, and again with 50 rows changed."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "enterprises").mkdir()
            (folder / "chains").mkdir()
            (folder / "bureau.toml").write_text(
                '[bureau]\nname = "汉中市"\nregion = "610700"\n', encoding="utf-8"
            )
            (folder / "chains" / "材料.yaml").write_text(
                "chain: 材料\nsegments:\n- {name: 合金材料, stage: 上游, products: [合金棒材]}\n",
                encoding="utf-8",
            )
            for label, changed in (("first", 0), ("50 rows changed", 50)):
                _lay(folder / "enterprises" / "名册.csv", size, changed)
                seconds, peak, rows = _build(folder)
                print(f"{size:9,} rows, {label:15} {seconds:6.0f} s  {peak:6.0f} MiB  {rows}")


def _lay(file: Path, size: int, changed: int) -> None:
    counties = [r for r in places().present.values() if r.code.startswith("6107") and r.parent]
    with file.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for at in range(size):
            sign = "".join(SIGNS[(at // len(SIGNS) ** k) % len(SIGNS)] for k in range(4))
            trade = TRADES[at % len(TRADES)]
            place = counties[at % len(counties)].name
            revenue = 100 + at % 900 + (1 if at < changed else 0)
            out.write(f"{place}{sign}{trade}有限公司,{place},{trade},{trade}制品,{revenue}\n")


def _build(folder: Path) -> tuple[float, float, str]:
    """Seconds, MiB of the program itself (the store's Java apart), what became of the rows."""
    code = (
        "import resource, sys\nfrom api.main import main\ncode = main(sys.argv[1:])\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak, file=sys.stderr)\nsys.exit(code)"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(folder), "--json"],
        check=True,
        capture_output=True,
        env={**os.environ, "CHAINSCOUT_STORE": ""},
    )
    seconds = time.perf_counter() - begun
    [source] = [s for s in json.loads(done.stdout)["sources"] if s["kind"] == "register"]
    told = f"{source['written']:,} written, {source['unchanged']:,} unchanged"
    return seconds, int(done.stderr.split()[-1]) / 1024, told
