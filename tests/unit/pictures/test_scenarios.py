"""Every picture of the page "Wat als" has a heading, an alt text, its table, its source and its flag."""

from __future__ import annotations

import pytest

from lib.answers.scenarios.answer import ScenarioAnswer, answer
from lib.answers.scenarios.choices import choose
from lib.answers.snapshot import Snapshot
from lib.pictures.picture import Picture
from lib.pictures.scenarios import MOST_STEPS, scenario_pictures
from lib.tables.scenarios import (
    cuts_table,
    earlier_table,
    level_prices_table,
    parts_table,
    two_scenarios_table,
)
from lib.text.language import DUTCH, ENGLISH, Language
from tests.unit.pictures.whole import assert_whole

FOCUS = "demo-veldermeer-merwinga"
MOVED = "demo-gazon..C~demo-heesters.centrum.B~demo-bomen.woongebied.-25~demo-hagen..C"


def found(snapshot: Snapshot, **wanted: str) -> ScenarioAnswer:
    return answer(choose({"focus": FOCUS, **wanted}, snapshot), snapshot)


def pictures(snapshot: Snapshot, language: Language = DUTCH, **wanted: str) -> dict[str, Picture]:
    return scenario_pictures(found(snapshot, **wanted), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("by", ["gebied", "gebiedstype", "product"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language, by: str) -> None:
    made = pictures(snapshot, language, scenario=MOVED, ernaast="demo-gazon.centrum.B", brug=by)
    assert list(made) == ["brug", "brug_ernaast", "gehaald"]
    for picture in made.values():
        assert_whole(picture)
        assert picture.fictitious
    assert_whole(pictures(snapshot, language, brug=by)["brug"])


def test_the_bars_end_where_the_table_ends(snapshot: Snapshot) -> None:
    picture = pictures(snapshot, scenario=MOVED)["brug"]
    amounts = [row[1] for row in picture.table.rows]
    assert amounts[0] + sum(amounts[1:-1]) == pytest.approx(amounts[-1], abs=0.1)
    assert picture.drawing is not None
    ends = next(trace for trace in picture.drawing.data if trace["type"] == "scatter")["x"]
    assert ends == pytest.approx([amounts[0], amounts[-1]], abs=0.01)


def test_many_areas_are_put_together_in_the_drawing_alone(snapshot: Snapshot) -> None:
    made = pictures(snapshot, brug="product")["brug"]
    assert len(made.table.rows) - 2 >= MOST_STEPS
    assert made.drawing is not None
    assert len(made.drawing.data[1]["y"]) <= MOST_STEPS + 1


def test_a_scenario_of_unknown_parts_draws_nothing_and_says_why(snapshot: Snapshot) -> None:
    picture = pictures(snapshot, scenario="demo-hagen..C")["brug"]
    assert picture.drawing is None
    assert "onbekend" in picture.heading
    assert any("er is geen prijs van dat niveau" in said for said in picture.sentences)


def test_what_is_reached_says_how_much_is_at_the_new_level_already(snapshot: Snapshot) -> None:
    picture = pictures(snapshot, scenario="demo-gazon.woongebied.C")["gehaald"]
    assert len(picture.sentences) == 1
    assert picture.sentences[0].startswith("Groen, Woongebied: nu al ")
    assert "metingen op C of beter" in picture.sentences[0]


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_the_tables_are_whole(snapshot: Snapshot, language: Language) -> None:
    shown = found(
        snapshot,
        scenario="demo-gazon.hoofdstructuur.B~demo-bermen.hoofdstructuur.B",
        ernaast=MOVED,
        bezuiniging="60000",
    )
    assert shown.beside
    assert shown.cuts
    tables = [
        parts_table(shown.amounts, shown.products, language),
        level_prices_table(shown.amounts.ground, shown.products, language),
        two_scenarios_table(shown.amounts, shown.beside, language),
        cuts_table(shown.cuts, shown.products, language),
        earlier_table(shown.earlier, language),
    ]
    for table in tables:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len({table.title for table in tables}) == len(tables)


def test_the_parts_add_up_to_the_total(snapshot: Snapshot) -> None:
    shown = found(snapshot, scenario=MOVED)
    rows = parts_table(shown.amounts, shown.products, DUTCH).rows
    assert sum(row[10] or 0 for row in rows) == pytest.approx(float(shown.amounts.change or 0), abs=0.5)
    unknown = [row for row in rows if row[10] is None]
    assert len(unknown) == len(shown.amounts.unknown_moves)
    assert all(row[11] for row in unknown)
