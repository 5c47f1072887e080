"""The page on service levels: what was found against what was agreed, and what is said where there is little."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import WORLD
from tests.ui.reading import Json, Seen, shown, texts, unescaped

PAGE = "pages/analyse/dienstverlening.py"
BENCH = "kor-0fc54d48"

Files = Mapping[str, str]

EVENTS = {
    "gebeurtenissen.csv": "partnerschap;datum;soort;dienst;titel\n"
    "aa-cc;2024-01-01;methodebreuk;groen;Andere app\n"
    "aa-cc;2023-07-01;bezuiniging;groen;Minder maaien\n"
    "aa-cc;2024-02-01;diftar;afval;Tarief\n"
}
AMBITIONS = ambities("groen;;B;90;2020-01-01;", "verharding;;B;80;2020-01-01;", "schoon;;A;80;2020-01-01;")


def grass(year: int, met: int, missed: int, area: str = "Noord") -> list[str]:
    levels = ["B"] * met + ["C"] * missed
    return [
        f"{year}-05-01;{area} {n};{area};woongebied;{GRASS};{level};5,{39 + n};52,1{len(area)}"
        for n, level in enumerate(levels)
    ]


READINGS = schouw(
    *grass(2022, 27, 3),
    *grass(2023, 28, 2),
    *grass(2024, 24, 6),
    *grass(2024, 50, 0, "Zuid"),
    *[f"2024-05-01;Noord {n};Noord;woongebied;{LITTER_GREEN};A" for n in range(10)],
    *[f"2024-05-01;Plein {n};Noord;centrum;{LITTER_PAVED};C" for n in range(10)],
    "2024-05-01;Noord 1;Noord;woongebied;kor-d2d3bcb5;nvt",
)


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a store of files, on top of the little world."""

    def made(*sets: Files) -> Path:
        folder = tmp_path_factory.mktemp("inspected")
        for name, content in {name: text for files in (WORLD, *sets) for name, text in files.items()}.items():
            (folder / name).write_text(content, "utf-8")
        store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
        outcome = load_paths(store, sorted(folder.glob("*.csv")))
        assert not outcome.findings, outcome.findings[:5]
        store.close()
        return folder / "monitor.duckdb"

    return made


@pytest.fixture(scope="session")
def inspected(stored: Callable[..., Path]) -> Path:
    return stored(AMBITIONS, READINGS, EVENTS)


@pytest.fixture
def page(visit, inspected: Path) -> Callable[..., Seen]:
    """Open the page on the small store, with these choices."""

    def opened(**wanted: str) -> Seen:
        return visit(inspected, page=PAGE, **wanted)

    return opened


def rows_of(chart: Json) -> str:
    return " | ".join(texts(chart))


def test_the_formal_outcome_leads_and_chance_stands_beside_it(page) -> None:
    seen = page(discipline="groen")
    # grass 74 of 80 at B and litter 10 of 10: 84 of 90 readings at 80 places
    assert seen.headings[0] == "Groen in 2024: gehaald, 93% van 90 metingen op niveau"
    assert (
        "Formeel gehaald: 93% van 90 metingen op niveau B, afgesproken is 90%. Het verschil met de afspraak kan toeval "
        "zijn (80 plekken, interval 86% tot 97%)."
    ) in seen.sentences
    row = seen.table.iloc[0]
    assert (row["metingen op niveau"], row["metingen beoordeeld"], row["formeel"]) == (84, 90, "gehaald")
    assert (row["plekken"], row["plekken met een meting onder niveau"]) == (80, 6)
    assert row["toeval"] == "kan toeval zijn"


def test_every_discipline_and_cross_cut_has_its_row(page) -> None:
    seen = page()
    words = rows_of(seen.picture)
    for expected in (
        "Groen B · 90%",
        "Verharding B · 80%",
        "Schoon A · 80%",
        "✕ niet gehaald",
        "0% van 10 metingen",
        "meer dan toeval",
    ):
        assert expected in " ".join(words.split()), expected
    assert seen.headings[0] == "2024: van 3 afspraken 1 gehaald, 2 niet gehaald; bij 1 kan dat toeval zijn"
    assert seen.options("discipline") == ["Alle disciplines", "Groen", "Verharding", "Schoon"]
    assert "Groen, Noord" not in seen.alt("gebieden")
    assert "Noord, Groen: 85% ≈, n 30" in seen.alt("gebieden")
    assert "Zuid, Groen: 100% ✓, n 50" in seen.alt("gebieden")


