"""Personal data: columns that are never taken, numbers that are masked wherever they stand.

One list of what a header of persons is, for tables and for the tables within documents.
"""

import re

from graph.names import squeeze

_CONTACT = re.compile(
    r"联系人|联系方式|联系电话|电话|手机|座机|传真|邮箱|电子邮件|e-?mail|微信|qq|身份证|"
    r"法定代表|法人代表|法人姓名|姓名|住址|负责人|责任人|经办人|填报人|填表人|制表人|审核人|"
    r"审批人|报送人|联络人|联络员|对接人|跟进人|首谈人|引荐人|介绍人|引资人|经手人|召集人|"
    r"实际控制人|实控人|phone|mobile|contact",
    re.IGNORECASE,
)
"""Such a word anywhere in a header says that it is of persons."""
_ROLES = re.compile(
    r"(?:[省市县区州镇]?级)?(?:总|副|第一|执行|企业|群|产业链|集群)?链长(?:及?职务|名单)?|"
    r".{0,8}领导(?:及?职务|同志)?|(?:专班|工作)?(?:副?[组班]长|成员)|"
    r".{0,6}(?:服务|项目|招商|驻企|首席)(?:专员|秘书|管家|特派员)|"
    r"(?:招商|工作|洽谈|对接|联络)人员|(?:客商|企业|签约|外商)代表|"
    r"(?:企业|公司)?(?:法人|董事长|总经理|经理|厂长|老板)|牵头人|签约人|首席服务员"
)
"""A header that is no more than the role of a person; 链长单位 and 成员企业 are not."""
_ROLE_LENGTH = 14
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z.])")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
_WEIGHTS = tuple(pow(2, 17 - i, 11) for i in range(17))
_LONG = re.compile(r"\d{3}[- ]?\d{4}[- ]?\d{4}")
"""What is shorter is neither of the two."""
MASK = "***"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛"
    "禹狄米贝臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲家封芮储靳段焦巴牧谷车侯全班"
    "覃邝冼仰秋仲伊宫宁仇栾甘厉武符刘景詹龙叶司黎白蒲卓蔺屠蒙池乔阳闻党翟谭姬申冉桑桂牛尚温庄晏柴瞿阎习艾容向古易廖庾终居步耿满匡文国寇广东欧沃蔚隆师巩聂敖冷辛阚简饶曾沙肖关岳查佟付涂闫"
)
PERSON_NAME = rf"[{SURNAMES}][一-龥×某*]{{1,2}}"
"""The shape of a person's name: a surname with one or two signs; many other words have it."""
_COMPOUND = r"(?:欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|东方|夏侯|公孙|慕容|令狐)[一-龥]{1,2}"
_PERSONS = re.compile(
    rf"(?:(?:自然人|个人)[::]?)?(?:{PERSON_NAME}|{_COMPOUND})"
    rf"(?:(?:[、,;/]|和|与|及)(?:{PERSON_NAME}|{_COMPOUND}))*"
    r"(?:等)?(?:(?:夫妇|家族|先生|女士|兄弟|父子))?(?:\(?[\d.]+%\)?)?"
)


def is_personal_header(header: str) -> bool:
    """Whether a column under `header` holds personal data: 联系电话, 链长, 包抓领导 ….

    Names of roles count where they are the whole header, without what stands in brackets.
    """
    text = squeeze(header)
    if _CONTACT.search(text):
        return True
    bare = re.sub(r"\([^()]*\)", "", text)
    return len(bare) <= _ROLE_LENGTH and _ROLES.fullmatch(bare) is not None


def names_persons(line: str) -> bool:
    """Whether a line of text says that it gives persons: 填报人:… 联系电话:…."""
    return _CONTACT.search(squeeze(line)) is not None


def looks_like_person(text: str) -> bool:
    """Whether a whole text has the shape of persons' names; short names of firms may have it."""
    return _PERSONS.fullmatch(squeeze(text)) is not None


def is_identity_number(text: str) -> bool:
    """Whether 18 signs are a person's number: date of birth and check digit of GB 11643-1999."""
    if not _IDENTITY.fullmatch(text):
        return False
    total = sum(int(sign) * weight for sign, weight in zip(text[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == text[17].upper()


def mask(text: str) -> str:
    """Return `text` with mobile and identity numbers replaced by `***`."""
    if not _LONG.search(text):
        return text
    text = _IDENTITY.sub(lambda m: MASK if is_identity_number(m.group()) else m.group(), text)
    return _MOBILE.sub(MASK, text)
