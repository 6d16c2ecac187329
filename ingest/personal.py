"""Personal data: columns that are never taken, numbers that are masked wherever they stand."""

import re

PERSONAL_COLUMNS = re.compile(
    r"联系人|联系方式|联系电话|电话|手机|座机|传真|邮箱|电子邮件|e-?mail|微信|qq|身份证|法定代表人|法人代表|"
    r"法人姓名|^法人$|负责人|^姓名$|家庭住址|经办人|填报人|phone|mobile|contact",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z.])")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
_WEIGHTS = tuple(pow(2, 17 - i, 11) for i in range(17))
_LONG = re.compile(r"\d{3}[- ]?\d{4}[- ]?\d{4}")
"""What is shorter is neither of the two."""
MASK = "***"


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
