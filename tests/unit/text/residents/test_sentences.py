"""Plain words: short sentences, no jargon, and a share that never hides on which side of the agreement it lies."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.events import Event
from lib.text.language import DUTCH, ENGLISH
from lib.text.residents.sentences import (
    change_sentence_for_all,
    report_sentences,
    share_in_words,
    who_sentences,
)
from tests.data_sets import ROOT

MOST_WORDS = 15
JARGON = (
    "areaal",
    "schouw",
    "discipline",
    "norm",
    "indicator",
    "interval",
    "dvo",
    "opdrachtgever",
    "opdrachtnemer",
)


@pytest.mark.parametrize(
    ("pct", "norm", "said"),
    [
        (90.0, 90.0, "9 van de 10"),
        (89.6, 90.0, "89 van de 100"),  # rounded it would be met
        (90.4, 90.0, "9 van de 10"),
        (87.7, None, "88 van de 100"),
        (79.6, None, "8 van de 10"),
        (100.0, 90.0, "10 van de 10"),
        (99.7, 100.0, "99 van de 100"),
        (85.0, 85.0, "85 van de 100"),
        (0.0, 90.0, "0 van de 10"),
    ],
)
def test_a_share_in_words(pct: float, norm: float | None, said: str) -> None:
    assert share_in_words(DUTCH, pct, norm) == said


@given(pct=st.floats(0, 100), norm=st.integers(0, 100))
def test_words_lie_on_the_side_of_the_figure(pct: float, norm: int) -> None:
    told, of = map(int, re.findall(r"\d+", share_in_words(DUTCH, pct, norm)))
    assert (100 * told / of >= norm) == (pct >= norm)
    assert abs(100 * told / of - pct) <= 1


def test_every_sentence_is_short_and_plain() -> None:
    code = (ROOT / "lib/text/residents/sentences.py").read_text("utf-8")
    texts = re.findall(r'(?:say|msg)\(\s*"([^"]+)"', code)
    assert len(texts) > 15
    for text in texts:
        for sentence in re.split(r"(?<=[.?])\s", text):
            assert len(sentence.split()) <= MOST_WORDS, sentence
        assert not [word for word in JARGON if word in text.lower()], text


def test_who_does_what_and_where_to_report() -> None:
    assert list(who_sentences(DUTCH, "Aa", "Aa")) == ["Aa doet het werk zelf."]
    assert next(iter(who_sentences(DUTCH, "Aa", "Cc NV"))) == "Aa vraagt het werk aan Cc NV."
    assert "Aa" in " ".join(report_sentences(ENGLISH, "Aa"))


def test_a_change_with_its_day() -> None:
    event = Event("aa-cc", dt.date(2024, 1, 1), "bezuiniging", "Minder maaien.")
    assert change_sentence_for_all(DUTCH, event) == "1 jan 2024: Minder maaien."
