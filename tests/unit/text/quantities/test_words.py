"""How quantities are known, in words."""

from __future__ import annotations

from lib.domain.quantities.in_order import quantities_in_order
from lib.text.language import DUTCH, ENGLISH
from lib.text.quantities.words import in_order_sentence, state_words
from tests.bridges import counted
from tests.samples import day

LINES = [
    counted("2023-12-31", 5),
    counted("2021-12-31", 5, "geschat"),
    counted("2016-12-31", 5, "geschat"),
    counted("2022-12-31", 5, "geschat"),
]


def test_states_and_ages_in_words() -> None:
    found = quantities_in_order(LINES, day("2024-12-31"))
    assert found is not None
    assert [state_words(DUTCH, state) for state in found.states] == [
        "geregistreerd 25% · 1 regel · mediaan 1,0 jaar oud",
        "geschat 75% · 3 regels · mediaan 3,0 jaar oud",
        "herijkt 0% · 0 regels",
    ]
    assert in_order_sentence(DUTCH, found) == (
        "4 areaalregels op 31 dec 2024: 25% geregistreerd, 75% geschat, 0% herijkt. "
        "Oudste peildatum: 31 dec 2016. Ouder dan 5 jaar: 1 van 4."
    )
    assert in_order_sentence(ENGLISH, found).endswith("Oldest date: 31 Dec 2016. Older than 5 years: 1 of 4.")
