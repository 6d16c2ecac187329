"""Groups told by a rare 字号."""

from graph.groups.brands import Bearer, by_brand

GROUP = Bearer("g", "天能控股集团有限公司", True, False, "330500", "动力电池 储能电池")
FIRM = Bearer("f", "天能电池集团股份有限公司", True, True, "330522", "电池制造 铅蓄电池")


def found(*bearers):
    return [(s.firm, s.group) for s in by_brand(bearers)]


def test_a_rare_brand_in_one_place_and_trade_tells_the_group():
    assert found(GROUP, FIRM) == [("f", "g")]


def test_another_province_or_trade_tells_nothing():
    far = Bearer("f", FIRM.name, True, True, "610700", FIRM.trade)
    other = Bearer("f", "天能文化传媒股份有限公司", False, True, "330522", "影视 出版")
    assert found(GROUP, far) == []
    assert found(GROUP, other) == []


def test_a_brand_of_many_or_of_everybody_tells_nothing():
    many = [Bearer(f"x{i}", f"天能第{i}电池有限公司", False, False, None, "") for i in range(5)]
    same = [Bearer(b.id, f"天能电池{i}有限公司".replace(str(i), ""), False, False, None, "")
            for i, b in enumerate(many)]  # fmt: skip
    assert found(GROUP, FIRM, *same) == []
    east = Bearer("g", "东方控股集团有限公司", True, False, "330500", "电池")
    assert found(east, Bearer("f", "东方电池股份有限公司", False, True, "330500", "电池")) == []


def test_two_groups_of_one_brand_tell_nothing():
    second = Bearer("h", "天能投资集团有限公司", True, False, "330500", "电池")
    assert found(GROUP, second, FIRM) == []
