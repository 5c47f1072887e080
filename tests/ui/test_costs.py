"""The page "Kosten" on cost lines with round figures: Aa - Cc, green upkeep, 2023 to 2024, worked out by hand.

2024: 600,000 wages + 175,000 equipment + 65,000 materials + 50,000 processing + 150,000 outsourced + 50,000 indirect
+ 100,000 overhead + 15,000 result = 1,205,000 gross; less 80,000 yields = 1,125,000 net; 10,000 inhabitants.
2023: 1,180,000 gross and 1,100,000 net. Index 120 to 126. Quantity 1,050,000, grown to 1,071,000, recounted to
1,092,000.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.reading import Seen, shown, unescaped

SCRIPT = "pages/analyse/kosten.py"
Costs = Callable[..., Seen]


@pytest.fixture
def costs(visit) -> Costs:
    def opened(name: str = "kosten", **parameters: str) -> Seen:
        return visit(name, page=SCRIPT, **parameters)

    return opened


def said(page: Seen) -> str:
    return " ".join([*page.headings, *page.sentences, *page.captions]).replace("\u00a0", " ")


def cells(page: Seen) -> dict[str, list[str]]:
    table = page.standing
    return {name.replace("\\", ""): [c.replace("\u00a0", " ") for c in row] for name, row in table.T.items()}


def test_the_heading_says_what_it_costs(costs: Costs) -> None:
    said = costs().headings[0].replace("\u00a0", " ")
    amount = "Aa - Cc in 2024: groen € 1.130.000 (rekening, netto)"
    assert said == f"{amount}, 2,3% meer dan 2023, 4,5% meer dan de begroting"
    page = costs(eenheid="inwoner", bruto="ja")
    per_inhabitant = "Aa - Cc in 2024: groen € 121 per inwoner (rekening, bruto), "
    assert page.headings[0].replace("\u00a0", " ").startswith(per_inhabitant)


def test_change_budget_shares_and_what_stands_apart(costs: Costs) -> None:
    page = costs()
    assert "Rekening 2024: € 1.130.000; in 2023 € 1.100.000. Verschil + € 25.000 (+2,3%) (afgerond)." in said(
        page
    )
    assert (
        "Begroting 2024: € 1.080.000. Verschil van rekening met begroting: + € 48.300 (+4,5%) (afgerond)."
        in said(page)
    )
    assert cells(page) == {
        "Netto": ["€ 1.100.000", "€ 1.125.000"],
        "Bruto": ["€ 1.180.000", "€ 1.205.000"],
        "Aandeel uitbesteed werk": ["13,6%", "12,4%"],
        "Aandeel overhead": ["8,3%", "8,3%"],
        "Apart: regie van de opdrachtgever": ["€ 49.000", "€ 50.000"],
        "Apart: kapitaallasten van de gemeente": ["€ 30.000", "€ 30.000"],
    }


def test_the_stack_adds_up_to_the_cost(costs: Costs) -> None:
    chart = costs().chart("opbouw")
    assert chart is not None
    stacks = [t for t in chart["data"] if t["type"] == "bar" and t["name"] != "begroting, totaal"]
    assert stacks[0]["name"] == "eigen werk"
    assert [sum(values) for values in zip(*(t["y"] for t in stacks), strict=True)][-2:] == [
        1_100_000,
        1_125_000,
    ]
    beside = next(t for t in chart["data"] if t["name"] == "begroting, totaal")
    assert beside["y"][-1] == 1_076_700
    patterns = [(t["marker"]["color"], t["marker"]["pattern"]["shape"]) for t in stacks]
    assert len(set(patterns)) == len(patterns)  # told apart without colour too


def test_gross_leaves_the_yields_out(costs: Costs) -> None:
    chart = costs(bruto="ja").chart("opbouw")
    assert chart is not None
    assert "opbrengsten" not in [t["name"] for t in chart["data"]]


def test_the_bridge_in_its_stated_order(costs: Costs) -> None:
    page = costs()
    # 1,100,000 x 1.05 = 1,155,000; x 1.02 = 1,178,100; x 1,092/1,071 = 1,201,200; level 1 - 80,000/1,100,000
    table = page.open_tab("Brug").table
    assert dict(zip(table["Stap"], table["Bedrag (EUR)"], strict=True)) == {
        "2023": 1_100_000,
        "Prijs": 55_000,
        "Groei van het areaal": 23_100,
        "Herijking van het areaal": 23_100,
        "Niveau": -87_360,
        "Rest": 11_160,
        "2024": 1_125_000,
    }
    assert list(table["Cijfers"])[1:5] == [
        "cpi 120,0 → 126,0",
        "1.050.000 → 1.071.000 m²",
        "1.071.000 → 1.092.000 m²",
        "Maaien: A → B (prijzen van 2023)",
    ]
    assert "Stap voor stap (prijs → hoeveelheid → niveau)" in said(page)


def test_events_of_the_years_stand_beside_the_bridge(costs: Costs) -> None:
    assert "1 jan 2024, bezuiniging: Niveau B in plaats van A" in said(costs())
    assert "bezuiniging" not in said(costs(periode="2022"))


def test_another_order_keeps_the_rest(costs: Costs) -> None:
    page = costs().choose("volgorde", "niveau-prijs-hoeveelheid").open_tab("Brug")
    table = page.table
    amounts = dict(zip(table["Stap"], table["Bedrag (EUR)"], strict=True))
    assert (amounts["Niveau"], amounts["Prijs"], amounts["Rest"]) == (-80_000, 51_000, 11_160)
    assert page.choices["volgorde"] == "niveau-prijs-hoeveelheid"


def test_what_the_bridge_cannot_tell_is_in_the_rest_and_says_so(costs: Costs) -> None:
    page = costs(vorige="2019")
    assert "In de rest zit ook: Niveau: de tarieven noemen niet van beide jaren het niveau." in said(page)


def test_without_an_earlier_year_there_is_no_bridge(costs: Costs) -> None:
    page = costs(periode="2019")
    assert "Geen brug tussen twee jaren" in page.headings
    assert page.chart("brug") is None


def test_a_year_with_only_kinds_that_stand_apart_has_no_total_and_says_so(costs: Costs) -> None:
    page = costs(focus="fx", periode="2023")
    assert (
        page.headings[0] == "Fx groen (fictief) in 2023: groen zonder vergelijkbare kosten (rekening, netto)"
    )
    assert (
        "Van 2023 zijn geen vergelijkbare kosten geladen: in netto telt niets mee van regie van de opdrachtgever, btw."
        in said(page)
    )
    assert cells(page)["Netto"] == ["–"]
    assert cells(page)["Apart: regie van de opdrachtgever"] == ["€ 40.000"]
    chart = page.chart("opbouw")
    assert chart is not None
    assert [t["x"] for t in chart["data"] if t["name"] == "rekening, totaal"] == [[pytest.approx(2023.85)]]
    assert page.table[page.table["Jaar"] == "2023"]["Netto (€)"].isna().all()

    newest = costs(focus="fx")
    assert "Verschil" not in said(newest)
    assert "Geen brug tussen twee jaren" in newest.headings


def test_at_one_price_level_with_its_series(costs: Costs) -> None:
    page = costs(prijspeil="2024", eenheid="inwoner")
    # 2023: 110 x 126/120 = 115.50
    assert "in 2023 € 116. Verschil − € 3 (−2,6%) (afgerond)." in said(page)
    assert "prijspeil 2024 (reeks cpi, proef)" in said(page)


def test_scale_says_what_the_points_show_and_what_they_do_not_prove(costs: Costs) -> None:
    page = costs()
    assert "16 bestaande partnerschappen van 16 opdrachtnemers in 2024: helling" in said(page)
    assert "Een lagere begroting is geen bewijs van een schaaleffect." in said(page)
    chart = page.chart("schaal")
    assert chart is not None
    assert sum(len(t["x"]) for t in chart["data"] if t["mode"] == "markers") == 16


def test_too_few_for_a_line(costs: Costs) -> None:
    page = costs(focus="fx")
    assert "2 fictieve partnerschappen met dit cijfer in 2024: te weinig" in said(page)
    chart = page.chart("schaal")
    assert chart is not None
    assert [t["mode"] for t in chart["data"]] == ["markers", "markers"]


def test_contract_forms_with_n_and_a_median_from_five(costs: Costs) -> None:
    chart = costs().chart("vormen")
    assert chart is not None
    words = [shown(a["text"]) for a in chart["layout"]["annotations"]]
    assert words[0] == "Netto kosten (€ per inwoner)"
    assert words[1].startswith("dienstverleningsovereenkomst: n = 7, mediaan € ")
    assert words[2] == "aanbesteed: n = 3"
    assert words[3].startswith("eigen dienst: n = 6, mediaan € ")
    assert "Op ambitie: groen (contract) (%)" in words
    assert "Regie van de opdrachtgever (€ per inwoner)" in words


def test_the_table_holds_what_the_pictures_hold(costs: Costs) -> None:
    page = costs()
    newest = page.table[page.table["Jaar"] == "2024"]
    assert list(newest["Status"]) == ["begroting", "rekening"]
    assert list(newest["Netto (€)"]) == [1_076_700, 1_125_000]
    compared = page.open_tab("Vergeleken").table
    own = compared[compared["Naam"] == "Aa - Cc"].iloc[0]
    assert (own["Omvang"], own["Netto (€ per inwoner)"], own["Regie (€ per inwoner)"]) == (10_000, 112.5, 5.0)
    assert len(compared) == 16


def test_definitions_and_sources(costs: Costs) -> None:
    page = costs().open_tab("Definities")
    assert {"jaarrekening", "programmabegroting", "BGT-proef", "DVO-proef", "CBS-proef", "proef"} <= set(
        page.table["Bron"]
    )
    assert "Kosten per inwoner: Groen" in [unescaped(s.value) for s in page.app.subheader]


def test_a_fictitious_one_says_so_everywhere(costs: Costs) -> None:
    page = costs(focus="fx")
    assert "Fx groen (fictief)" in page.headings[0]
    assert "Alleen fictieve." in said(page)


@pytest.mark.parametrize("parameters", [{}, {"focus": "fx"}, {"periode": "2019"}, {"stand": "begroting"}])
def test_no_words_of_cause_or_judgement(costs: Costs, parameters: dict[str, str]) -> None:
    for word in (" door ", "helaas", "slecht ", "dankzij", "omdat", "veroorzaak"):
        assert word not in said(costs(**parameters)).replace("van goed naar slecht", "")


def test_without_cost_lines_it_says_what_to_load(costs: Costs) -> None:
    page = costs("published", focus="nijmegen-dar")
    assert "kosten.csv" in said(page)
    missing = "Van Nijmegen - Dar zijn nog geen kosten per soort geladen"
    assert missing in [unescaped(s.value) for s in page.app.header]
    assert "Afvalbeheerkosten: € 110 per huishouden in 2021" in said(page)
    page = costs("published", focus="")
    assert missing in [unescaped(s.value) for s in page.app.header]


def test_a_line_of_contents_leads_to_every_part(costs: Costs) -> None:
    page = costs("demo", focus="demo-dorenrade-lindergroep")
    assert list(page.contents) == ["Opbouw", "Brug", "Kosten en omvang", "Naar contractvorm"]
    assert costs("published", focus="nijmegen-dar").contents == {}  # one part, that is soon read


def test_in_english(costs: Costs) -> None:
    page = costs(taal="en")
    assert page.headings[0].startswith("Aa - Cc in 2024: green spaces €1,130,000 (accounts, net)")
    assert "A lower budget is no proof of a scale effect." in said(page)