def test_the_choices_stand_in_the_url_and_come_from_it(page) -> None:
    assert page().choices == {
        "focus": "aa-cc",
        "laag": "beleid",
        "periode": "2024",
        "discipline": "alle",
        "ware_pct": "95",
        "taal": "nl",
    }
    seen = page(periode="2023", discipline="groen", ware_pct="92.5")
    assert seen.choices["ware_pct"] == "92.5"
    assert seen.headings[0].startswith("Groen in 2023")
    seen.choose("periode", "2024")
    assert seen.choices["periode"] == "2024"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"laag": "contract"}, "Laag “contract”"),
        ({"discipline": "water"}, "Discipline “water”"),
        ({"periode": "1999"}, "In 1999 is er voor deze keuze geen cijfer"),
        ({"ware_pct": "veel"}, "Werkelijk aandeel “veel”"),
        ({"focus": "zz-cc"}, "Het gevraagde partnerschap “zz-cc” staat niet in de monitor."),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(page, wanted: dict[str, str], told: str) -> None:
    seen = page(**wanted)
    assert any(told in said for said in (*seen.notes, *seen.captions))


def test_the_trend_is_cut_at_the_break_and_lists_what_concerns_it(page) -> None:
    seen = page(discipline="groen")
    lines = [trace["x"] for trace in seen.trend["data"] if trace["mode"] == "lines+markers"]
    assert lines == [[2022, 2023], [2024]]
    listed = [caption for caption in seen.captions if caption[0] in "①②③"]
    assert [text.split(": ")[-1] for text in listed] == ["Minder maaien", "Andere app"]
    assert any("reeksbreuk" in caption for caption in seen.captions)


def test_levels_are_shown_as_they_are(page) -> None:
    spread = page(discipline="groen").chart("verdeling")
    assert spread is not None
    assert [round(trace["x"][0], 1) for trace in spread["data"]] == [0, 11.1, 82.2, 6.7, 0]
    (agreed,) = [shape for shape in spread["layout"]["shapes"] if shape["type"] == "line"]
    assert round(agreed["x0"], 1) == 93.3


def test_scales_at_both_ends_with_their_counts(page) -> None:
    seen = page()
    lowest, highest = seen.chart("laagste"), seen.chart("hoogste")
    assert lowest is not None
    assert highest is not None
    assert "0% van 10 metingen" in rows_of(lowest)
    assert "100% van 10 metingen" in rows_of(highest)


def test_a_line_of_contents_leads_to_what_is_below(page) -> None:
    contents = page().contents
    assert list(contents) == list(contents.values())
    assert list(contents)[-1] == "Hoeveel plekken zijn nodig?"
    assert len(contents) >= 5


def test_the_areas_lie_on_a_map(page) -> None:
    seen = page(discipline="groen")
    chart = seen.chart("kaart")
    assert chart is not None
    (points,) = chart["data"]
    assert len(points["x"]) == 2
    assert "Zuid: 100% van 50 metingen" not in shown(points["hovertext"][0])
    assert any("Zuid 100% ✓" in text for text in texts(chart))
    assert chart["layout"]["yaxis"]["scaleanchor"] == "x"


def test_how_many_places_are_needed_follows_the_true_share(page) -> None:
    seen = page(discipline="groen")
    said = " ".join(seen.sentences)
    assert (
        "Afspraak 90%, waar aandeel 95%: met 230 plekken is het verschil met 80% kans meer dan toeval."
        in said
    )
    assert (
        "Afspraak 90%, waar aandeel 85%: met 306 plekken is het verschil met 80% kans meer dan toeval."
        in said
    )
    assert "minstens 10% van alle meetlocaties, ten minste 25 en ten hoogste 100" in said
    seen.app.number_input(key="w_ware_pct").set_value(100.0)
    assert "waar aandeel 100%: met 35 plekken" in " ".join(seen.run().sentences)
    assert seen.choices["ware_pct"] == "100"
    seen.app.number_input(key="w_ware_pct").set_value(90.0)
    assert "gelijk aan de afspraak van 90%" in " ".join(seen.run().sentences)


def test_what_was_agreed_and_where_it_stands(page) -> None:
    seen = page(discipline="groen").open_tab("Afspraken")
    assert seen.table.iloc[0].tolist()[:4] == ["Groen", "alle gebiedstypen", "B", 90]
    assert seen.table.iloc[0]["bron"] == "proef"
    assert any("Bron: schouw.csv" in text and "afspraken: proef" in text for text in seen.captions)


