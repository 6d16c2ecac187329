"""Which policies a firm could use, and in what order they stand."""

import pytest

from matcher.scene import PolicyFact


def policy(title: str, *, on_segment: bool = False, named: bool = True) -> PolicyFact:
    return PolicyFact(title, "", "", "policies/a.csv", on_segment, named)


@pytest.mark.parametrize(
    ("title", "internal"),
    [
        ("汉中市招商引资“十不准”", True),
        ("招商引资考核办法", True),
        ("汉中市招商引资项目管理办法", True),
        ("工业发展专项资金管理办法", False),
        ("关于支持连接器及传感器产业发展若干政策", False),
        ("绵阳市投资促进工作管理办法", True),
    ],
)
def test_rules_for_offices_are_told_from_what_a_firm_can_use(title: str, internal: bool) -> None:
    assert policy(title).internal is internal


def test_the_nearest_to_the_segment_comes_first() -> None:
    given = [
        policy("招商引资考核办法", on_segment=True),
        policy("十四五规划", named=False),
        policy("航空产业规划"),
        policy("航空锻件若干措施", on_segment=True),
    ]
    ordered = [p.title for p in sorted(given, key=lambda p: p.order)]
    assert ordered == ["航空锻件若干措施", "航空产业规划", "十四五规划", "招商引资考核办法"]
