"""What is said of a decision, in words that a meeting uses and without causes."""

from __future__ import annotations

import re

import pytest

from lib.domain.agreements.words import DecisionState
from lib.domain.decisions.decision import Tally
from lib.domain.decisions.since import since
from lib.domain.figures import Figure
from lib.domain.partners import make_series
from lib.text.decisions.words import (
    due_words,
    figure_words,
    owner_words,
    since_sentence,
    since_word,
    span_words,
    tally_sentence,
    tally_title,
)
from lib.text.language import DUTCH, ENGLISH
from tests.samples import QUALITY, day, figure
from tests.unit.domain.decisions.test_decision import TODAY, decision, done
from tests.unit.domain.decisions.test_since import LATER

CAUSES = re.compile(r"\b(door|dankzij|leidt|zorgt|doordat|waardoor|because|thanks|caused?)\b", re.IGNORECASE)


def told(*figures: Figure) -> str:
    return since_sentence(DUTCH, since(LATER, QUALITY, make_series(list(figures)), TODAY))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 dag"),
        (31, "31 dagen"),
        (32, "ruim 1 maand"),
        (61, "ruim 2 maanden"),
        (700, "ruim 22 maanden"),
        (731, "ruim 2 jaar"),
        (1200, "ruim 3 jaar"),
    ],
)
def test_how_long_some_days_are(days: int, words: str) -> None:
    assert span_words(DUTCH, days) == words


def test_how_decisions_stand() -> None:
    late = done("a", "2026-03-31", "2026-05-31")
    dropped = decision(state=DecisionState.DROPPED, closed=day("2026-02-01"), reason="de raad koos anders")
    told = [due_words(DUTCH, d, TODAY) for d in (decision(), decision(due=day("2026-10-30")), late, dropped)]
    assert told == [
        "geen einddatum afgesproken",
        "gereed op 30 okt 2026: 31 dagen over tijd",
        "gedaan, ruim 2 maanden te laat (31 mei 2026)",
        "vervallen (1 feb 2026): de raad koos anders",
    ]
    assert due_words(ENGLISH, decision(due=day("2026-12-31")), TODAY) == "due on 31 Dec 2026: 31 days left"
    assert owner_words(DUTCH, late) == "teamleider (samen)"


def test_the_heading_counts() -> None:
    assert tally_title(DUTCH, Tally(3, 1, 0, 0, 0, 0)) == "3 open besluiten, 1 over tijd"
    assert tally_title(DUTCH, Tally(1, 0, 0, 0, 0, 0)) == "1 open besluit, geen over tijd"
    assert tally_title(DUTCH, Tally(0, 0, 4, 0, 0, 0)) == "Geen open besluiten"
    said = tally_sentence(DUTCH, Tally(0, 0, 3, 2, 1, 1))
    assert said == (
        "Op tijd: 3 van 5 gedane besluiten met een einddatum. 1 gedaan besluit had geen einddatum. "
        "1 besluit is vervallen."
    )
    assert tally_sentence(DUTCH, Tally(2, 0, 0, 0, 0, 0)) == ""


def test_what_the_figure_is_since() -> None:
    assert told(figure("2022", 62), figure("2025", 70)) == (
        "Sinds het besluit: beter; van 62% (2022) naar 70% (2025). "
        "Een interval is niet bekend: het verschil kan toeval zijn."
    )
    assert told(figure("2022", 62, low=50, high=74), figure("2025", 70, low=58, high=82)) == (
        "Sinds het besluit: niet te onderscheiden; van 62% (2022) naar 70% (2025)."
    )
    assert told(figure("2022", 62)) == "Sinds het besluit: nog geen nieuwer cijfer."
    assert told(figure("2025", 62)) == "Sinds het besluit: bij het besluit was er nog geen cijfer."
    assert told() == "Van dit cijfer is voor dit partnerschap nog niets bekend."


def test_a_break_says_what_broke() -> None:
    broken = make_series([figure("2022", 62), figure("2025", 70, series_break=True)])
    found = since(LATER, QUALITY, broken, TODAY)
    assert since_word(DUTCH, found, found.now).startswith("niet te vergelijken: ")


def test_a_figure_stands_with_its_interval() -> None:
    found = since(LATER, QUALITY, make_series([figure("2022", 62.4, low=50, high=74)]), TODAY)
    assert found.now is not None
    assert figure_words(DUTCH, found, found.now) == "62,4% (50,0% tot 74,0%)"


def test_nothing_names_a_cause() -> None:
    series = [figure("2022", 62, low=61, high=63), figure("2025", 70, low=69, high=71)]
    found = since(LATER, QUALITY, make_series(series), TODAY)
    for language in (DUTCH, ENGLISH):
        for said in (since_sentence(language, found), tally_sentence(language, Tally(1, 1, 1, 1, 1, 1))):
            assert not CAUSES.search(said)