def test_several_agreed_shares_are_judged_apart(visit, stored) -> None:
    ambitions = ambities("groen;;B;90;2020-01-01;", "groen;centrum;A;95;2020-01-01;")
    rows = [*grass(2024, 30, 0), *[f"2024-05-01;C{n};Centrum;centrum;{GRASS};A" for n in range(5)]]
    seen = visit(stored(ambitions, schouw(*rows)), page=PAGE, discipline="groen")
    assert seen.headings[0] == "Groen in 2024: per afgesproken aandeel beoordeeld"
    assert {"Groen A · 95%", "Groen B · 90%"} <= {" ".join(text.split()) for text in texts(seen.picture)}
    assert seen.table["afspraak (%)"].tolist()[:2] == [95, 90]


def test_without_ambitions_everything_is_listed_and_nothing_is_judged(visit, stored) -> None:
    seen = visit(stored(schouw(*grass(2024, 2, 1))), page=PAGE)
    assert seen.headings[0] == "Groen in 2024: geen ambitie, dus geen oordeel"
    assert "3 metingen, niet beoordeeld" in rows_of(seen.picture)
    assert seen.chart("verloop") is None
    assert any("geen afgesproken aandeel" in s for s in seen.sentences)
    listed = seen.open_tab("Zonder ambitie").table
    assert listed["metingen"].tolist() == [3]


def test_one_reading(visit, stored) -> None:
    seen = visit(stored(AMBITIONS, schouw(f"2024-05-01;L1;;;{GRASS};B")), page=PAGE)
    assert "100% van 1 meting" in rows_of(seen.picture)
    assert "te weinig plekken" in rows_of(seen.picture)
    assert any(caption.startswith("Eén plek, dus geen interval: Groen") for caption in seen.captions)
    assert any("geen gebied" in s for s in seen.sentences)
    assert any(s.startswith("Geen enkele meetlat heeft 10 of meer metingen") for s in seen.sentences)
    assert "1 meting." in seen.sentences
    assert any("geen coördinaten" in s for s in seen.sentences)


def test_all_not_applicable(visit, stored) -> None:
    seen = visit(stored(AMBITIONS, schouw(f"2024-05-01;L1;Noord;;{GRASS};nvt")), page=PAGE)
    assert seen.headings[0] == "Groen in 2024: geen meting van toepassing, dus geen oordeel"
    assert any("Alle metingen staan op niet van toepassing" in s for s in seen.sentences)
    assert "geen ambitie" not in seen.everything()  # there is one
    assert seen.chart("beeld") is None


def test_without_inspections_the_page_says_how_to_add_them(visit, stored) -> None:
    seen = visit(stored({"cijfers.csv": FIGURE}), page=PAGE)
    assert seen.headings == ["Van Aa - Cc zijn nog geen schouwresultaten geladen"]
    (known,) = [table.value.map(unescaped) for table in seen.app.table]
    row = known.loc[next(name for name in known.index if "Huishoudelijk restafval" in unescaped(name))]
    assert (row["Nu"], row["Periode"]) == ("100\u00a0kg", "2023 (definitief)")
    assert seen.choices == {"focus": "aa-cc", "taal": "nl"}
    assert any("schouw.csv" in s for s in seen.sentences)


FIGURE = (
    "partnerschap;indicator;periode;waarde;status;bron\naa-cc;restafval_kg_inw;2023;100;definitief;proef\n"
)


def test_an_empty_store_greets(visit) -> None:
    seen = visit("empty", page=PAGE)
    assert [h.value for h in seen.app.header] == ["Er staan nog geen cijfers in de monitor"]


def test_the_outline_of_the_municipality_is_drawn_when_it_is_known(visit, stored) -> None:
    ring = [[5.3, 52.1], [5.5, 52.1], [5.5, 52.2], [5.3, 52.1]]
    shape = json.dumps({"type": "Polygon", "coordinates": [ring]}).replace('"', '""')
    outline = f'cbs_code;jaar;vorm;bron\nGM0001;2024;"{shape}";CBS/PDOK\n'
    seen = visit(stored(AMBITIONS, READINGS, {"grenzen.csv": outline}), page=PAGE)
    chart = seen.chart("kaart")
    assert chart is not None
    assert chart["data"][0]["x"] == [5.3, 5.5, 5.5, 5.3]
    assert any("Omtrek: gemeente, indeling 2024; CBS/PDOK." in text for text in seen.captions)


def test_in_english(page) -> None:
    seen = page(taal="en", discipline="groen")
    assert seen.headings[0] == "Green spaces in 2024: met, 93% of 90 readings at level"
    assert "Service levels" in [title.value for title in seen.app.title]
