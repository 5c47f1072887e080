"""The cursor of a page belongs to one question; a tag changes with all that an answer depends on."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.api.paging import PageStart, cursor_at, is_known, start_in, tag_of
from lib.api.records.figures import FiguresAsked
from lib.domain.access import Scope

ASKED = FiguresAsked(partnerschap=("aa-cc",))
DAY = dt.date(2026, 6, 30)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_cursor_leads_back_to_its_place(version: int, start: int) -> None:
    cursor = cursor_at(PageStart(version, start), "cijfers", ASKED)
    assert cursor.isascii()
    assert start_in(cursor, "cijfers", ASKED.model_copy(update={"limiet": 7})) == PageStart(version, start)


def test_a_cursor_of_another_question_is_none() -> None:
    cursor = cursor_at(PageStart(3, 10), "cijfers", ASKED)
    assert start_in(cursor, "kosten", ASKED) is None
    assert start_in(cursor, "cijfers", FiguresAsked()) is None
    assert start_in(cursor, "cijfers", ASKED.model_copy(update={"peildatum": DAY})) is None


@given(st.text(max_size=60))
def test_any_other_text_is_no_cursor(text: str) -> None:
    assert start_in(text, "cijfers", ASKED) is None


def test_a_tag_changes_with_all_that_an_answer_depends_on() -> None:
    asked = ("cijfers?", PageStart(3, 0), 3, Scope.of("aa-cc", "bb-cc"), DAY)
    others = [
        ("cijfers?limiet=1", *asked[1:]),
        (asked[0], PageStart(2, 0), *asked[2:]),
        (*asked[:2], 4, *asked[3:]),
        (*asked[:3], Scope.of("aa-cc"), DAY),
        (*asked[:3], Scope.all(), DAY),
        (*asked[:4], dt.date(2026, 7, 1)),
    ]
    tags = {tag_of(*each) for each in (asked, *others)}
    assert len(tags) == 7
    assert tag_of(*asked) == tag_of(*asked[:3], Scope.of("bb-cc", "aa-cc"), DAY)


@pytest.mark.parametrize(
    ("known", "same"),
    [
        ('W/"3-a"', True),
        ('"3-a"', True),
        ('"x", W/"3-a"', True),
        ("*", True),
        ('W/"3-b"', False),
        ("", False),
    ],
)
def test_a_tag_is_known_again(known: str, same: bool) -> None:
    assert is_known('W/"3-a"', known) == same
