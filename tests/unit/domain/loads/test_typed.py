"""Cells of what is typed, what differs between two people, and the code of a new row."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.loads.typed import LONGEST_CODE, Clash, as_cell, clashes, new_code

DAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (12.5, "12.5"),
        (80.0, "80"),
        (1e-7, "0.0000001"),
        (-120000.0, "-120000"),
        (3, "3"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_value_stands_as_in_a_file(value: object, cell: str) -> None:
    assert as_cell(value) == cell


def test_what_two_people_made_of_a_row() -> None:
    opened = {"tekst": "a", "eigenaar": "b", "staat": "open", "reden": ""}
    theirs = {"tekst": "a2", "eigenaar": "b", "staat": "gedaan", "reden": ""}
    mine = {"tekst": "a", "eigenaar": "c ", "staat": "vervallen", "reden": ""}
    found = clashes(opened, opened, theirs, mine)
    assert found == (
        Clash("tekst", "a", "a2", "a"),
        Clash("eigenaar", "b", "b", "c"),
        Clash("staat", "open", "gedaan", "vervallen"),
    )
    assert [clash.preferred for clash in found] == ["a2", "c", None]


def test_the_same_change_by_both_is_no_clash() -> None:
    assert clashes(("staat",), {"staat": "open"}, {"staat": "gedaan"}, {"staat": "gedaan"}) == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Schouw samen lopen", "2026-11-schouw-samen-lopen"),
        ("  Één loket: 'meldingen'!  ", "2026-11-een-loket-meldingen"),
        ("", "2026-11"),
        ("日本 ß", "2026-11"),
        ("jan@voorbeeld.nl", "2026-11-jan-voorbeeld-nl"),
    ],
)
def test_a_code_can_be_read(words: str, code: str) -> None:
    assert new_code(words, DAY) == code


def test_a_code_stays_short_and_ends_with_a_whole_word() -> None:
    code = new_code("afspraak " * 30, DAY, 12)
    assert code == "2026-11" + "-afspraak" * 4 + "-12"
    assert len(new_code("a" * 300, DAY, 999)) <= LONGEST_CODE + 4
