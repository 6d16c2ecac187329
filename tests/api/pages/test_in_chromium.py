"""The pages in a real browser: seen on a desk and on a phone, by keyboard, on paper, by axe.

Pictures of them stay in the folder that CHAINSCOUT_ARTEFACTS names, else in the test's own.
"""

import io
import os
import re
import shutil
from pathlib import Path

import engines
import pypdf
import pytest
from pages_opened import GAP, PAGES

SIZES = {"desk": (1366, 768), "phone": (390, 844)}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")  # its event loop runs until it is closed, and others want theirs
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        engines.missing("no Chromium (Debian: apt-get install chromium fonts-noto-cjk)")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def artefacts(tmp_path_factory):
    named = os.environ.get("CHAINSCOUT_ARTEFACTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def tab(browser, served):
    """A tab on a desk; it fails the test where the page tells of an error or asks elsewhere."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=served)
    page = context.new_page()
    heard, asked = [], []
    page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: heard.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    yield page
    context.close()
    assert [m for m in heard if "404" not in m] == []
    assert [url for url in asked if not url.startswith(served)] == []


def tile(page, name):
    """The tile of a segment, by the name written on it."""
    return page.locator("svg a.tile", has=page.locator("text", has_text=name))


@pytest.mark.parametrize("size", SIZES)
def test_a_page_fits_its_screen_and_a_picture_of_it_is_kept(tab, page_name, size, artefacts):
    width, height = SIZES[size]
    tab.set_viewport_size({"width": width, "height": height})
    tab.goto(PAGES[page_name])
    file = artefacts / f"{page_name.replace(' ', '-')}-{size}.png"
    tab.screenshot(path=file, full_page=True)
    assert file.stat().st_size > 5_000
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    small = tab.evaluate(
        "[...document.querySelectorAll('main :not(svg *)')].filter(e => e.textContent.trim() && "
        "parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0, "nothing is written smaller than 12 px"


def test_axe_finds_nothing_serious(tab, page_name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab.goto(PAGES[page_name])
    found = axe.Axe().run(tab).response["violations"]
    told = [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found if v["impact"] in SERIOUS
    ]
    assert told == []


def test_a_chain_leader_walks_from_the_chain_to_a_target_and_its_source(tab):
    tab.goto("/")
    tab.get_by_role("link", name="航空装备").first.click()
    tile(tab, "航空锻铸件").click()
    assert tab.url.endswith("610700")
    tab.locator("table.targets a", has_text="中国航空工业集团有限公司").click()
    assert tab.locator("svg.waterfall").is_visible()
    assert tab.locator("svg.ways").is_visible()
    tab.locator("a.source").first.click()
    assert tab.locator("table.passage").is_visible()


def test_the_list_is_downloaded_by_its_button(tab):
    tab.goto(PAGES["chain"])
    with tab.expect_download() as download:
        tab.get_by_role("link", name="下载链图 .svg").click()
    assert download.value.suggested_filename == "航空装备产业链图.svg"


def test_the_map_is_walked_by_keyboard(tab):
    tab.goto(PAGES["chain"])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.locator("svg a.tile").first.focus()
    assert tab.locator("svg.chain-map.busy").count() == 1, "its arrows stand out"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/gaps/**")


def test_filters_work_by_hand(tab):
    tab.goto(PAGES["gap"])
    tab.get_by_label("板块").select_option("长三角")
    tab.get_by_role("button", name="筛选").click()
    places = tab.locator("table.targets tbody tr td:nth-child(3)").all_inner_texts()
    assert places
    assert all(p.startswith(("上海", "江苏", "浙江", "安徽")) for p in places)


def test_without_scripts_everything_can_be_read(browser, served):
    with browser.new_context(java_script_enabled=False, base_url=served) as context:
        page = context.new_page()
        page.goto(PAGES["chain"])
        assert page.locator("svg a.tile").count() == 18
        tile(page, "航空锻铸件").click()
        assert page.locator("h1").inner_text().startswith("航空锻铸件")


def test_the_map_stands_on_one_sheet_of_paper(tab, artefacts):
    tab.goto(PAGES["chain"])
    tab.emulate_media(media="print")
    assert not tab.locator("nav").first.is_visible()
    assert tab.locator("svg.chain-map").is_visible()
    data = tab.pdf(path=artefacts / "chain.pdf", prefer_css_page_size=True)
    paper = pypdf.PdfReader(io.BytesIO(data))
    assert len(paper.pages) <= 4, "18 segments and 13 gaps, as tables and not as cards of a phone"
    told = paper.pages[1].extract_text()
    assert all(head in told for head in ("环节", "本地状态", "产品", "供给"))
    assert re.search(r"第\s*2\s*.\s*共\s*\d", told), "numbered; 页 comes out as a radical"


def test_whoever_walks_by_keyboard_sees_where_they_are(tab):
    tab.goto(PAGES["chain"])
    tab.keyboard.press("Tab")
    for _ in range(20):
        tab.keyboard.press("Tab")
        seen = tab.evaluate(
            "(() => { const e = document.activeElement, box = e.querySelector('.tile-box');"
            "return getComputedStyle(e).outlineStyle != 'none' ||"
            " (box && parseFloat(getComputedStyle(box).strokeWidth) >= 3) })()"
        )
        assert seen


def test_the_gap_is_named_in_the_title(tab):
    tab.goto(PAGES["gap"])
    assert GAP.split("/")[1].split("@")[0] in tab.title()
