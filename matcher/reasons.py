"""Reasons: for one candidate, what each feature compared, in words, with its evidence."""

import math
from collections.abc import Mapping

from graph.places import places
from matcher.answer import Evidence, Reason
from matcher.facts import Candidate
from matcher.scene import Scene
from matcher.table import MIDDLING, best_listing, home, industry_words, tie_worth, warning
from matcher.table import growth as growth_of
from matcher.trades import foreign_share

NOTHING = "没有数据"

HOW: Mapping[str, str] = {
    "stated": "资料写明从事本环节",
    "product": "产品相符",
    "text": "业务描述相符",
    "industry": "行业相符",
    "group": "所属企业的业务相符",
}


def money(yuan: float) -> str:
    """An amount as people write it: 亿元, below one of them 万元."""
    if abs(yuan) >= 1e8:
        amount = yuan / 1e8
        return f"{amount:,.0f} 亿元" if abs(amount) >= 100 else f"{amount:.1f} 亿元"
    return f"{yuan / 1e4:,.0f} 万元"


def fit(c: Candidate, scene: Scene) -> Reason:
    """The link that gives the unit its strength."""
    lead = c.unit.lead
    words = HOW.get(lead.how, lead.how)
    if lead.quote == c.lead.name:
        words = "企业名称相符"
    who = "" if lead.firm == c.unit.head else f"所属企业{c.lead.name}"
    why = f"{who}{words},关联强度 {lead.strength:.2f}"
    if who:
        why += f",集团按七成计 {c.unit.reach:.2f}"
    evidence = (Evidence(lead.source, lead.quote),) if lead.quote or lead.source else ()
    return Reason(why, theirs=lead.quote, ours=_asked(scene), evidence=evidence)


def _asked(scene: Scene) -> str:
    return scene.asked + (f"({'、'.join(scene.products)})" if scene.products else "")


def scale(c: Candidate, scene: Scene) -> Reason:
    """The latest revenue, of the group and of the firm that would do it."""
    firm, doer, backing = c.richest, c.doer, c.backing
    if firm is None or backing is None:
        return Reason(NOTHING)
    asked = dict.fromkeys(f for f in (firm, doer) if f is not None)
    figures = [(f.name, f.revenue) for f in asked if f.revenue]
    told = [
        f"{name}营业收入 {money(r.yuan)}({f'{r.when} 年' if r.when else '年份不详'})"
        for name, r in figures
    ]
    why = ";".join(told)
    if doer is None or doer.id not in (c.head.id, firm.id):
        name = doer.name if doer else "所属企业"
        own = "" if doer and doer.revenue else f"{name}营业收入不详,按 10 亿元计;"
        how = "集团是金融企业,只计所属企业" if c.is_lender else "集团与所属企业折中计"
        why += f";{own}{how} {money(backing)}"
    return Reason(
        why,
        theirs=money(backing),
        ours=money(MIDDLING),
        as_of=min((r.when for _, r in figures if r.when), default=""),
        evidence=tuple(Evidence(r.source, t) for (_, r), t in zip(figures, told, strict=True)),
    )


def lists(c: Candidate, scene: Scene) -> Reason:
    """The best place in a list that counts."""
    found = best_listing(c, scene)
    if found is None:
        return Reason("没有数据:未见于" + "、".join(scene.settings.lists))
    firm, listing = found
    place = f"第 {listing.rank} 位" if listing.rank else "在榜"
    why = f"{firm.name},{listing.ranking} {listing.edition} {place}"
    return Reason(
        why,
        theirs=f"{listing.ranking} {place}",
        as_of=listing.edition,
        evidence=(Evidence(listing.source, why),),
    )


def growth(c: Candidate, scene: Scene) -> Reason:
    """The yearly growth of revenue."""
    rate, first, last, sources = growth_of(c)
    if math.isnan(rate) or c.richest is None:
        return Reason("没有数据:缺少两年的营业收入")
    percent = f"{math.expm1(rate):+.1%}"
    why = f"{c.richest.name}营业收入 {first} 至 {last} 年均 {percent}"
    evidence = tuple(Evidence(source, why) for source in sources)
    return Reason(why, theirs=percent, as_of=last, evidence=evidence)


def place(c: Candidate, scene: Scene) -> Reason:
    """Its city, its cluster, and how far that is."""
    region = home(c)
    if region is None:
        return Reason("没有数据:所在地不详")
    known = places()
    own = [name for name in scene.focus_clusters if name in known.clusters(region)]
    words = f"位于{region_name(region)}"
    if own:
        order = scene.focus_clusters.index(own[0]) + 1
        words += f",属{own[0]}(招商去向第 {order} 位)"
    elif scene.focus_clusters:
        words += ",不在招商去向各板块内"
    if known.present[region].level != "province":
        kilometres = known.distance(known.prefecture(region), scene.region)
        if kilometres is not None:
            words += f",距本地约 {kilometres:,.0f} 公里"
    sources = [p for f in c.family for p in f.places if p.region == region]
    evidence = (Evidence(sources[0].source, region_name(region)),) if sources else ()
    return Reason(
        words, theirs=region_name(region), ours=region_name(scene.region), evidence=evidence
    )


