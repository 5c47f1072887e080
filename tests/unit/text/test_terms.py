"""Sources and events in the language of the reader: what the monitor writes is translated, what was given is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.events import Event
from lib.text.language import DUTCH, ENGLISH
from lib.text.terms import event_words, source_words
from tests.samples import day


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Berekend uit schouw (Bureau A; Bureau B)", "Computed from inspections (Bureau A; Bureau B)"),
        (
            "Berekend uit kosten (Demo (fictief)) en inwoners (CBS)",
            "Computed from cost (Demo (fictief)) and inhabitants (CBS)",
        ),
        ("Berekend uit niets (A)", "Berekend uit niets (A)"),
        ("Jaarverslag 2023", "Jaarverslag 2023"),
    ],
)
def test_what_the_monitor_writes_of_a_source_is_translated(source: str, english: str) -> None:
    assert source_words(ENGLISH, source) == english
    assert source_words(DUTCH, source) == source


def test_an_event_with_its_day_kind_title_and_what_is_told_of_it() -> None:
    event = Event("aa-cc", day("2024-01-01"), "areaalherijking", "Bomen geteld")
    assert event_words(DUTCH, event) == "1 jan 2024, areaal herijkt: Bomen geteld"
    told = replace(event, explanation="op luchtfoto's")
    assert event_words(ENGLISH, told) == "1 Jan 2024, asset quantities revised: Bomen geteld (op luchtfoto's)"
