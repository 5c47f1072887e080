"""A word is found wherever it stands; no word finds everything."""

from __future__ import annotations

from lib.ui.explanation.finding import is_in


def test_a_word_is_found_in_any_text_whatever_its_capitals() -> None:
    assert is_in("areaal", None, "Het Areaal van groen")
    assert not is_in("areaal", "Kosten", None)


def test_no_word_finds_everything() -> None:
    assert is_in("", "Kosten")
    assert is_in("", None)
