"""The start page in use: pick, type, go back, send a link, download; and what it looks like to everyone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import at_rest, choose
from tests.data_sets import FOREIGN

FICTITIOUS = "demo-dorenrade-lindergroep"

Site = Callable[[str], str]
Open = Callable[..., Page]
Axe = Callable[[Page], list[dict[str, Any]]]

# The points of the picture: code -> [cost, quality, x on screen, y on screen].
POINTS = """() => {
  const chart = document.querySelector('.st-key-beeld .js-plotly-plot');
  const drawn = [...chart.querySelectorAll('.scatterlayer .trace')];
  const found = {};
  chart.data.forEach(trace => {
    if (!trace.customdata) return;
    const marks = drawn[chart.data.indexOf(trace)].querySelectorAll('path.point');
    trace.customdata.forEach((code, i) => {
      const box = marks[i].getBoundingClientRect();
      found[code] = [trace.x[i], trace.y[i], (box.left + box.right) / 2, (box.top + box.bottom) / 2];
    });
  });
  return found;
}"""


def choices(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def shown_in(page: Page, name: str) -> str:
    """What the list of this URL name shows as chosen."""
    return page.locator(f".st-key-w_{name} input").input_value()


def wait_for(page: Page, **expected: str) -> None:
    """Wait until the URL holds these choices and the page is at rest."""
    page.wait_for_function(
        "wanted => { const q = new URLSearchParams(location.search);"
        " return Object.entries(wanted).every(([name, value]) => q.get(name) === value); }",
        arg=expected,
    )
    at_rest(page)


def free_point(points: dict[str, list[float]], taken: str) -> str:
    """A point that no other lies over."""
    return next(
        code
        for code, (_, _, x, y) in points.items()
        if code != taken
        and all(abs(x - o[2]) + abs(y - o[3]) > 30 for other, o in points.items() if other != code)
    )


def test_pick_type_and_go_back(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&focus={FICTITIOUS}")
    first, first_name = choices(page), shown_in(page, "focus")
    points = page.evaluate(POINTS)
    code = free_point(points, first["focus"])

    page.mouse.click(*points[code][2:])
    wait_for(page, focus=code)
    assert shown_in(page, "focus").endswith("(fictief)")
    assert page.locator("h2").nth(1).inner_text() == shown_in(page, "focus")
    picked = choices(page), page.locator("h2").all_inner_texts(), page.evaluate(POINTS).keys()

    page.go_back()
    wait_for(
        page, focus=first["focus"]
    )  # the address goes back before the page does, and its list comes last
    expect(page.locator("h2").nth(1)).to_have_text(first_name)
    expect(page.locator(".st-key-w_focus input")).to_have_value(first_name)
    at_rest(page)
    assert choices(page) == first

    choose(page, "Partnerschap in beeld", picked[1][1])
    wait_for(page, focus=code)
    assert (choices(page), page.locator("h2").all_inner_texts(), page.evaluate(POINTS).keys()) == picked


def test_everything_by_keyboard(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&focus={FICTITIOUS}")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "() => document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.textContent.trim()"
            )
        )
        if reached[-1] == "Dienst":
            break
    assert "Partnerschap in beeld" in reached
    assert reached[-1] == "Dienst"
    ring = page.evaluate(
        """() => { const box = document.activeElement.closest('[role=group]') || document.activeElement;
        const s = getComputedStyle(box); return s.outlineStyle + s.boxShadow + s.borderColor; }"""
    )
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('dienst=groen')")
    at_rest(page)
    assert shown_in(page, "dienst") != "Groen"
    assert page.evaluate(POINTS)
    page.keyboard.press("Tab")
    after = page.evaluate(
        """() => { const box = document.querySelector('.st-key-w_dienst [role=group]');
        const s = getComputedStyle(box); return s.outlineStyle + s.boxShadow + s.borderColor; }"""
    )
    assert ring != after, "the focus ring cannot be seen"


def test_a_choice_brings_the_page_and_not_what_stands_around_it(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&focus={FICTITIOUS}&periode=2023")
    received: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.reload()
    at_rest(page)

    def navigation_came() -> bool:
        came = any(b"gegevenswoordenboek" in frame for frame in received if isinstance(frame, bytes))
        assert received
        received.clear()
        return came

    assert navigation_came()
    choose(page, "Periode", "2022")
    wait_for(page, periode="2022")
    assert not navigation_came()
    choose(page, "Partnerschap in beeld", "Nijmegen - Dar")  # who is in focus is told beside the name
    expect(page.locator(".naam")).to_have_attribute("data-gekozen", "nijmegen-dar")
    assert navigation_came()


def test_a_copied_address_shows_the_same_elsewhere(site: Site, open_page: Open) -> None:
    url = f"{site('both')}/?dienst=groen&vergelijk=groep&focus=demo-maasdoren-lindergroep&periode=2022"
    page = open_page(url)
    copied = open_page(page.url)
    assert choices(copied) == choices(page)
    assert copied.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()
    assert copied.evaluate(POINTS) == page.evaluate(POINTS)
    page.get_by_role("button", name="Link").click()
    offered = page.locator("[data-testid=stPopoverBody] code").inner_text()
    assert offered.replace("?", "/?").replace("//?", "/?") == page.url


LOOKS = {
    "desk": {"width": 1440, "height": 900, "scheme": "light", "taal": "nl"},
    "phone, dark": {"width": 390, "height": 844, "scheme": "dark", "taal": "nl"},
    "desk, dark, English": {"width": 1440, "height": 900, "scheme": "dark", "taal": "en"},
    "phone, English": {"width": 390, "height": 844, "scheme": "light", "taal": "en"},
}
DUTCH = (
    "Kosten", "kosten", "mediaan", "Mediaan", "beter", "goedkoper", "duurder", "Dienst", "Kwaliteit",
    "kwaliteit", "vergelijk", "Partnerschap", "Niet getoond", "fictief", "voorlopig", "definitief",
    "per inwoner", "Bron:", "Overleg", "Uitleg", "Tabel", "Keuzes", "Werkelijk", "huishouden", "onder de",
    "boven de", "hoger dan", "lager dan", "referentie",
)  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_for_everyone(site: Site, open_page: Open, axe: Axe, look: str) -> None:
    how = dict(LOOKS[look])
    taal, width, height = str(how.pop("taal")), int(str(how["width"])), int(str(how["height"]))
    page = open_page(f"{site('both')}/?taal={taal}&focus={FICTITIOUS}", **how)

    assert page.evaluate("document.documentElement.lang") == taal
    assert not axe(page)
    edges = page.evaluate(
        """() => { const r = document.querySelector('.st-key-beeld .js-plotly-plot').getBoundingClientRect();
        const main = document.querySelector('[data-testid=stMain]');
        return [r.top, r.bottom, document.documentElement.scrollWidth, main.scrollWidth]; }"""
    )
    assert max(edges[2:]) <= width, "the page scrolls sideways"
    assert edges[0] < height / 2, "the picture starts too low"
    if width >= 1440:
        assert edges[1] <= height, "the picture does not fit on the first screen"

    chart = page.locator(".st-key-beeld").inner_text()
    assert ("€\u00a0" in chart) == (taal == "nl")
    words = page.locator("[data-testid=stApp]").inner_text()
    number = re.search(r"\d+([,.])\d\d\b", words)
    assert number
    assert number[1] == ("," if taal == "nl" else ".")
    if taal == "en":
        everything = words + page.evaluate("JSON.stringify(document.querySelector('.js-plotly-plot').layout)")
        assert not [word for word in DUTCH if word in everything]
        assert "median" in everything
    else:
        assert "mediaan" in words


def test_choices_fold_on_a_phone(site: Site, open_page: Open, axe: Axe) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&focus={FICTITIOUS}", width=390, height=844)
    fold = page.locator(".st-key-keuzes_knop button")
    assert fold.inner_text().endswith("Keuzes: Groen · 2025 · Werkelijk")
    expect(page.locator(".st-key-w_dienst")).to_be_hidden()
    fold.click()
    at_rest(page)
    expect(page.locator(".st-key-w_dienst")).to_be_visible()
    assert not axe(page)
    page.locator("[data-testid=stExpandSidebarButton]").click()
    page.locator(".menu").wait_for()
    assert not axe(page)


def test_the_trend_as_main_picture(site: Site, open_page: Open, axe: Axe) -> None:
    url = f"{site('published')}/?dienst=afval&kosten=afvalbeheerkosten_eur_hh&kwaliteit=restafval_onbepaald_kg_inw"
    page = open_page(f"{url}&focus=zwolle-rova")
    expect(page.locator("h2").first).to_have_text(
        "Zwolle - ROVA in 2023: Restafval, fijn of totaal onbekend 97 kg per inwoner, geen cijfer van "
        "“Afvalbeheerkosten”"
    )
    lines = page.evaluate("document.querySelector('.st-key-verloop .js-plotly-plot').data")
    zwolle = next(line for line in lines if line["name"] == "Zwolle - ROVA")
    assert (zwolle["y"][0], zwolle["y"][-1]) == (239, 97)
    assert "Tarief op restafval" in page.locator("[data-testid=stMain]").inner_text()
    assert not axe(page)


def test_nijmegen_2021(site: Site, open_page: Open) -> None:
    choice = {"dienst": "afval", "kosten": "afvalbeheerkosten_eur_hh", "kwaliteit": "afvalscheiding_pct"}
    page = open_page(
        f"{site('published')}/?{urlencode({**choice, 'focus': 'nijmegen-dar', 'periode': '2021'})}"
    )
    for name, own, reference in (("spreiding-kosten", 110, 198), ("spreiding-milieu", 75, 65)):
        chart = page.evaluate(f"document.querySelector('.st-key-{name} .js-plotly-plot').data")
        assert [t["x"] for t in chart] == [[own], [reference]]
        assert [t["x"] for t in chart if t["marker"].get("symbol") == "diamond"] == [[reference]]
        assert "mediaan" not in page.locator(f".st-key-{name}").inner_text()


@pytest.mark.shared_data
def test_lgbf_and_its_downloads(site: Site, open_page: Open, tmp_path: Path) -> None:
    choice = {"dienst": "reiniging", "kosten": "lgbf-env3a", "kwaliteit": "lgbf-env3c", "periode": "2018"}
    page = open_page(f"{site('lgbf')}/?{urlencode(choice)}")
    points = {code: at[:2] for code, at in page.evaluate(POINTS).items()}
    assert len(points) == 31
    chart = page.locator(".st-key-beeld").inner_text().replace("\u00a0", " ")
    assert "£ 12.000" in chart
    assert "92,9%" in chart
    assert "€" not in page.locator("[data-testid=stApp]").inner_text()

    book = openpyxl.load_workbook(_download(page, "xlsx", tmp_path / "uit.xlsx"))
    figures, definitions, sources, absent = book.worksheets[:4]
    rows = list(figures.iter_rows(min_row=2, values_only=True))
    heads = [cell.value for cell in figures[1]]
    cost = next(i for i, head in enumerate(heads) if head.startswith("Straatreiniging, nettokosten"))
    quality = next(i for i, head in enumerate(heads) if head.startswith("Straatreiniging, aandeel"))
    drawn = [(row[cost], row[quality]) for row in rows if row[1] in ("in beeld", "vergelijkingsgroep")]
    for one, other in zip(sorted(map(tuple, points.values())), sorted(drawn), strict=True):
        assert one == pytest.approx(other)
    assert [row[0] for row in rows if row[1] == "referentie"] == ["Scotland"]
    assert [row[cost] for row in rows if row[1] == "mediaan"] == [pytest.approx(12042.92, abs=0.005)]
    assert definitions.title == "Definities en bronnen"
    assert [row[1].value for row in definitions.iter_rows(min_row=2)] == ["lgbf-env3a", "lgbf-env3c"]
    assert len(list(sources.iter_rows(min_row=2))) == 2 * 32
    assert [row[0].value for row in absent.iter_rows(min_row=2)] == ["Moray"]

    text = _download(page, "csv", tmp_path / "uit.csv").read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert table[0] == heads
    assert [row[0] for row in table[1:]] == [row[0] for row in rows]


def _download(page: Page, key: str, to: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    waiting.value.save_as(to)
    return to


def test_text_from_data_does_nothing(site: Site, open_page: Open, tmp_path: Path) -> None:
    page = open_page(f"{site('foreign')}/?focus=image")
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    page.reload()
    at_rest(page)
    assert page.locator("h2").nth(1).inner_text().replace("\N{WORD JOINER}", "") == FOREIGN["image"]
    main = page.locator("[data-testid=stMain]")
    for tab in ("Definities en bronnen", "Tabel"):
        page.get_by_role("tab", name=tab).click()
        at_rest(page)
        wrongs = (
            "b",
            "strong:text-is('x')",
            "a[href^=javascript]",
            "a[href*=example]",
            "img[src*=example]",
            ".katex",
        )
        for wrong in wrongs:
            assert main.locator(wrong).count() == 0, wrong
    assert main.locator("[data-testid=stElementToolbar] button").count() > 0
    assert main.get_by_role("button", name="Download").count() == 0, "Streamlit's own keeps formulas"
    points = page.evaluate(POINTS)
    page.mouse.move(*points["template"][2:])
    expect(page.locator(".st-key-beeld .hoverlayer")).to_contain_text("%{y}")

    book = openpyxl.load_workbook(_download(page, "xlsx", tmp_path / "uit.xlsx"))
    for sheet in book.worksheets:
        assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    names = {row[0].value for row in book.worksheets[0].iter_rows(min_row=2)}
    assert set(FOREIGN.values()) <= names
    text = _download(page, "csv", tmp_path / "uit.csv").read_text("utf-8-sig")
    assert not opened
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or re.match(r"-\D", cell)]


def test_an_empty_store_fills_at_a_click(site: Site, open_page: Open, axe: Axe) -> None:
    page = open_page(site("empty"))
    assert page.locator("h2").inner_text() == "Er staan nog geen cijfers in de monitor"
    assert not axe(page)
    page.get_by_role("button", name="Demoset laden (fictief)").click()
    page.locator(".st-key-beeld .js-plotly-plot").wait_for(timeout=180_000)  # it loads 65,000 answers
    at_rest(page)
    assert len(page.evaluate(POINTS)) >= 20
