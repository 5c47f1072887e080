"""What is said of a value that looks wrong: what, why, beside what, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.loads.changes import Hidden
from lib.domain.loads.suspicions import Against, Neighbour, Suspicion, Suspicions, power_of_ten
from lib.text.language import DUTCH, LANGUAGES
from lib.text.loads.suspicions import REASONS, reason, suspicion_sentence, suspicions_told

TENFOLD = Suspicion(
    "cijfers",
    "aa-cc, pond, 2022",
    "waarde",
    1040.5,
    Against.TIME,
    10.0,
    1,
    (Neighbour("2021", 105.0), Neighbour("2023", 98.25)),
    (),
    1,
).at("cijfers.xlsx", "cijfers", 12)


def test_a_value_with_its_place_and_neighbours() -> None:
    assert suspicion_sentence(DUTCH, TENFOLD) == (
        "cijfers.xlsx, blad cijfers, rij 12: cijfers (aa-cc, pond, 2022), waarde: 1.040,5, "
        "ongeveer 10 keer zo hoog als ernaast in de tijd (2021: 105; 2023: 98,25)"
    )


def test_a_confidential_value_is_not_told() -> None:
    hidden = Suspicion(
        "marktprijzen", "ref-1", "prijs_eur", Hidden.CONFIDENTIAL, Against.PLACE, 1000.0, 3, (), (), 1
    )
    assert suspicion_sentence(DUTCH, hidden) == (
        "marktprijzen (ref-1), prijs_eur: vertrouwelijk, ongeveer 500 tot 2.000 keer zo hoog als bij anderen"
    )


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (18.5 / 102, "ongeveer 5,5 keer zo laag als ernaast in de tijd"),
        (10.4, "ongeveer 10 keer zo hoog als ernaast in de tijd"),
        (17.6, "ongeveer 18 keer zo hoog als ernaast in de tijd"),
        (1 / 640, "ongeveer 640 keer zo laag als ernaast in de tijd"),
        (6.0, "ongeveer 6 keer zo hoog als ernaast in de tijd"),
    ],
)
def test_the_factor_is_the_real_one(ratio: float, said: str) -> None:
    assert reason(DUTCH, replace(TENFOLD, ratio=ratio, power=power_of_ten(ratio))) == said


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("against", Against)
@pytest.mark.parametrize("power", [-3, 0, 1])
def test_every_reason_has_words(code: str, against: Against, power: int) -> None:
    if power == 0 and against in (Against.PLACE, Against.SIZE):
        return
    neighbours = (Neighbour("6", 0.5),)
    suspicion = Suspicion("kosten", "k", "bedrag_eur", 1.0, against, 10.0**power, power, neighbours, (), 1)
    assert "{" not in suspicion_sentence(LANGUAGES[code], suspicion)
    assert reason(LANGUAGES[code], suspicion)


def test_reasons_are_all_used() -> None:
    assert len(REASONS) == 10


@pytest.mark.parametrize(("number", "said"), [(1, "1 waarde wijkt"), (1200, "1.200 waarden wijken")])
def test_their_number_is_said(number: int, said: str) -> None:
    assert f"Let op: {said} sterk af." in suspicions_told(DUTCH, Suspicions((TENFOLD,), number))
