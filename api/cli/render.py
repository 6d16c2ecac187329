"""Answers on the terminal: tables for people, or one JSON document on standard output."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.prose import cut
from graph.model import LINK_TITLES, STATUS_TITLES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

NAME_WORDS = {"known": "认出", "ambiguous": "待定", "unknown": "不认识"}
PIPE_WIDTH = 160
SHOWN_MEMBERS = 3
EXPLAINED_MEMBERS = 8

TOLD, TOLD_CHARACTERS = 5, 90
"""So many remarks on a source, each so long, stand in the terminal's table."""


def build(answer: shapes.Built, report: str, as_json: bool) -> None:
    """What became of every source, the bureau's own first, and what the graph holds.

    `report` says where the whole report stands; the table shortens what is said of a source.
    """
    if as_json:
        _json(answer)
        return
    console = _console()
    table = _table(
        *("来源", "状态", ">读入", ">新", ">改", ">未变", ">略去", ">退回", ">损坏", ">撤回"),
        *(">未知", ">存疑", "说明"),
    )
    for s in answer.sources:
        numbers = (s.read, s.new, s.changed, s.unchanged, s.left_out, s.rejected, s.damaged)
        counts = (*numbers, s.withdrawn, len(s.unknown), len(s.ambiguous))
        name = f"{s.path} [{s.sheet}]" if s.sheet else s.path
        table.add_row(
            _plain(name), shapes.STATE_WORDS[s.state], *map(str, counts), _plain(_told(s))
        )
    console.print(table)
    rejected = sum(s.rejected for s in answer.sources)
    if rejected:
        console.print(f"退回 {rejected} 行,在工作区的 rejects/ 里,改好后放回即可。")
    if any(s.unknown or s.ambiguous for s in answer.sources):
        console.print("未知:没有一个来源知道的简称。存疑:像别的企业,又不能断定,没有归并。")
    console.print(_plain(report))
    console.print(
        f"图中有 {sum(answer.nodes.values())} 个节点、{sum(answer.relationships.values())} 条关系;"
        f"缺口 {answer.nodes.get('Gap', 0)} 个。用时 {answer.seconds:.1f} 秒。",
    )


def _told(s: shapes.SourceState) -> str:
    """What is said of a source, shortened to a few lines of a table."""
    names = []
    if s.names_known or s.names_new:
        names = [f"企业认出 {s.names_known},新 {s.names_new}"]
    if s.ambiguous:
        first = s.ambiguous[0]
        like = first.candidates[0].name if first.candidates else ""
        names.append(f"“{first.name}”像“{like}”")
    told = [*names, *s.messages]
    shown = [m if len(m) <= TOLD_CHARACTERS else f"{m[:TOLD_CHARACTERS]}…" for m in told[:TOLD]]
    return ";".join(shown) + (f" 等 {len(told)} 条" if len(told) > TOLD else "")


def gaps(answer: shapes.Gaps, as_json: bool) -> None:
    """The gaps, the most urgent first, each with the rule that fired."""
    if as_json:
        _json(answer)
        return
    console = _console()
    table = _table("紧迫", ">值", "类型", "状态", "|编号", "触发的规则", "主要原因")
    for gap in answer.gaps:
        best = max(gap.urgency.parts, key=lambda p: p.value)
        table.add_row(
            gap.urgency.level,
            cut(gap.urgency.value),
            gap.kind,
            STATUS_TITLES[gap.status] + ("" if gap.verified else " 待核实"),
            _plain(gap.id),
            _plain(gap.rule + (f"(链图:{gap.note})" if gap.note else "")),
            _plain(f"{best.label}:{best.why}"),
        )
    console.print(table)
    console.print(f"{'、'.join(answer.chains) or '没有产业链'}:缺口 {len(answer.gaps)} 个。")
    for note in answer.notes:
        console.print(_plain(f"注意:{note}"))
    if answer.gaps and not any(gap.verified for gap in answer.gaps):
        console.print(
            "全部待核实:还没有本地企业的资料。先填 enterprises/ 的名册,"
            "或在链图里给说得清的环节写 local: 有 或 缺,再 build。"
        )


