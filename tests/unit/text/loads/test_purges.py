"""What is said of rows that were taken out for good."""

from __future__ import annotations

from lib.text.language import DUTCH
from lib.text.loads.purges import copies_sentences


def test_copies_that_stand_beside_the_store_are_named() -> None:
    [none] = copies_sentences(DUTCH, [])
    [two] = copies_sentences(DUTCH, ["a.vorige", "b.duckdb"])
    assert none == "Reservekopieën van eerder houden wat is gewist; verwijder ze zelf."
    assert two == f"{none} Naast de gegevens staan: a.vorige, b.duckdb."
