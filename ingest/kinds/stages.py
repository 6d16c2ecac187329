"""How far a project is, told from a word of a ledger or from a passage on its progress."""

import re

from graph.model import PROJECT_STAGES

STAGE_WORDS = {
    word: stage
    for stage, words in {
        "线索": "跟踪、储备",
        "洽谈": "在谈、谈判、对接、意向",
        "签约": "已签约、签订合同、签订协议、签订投资协议、签订投资合同",
        "开工": "已开工、在建、建设中、开工建设、动工、土地平整、场平、基础施工、主体施工、"
        "主体封顶、封顶、设备安装、设备调试、正在建设",
        "投产": "已投产、建成、建成投产、竣工、竣工投产、试生产、试产、试运行、达产",
        "终止": "已终止、退出、中止、取消、解约",
    }.items()
    for word in words.split("、")
}
"""How ledgers write the stages beside their own names."""
_ALL = {**STAGE_WORDS, **{stage: stage for stage in PROJECT_STAGES}}
_CLAUSE = re.compile(r"[,，;；。、]|并|后|(?=尚|(?<!尚)未|拟|预计|计划)")
_AFTERWARDS = re.compile(r"(?:建成|投产|达产|竣工|开工|运行)之?后[^,，;；。]*")
"""What will be once it is built."""
_OPEN = re.compile(r"拟|未|尚|预计|计划|准备|即将|争取|力争|有望|待|筹|条件|前期|可|将|拟于")
"""A clause with such a word tells of what is to come, or is not so."""


def stage_of(text: str) -> str | None:
    """The stage that a text in NFKC without spaces tells: its word, else the furthest one reached.

    None where it tells none, or only what is planned.
    """
    if stage := _ALL.get(text):
        return stage
    reached = [
        stage
        for clause in _CLAUSE.split(_AFTERWARDS.sub("", text))
        if not _OPEN.search(clause)
        for word, stage in _ALL.items()
        if word in clause
    ]
    return max(reached, key=PROJECT_STAGES.index, default=None)