def targets(answer: shapes.Targets, as_json: bool) -> None:
    """The targets with their score and the reasons that weigh most."""
    if as_json:
        _json(answer)
        return
    console = _console()
    console.print(
        _plain(
            f"{answer.gap or answer.query}:从 {answer.candidates} 家候选中排出(权重:{answer.model})"
        )
    )
    for note in answer.notes:
        console.print(_plain(f"注意:{note}"))
    if not answer.targets:
        console.print("没有符合条件的候选企业。可放宽筛选,或换一个说法再查。")
        _left_out(console, answer.left_out)
        return
    table = _table(">名次", "企业", "所在地", "性质", "榜单", ">得分", "对口之处", "得分的组成")
    for t in answer.targets:
        lists = "、".join(dict.fromkeys(f"{p.ranking}{p.edition}" for p in t.enterprise.lists))
        parts = sorted((p for p in t.parts if p.value), key=lambda p: -abs(p.value))
        table.add_row(
            str(t.rank),
            _plain(_with_members(t)),
            _plain(t.enterprise.place),
            t.enterprise.ownership or "",
            _plain(lists),
            f"{t.score:.2f}",
            _plain("".join(p.why for p in t.parts if p.name == "fit")),
            _plain(" ".join(f"{p.label}{p.value:+.2f}" for p in parts)),
        )
    console.print(table)
    _left_out(console, answer.left_out)
    for way in answer.introductions:
        console.print(_plain(f"  以商招商:{way.way.why}(可触及:{'、'.join(way.targets[:5])})"))
    asked = "--gap 编号" if answer.gap else "--segment 环节(连同这里的 --chain、--region)"
    console.print(f"每一项的依据和出处:chainscout explain 工作区 {asked} --enterprise 企业")


LISTED_BY = {
    "local": "加 --include-local 一并列出",
    "here": "加 --include-local 一并列出",
    "courted": "加 --include-courted 一并列出",
    "ownership_unknown": "用 --ownership 不详 另列",
}


def _left_out(console: "Console", left_out: Sequence[shapes.LeftOut]) -> None:
    """Who does not stand in the list, and how to see them."""
    for left in left_out:
        more = "等" if left.count > len(left.names) else ""
        how = f";{LISTED_BY[left.reason]}" if left.reason in LISTED_BY else ""
        told = f"没有列入:{left.label} {left.count} 家({'、'.join(left.names)}{more}){how}"
        console.print(_plain(f"  {told}"))


def backed_up(answer: shapes.BackedUp, done: str, as_json: bool) -> None:
    """An archive that was written or restored."""
    if as_json:
        _json(answer)
        return
    nodes, relationships = sum(answer.nodes.values()), sum(answer.relationships.values())
    sys.stdout.write(
        f"{done} {answer.file}:{answer.workspace},{answer.files} 个文件,"
        f"{nodes} 个节点,{relationships} 条关系\n"
    )
    for folder in answer.outside:
        sys.stdout.write(f"注意:工作区之外的参考资料 {folder} 不在备份里,请另外备份\n")


def _with_members(target: shapes.Target) -> str:
    """The target's name with the first of its members."""
    members = [m.enterprise.short_name or m.enterprise.name for m in target.members]
    more = f" 等 {len(members)} 家" if len(members) > SHOWN_MEMBERS else ""
    told = f"({'、'.join(members[:SHOWN_MEMBERS])}{more})" if members else ""
    here = f" 〔本地已有 {len(target.local)} 家〕" if target.local else ""
    return f"{target.enterprise.name}{told}{here}"


