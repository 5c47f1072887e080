"""Decisions as tables: to read beside a decision, on paper, and in a workbook."""

from __future__ import annotations

import pytest

from lib.answers.decisions.answer import DecisionAnswer, Followed
from lib.domain.decisions.decision import Decision, open_first, tally_of
from lib.domain.decisions.since import since
from lib.domain.partners import Series, make_series
from lib.tables.decisions.minutes import (
    decision_figures,
    decision_figures_table,
    decisions_table,
    minutes_table,
    since_table,
)
from lib.text.language import DUTCH
from tests.samples import QUALITY, day, figure, partner
from tests.unit.domain.decisions.test_decision import TODAY, decision, done

SERIES = make_series([figure("2022", 62, low=50, high=74), figure("2024", 66), figure("2025", 70)])
FOLLOWED = decision("Samen schouwen", date=day("2023-03-14"), due=day("2025-01-01"), indicator=QUALITY.code)


def found(*decisions: Decision, series: Series = SERIES) -> DecisionAnswer:
    followed = tuple(
        Followed(d, since(d, QUALITY, series, TODAY) if d.indicator else None) for d in open_first(decisions)
    )
    return DecisionAnswer(partner("aa-cc"), TODAY, followed, tally_of(decisions, TODAY), {QUALITY: series})


def test_the_figures_of_a_decision() -> None:
    rows = since_table(since(FOLLOWED, QUALITY, SERIES, TODAY), DUTCH).rows
    assert rows == (
        ("Bij het besluit", "62% (50% tot 74%)", "2022, definitief", "–"),
        ("Op de einddatum", "66%", "2024, definitief", "niet te onderscheiden"),
        ("Nu", "70%", "2025, definitief", "niet te onderscheiden"),
    )


def test_what_is_not_there_is_said() -> None:
    rows = since_table(since(FOLLOWED, QUALITY, make_series([]), TODAY), DUTCH).rows
    assert rows == (("Bij het besluit", "geen", "–", "–"), ("Nu", "geen", "–", "–"))


def test_the_minutes_name_who_and_when() -> None:
    [row] = minutes_table(found(FOLLOWED).waiting, TODAY, DUTCH).rows
    assert row[:4] == (
        "1",
        "Samen schouwen (14 mrt 2023)",
        "teamleider (samen)",
        "gereed op 1 jan 2025: ruim 22 maanden over tijd",
    )
    assert "niet te onderscheiden; van 62% (2022) naar 70% (2025)" in str(row[4])


def test_a_workbook_has_every_column_and_the_figures_as_numbers() -> None:
    answer = found(FOLLOWED, done("a", "2026-03-31", "2026-04-01"))
    table = decisions_table(answer, DUTCH)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert [row[7] for row in table.rows] == ["ruim 22 maanden over tijd", "gedaan, 1 dag te laat"]
    figures = decision_figures_table(answer, DUTCH)
    assert [row[3:8] for row in figures.rows] == [
        ("Bij het besluit", 62.0, 50, 74, "2022"),
        ("Op de einddatum", 66.0, None, None, "2024"),
        ("Nu", 70.0, None, None, "2025"),
    ]
    assert [str(drawn.period) for _, _, drawn in decision_figures(answer, DUTCH)] == ["2022", "2024", "2025"]


@pytest.mark.parametrize("table", [decisions_table, decision_figures_table])
def test_without_decisions_there_are_headings_only(table) -> None:  # type: ignore[no-untyped-def]
    assert table(found(), DUTCH).rows == ()
