"""Sources in the language of the reader: what the monitor writes is translated, what was given is not touched."""

from __future__ import annotations

import pytest

from lib.text.language import DUTCH, ENGLISH
from lib.text.terms import source_words


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
