"""What is said of one figure over time: nothing across a break, and no trend that cannot be judged."""

from __future__ import annotations

import pytest

from lib.domain.explore.history import FigureHistory, history_of
from lib.domain.figures import Figure, Stand
from lib.domain.partners import Partner
from lib.domain.periods import PeriodKind
from lib.text.explore.history import flag_words, history_heading, history_notes, history_sentences
from lib.text.language import DUTCH
from tests.samples import QUALITY, measured, partner, yearly

ME = partner("me")


def history(own: list[Figure], others: dict[Partner, list[Figure]] | None = None) -> FigureHistory:
    table = {ME: own, **(others or {})}
    codes = [other.code for other in others or {}]
    return history_of(measured(QUALITY, table), ME, Stand.ACTUAL, PeriodKind.YEAR, codes)


def said(found: FigureHistory) -> str:
    return " ".join(history_sentences(DUTCH, found)).replace("\u00a0", " ")


def test_without_a_figure_and_with_one_there_is_no_course() -> None:
    assert said(history([])) == "Me heeft dit cijfer niet."
    alone = history(yearly([80.0]))
    assert said(alone).startswith("Er is één cijfer: 80% in 2015.")
    assert history_heading(DUTCH, alone) == "Kwaliteit: Me"
    assert history_heading(DUTCH, history(yearly([80.0, 81.0]))) == "Kwaliteit: Me, 2015 tot 2016"


@pytest.mark.parametrize(
    ("own", "start"),
    [
        (yearly([50, 52, 54, 56, 58], 0.5), "De laatste vijf cijfers stijgen, ook na toeval."),
        (yearly([58, 56, 54, 52, 50], 0.5), "De laatste vijf cijfers dalen, ook na toeval."),
        (yearly([50, 51, 50, 51, 50], 5), "In de laatste vijf cijfers is geen duidelijke verandering."),
        (yearly([50, 52, 54, 56, 58]), "Of de laatste cijfers stijgen of dalen, is niet te beoordelen"),
        (yearly([50, 52, 54, 56, 58], 0.5, broken=3), "Of de laatste cijfers stijgen of dalen"),
    ],
    ids=["up", "down", "unclear", "no interval", "broken"],
)
def test_a_trend_is_told_only_where_it_can_be_judged(own: list[Figure], start: str) -> None:
    assert said(history(own)).startswith(start)


def test_the_swing_is_of_the_last_stretch_and_few_points_are_for_trial() -> None:
    few = said(history(yearly([1, 2, 1, 2, 50, 51, 50, 51], broken=4)))
    assert "Van 2019 tot 2022 is het gemiddelde" in few
    assert "(proefgrenzen, 4 punten)" in few
    assert "Na een reeksbreuk begint het opnieuw" in few
    many = said(history(yearly([50.0 + n % 2 for n in range(24)])))
    assert "proefgrenzen" not in many
    assert "reeksbreuk" not in many


def test_what_lies_outside_is_named_with_its_period() -> None:
    own = yearly([50.0 + n % 2 for n in range(24)] + [90.0])
    found = history(own)
    assert "2039" in said(found)
    limits = found.stretches[-1].limits
    assert limits
    assert flag_words(DUTCH, limits.flags[-1])
    assert flag_words(DUTCH, frozenset()) == ""


def test_notes_name_only_the_lines_that_are_drawn() -> None:
    assert list(history_notes(DUTCH, history(yearly([50.0, 51.0])))) == []
    peers = {partner(f"p{n}"): yearly([60.0 + n, 61.0]) for n in range(5)}
    [signs] = history_notes(DUTCH, history(yearly([50.0, 51.0]), peers))
    assert signs == "streepjeslijn: mediaan van iedereen · dunne lijnen: uw vergelijkingsgroep"
    signs, limits = history_notes(DUTCH, history(yearly([1, 2, 1, 2])))
    assert signs == "stippellijnen: gemiddelde en grenzen van de gewone schommeling"
    assert "over een gat in de reeks" in limits
    assert limits.startswith("Grenzen: gemiddelde plus en min 2,66 maal")