def explanation(answer: shapes.Explanation, as_json: bool) -> None:
    """One target: the parts of its score, their evidence, the ways in."""
    if as_json:
        _json(answer)
        return
    console = _console()
    t = answer.target
    where = f"({t.enterprise.place})" if t.enterprise.place else ""
    console.print(
        _plain(
            f"{answer.gap or answer.query} 第 {t.rank} 名:{t.enterprise.name}{where},"
            f"得分 {t.score:.3f}"
        )
    )
    for note in answer.notes:
        console.print(_plain(f"注意:{note}"))
    if t.local:
        console.print(_plain(f"本地已有:{'、'.join(t.local)},可以商招商、增资扩产"))
    table = _table("分项", ">值", "对方", "我方", "说明", "时间", "出处")
    for p in t.parts:
        sources = ";".join(
            dict.fromkeys(f"{e.source}“{e.quote}”" if e.quote else e.source for e in p.evidence)
        )
        table.add_row(
            _plain(p.label),
            f"{p.value:+.3f}",
            *map(_plain, (p.theirs, p.ours, p.why, p.as_of, sources)),
        )
    console.print(table)
    for m in t.members[:EXPLAINED_MEMBERS]:
        told = f"{LINK_TITLES[m.how]}“{m.quote}”({m.source})"
        console.print(_plain(f"  成员 {m.enterprise.name}:关联强度 {m.strength:.2f},{told}"))
    if (rest := len(t.members) - EXPLAINED_MEMBERS) > 0:
        console.print(f"  成员还有 {rest} 家,关联更弱,见 --json")
    for way in answer.ways_in:
        console.print(_plain(f"  路子:{way.why}"))
        for h, quote in zip(way.hops, way.quotes, strict=True):
            words = f"“{quote}”" if quote else ""
            console.print(_plain(f"    {h.start} —{h.relationship}→ {h.end}:{words}({h.source})"))


def linked(answer: shapes.Linked, as_json: bool) -> None:
    """One query and who makes it."""
    if as_json:
        _json(answer)
        return
    console = _console()
    console.print(_plain(f"{answer.query}"))
    table = _table("企业", ">强度", "依据", "原文")
    for e in answer.enterprises:
        table.add_row(_plain(e.name), f"{e.strength:.2f}", LINK_TITLES[e.how], _plain(e.quote))
    console.print(table)


def resolved(answers: Iterable[shapes.Resolved], as_json: bool) -> None:
    """Every mention and what it means; as JSON one line each, as soon as it is known."""
    if as_json:
        for answer in answers:
            _json(answer)
        return
    table = _table("所写", "结果", "企业", ">把握", "理由", "别的候选")
    counts = dict.fromkeys(NAME_WORDS, 0)
    for one in answers:
        counts[one.status] += 1
        others = one.candidates[1:] if one.enterprise else one.candidates
        table.add_row(
            _plain(one.mention),
            NAME_WORDS[one.status],
            _plain(one.enterprise.name if one.enterprise else ""),
            f"{one.certainty:.2f}",
            _plain(one.why),
            _plain("、".join(f"{c.name} {c.certainty:.2f}" for c in others[:SHOWN_MEMBERS])),
        )
    console = _console()
    console.print(table)
    console.print(",".join(f"{NAME_WORDS[status]} {n} 个" for status, n in counts.items()) + "。")


def exported(answer: shapes.Exported, as_json: bool) -> None:
    """The files that were written."""
    if as_json:
        _json(answer)
        return
    for file in answer.files:
        sys.stdout.write(f"已写出 {file}\n")


