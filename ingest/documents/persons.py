"""Names and numbers of officials and contacts: taken out of the text before anything reads it."""

import re

from graph.places import places
from ingest.documents.lexicon import words
from ingest.documents.speakers import is_person, without_speakers
from ingest.personal import MASK, PERSON_NAME, is_personal_header, mask

_NAME = PERSON_NAME
FEWEST = 3
"""Cells of a row that spaces divide; what has fewer is no row."""
_HEAD = 12
"""A longer cell of a table is no header."""
_LABELLED = re.compile(
    r"((?:联系人|签发人|经办人|填报人|审核人|责任人|负责人|撰稿|责任编辑|责编|编辑|校对|审核|监制|通讯员|(?:本报|见习|特约)?记者|作者|电话|联系电话|联系方式|传真|手机|邮箱|电子邮箱|微信)(?:及电话|电话)?[:： ]{1,2})"
    r"([^\n，。；|）]{1,60}?)(?=[\n，。；|）]|  | [一-龥]{2,6}：|$)"
)
_SALUTATION = re.compile(
    rf"(?m)(^|[，。；：、\n]|由)({_NAME})(?=(?:等)?(?:委员|代表|先生|女士|同志)(?:[：，。、 ]|$|担?任|兼任|为|牵头|负责|主持|出席|带队))"
)
_NAMES = re.compile(rf" *{_NAME}(?:[、，, ]+{_NAME})* *")
_OFFICIAL = re.compile(
    rf"((?:书记|市长|县长|区长|州长|省长|主任|局长|厅长|部长|秘书长|主席|院长|董事长|总经理|总裁|会长|处长|科长|镇长|理事长)(?:、[一-龥]{{2,8}}?(?:书记|市长|县长|区长|主任|局长|部长|主席))?)({_NAME})"
    r"(?=[，。、；）]|先后|出席|参加|主持|率|带队|带领|一行|在|表示|介绍|说|指出|强调|会见|陪同|赴|致辞|作|讲话|到|与|和|对|调研|签|宣布|等|为|深入|组织)"
)
_TITLED = re.compile(
    rf"(?m)(^|[，。；：、\n]|由|建立|落实|成立|组建|坚持|形成|实行|推行|召开|按照)({_NAME})(?=(?:副)?(?:市长|县长|区长|州长|书记|主任|局长|秘书长|主席|处长|科长|部长)"
    r"(?:牵头|包抓|包联|任|兼任|担任|带队|率|出席|主持|参加|负责|表示|指出|强调|陪同|分头|一行|调度|、|，|。))"
)
_APPOINTED = re.compile(
    rf"(任命|聘任|聘请|选举|推选|明确|由)({_NAME})(?=(?:同志)?(?:为|担任|兼任|任|牵头|负责|带队))"
)
_TITLE = r"(?:常务)?副?(?:市长|县长|区长|州长|省长|书记|主任|局长|厅长|部长|秘书长|主席|处长|科长|镇长|乡长|董事长|总经理|总裁|会长|院长|校长|行长)"
_ROW = rf"{_NAME}(?:(?:[、，,/ ]|和|与|及) *{_NAME}){{0,30}}"
_HEADED = re.compile(
    rf"((?:(?:牵头|包抓|包联|联系|对接|分管|责任|挂钩|帮扶|服务|主管|挂帅)(?:[市县区]级?)?领导|链长|汇报人|报告人|发言人|主讲人|主持人|记录人|采写|供稿|撰文|摄影)[:：] ?)({_ROW})"
    rf"(?={_TITLE}|[，。；、）|\n（( ]|$)"
)
_BYLINE = re.compile(
    rf"((?:记者|通讯员|实习生|特约撰稿)[:： ]?)({_NAME}(?:[、 ]{_NAME})*)(?=[ ，。；、）)\n|]|记者|通讯员|实习生|摄影|报道|文/|摄|$)"
)
_SEVERAL = re.compile(
    rf"({_NAME}(?:(?:、|和|与){_NAME}){{1,30}})(?=(?:等)?(?:[两二三四五六几]位)?(?:同志|先生|女士|委员|代表|{_TITLE}))"
)
_HIS_PHONE = re.compile(rf"({_NAME})(?=(?:的|：)?(?:手机|电话|微信|QQ)(?:号码?)?[:： ]?\d)")
_IDENTITY = re.compile(
    r"((?:身份证(?:件)?|公民身份|证件)(?:号码?|编号)?[^\d\n]{0,6})[1-9](?: ?\d){16} ?[\dXx](?![\dA-Za-z])"
)
"""A number that is called an identity card's is one, whatever its check digit."""
_CELL = re.compile(rf" *{_ROW}(?:{_TITLE})?[-\d—–()（）*、/ ]*")
_NO_NAME = re.compile(r"常务|.*[市县区州委局办室会]")
_NUMBERED = re.compile(r"((?:QQ|qq|微信)(?:号码?|群号?)?[:： ]{0,2})[A-Za-z0-9_-]{5,20}")
_ALONE = re.compile(rf"(?m)^ *({_NAME}) *$")
_PHONE = re.compile(r"(?<![\d.])(?:0\d{2,3}[-—– ]?\d{7,8}|\d{3,4}[-—–]\d{7,8})(?![\d.])")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,5}"
)


