"""Write docs/evaluation.md from the last run of `chainscout evaluate`.

::

    chainscout evaluate WORKSPACE --cases CASES.csv --json > run.json
    python tools/evaluation_page.py run.json "58 个开发案例" [learned.json]

The page holds what was measured, by whoever runs this, on the cases that were given; `learned.json`
is what `chainscout learn --json` printed on the same cases.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
HOW = Path(__file__).resolve().with_name("evaluation_how.md")
METRICS = ("hit@10", "hit@50", "mrr", "ndcg@10")


def table(headers: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(headers)
    lines = [head, ["---"] * len(head), *[list(row) for row in rows]]
    return "\n".join("| " + " | ".join(c.replace("|", "/") for c in line) + " |" for line in lines)


def interval(found: Mapping[str, float]) -> str:
    """A value with its 95 % interval."""
    return f"{found['value']:.3f} [{found['low']:.3f}, {found['high']:.3f}]"


def page(run: Mapping[str, Any], cases: str, learned: Mapping[str, Any] | None) -> str:
    """The page."""
    own = [
        "**链探**",
        *(interval(run["metrics"][m]) for m in METRICS),
        f"{run['per_chain_mean']['hit@10']:.3f}",
        "",
    ]
    others = [
        [
            b["label"],
            *(interval(b["metrics"][m]) for m in METRICS),
            f"{b['per_chain_mean']['hit@10']:.3f}",
            interval(b["difference"]["hit@10"]),
        ]
        for b in run["baselines"].values()
    ]
    chains = [
        [name, f"{v['cases']:.0f}", *(f"{v[m]:.3f}" for m in METRICS)]
        for name, v in run["chains"].items()
    ]
    lost = [
        [f"`{name}`", *(f"{v[m]:+.3f}" for m in METRICS)]
        for name, v in run["ablation"].items()
        if any(v.values())
    ]
    missed = [[m["case_id"], m["asked"], m["firm"], m["reason"]] for m in run["misses"]]
    parts = [
        "# 目标企业排得准不准",
        "<!-- 由 tools/evaluation_page.py 从 chainscout evaluate 的结果写成,不要手改 -->",
        HOW.read_text(encoding="utf-8").strip(),
        "## 结果",
        f"案例:{cases}。权重:`{run['model']}`。候选:{run['enterprises']} 家(集团和成员算一家)。"
        "方括号里是按案例重抽样的 95 % 区间。",
        table(("办法", *METRICS, "按链平均 hit@10", "链探高出(hit@10)"), [own, *others]),
        run["knowledge"]["statement"],
        f"{run['knowledge']['cases']} 条案例中,候选里有这家企业或其集团的 "
        f"{run['knowledge']['known_firms']} 条。{run['note']}",
        _doubts(run),
        "## 去掉一项",
        "去掉一项特征后各指标的损失;负数是去掉反而好。没有列出的特征在检验时被隐去(见上),或不起作用。",
        table(("特征", *METRICS), lost),
        "## 各条产业链",
        table(("产业链", "案例", *METRICS), chains),
        "## 没排进前十的",
        table(("案例", "所问", "真来的企业", "原因"), missed),
    ]
    if learned is not None:
        parts += ["## 学得的权重", _learned(learned)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _doubts(run: Mapping[str, Any]) -> str:
    """Hits that may be namesakes, and the figures without them."""
    if not run["doubts"]:
        return "没有存疑的算对。"
    told = ";".join(
        f"{d['case_id']} {d['firm']}:第 {d['rank']} 位的{d['counted']}" for d in run["doubts"]
    )
    clear = "、".join(f"{m} {run['clear_metrics'][m]['value']:.3f}" for m in METRICS)
    return f"存疑的算对 {len(run['doubts'])} 条({told})。不算它们:{clear}。"


def _learned(model: Mapping[str, Any]) -> str:
    metrics = model["metrics"]
    rows = [
        [
            name,
            *(
                "{:.3f} [{:.3f}, {:.3f}]".format(*metrics[which][name])
                for which in ("held_out", "prior")
            ),
            "{:+.3f} [{:+.3f}, {:+.3f}]".format(*metrics["difference"][name]),
        ]
        for name in METRICS
    ]
    weights = [
        [f"`{name}`", f"{w['prior']:g}", f"{w['weight']:g}"]
        for name, w in model["features"].items()
        if abs(w["prior"] - w["weight"]) > 5e-3
    ]
    facts = model["facts"]
    told = (
        f"用 {facts['usable']} 条可学的案例({facts['cities']} 个城市),收缩 {model['shrink']:g}。"
        "“未见过的城市”是按城市分折、轮流留出一折的结果;先验在同样的案例上。"
    )
    return "\n\n".join(
        [
            told,
            table(("指标", "学得的,未见过的城市", "先验", "差"), rows),
            table(("特征", "先验", "学得"), weights),
        ]
    )


if __name__ == "__main__":
    told = [json.loads(Path(p).read_text(encoding="utf-8")) for p in (sys.argv[1], *sys.argv[3:4])]
    PAGE.write_text(
        page(told[0], sys.argv[2], told[1] if len(told) > 1 else None), encoding="utf-8"
    )
    sys.stdout.write(f"{PAGE}\n")
