import gzip

from ingest.kinds.profiles import FINANCIAL, PROFILE

PROFILES = """\
code,short_name,full_name,province,city,industry,main_business,business_scope,introduction,employees
600456.SH,宝钛股份,宝鸡钛业股份有限公司,陕西,宝鸡市,有色金属,钛及钛合金的生产,,,3500
000001.SZ,平安银行,平安银行股份有限公司,广东,深圳市,银行,银行业务,吸收存款,,
600000,某股份,某某股份有限公司,火星,火星市,,,,,
"""
FINANCIALS = """\
code,year,revenue_yuan,operating_profit_yuan,net_profit_yuan,total_assets_yuan,roe_pct
600456.SH,2022,6635000000.0,1,557000000.0,11900000000.0,8.9
600456.SH,22,6635000000.0,1,557000000.0,11900000000.0,8.9
600456,2023,,,-5000000,,
"""


def test_a_profile_says_where_a_listed_firm_is_and_what_it_does(read):
    found = read(PROFILE, PROFILES)
    assert next((f.name, f.stock, f.short_names) for f in found.firms) == (
        "宝鸡钛业股份有限公司",
        "600456.SH",
        ("宝钛股份",),
    )
    assert [(s, e) for s, e, _ in found.of("LOCATED_IN")] == [
        ("宝鸡钛业股份有限公司", "610300"),
        ("平安银行股份有限公司", "440300"),
    ]
    assert [p["part"] for _, _, p in found.of("DESCRIBES")] == [
        "main_business",
        "main_business",
        "scope",
    ]
    assert found.one("REPORTS") == {"year": 0, "employees": 3500}


def test_places_that_are_not_known_are_one_message(read):
    [told] = read(PROFILE, PROFILES).messages
    assert "火星火星市" in told


def test_figures_are_yuan_by_year_and_a_loss_is_a_figure(read):
    found = read(FINANCIAL, FINANCIALS)
    assert [p for _, _, p in found.of("REPORTS")] == [
        {"year": 2022, "revenue": 6.635e9, "net_profit": 5.57e8, "assets": 1.19e10},
        {"year": 2023, "net_profit": -5_000_000},
    ]
    [bad] = found.bad
    assert (bad.column, bad.value) == ("year", "22")


def test_columns_of_the_published_figures_need_no_remark(read):
    assert not read(FINANCIAL, FINANCIALS).messages


def test_packed_files_are_read(read):
    found = read(PROFILE, gzip.compress(PROFILES.encode()), name=".csv.gz")
    assert len(found.firms) == 3
