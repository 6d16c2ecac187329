from ingest.kinds.policies import POLICY

TABLE = """\
政策名称,文号,发文机关,发布日期,适用地区,适用产业,要点
汉中市双招双引暨产业发展优惠政策,,汉中市,,汉中市,农业、工业、文旅、商贸、金融、科创、人才、养老,8大类127条
汉中市招商引资项目管理办法,汉政办发〔2024〕8号,汉中市,2024-07-04,,全部,
航空产业扶持办法,,汉中市,2023,城固县,航空装备、锌冶炼,
"""


def test_a_policy_is_known_by_the_number_of_its_document_or_its_title(read):
    found = read(POLICY, TABLE)
    assert [end for _, end, _ in found.of("RECORDS")] == [
        "汉中市双招双引暨产业发展优惠政策",
        "汉政办发〔2024〕8号",
        "航空产业扶持办法",
    ]


def test_a_policy_applies_in_its_region_or_that_of_the_bureau(read):
    assert [end for _, end, _ in read(POLICY, TABLE).of("APPLIES_IN")] == [
        "610700",
        "610700",
        "610722",
    ]


def test_a_scope_in_words_is_no_reason_to_give_a_policy_back(read):
    rows = "政策名称,适用范围\n甲办法,全市新能源汽车企业\n乙办法,新能源汽车企业、城固县\n"
    found = read(POLICY, rows)
    assert found.bad == []
    assert [(s, e) for s, e, _ in found.of("APPLIES_IN")] == [
        ("甲办法", "610700"),
        ("乙办法", "610700"),
        ("乙办法", "610722"),
    ]
    assert found.messages == ["适用地区中有 1 处看不出是哪里,按本地处理:新能源汽车企业"]


def test_the_brackets_of_a_number_make_no_other_policy(read):
    numbers = ("〔2023〕", "[2023]", "（2023）", "【2023】", "［2023］")
    rows = "".join(f"甲办法,鄂政办发{year}12号\n" for year in numbers)
    found = read(POLICY, f"政策名称,文号\n{rows}")
    assert {e for _, e, _ in found.of("RECORDS")} == {"鄂政办发〔2023〕12号"}


def test_a_policy_supports_chains_and_segments(read):
    found = [(s[:4], e) for s, e, _ in read(POLICY, TABLE).of("SUPPORTS")]
    assert [e for s, e in found if s == "汉政办发"] == ["航空装备", "生物医药", "现代材料"]
    assert [e for s, e in found if s == "航空产业"] == ["航空装备", "现代材料/锌冶炼"]


def test_industries_that_no_chain_map_knows_are_one_message(read):
    assert read(POLICY, TABLE).messages == [
        "适用产业中有 8 个词不在链图中:农业、工业、文旅、商贸、金融、科创、人才、养老"
    ]


def test_a_policy_without_a_name_is_given_back(read):
    [bad] = read(POLICY, "政策名称,发文机关\n—,汉中市\n").bad
    assert bad.column == "政策名称"


def test_a_policy_without_stated_industries_is_linked_by_its_words(read):
    rows = "政策名称,要点,适用产业\n关于支持航空装备的若干措施,对中药饮片企业给予补助,\n办法,支持航空装备,生物医药\n"
    found = read(POLICY, rows)
    supported = [(e, p["certainty"]) for s, e, p in found.of("SUPPORTS")]
    assert supported == [("航空装备", 0.95), ("生物医药/中药饮片", 0.95), ("生物医药", 1.0)]


def test_a_term_is_told_and_a_day_with_until_is_read(read):
    found = read(POLICY, "政策名称,有效期\n甲措施,三年\n乙措施,至2025年12月31日\n丙措施,长期\n")
    days = [properties.get("expires_on") for _, _, properties in found.of("RECORDS")]
    assert days == [None, "2025-12-31", None]
    assert any("期限" in note for note in found.notes)


def test_the_headers_of_collections_of_policies_are_understood(read):
    found = read(
        POLICY,
        "序号,文件名称,发文字号,印发单位,印发时间,支持内容摘要,适用对象\n"
        "1,若干措施,汉政发〔2023〕5号,汉中市人民政府,2023年5月,按设备投资额给予补助,航空装备制造企业\n",
    )
    record = found.one("RECORDS")
    assert (record["issuer"], record["issued_on"]) == ("汉中市人民政府", "2023-05")
    assert record["points"] == "按设备投资额给予补助"
    ((_, chain, said),) = found.of("SUPPORTS")
    assert (chain, said["why"]) == ("航空装备", "适用对象中写有产业链名“航空装备”")
    assert not found.messages
