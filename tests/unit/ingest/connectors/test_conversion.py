"""Rows that two files of one load bring: the same figure counts once, unlike figures are refused."""

from __future__ import annotations

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.connectors.conversion import Converted, Given, merged_rows, new_rows, tables
from lib.ingest.headings import Unreadable


def waste(value: str, source: str, *, period: str = "2015", remark: str = "") -> Converted:
    row = {
        "organisatie": "eersel",
        "indicator": "restafval_fijn_kg_inw",
        "periode": period,
        "waarde": value,
        "status": "definitief",
        "bron": source,
        "opmerking": remark,
    }
    return Converted(tables(cijfers=[row]), (Notice("a", "b", source),))


@pytest.mark.parametrize(
    ("one", "other"), [("53.1", "53.0877"), ("53.0877", "53.1"), ("53", "53.4"), ("5", "5")]
)
def test_a_figure_of_two_tables_counts_once(one: str, other: str) -> None:
    found = merged_rows([waste(one, "CBS 83452NED"), waste(other, "CBS 70072ned")], "folder")
    assert [(row["waarde"], row["bron"]) for row in found.tables["cijfers"]] == [(one, "CBS 83452NED")]
    assert len(found.notices) == 2


def test_figures_of_other_years_stay() -> None:
    both = [waste("53.1", "x"), waste("60", "x", period="2016")]
    assert len(merged_rows(both, "folder").tables["cijfers"]) == 2


def test_two_tables_that_give_a_figure_differently_are_refused() -> None:
    given = Given()
    new_rows(waste("53.1", "CBS 83452NED"), given, "a.json")
    with pytest.raises(Unreadable) as raised:
        new_rows(waste("72.65", "CBS 70072ned"), given, "b.csv")
    [finding] = raised.value.findings
    assert (finding.file, finding.row, finding.column, finding.sheet) == ("b.csv", 0, "", "")
    assert (finding.rule, finding.value) == (
        "twee_bronnen",
        "eersel, restafval_fijn_kg_inw, 2015, definitief",
    )
    assert finding.hints == ("53.1 (CBS 83452NED)", "72.65 (CBS 70072ned)")


def test_the_same_key_twice_in_one_file_is_left_to_the_checks_of_a_load() -> None:
    rows = [*waste("1", "x").tables["cijfers"], *waste("2", "x").tables["cijfers"]]
    assert len(new_rows(Converted(tables(cijfers=rows)), Given(), "a.csv")["cijfers"]) == 2
