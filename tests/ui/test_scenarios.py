"""The page "Wat als" on round figures, worked out by hand in tests/unit/domain/scenarios/test_amounts.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.reading import Seen, shown, texts

SCRIPT = "pages/analyse/wat_als.py"
Scenarios = Callable[..., Seen]


@pytest.fixture
def scenarios(visit) -> Scenarios:
    def opened(name: str = "scenario", **parameters: str) -> Seen:
        return visit(name, page=SCRIPT, **parameters)

    return opened


def said(page: Seen) -> str:
    return " ".join([*page.headings, *page.sentences, *page.captions, *page.notes]).replace("\u00a0", " ")


def press(page: Seen, key: str) -> Seen:
    page.app.button(key=key).click()
    return page.run()


def test_it_opens_with_what_everything_with_a_price_costs(scenarios: Scenarios) -> None:
    page = scenarios()
    assert (
        page.headings[0].replace("\u00a0", " ") == "Aa - Cc: nu € 69.000 per jaar, voor zover er een prijs is"
    )
    assert "Van 1 ander deel is het bedrag nu onbekend: er is geen prijs van dat niveau (1)." in said(page)
    chart = page.chart("brug")
    assert chart
    assert "Nu" in texts(chart)
    assert shown(" ".join(texts(chart))).count("€ 69.000") == 1


def test_a_scenario_is_made_with_the_fields_and_stands_in_the_address(scenarios: Scenarios) -> None:
    page = scenarios()
    page.app.selectbox(key="nieuw_product").set_value("maaien")
    page.run()
    page = press(page, "voeg_toe")
    assert page.choices["scenario"] == "maaien..C"
    assert (
        page.headings[0].replace("\u00a0", " ")
        == "Aa - Cc: dit scenario komt uit op € 17.000 minder per jaar"
    )
    page = press(page, "weg_0")
    assert "scenario" not in page.choices


def test_a_part_can_be_left_out(scenarios: Scenarios) -> None:
    page = scenarios()
    page.app.selectbox(key="nieuw_product").set_value("bomen")
    page.app.selectbox(key="nieuw_wat").set_value("weg")
    page.run()
    page.app.number_input(key="nieuw_deel").set_value(25)
    page.run()
    page = press(page, "voeg_toe")
    assert page.choices["scenario"] == "bomen..-25"
    assert "€ 1.000 minder" in page.headings[0].replace("\u00a0", " ")


def test_two_are_laid_beside_each_other_and_exchanged(scenarios: Scenarios) -> None:
    page = press(scenarios(scenario="maaien.centrum.B"), "zet_ernaast")
    assert page.choices["ernaast"] == "maaien.centrum.B"
    page.app.query_params["scenario"] = "maaien..C"
    page = press(page.run(), "wissel")
    assert (page.choices["scenario"], page.choices["ernaast"]) == ("maaien.centrum.B", "maaien..C")
    assert page.chart("brug_ernaast")
    cells = [
        [str(cell).replace("\\", "").replace("\u00a0", " ") for cell in row]
        for row in page.app.table[0].value.to_numpy()
    ]
    assert cells == [["€ 5.000 minder", "€ 17.000 minder"], ["1", "2"], ["0", "0"]]
    page = press(page, "haal_ernaast_weg")
    assert "ernaast" not in page.choices


def test_an_unknown_price_is_said_and_never_nought(scenarios: Scenarios) -> None:
    page = scenarios(scenario="snoeien.centrum.B")
    assert page.headings[0] == "Aa - Cc: wat dit scenario scheelt, is onbekend"
    assert page.chart("brug") is None
    table = page.table
    row = table[table["Product"] == "Snoeien"].iloc[0]
    assert row["Onbekend omdat"] == "er is geen prijs van dat niveau"
    assert row.isna()["Verschil (€ per jaar)"]


def test_what_is_reached_now_and_earlier_moves(scenarios: Scenarios) -> None:
    page = scenarios(scenario="maaien.centrum.B")
    assert "Groen, Centrum: nu al 18 van 20 metingen op B of beter (90%)." in said(page)
    assert (
        "lager niveau of met een bezuiniging, met metingen ervoor en erna: 1. Het aandeel was daarna lager bij 1"
        in (said(page))
    )
    assert "hoger niveau, met metingen ervoor en erna: 1. Het aandeel was daarna lager bij 1" in said(page)
    assert page.chart("gehaald")


def test_sets_that_reach_a_cut_are_counted_and_taken_over(scenarios: Scenarios) -> None:
    page = scenarios(bezuiniging="12000")
    assert "2 sets komen aan € 12.000 of meer per jaar." in said(page)
    page = press(page, "neem_set_over")
    assert page.choices["scenario"] == "maaien.centrum.B~maaien.woongebied.C"


def test_nonsense_in_the_address_is_a_sentence(scenarios: Scenarios) -> None:
    page = scenarios(scenario="gras.<b>.B~maaien..C", bezuiniging="veel", ernaast="~~~", brug="zz")
    assert any("Stap van het scenario “gras.<b>.B”" in note for note in page.notes)
    assert any("Te bezuinigen (€ per jaar) “veel”" in note for note in page.notes)
    assert page.choices["scenario"] == "maaien..C"


def test_indexation_is_chosen_and_told(scenarios: Scenarios) -> None:
    page = scenarios(indexering="cpi")
    assert page.choices["indexering"] == "cpi"
    assert "Prijspeil 2025: 0 prijzen zijn daarheen omgerekend met reeks cpi." in said(page)


@pytest.mark.parametrize("focus", ["zwolle-rova", "nijmegen-dar"])
def test_a_published_partnership_says_what_is_missing(scenarios: Scenarios, focus: str) -> None:
    page = scenarios("published", focus=focus)
    assert page.headings[0].endswith("is nog niets te berekenen")
    assert "Er zijn geen tarieven van" in said(page)
    assert page.choices["focus"] == focus


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "focus", ["demo-veldermeer-merwinga", "demo-oosterlaak-merwinga", "demo-stroomhoven-dorenland"]
)
def test_fictitious_partnerships_show_it_whole(scenarios: Scenarios, focus: str, language: str) -> None:
    page = scenarios("demo", focus=focus, taal=language, scenario="demo-gazon..C", bezuiniging="10000")
    assert page.chart("brug")
    assert page.chart("gehaald")
    assert "fictief" in said(page) or "fictitious" in said(page)
    for tab in list(page.app.tabs):
        page.open_tab(tab.label)


def test_the_focus_changes_and_the_scenario_yields(scenarios: Scenarios) -> None:
    page = scenarios("demo", focus="demo-veldermeer-merwinga", scenario="demo-heesters..C")
    page = page.choose("focus", "demo-oosterlaak-merwinga")
    assert "scenario" not in page.choices
    assert page.notes == []