def library(chains: list[str], as_json: bool) -> None:
    """The chains that the library has maps of."""
    if as_json:
        sys.stdout.write(json.dumps({"chains": chains}, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(f"链图库有 {len(chains)} 条链:{'、'.join(chains)}\n")


def laid(answer: shapes.Laid, as_json: bool) -> None:
    """What a new workspace holds, and what comes next."""
    if as_json:
        _json(answer)
        return
    sys.stdout.write(f"铺好了 {answer.name}({answer.region})的工作区:{answer.workspace}\n")
    for chain in answer.chains:
        told = "链图库的链图,照本地情况改" if chain.from_library else "链图库里没有,等着填环节"
        if chain.alike:
            told += f"(库里相近的:{'、'.join(chain.alike)})"
        sys.stdout.write(f"  chains/{chain.chain}.yaml  {told}\n")
    sys.stdout.write(
        "接下来:照 README.md 填企业名册和台账,然后\n"
        f"  chainscout build {answer.workspace}\n  chainscout gaps {answer.workspace}\n"
    )


def keys(answer: shapes.Keys, as_json: bool) -> None:
    """The keys, and the one just made."""
    if as_json:
        _json(answer)
        return
    if answer.key:
        sys.stdout.write(f"{answer.key}\n")
        sys.stderr.write("以上是密钥,只显示这一次,请交给用它的人。\n")
        return
    console = _console()
    table = _table("|编号", "名称", "角色", "生成", "停用")
    for k in answer.keys:
        table.add_row(k.id, _plain(k.name), k.role, k.made, k.revoked or "")
    console.print(table)


def evaluation(answer: shapes.Evaluation, as_json: bool) -> None:
    """What was measured, beside the easier ways, with the misses."""
    if as_json:
        _json(answer)
        return
    console = _console()
    names = list(answer.metrics)
    table = _table("办法", *(f">{name}" for name in names), ">按链平均 hit@10", "比它高(hit@10)")
    own = [f"{m.value:.3f} [{m.low:.3f}, {m.high:.3f}]" for m in answer.metrics.values()]
    table.add_row("链探", *own, f"{answer.per_chain_mean['hit@10']:.3f}", "")
    for baseline in answer.baselines.values():
        d = baseline.difference["hit@10"]
        table.add_row(
            _plain(baseline.label),
            *(f"{m.value:.3f}" for m in baseline.metrics.values()),
            f"{baseline.per_chain_mean['hit@10']:.3f}",
            _plain(f"{d.value:+.3f} [{d.low:+.3f}, {d.high:+.3f}]"),
        )
    console.print(table)
    lost = {name: v["hit@10"] for name, v in answer.ablation.items() if any(v.values())}
    told = "、".join(f"{name} {value:+.3f}" for name, value in lost.items())
    console.print(_plain(f"去掉一项时 hit@10 的损失:{told or '没有'}"))
    console.print(_plain(answer.knowledge.statement))
    _refused(console, answer.refused)
    for doubt in answer.doubts:
        place = f"第 {doubt.clear_rank} 位" if doubt.clear_rank else "没有"
        console.print(
            _plain(
                f"  存疑 {doubt.case_id} {doubt.firm}:第 {doubt.rank} 位的{doubt.counted}"
                f"名称里含有它的字号,按规则算对,但不在名称开头,可能是别家;不算它时{place}"
            )
        )
    if answer.doubts:
        clear = "、".join(f"{name} {m.value:.3f}" for name, m in answer.clear_metrics.items())
        console.print(_plain(f"不算存疑的:{clear}"))
    if answer.note:
        console.print(_plain(answer.note))
    for miss in answer.misses:
        console.print(_plain(f"  {miss.case_id} {miss.asked} {miss.firm}:{miss.reason}"))


def _refused(console: "Console", rows: Sequence[shapes.RefusedRow]) -> None:
    for row in rows:
        console.print(_plain(f"  第 {row.row} 行没有用:{row.reason}"))


def learned(answer: shapes.LearnedModel, as_json: bool) -> None:
    """The learned weights beside the priors, and what makes them count."""
    if as_json:
        _json(answer)
        return
    console = _console()
    table = _table("特征", ">先验", ">学得")
    for name, weight in answer.features.items():
        table.add_row(name, f"{weight.prior:g}", f"{weight.weight:g}")
    console.print(table)
    _refused(console, answer.refused)
    console.print(_plain(f"已写出 {answer.path};收缩 {answer.shrink:g}"))
    told = "targets 即刻按新的权重排,图中存的目标企业要再运行一次 build"
    sys.stdout.write(f"{told};bureau.toml 里写的权重仍然优先。\n")


def _json(answer: shapes.Shape) -> None:
    sys.stdout.write(answer.model_dump_json(by_alias=True) + "\n")
    sys.stdout.flush()


def _plain(text: str) -> str:
    """Text that the terminal does not take for markup."""
    from rich.markup import escape

    return escape(text)


def _console() -> "Console":
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


def _table(*headers: str) -> "Table":
    """A table; a header with > stands over numbers, one with | over what is copied whole."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in headers:
        table.add_column(
            header.lstrip(">|"),
            justify="right" if header.startswith(">") else "left",
            no_wrap=header.startswith((">", "|")),
            overflow="fold",
        )
    return table
