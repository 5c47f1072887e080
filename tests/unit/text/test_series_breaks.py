"""Why a series is broken, in words: each cause once, with what joined or left by name."""

from __future__ import annotations

import pytest

from lib.domain.comparison.series_breaks import BreakCause, BreakReason
from lib.text.language import DUTCH, ENGLISH
from lib.text.series_breaks import break_words, causes_words


def test_causes_stand_after_each_other_with_the_name_of_the_part() -> None:
    causes = (
        BreakCause(BreakReason.AMBITION),
        BreakCause(BreakReason.JOINED, "water"),
        BreakCause(BreakReason.LEFT, "afval"),
    )
    assert causes_words(DUTCH, causes) == "gewijzigde ambitie, Water telt nu mee, Afval telt niet meer mee"


@pytest.mark.parametrize(
    "reason", [r for r in BreakReason if r not in (BreakReason.JOINED, BreakReason.LEFT)]
)
def test_every_reason_has_words_in_both_languages(reason: BreakReason) -> None:
    dutch, english = (causes_words(language, [BreakCause(reason)]) for language in (DUTCH, ENGLISH))
    assert dutch
    assert english
    assert dutch != english


def test_no_cause_is_no_break() -> None:
    assert break_words(DUTCH, ()) is None
    assert break_words(DUTCH, (BreakCause(BreakReason.TRANSFER),)) == "reeksbreuk: overdracht"
