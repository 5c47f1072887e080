"""The page Marktconformiteit: each verdict and reason in a sentence, two routes apart, no confidential price out."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.audit.witness import CONFIDENTIAL_FIGURES, CONFIDENTIAL_PRICES
from lib.domain.people.roles import Person
from lib.export.figures import as_json, as_table, figures_as_csv, rows_out
from lib.store.comparison.figures import read_figures
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.ui import downloads
from lib.ui.audit import seeing
from lib.ui.audit.noting import NOTES
from lib.ui.market import blocks as market_page
from tests.loading import ask
from tests.market_set import COMPANY, MARKET, PARTNER, SECRET, make_market_store
from tests.ui.reading import Json, Seen, shown, texts, unescaped

SCRIPT = "pages/analyse/marktconformiteit.py"
TABS = ("Stappen", "Vergelijkbaarheid", "Gevoeligheid", "Andere gemeenten", "Wet en regels")
Test = Callable[..., Seen]
Report = Callable[[], openpyxl.Workbook]


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_market_store(tmp_path_factory.mktemp("market"))


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], bytes]]:
    """What makes the workbooks that pages offered, the newest last; AppTest does not serve them."""
    made: list[Callable[[], bytes]] = []
    offer = market_page.offer_downloads

    def recorded(name: str, workbook: Callable[[], bytes], *rest: object) -> None:
        made.append(workbook)
        offer(name, workbook, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(market_page, "offer_downloads", recorded)
    return made


@pytest.fixture
def report(offered: list[Callable[[], bytes]]) -> Callable[[], openpyxl.Workbook]:
    """The workbook of the page that was opened last."""
    return lambda: openpyxl.load_workbook(io.BytesIO(offered[-1]()))


@pytest.fixture
def test_of(visit, market: Path) -> Test:
    """Open the test of a product of the set."""

    def opened(product: str, **wanted: str) -> Seen:
        return visit(market, page=SCRIPT, **{"focus": PARTNER, "product": product, **wanted})

    return opened


def cells(book: openpyxl.Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize(
    ("product", "said"),
    [
        ("binnen", "index 101,0, ● binnen de bandbreedte (band 95 tot 105)"),
        ("boven", "index 130,0, ▲ boven de bandbreedte (band 95 tot 105)"),
        ("onder", "index 80,0, ▼ onder de bandbreedte (band 95 tot 105)"),
        ("onduidelijk", "index 100,0, ≈ niet te onderscheiden (band 95 tot 105)"),
        ("zonder-afspraak", "index 101,0, ○ geen afspraak"),
        ("te-weinig", "– niet vergelijkbaar (te weinig vergelijkbare referenties)"),
        ("geen-tarief", "– niet vergelijkbaar (er is geen tarief van het bedrijf)"),
    ],
)
def test_each_verdict_has_its_sign_and_word(test_of: Test, product: str, said: str) -> None:
    assert test_of(product).headings[0] == f"{COMPANY}, product {product} 2024: {said}"


@pytest.mark.parametrize(
    ("product", "reason", "advice"),
    [
        (
            "te-weinig",
            "te weinig vergelijkbare referenties",
            "die van 3 partijen tellen mee, en er zijn er minstens 5 nodig",
        ),
        ("te-oud", "referentie te oud", "meer dan 36 maanden ouder"),
        ("ander-niveau", "ander kwaliteitsniveau", "Alleen gelijke niveaus worden vergeleken"),
        ("niveau-onbekend", "kwaliteitsniveau onbekend", "staat geen niveau"),
        ("andere-omvang", "andere omvang", "(bevat_eur)"),
        ("btw-onbekend", "btw onbekend", "(btw_pct)"),
        ("overhead-onbekend", "overhead onbekend", "(overhead_pct)"),
        ("index-ontbreekt", "prijsindex ontbreekt", "met het bestand prijsindex"),
        ("geen-tarief", "geen tarief van het bedrijf", "met het bestand tarieven"),
        ("geheim-vier", "vertrouwelijke referenties tellen niet mee", "die van minstens 5 partijen"),
    ],
)
def test_each_reason_is_said_with_what_to_do(test_of: Test, product: str, reason: str, advice: str) -> None:
    page = test_of(product)
    assert "– niet vergelijkbaar" in page.headings[0]
    assert reason in page.headings[0]
    assert any(advice in sentence for sentence in page.sentences)
    assert page.chart("spreiding") is None


def test_five_references_have_an_index_and_no_interval(test_of: Test) -> None:
    page = test_of("vijf")
    assert "index 100,0, ≈ niet te onderscheiden" in page.headings[0]
    assert "Geen 95%-interval: daarvoor zijn referenties van minstens 6 partijen nodig." in page.sentences
    assert not [t for t in spread(page)["data"] if "error_x" in t]


def test_the_outcome_in_sentences(test_of: Test) -> None:
    sentences = test_of("binnen").sentences
    assert "Interval van de index 99,0 tot 103,1 (dekking 96,9%)." in sentences
    assert "Afgesproken band 95 tot 105, door stuurgroep op 1 mrt 2024." in sentences
    assert any(
        s.startswith("Vergelijkbare prijs van het bedrijf: €\u00a01,01; mediaan van 6") for s in sentences
    )
    assert any(
        s.startswith("Geen afspraak: er is geen landelijke norm")
        for s in test_of("zonder-afspraak").sentences
    )


def spread(page: Seen) -> Json:
    found = page.chart("spreiding")
    assert found is not None, page.headings
    return found


def test_the_spread_shows_the_price_the_band_and_every_reference(test_of: Test) -> None:
    own, _, others = spread(test_of("onduidelijk"))["data"]
    assert own["x"] == [1.0]
    assert others["x"] == [0.7, 0.8, 0.95, 1.05, 1.2, 1.3]
    assert all("aanbesteding 2024" in shown(text) for text in others["hovertext"])


def test_the_waterfall_the_table_and_the_report_hold_the_same_steps(test_of: Test, report: Report) -> None:
    page = test_of("stappen")
    chart = page.chart("stappen")
    assert chart is not None
    totals, steps = chart["data"]
    assert totals["x"] == pytest.approx([1.35, 1.30 / 1.21 * 124 / 120])
    changes = [-0.05, 1.3 / 1.21 - 1.3, 1.3 / 1.21 * (124 / 120 - 1)]
    assert steps["x"] == pytest.approx(changes)
    rows = [row for row in cells(report(), "Stappen") if row[0] == COMPANY]
    assert [row[1] for row in rows] == [
        "Prijs volgens de bron, per m²", "Eraf: regie", "Btw eruit", "Prijspeil 2023 naar 2024",
        "Vergelijkbare prijs",
    ]  # fmt: skip
    assert [row[4] for row in rows[1:-1]] == pytest.approx(changes)
    assert rows[-1][5] == pytest.approx(1.30 / 1.21 * 124 / 120)
    assert [row[6] for row in rows[:4]] == ["proef", "proef", "proef", "cpi: CBS"]
    shown_rows = next(t.value for t in page.app.table if "Rekenregel" in t.value.columns)
    assert list(shown_rows["Daarna (€)"].map(unslashed)) == ["1,3500", "1,3000", "1,0744", "1,1102", "1,1102"]


def unslashed(text: str) -> str:
    return text.replace("\\", "")


def test_any_reference_has_its_waterfall(test_of: Test) -> None:
    page = test_of("stappen").choose("referentie", "stappen-4")
    assert page.choices["referentie"] == "stappen-4"
    chart = page.chart("referentiestappen")
    assert chart is not None
    assert chart["data"][0]["x"][0] == 1.0
    assert len(page.options("referentie")) == 6
    headings = [unescaped(s.value) for s in page.app.subheader]
    assert any(
        heading.startswith("stappen-4") for heading in headings
    )  # over its own waterfall, on a phone too


def test_the_report_is_complete_and_of_a_kind(test_of: Test, report: Report) -> None:
    test_of("stappen")
    book = report()
    assert book.sheetnames == [
        "Uitkomst", "Afspraak", "Zo volgt de uitkomst", "Stappen", "Prijzen", "Vergelijkbaarheid", "Gevoeligheid",
        "Wat anders moet zijn", "Telkens een referentie minder", "Andere gemeenten", "Hele reeks", "Over dit bestand",
    ]  # fmt: skip
    assert len({row[0] for row in cells(book, "Stappen")}) == 7
    by_hand = dict(cells(book, "Zo volgt de uitkomst"))
    assert by_hand["Index"] == "100 × 1,1102 / 0,8540 = 130,0"
    assert by_hand["Mediaan (€)"] == "0,8540: het gemiddelde van nummer 3 en 4"
    assert "nummer 1 van onderen en van boven; dekking 96,9%" in str(by_hand["Interval van de mediaan (€)"])


def test_everything_under_each_other_to_print(test_of: Test) -> None:
    page = test_of("stappen")
    page.app.toggle(key="market_print").set_value(True)
    page.run()
    assert [heading for heading in page.headings if heading in TABS] == list(TABS)
    assert not page.app.expander
    assert {"Elke stap van elke prijs, met regel en bron", "Alle prijzen"} <= {
        h.value for h in page.app.subheader
    }


def test_the_checklist_in_words_and_signs(test_of: Test) -> None:
    page = test_of("stappen")
    own = next(t.value for t in page.app.table if "Is het hetzelfde?" in str(t.value.index.name))
    words = {name: unslashed(value) for name, value in own.iloc[:, 0].items()}
    assert words["Btw"] == "(=) gelijk gemaakt"
    assert words["Overhead"] == "= gelijk"
    assert words["Stand van het areaal"] == "– onbekend"


def test_overhead_on_neither_side(test_of: Test) -> None:
    page = test_of("binnen", overhead="zonder")
    chart = page.chart("stappen")
    assert chart is not None
    assert chart["data"][0]["x"] == pytest.approx([1.01, 1.01 / 1.1])
    assert any("beide zonder overhead" in caption for caption in page.captions)


def test_a_stated_correction_of_levels_is_a_step_of_its_own(test_of: Test, report: Report) -> None:
    page = test_of("ander-niveau", correctie="5")
    assert "niet vergelijkbaar" not in page.headings[0]
    steps = cells(report(), "Stappen")
    corrected = [row for row in steps if row[1] == "Niveau A naar B"]
    assert len(corrected) == 6
    assert {row[6] for row in corrected} == {"opgave van de lezer in de keuzes"}
    assert page.choices["correctie"] == "5"


def test_without_terms_the_reader_names_index_and_price_level(test_of: Test) -> None:
    page = test_of("zonder-afspraak")
    assert page.options("reeks") == ["cpi"]
    assert page.choices["prijspeil"] == "2024"
    page.choose("prijspeil", "2023")
    assert any("prijspeil 2023" in caption for caption in page.captions)
    assert "prijspeil" not in test_of("binnen").choices


def test_a_link_shows_the_same_test_and_says_what_it_cannot(test_of: Test) -> None:
    page = test_of("boven", overhead="zonder", vertrouwelijk="nee", periode="2024", niveau="B")
    again = test_of(**page.choices)
    assert again.headings == page.headings
    assert again.choices == page.choices
    wrong = test_of("bestaat-niet", correctie="veel")
    said = [note for note in wrong.notes if "Product" in note]
    assert len(said) == 1
    assert "bestaat-niet" in unslashed(said[0])
    assert "Correctie per niveau (%)" in unslashed(said[0])
    assert "product=" not in said[0]


def test_what_moves_the_outcome(test_of: Test) -> None:
    page = test_of("stappen").open_tab("Gevoeligheid")
    assert page.chart("gevoeligheid") is not None
    names = [str(t.value.index.name) for t in page.app.table]
    assert names[-3:] == ["Aanname", "Aanname", "Zonder"]
    flips = page.app.table[-2].value
    price = (
        flips.loc["Tarief van het bedrijf\\, %"]
        if "Tarief van het bedrijf\\, %" in flips.index
        else flips.iloc[0]
    )
    assert "≈ niet te onderscheiden" in unslashed(str(price["Omlaag"]))


# --- confidential prices ---

SECRETS = ("geheim-vijf", "geheim-zes", "geheim-vier", "gemengd")
CHOICES = [
    dict(zip(("overhead", "correctie", "vertrouwelijk"), chosen, strict=True))
    for chosen in itertools.product(("met", "zonder"), ("nee", "5"), ("ja", "nee"))
]


def test_a_block_of_five_shows_a_summary(test_of: Test, report: Report) -> None:
    page = test_of("geheim-vijf")
    assert page.headings[0].startswith(f"{COMPANY}, product geheim-vijf 2024: index 101, ")
    assert any(s.startswith("Er tellen 5 vertrouwelijke referenties mee") for s in page.sentences)
    assert len(spread(page)["data"]) == 2  # the company and 100; no points
    assert page.chart("referentiestappen") is None
    book = report()
    assert ("5 partijen", *["vertrouwelijk"] * 6) in cells(book, "Stappen")
    assert cells(book, "Telkens een referentie minder") == []
    assert dict(cells(book, "Zo volgt de uitkomst"))["Prijzen op volgorde"] == "vertrouwelijk"


def test_who_signed_in_and_saw_or_took_what_is_confidential_is_noted(
    test_of: Test, visit: Callable[..., Seen], market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[DeedDone] = []
    monkeypatch.setattr(NOTES, "note", noted.append)
    files: list[Callable[[], object]] = []

    def offered_as(make: Callable[[], object]) -> Callable[[], object]:
        files.append(seeing.noted_when_taken(make))
        return files[-1]

    monkeypatch.setattr(downloads, "noted_when_taken", offered_as)
    test_of("geheim-vijf")
    files[-1]()
    assert noted == []
    monkeypatch.setattr(seeing, "reader", lambda: Person("an"))
    prices, figures = (f"{thing} {PARTNER}" for thing in (CONFIDENTIAL_PRICES, CONFIDENTIAL_FIGURES))
    # by way of the page that the monitor opens with, which tells of the tests too
    visit(market, focus=PARTNER, product="geheim-vijf").go_to(SCRIPT).run()
    assert sorted((each.deed, each.subject) for each in noted) == [(Deed.LOOK, figures), (Deed.LOOK, prices)]
    noted.clear()
    files[-1]()
    assert {(each.deed, each.subject) for each in noted} == {(Deed.EXPORT, figures), (Deed.EXPORT, prices)}
    noted.clear()
    visit(market, page="pages/overleg/partnerschap.py", focus=PARTNER).run()
    assert (Deed.LOOK, prices) in [(each.deed, each.subject) for each in noted]


def test_a_block_of_four_shows_nothing(test_of: Test) -> None:
    page = test_of("geheim-vier")
    assert "index" not in page.headings[0]
    assert page.chart("spreiding") is None
    said = (
        "4 vertrouwelijke referenties tellen niet mee: wat in deze toets kan meetellen komt van minder dan 5 "
        "partijen."
    )
    assert said in page.sentences


def test_the_interval_is_rounded_outward_and_the_block_is_whole_or_not_at_all(test_of: Test) -> None:
    page = test_of("geheim-zes")
    assert "Interval van de index 90 tot 111, naar buiten afgerond (dekking 96,9%)." in page.sentences
    without = test_of("gemengd", vertrouwelijk="nee")
    assert spread(without)["data"][-1]["x"] == [0.98, 0.99, 1.0, 1.0, 1.01, 1.02]
    with_block = test_of("gemengd")
    assert len(spread(with_block)["data"]) == 2
    assert "11 partijen" in " ".join(with_block.sentences)


@pytest.mark.parametrize("product", SECRETS)
def test_no_choice_brings_a_confidential_price_out(test_of: Test, product: str, report: Report) -> None:
    """Page with all it has, hover texts, specifications of charts, address, tables and report, under every choice."""
    page = test_of(product)
    page.app.toggle(key="market_print").set_value(True)
    for chosen in CHOICES:
        for name, value in chosen.items():
            page.app.query_params[name] = value
        page.run()
        assert {name: page.choices[name] for name in chosen} == chosen
        assert set(TABS) <= set(page.headings)
        filled = (c.value for sheet in report() for row in sheet.iter_rows() for c in row if c.value)
        tell_nothing("\n".join((page.everything(), urlencode(page.choices), *map(str, filled))))


def tell_nothing(text: str) -> None:
    """Neither a price nor who it is of: without its name a price fixes nothing for a named reference."""
    for price in (*SECRET, 1.089):
        written = re.escape(f"{price}").replace(r"\.", "[.,]")
        assert not re.search(rf"(?<![\d.,]){written}0*(?!\d)", text), price
    assert not re.search(r"geheim-(geheim-vijf|geheim-zes|geheim-vier|gemengd)-\d|bestek \d", text)


def test_figures_tell_no_confidential_price(market: Path) -> None:
    store = open_store(f"duckdb:///{market.as_posix()}")
    try:
        registry = ask(store, read_registry)
        rows = rows_out(ask(store, read_figures, registry), registry.indicators)
    finally:
        store.close()
    tell_nothing("\n".join((figures_as_csv(rows), as_json(rows), as_table(rows))))


def test_asking_for_a_confidential_reference_by_its_code_gives_nothing(test_of: Test) -> None:
    page = test_of("gemengd", referentie="geheim-gemengd-1")
    assert page.chart("referentiestappen") is None
    without = test_of("gemengd", referentie="geheim-gemengd-1", vertrouwelijk="nee")
    assert "geheim-gemengd-1" not in without.everything()
    assert len(without.options("referentie")) == 6


# --- the published set: route 2, and route 1 not comparable ---


def test_nijmegen_stands_beside_its_reference_and_not_against_the_market(visit) -> None:
    page = visit("published", page=SCRIPT, focus="nijmegen-dar", periode="2021")
    assert page.headings[0] == "Nijmegen - Dar: – niet vergelijkbaar met de markt, want er zijn geen prijzen"
    table = page.app.table[0].value
    row = table[table["Periode"] == "2021"].iloc[0].map(unslashed)
    assert (row["Dit partnerschap"], row["Waarde van de referentie"]) == ("€\u00a0110", "€\u00a0198")
    links = [link.proto.label for link in page.app.get("page_link")]
    assert {unslashed(label) for label in links} >= set(table.index.map(unslashed))
    assert "Opmerking" not in table.columns
    remarks = [
        text for text in (unslashed(c.value) for c in page.app.caption) if text.startswith("Opmerking")
    ]
    assert any("of dit klasse B of alle deelnemers is, staat niet in de bron" in text for text in remarks)
    assert sum("bruto lasten, met werk voor anderen" in text for text in remarks) == 1
    assert not page.app.get("plotly_chart")
    assert "index" not in " ".join(page.headings).lower()


def test_zwolle_has_nothing_of_either_route_made_up(visit) -> None:
    page = visit("published", page=SCRIPT, focus="zwolle-rova")
    assert "– niet vergelijkbaar met de markt" in page.headings[0]
    assert "(fictief)" not in page.everything()


def test_the_rules_are_said_with_their_source_and_without_a_verdict(visit) -> None:
    said = visit("published", page=SCRIPT, focus="nijmegen-dar", periode="2021").everything()
    assert "Stb. 2012, 255" in said
    assert "geen juridisch oordeel" in said
    assert "geen cijfer over 2020, 2021, 2022" in said


def test_an_empty_store_says_what_to_do(visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page=SCRIPT)
    assert page.app.title[0].value == "Marktconformiteit"
    assert page.app.header[0].value == "Er staan nog geen cijfers in de monitor"


def test_every_product_of_the_set_can_be_seen_in_english(test_of: Test) -> None:
    page = test_of("binnen", taal="en")
    for product in MARKET:
        page.choose("product", product)
        assert page.app.title[0].value == "Market conformity"
        assert " tot " not in page.headings[0]


# --- text from data ---


def test_text_from_data_is_not_interpreted(visit, tmp_path: Path, report: Report) -> None:
    page = visit(make_market_store(tmp_path, FOREIGN_TEXT), page=SCRIPT, focus=PARTNER, product="binnen")
    page.app.toggle(key="market_print").set_value(True)
    for text in page.run().raw_markdown:
        assert "<b>" not in text
        assert not re.search(r"(?<!\\)\$|(?<!\\)\*\*x", text), text
    book = report()
    assert not [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


FOREIGN_TEXT = "=1+1 <b>x</b> **x** $x$"


# --- what other pages show of the tests ---


def test_the_first_page_marks_points_that_have_a_test(visit) -> None:
    page = visit("both", dienst="groen", periode="2025", focus="demo-brugstede-eigen")
    hovers = [
        shown(text) for trace in page.picture["data"] if "customdata" in trace for text in trace["hovertext"]
    ]
    tested = [text for text in hovers if "Markttoets: " in text]
    assert len(tested) >= 5
    assert any("Markttoets: ● binnen de bandbreedte (Gazon maaien, index 96,3)" in text for text in tested)
    assert not any(text.endswith(" toets") for text in texts(page.picture))
    assert "Markttoets" in page.table.columns
    signed = any(re.match("[●▲▼≈–] ", text) for text in texts(page.picture))
    assert signed == any("teken voor een naam: uitspraak van de markttoets" in said for said in page.captions)
    untested = visit("both", dienst="afval", periode="2016", focus="demo-dorenrade-lindergroep")
    assert "Markttoets" not in untested.table.columns
