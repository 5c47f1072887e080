"""What is said of partnerships that are alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.comparison.similar import Explained, SimilarPeer, SimilarPeers
from lib.text.explore.similar import explained_sentence, similar_notes, similar_sentences, stability_words
from lib.text.language import DUTCH
from tests.samples import COST

PEERS = tuple(
    SimilarPeer(code, 0.1, {"inwoners": 1.0}, stability, ()) for code, stability in (("a", 1), ("b", 0.4))
)
FOUND = SimilarPeers(PEERS, ("inwoners",), (), (), (), 200)
NONE = replace(FOUND, peers=(), used=())
YEARS = {"inwoners": (2021, 2023)}


def said(found: SimilarPeers, candidates: int = 9) -> list[str]:
    return list(similar_sentences(DUTCH, found, {"a": "Aa", "b": "Bb"}, YEARS, candidates))


def test_who_is_alike_in_what_and_how_firmly() -> None:
    assert said(FOUND) == [
        "Van 9 lijken deze 2 het meest, op Inwoners (2021\u20132023): Aa en Bb.",
        "1 van deze 2 blijven bij minstens 90 van 100 andere wegingen bij de 2 meest gelijkende.",
        "Dat zijn er minder dan 5; daarvan staat nergens een mediaan.",
    ]


def test_one_characteristic_says_nothing_of_how_firm_they_are() -> None:
    one = replace(FOUND, peers=tuple(p._replace(stability=None) for p in PEERS), weightings=0)
    assert said(one)[1].startswith("Met één kenmerk zijn er geen andere wegingen")
    assert {stability_words(DUTCH, peer) for peer in one.peers} == {"geen andere weging"}
    assert [stability_words(DUTCH, peer) for peer in PEERS] == ["100 van 100", "40 van 100"]


@pytest.mark.parametrize(
    ("found", "candidates", "start"),
    [
        (NONE, 0, "Er is niemand anders om op te lijken"),
        (NONE, 9, "Geef minstens één kenmerk gewicht"),
        (replace(NONE, constant=("inwoners",)), 9, "Deze kenmerken zijn bij minstens de helft gelijk"),
        (replace(NONE, unknown=("inwoners",)), 9, "Van het partnerschap in beeld is niet bekend: Inwoners."),
        (replace(NONE, used=("inwoners",)), 9, "Met niemand is minstens de helft"),
    ],
)
def test_why_nobody_is(found: SimilarPeers, candidates: int, start: str) -> None:
    (only,) = said(found, candidates)
    assert only.startswith(start)


def test_what_was_left_out_is_told() -> None:
    found = replace(FOUND, constant=("huishoudens",), unknown=("hoogbouw_pct",), without_distance=("c",))
    notes = list(similar_notes(DUTCH, found))
    assert notes[0] == "Weggelaten, want bij minstens de helft gelijk: Huishoudens."
    assert notes[1] == "Weggelaten, want van het partnerschap in beeld onbekend: Woningen in hoogbouw."
    assert notes[2] == "1 heeft te weinig bekende kenmerken en doet niet mee."


@pytest.mark.parametrize(
    ("found", "part"),
    [
        (None, "is met zo weinig cijfers niet te zeggen"),
        (Explained(0.026, 341), "3% van de verschillen"),
        (Explained(0.19, 341), "maar dat zegt weinig over dit cijfer"),
        (Explained(0.5, 40), "50% van de verschillen in “Kosten” samen (n\u00a0=\u00a040)."),
    ],
)
def test_how_much_of_a_figure_goes_with_it(found: Explained | None, part: str) -> None:
    sentence = explained_sentence(DUTCH, found, COST, ["inwoners"])
    assert part in sentence
    assert "door" not in sentence.split()