def without_persons(text: str) -> str:
    """The text with names and numbers of persons as `***`."""
    text = _IDENTITY.sub(lambda m: m[1] + MASK, text)
    text = _HEADED.sub(lambda m: m[1] + MASK, text)
    text = _BYLINE.sub(lambda m: m[1] + MASK, text)
    text = _SEVERAL.sub(_row, text)
    text = _HIS_PHONE.sub(_row, text)
    text = _LABELLED.sub(lambda m: m[1] + MASK, text)
    text = _SALUTATION.sub(lambda m: m[1] + MASK, text)
    text = _OFFICIAL.sub(lambda m: m[1] + MASK, text)
    text = _TITLED.sub(_titled, text)
    text = _APPOINTED.sub(_titled, text)
    text = _NUMBERED.sub(lambda m: m[1] + MASK, text)
    text = without_speakers(text)
    text = _ALONE.sub(_alone, text)
    text = _without_columns(text)
    return _MAIL.sub(MASK, _PHONE.sub(MASK, mask(text)))


def _without_columns(text: str) -> str:
    """Names in the columns of a table whose head says that they hold persons (链长, 联系人)."""
    told = []
    columns: set[int] = set()
    barred = False
    for line in text.split("\n"):
        cells = line.split("|") if "|" in line else line.split()
        heads = {i for i, cell in enumerate(cells) if _is_head_of_persons(cell)}
        aligned = "|" not in line and len(cells) >= FEWEST
        if heads and ("|" in line or aligned):
            columns, barred = heads, "|" in line
        elif barred != ("|" in line) or not (barred or aligned):
            columns = set()
        elif barred:
            cells = [
                MASK if i in columns and (_NAMES.fullmatch(cell) or _CELL.fullmatch(cell)) else cell
                for i, cell in enumerate(cells)
            ]
            told.append("|".join(cells))
            continue
        told.append(_without_aligned(line, columns) if columns and not barred else line)
    return "\n".join(told)


def _without_aligned(line: str, columns: set[int]) -> str:
    """A row whose cells spaces divide; one of them may have been joined to the next."""
    parts = re.split(r"( +)", line)
    for i in range(0, len(parts), 2):
        near = columns & {i // 2, i // 2 + 1}
        if (
            near
            and _CELL.fullmatch(parts[i])
            and is_person(parts[i][:3].rstrip("*0123456789"), line)
        ):
            parts[i] = MASK
    return "".join(parts)


def _row(match: re.Match[str]) -> str:
    """Several names before 同志 or 两位副局长; what is no name stays."""
    names = re.split("([、和与])", match[1])
    return "".join(
        MASK if i % 2 == 0 and is_person(name, match.string) else name
        for i, name in enumerate(names)
    )


def _is_head_of_persons(cell: str) -> bool:
    return len(cell) <= _HEAD and is_personal_header(cell)


def _titled(match: re.Match[str]) -> str:
    """A name before a title, unless it is a place or an office (安康市长, 常务副市长)."""
    word = match[2].removesuffix("副")
    if _NO_NAME.fullmatch(word) or places().find(word) is not None:
        return match[0]
    return match[1] + MASK if is_person(word, match.string) else match[0]


def _alone(match: re.Match[str]) -> str:
    """A name that stands alone in a line is a byline, unless it is a word of the trade."""
    word = match[1]
    return word if word in words("industries") or word in words("firms") else MASK
