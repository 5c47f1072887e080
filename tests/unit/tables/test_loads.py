"""What a load changes, in words of either language."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.loads.changes import CellChange, RowChange, Undoing
from lib.store.loads.history import Load
from lib.tables.loads import cells_table, changes_table, loads_table, recognised_table, undoing_table
from lib.text.language import DUTCH, ENGLISH, Language


def test_counts_per_dataset() -> None:
    assert changes_table([RowChange("cijfers", 1, 2, 3)], DUTCH).rows == (("Cijfers", 1, 2, 3),)
    assert undoing_table([Undoing("cijfers", 1, 2, 3, 4)], DUTCH).rows == (("Cijfers", 1, 2, 3, 4),)
    assert [c.title for c in undoing_table([], ENGLISH).columns][1:] == [
        "Disappears",
        "Back to earlier",
        "Stays the same",
        "Already overwritten",
    ]


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (None, DUTCH, None), (True, DUTCH, "ja"), (False, ENGLISH, "no"), (1.5, DUTCH, "1,5"), (1.5, ENGLISH, "1.5"),
        (5.0, DUTCH, "5"), (1e-8, DUTCH, "0,00000001"), (7, DUTCH, "7"), (dt.date(2023, 1, 2), DUTCH, "2023-01-02"),
        ("=1+1", DUTCH, "=1+1"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_it_is_written(value: object, language: Language, shown: str | None) -> None:
    (row,) = cells_table([CellChange("cijfers", "aa, pond", "waarde", value, None)], language).rows
    assert row[1:] == ("aa, pond", "waarde", shown, None)


def test_a_load_is_told_on_the_clock_here() -> None:
    moment = dt.datetime(2024, 1, 2, 12, 0)
    changes = (RowChange("cijfers", 1, 2, 3), RowChange("kosten", 10, 20, 30))
    load = Load(7, "demo", moment, "piet", False, ("a.csv", "b.csv", "a.csv"), changes)
    here = moment.replace(tzinfo=dt.UTC).astimezone()
    assert loads_table([load], DUTCH).rows == (
        ("7", DUTCH.moment(here), "demoset (fictief)", "piet", "a.csv, b.csv", 11, 22, "nee, teruggedraaid"),
    )
    assert loads_table([load], ENGLISH).rows[0][-1] == "no, undone"


def test_each_file_is_named_with_its_dataset() -> None:
    table = recognised_table([("a.csv", "", "cijfers"), ("b.xlsx", "blad 1", "kosten")], DUTCH)
    assert table.rows == (("a.csv", "Cijfers (cijfers)", None), ("b.xlsx", "Kosten (kosten)", "blad 1"))
