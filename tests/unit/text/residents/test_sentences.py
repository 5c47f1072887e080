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


def syllables(word: str) -> int:
    """Groups of vowels, of which a double sound is one, as Dutch says them."""
    sounds = re.findall(
        r"aai|oei|ooi|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáéèêëíïóöúü]", word
    )
    return max(1, len(sounds))


def reading_ease(text: str) -> float:
    """Flesch-Douma: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence.

    W.H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960); 60 and more is standard to easy.
    """
    sentences = [part for part in re.split(r"(?<=[.?!:])\s+", text) if re.search(r"[a-z]", part)]
    words = re.findall(r"[^\W\d_]+", text.lower())
    per_word = 100 * sum(map(syllables, words)) / len(words)
    return 206.84 - 0.77 * per_word - 0.93 * len(words) / len(sentences)


def test_syllables_by_hand() -> None:
    said = {"meld": 1, "kapot": 2, "straat": 1, "afgesproken": 4, "huishouden": 3, "mooi": 1, "controles": 3}
    assert {word: syllables(word) for word in said} == said


def test_the_text_is_easy_by_flesch_douma() -> None:
    filled = {
        "client": "Zwolle",
        "contractor": "ROVA",
        "group": "Groen",
        "share": "bij 8 van de 10",
        "level": "goed",
        "met": "minstens",
        "service": "Afval",
        "amount": "110",
        "year": "2023",
        "title": "Schone straten",
        "value": "7",
        "n": "8",
        "of": "10",
    }
    code = (ROOT / "lib/text/residents/sentences.py").read_text("utf-8")
    texts = [text.format(**filled) for text in re.findall(r'say\(\s*"([^"]+)"', code)]
    whole = " ".join(text for text in texts if text.endswith((".", "?")))
    assert reading_ease(whole) >= 60
    hard = "De gerealiseerde beeldkwaliteit overschrijdt de overeengekomen ambitieniveaus."
    assert reading_ease(hard) < 30


def test_who_does_what_and_where_to_report() -> None:
    assert list(who_sentences(DUTCH, "Aa", "Aa")) == ["Aa doet het werk zelf."]
    assert next(iter(who_sentences(DUTCH, "Aa", "Cc NV"))) == "Aa vraagt het werk aan Cc NV."
    assert "Aa" in " ".join(report_sentences(ENGLISH, "Aa"))


def test_a_change_with_its_day() -> None:
    event = Event("aa-cc", dt.date(2024, 1, 1), "bezuiniging", "Minder maaien.")
    assert change_sentence_for_all(DUTCH, event) == "1 jan 2024: Minder maaien."
