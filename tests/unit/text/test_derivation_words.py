"""What a figure comes from, in the language of the reader: what was given stays as it was given."""

from __future__ import annotations

import pytest

from lib.domain.comparison.series_breaks import causes_in
from lib.domain.derivation import Basis, Derivation, IndexTest, Ingredient, Uncounted
from lib.domain.market.outcome import MarketVerdict
from lib.text.derivation_words import BASES, SHORT_VERDICTS, UNCOUNTED, remark_words, source_words
from lib.text.language import DUTCH, ENGLISH
from tests.samples import figure

TESTED = tuple(Ingredient(basis) for basis in (Basis.RATES, Basis.TESTS, Basis.MARKET_PRICES))
INDEX = (Ingredient(Basis.RATES, "DVO 2024"), Ingredient(Basis.MARKET_PRICES))


@pytest.mark.parametrize(
    ("ingredients", "dutch", "english"),
    [
        (
            (Ingredient(Basis.INSPECTIONS, "Bureau A; Bureau B"),),
            "Berekend uit schouw (Bureau A; Bureau B)",
            "Computed from inspections (Bureau A; Bureau B)",
        ),
        (
            (Ingredient(Basis.COSTS, "Demo (fictief)"), Ingredient(Basis.INHABITANTS, "CBS")),
            "Berekend uit kosten (Demo (fictief)) en inwoners (CBS)",
            "Computed from cost (Demo (fictief)) and inhabitants (CBS)",
        ),
        (
            INDEX,
            "Berekend uit tarieven (DVO 2024) en marktprijzen",
            "Computed from rates (DVO 2024) and market prices",
        ),
        (
            TESTED,
            "Berekend uit tarieven, toetsen en marktprijzen",
            "Computed from rates, tests and market prices",
        ),
    ],
)
def test_what_a_figure_was_computed_from(
    ingredients: tuple[Ingredient, ...], dutch: str, english: str
) -> None:
    assert source_words(DUTCH, Derivation(ingredients)) == dutch
    assert source_words(ENGLISH, Derivation(ingredients)) == english


@pytest.mark.parametrize(
    ("derivation", "dutch", "english"),
    [
        (Derivation(TESTED), None, None),
        (
            Derivation(TESTED, Uncounted(Basis.RATES, 3)),
            "tarieven zonder bekende hoeveelheid of btw: 3",
            "rates without a known quantity or VAT: 3",
        ),
        (
            Derivation(TESTED, Uncounted(Basis.TESTS, 1)),
            "toetsen zonder index: 1",
            "tests without an index: 1",
        ),
        (
            Derivation(
                TESTED, Uncounted(Basis.TESTS, 1), causes=causes_in("ambitie erbij:water eruit:afval")
            ),
            "toetsen zonder index: 1; reeksbreuk: gewijzigde ambitie, Water telt nu mee, Afval telt niet meer mee",
            "tests without an index: 1; series break: changed ambition, Water now counts, Waste no longer counts",
        ),
        (
            Derivation(INDEX, test=IndexTest(MarketVerdict.NO_AGREEMENT)),
            "oordeel: geen afspraak; geen 95%-interval",
            "verdict: no agreement; no 95% interval",
        ),
        (
            Derivation(INDEX, None, IndexTest(MarketVerdict.WITHIN, "A+", 0.96875, 2), confidential=True),
            "oordeel: binnen; niveau A+; interval met 96,9% dekking; andere toetsen van dit product: 2; "
            "vertrouwelijk: index en interval volgen uit een afgeronde samenvatting van de prijzen",
            "verdict: within; level A+; interval with 96.9% coverage; other tests of this product: 2; "
            "confidential: index and interval follow from a rounded summary of the prices",
        ),
    ],
)
def test_what_is_to_be_known_of_a_derived_figure(
    derivation: Derivation, dutch: str | None, english: str | None
) -> None:
    derived = figure("2024", 100, source=derivation, series_break=bool(derivation.causes))
    assert remark_words(DUTCH, derived) == dutch
    assert remark_words(ENGLISH, derived) == english


@pytest.mark.parametrize("given", ["Jaarverslag 2023", "Berekend uit kosten (A) en inwoners (B)"])
def test_what_was_given_is_not_translated(given: str) -> None:
    assert source_words(ENGLISH, given) == given
    assert remark_words(ENGLISH, figure("2024", 1, source="proef", remark=given)) == given
    assert remark_words(ENGLISH, figure("2024", 1, source="proef")) is None


def test_every_basis_and_verdict_has_its_words() -> None:
    assert set(BASES) == set(Basis)
    assert set(SHORT_VERDICTS) == set(MarketVerdict)
    assert set(UNCOUNTED) <= set(Basis)