def region_name(code: str) -> str:
    """The region with those it lies in: 江苏省苏州市昆山市."""
    known = places()
    return "".join(known.present[a].name for a in reversed(list(known.ancestors(code))))


TIES: Mapping[str, str] = {
    "供货": "向本地企业供货",
    "采购": "采购本地企业的产品",
    "同集团": "集团在本地已有企业",
    "本地已有": "已在本地从事本链其他环节",
    "项目": "在本地已有项目",
    "合作": "有合作",
    "商会": "商会渊源",
    "乡情": "乡情渊源",
    "校友": "校友渊源",
}


def tie(c: Candidate, scene: Scene) -> Reason:
    """Its ties, the worthiest first."""
    if math.isnan(tie_worth(c)):
        return Reason("没有数据:资料中未见与本地的渊源")
    told = [TIES[t.kind] + "".join(f"({x})" for x in (t.ours, t.note) if x) for t in c.ties[:3]]
    more = f" 等 {len(c.ties)} 条" if len(c.ties) > 3 else ""
    return Reason(
        ";".join(told) + more,
        theirs="、".join(dict.fromkeys(t.kind for t in c.ties)),
        ours="、".join(dict.fromkeys(t.ours for t in c.ties[:3] if t.ours)),
        as_of=max((t.as_of for t in c.ties), default=""),
        evidence=tuple(Evidence(t.source, t.note) for t in c.ties if t.source),
    )


def complement(c: Candidate, scene: Scene) -> Reason:
    """The segments next door that it works in too."""
    if not scene.neighbours:
        return Reason("没有数据:本环节的直接上下游在本地未见")
    names = "、".join(scene.neighbours.values())
    if not c.neighbours:
        return Reason("未见其从事本地已有的上下游环节", ours=names)
    held = "、".join(scene.neighbours[w.segment] for w in c.neighbours)
    return Reason(
        f"也从事{held},与本地已有环节直接相接",
        theirs=held,
        ours=names,
        evidence=tuple(Evidence(w.source, w.quote) for w in c.neighbours),
    )


def policy(c: Candidate, scene: Scene) -> Reason:
    """The policies that support the segment here."""
    found = scene.supporting
    if not found:
        return Reason("没有数据:未收到支持本环节的政策")
    what = "本环节" if found[0].on_segment else "本产业链" if found[0].named else "各产业链"
    titles = "、".join(dict.fromkeys(f"《{p.title}》" for p in found[:2]))
    return Reason(
        f"{titles}支持{what}",
        ours=titles,
        as_of=max(p.issued_on for p in found),
        evidence=tuple(Evidence(p.source, p.points or p.title) for p in found[:2]),
    )


def losses(c: Candidate, scene: Scene) -> Reason:
    """The latest net profit."""
    latest = c.latest
    if latest is None or latest[1].net_profit is None:
        return Reason("没有数据:净利润不详")
    firm, report = latest
    year = f"{report.year} 年" if report.year else "年份不详"
    profit = money(report.net_profit or 0.0)
    return Reason(
        f"{firm.name}{year}净利润 {profit}",
        theirs=profit,
        as_of=str(report.year or ""),
        evidence=(Evidence(report.source, f"净利润 {profit}"),),
    )


def delisting(c: Candidate, scene: Scene) -> Reason:
    """The warning in the short name."""
    mark = warning(c)
    if math.isnan(mark):
        return Reason("没有数据:不是 A 股上市公司")
    short = c.lead.short_name or c.head.short_name or c.lead.name
    return Reason(f"证券简称{short}" + ("有退市警示" if mark else "没有退市警示"), theirs=short)


def unfit(c: Candidate, scene: Scene) -> Reason:
    """The industries that build no factories."""
    words = industry_words(c)
    share, trades = foreign_share(words, f"{scene.asked}{scene.chain}")
    evidence = tuple(Evidence(i.source, i.name) for i in c.industries[:3])
    if not c.industries and not share:
        return Reason("没有数据:行业不详")
    told = "、".join(dict.fromkeys(words[:3]))
    if share:
        return Reason(
            f"行业为{told},其中{'、'.join(trades)}不建本环节的工厂",
            theirs=told,
            ours=scene.asked,
            evidence=evidence,
        )
    return Reason(f"行业为{told},未见不对口", theirs=told, ours=scene.asked, evidence=evidence)


def here(c: Candidate, scene: Scene) -> Reason:
    """Its firms that work here in this segment."""
    if not c.here:
        return Reason("本地同一环节未见其企业")
    ids = {firm.id for firm in c.here}
    names = "、".join(firm.name for firm in c.here)
    return Reason(
        f"{names}已在本地从事本环节",
        theirs=names,
        evidence=tuple(Evidence(w.source, w.quote) for w in c.unit.works if w.firm in ids),
    )


def courted(c: Candidate, scene: Scene) -> Reason:
    """Its projects on the way here in this segment."""
    if not c.courted:
        return Reason("本地同一环节未见其在谈项目")
    told = "、".join(f"{p.name}({p.stage})" for p in c.courted)
    return Reason(
        f"本地同一环节已有项目:{told}",
        theirs=told,
        as_of=max((p.as_of or "" for p in c.courted), default=""),
        evidence=tuple(Evidence(s, p.name) for p in c.courted for s in p.sources[:1]),
    )
