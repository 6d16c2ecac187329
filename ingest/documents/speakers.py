"""Names before a verb of saying: 郑志强表示, 据李敏透露. Places, firms and words are none."""

import re

from graph.places import places
from ingest.documents.gazetteer import builtin
from ingest.documents.lexicon import words
from ingest.documents.ordinary import is_word
from ingest.personal import MASK, SURNAMES

_DOUBLE = "欧阳|司马|上官|诸葛|皇甫|尉迟|令狐|慕容|夏侯|公孙|申屠|澹台|钟离|宇文"
_NAME = rf"(?:(?:{_DOUBLE})[一-龥]{{1,2}}|[{SURNAMES}][一-龥]{{1,2}}|[一-龥]{{2,6}}·[一-龥]{{2,6}})"
_ROLE = "负责人|代表|总监|经理|专家|教授|院士|博士|客商|创始人|总裁|主管|工程师|厂长|书记|企业家|老板|顾问|干部|专员|记者|员工|工人|村民|居民|商户|业主|董事|委员|主任|局长|市长|县长|区长|科长|处长"
_SAYS = r"表示|介绍|透露|指出|强调|坦言|认为|告诉|谈到|感慨|直言|回应|解释|感叹|回忆|呼吁|希望|补充|总结|说明(?=[，：])|说(?!明|法|服|起来)|称(?=[，：“])|提出(?!的)|建议(?=[，：])|算了"
_SPEAKER = re.compile(
    rf"(?m)(?P<before>^|[，。；：、！？“”（）| ]|据|{_ROLE})(?P<name>{_NAME})"
    rf"(?=(?:在[^，。；\n]{{1,16}}?[上时中里])?(?:还|也|则|曾|随后|现场|进一步|最后|接着|首先|高兴地|激动地|自豪地)?(?:{_SAYS}))"
)
_NO_GIVEN_NAME = frozenset("局委办厅区县市州镇乡界人")
_PERHAPS_NONE = frozenset("会部院所司社站处科校企园港书报网台厂店团行组")
_FUNCTION_WORDS = frozenset("向于应和成常全解包曾方高")
"""Surnames that are words as well: 向上级提出, 曾多次表示."""
_FIRM_BEHIND = r"(?:集团|公司|股份|有限|科技|项目|年产|投资|产品|企业|生产|控股|等)"


def without_speakers(text: str) -> str:
    """The text with the names of those who are quoted as `***`, wherever they stand."""
    whole: set[str] = set()

    def masked(match: re.Match[str]) -> str:
        name = match["name"]
        if not is_person(name, text):
            return match.group()
        if len(name) > 2:
            whole.add(name)
        return f"{match['before']}{MASK}"

    told = _SPEAKER.sub(masked, text)
    for name in sorted(whole, key=len, reverse=True):
        told = told.replace(name, MASK)
    return told


def is_person(name: str, text: str) -> bool:
    """Whether what speaks is a person, and no place, office, firm or word."""
    if "·" in name:
        return True
    place = places().find(name)
    if place is not None and name in (place.name, place.core):
        return False
    if name[-1] in _NO_GIVEN_NAME or _is_firm(name, text):
        return False
    if name[-1] in _PERHAPS_NONE and (is_word(name, names=True) or is_word(name[1:], names=True)):
        return False
    if name[0] in _FUNCTION_WORDS and is_word(name[1:]):
        return False
    return not is_word(name)


def _is_firm(name: str, text: str) -> bool:
    if name.endswith("氏") or name in words("firms") or name in words("industries"):
        return True
    if any(known.startswith(name) for known in builtin().by_head.get(name[:2], ())):
        return True
    return re.search(re.escape(name) + _FIRM_BEHIND, text) is not None
