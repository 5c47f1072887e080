"""Every role, right and way to be shown has its words."""

from __future__ import annotations

from lib.domain.people.roles import AccessRole, Right
from lib.domain.people.sight import Showing
from lib.text.language import DUTCH, ENGLISH
from lib.text.people.words import ACCESS_ROLES, RIGHT_WORDS, SHOWINGS, place_words, sight_sentences


def test_nothing_is_without_words() -> None:
    assert (set(ACCESS_ROLES), set(RIGHT_WORDS), set(SHOWINGS)) == (set(AccessRole), set(Right), set(Showing))
    assert place_words(ENGLISH, "*", {}) == "all partnerships"
    assert place_words(DUTCH, "weg", {"aa": "Aa"}) == "weg"


def test_who_is_hidden_is_counted_and_not_named() -> None:
    assert sight_sentences(DUTCH, 0, medians=False) == []
    one, rest = sight_sentences(DUTCH, 1, medians=True)
    assert one.startswith("1 partnerschap toont zich onder een schuilnaam")
    assert "ten minste 5" in rest
