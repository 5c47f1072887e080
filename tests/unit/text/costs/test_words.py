from __future__ import annotations

from decimal import Decimal

import pytest

from lib.catalogue.datasets.costs import COST_KINDS
from lib.domain.costs.bridge import BridgeReason, BridgeStepKind, Material, make_bridge
from lib.domain.costs.build_up import ConvertedCosts
from lib.domain.costs.scale_effect import SizedCost, fit_scale
from lib.domain.units import Unit, parse_unit
from lib.text.costs.sentences import left_out_sentences, scale_sentences
from lib.text.costs.words import (
    BRIDGE_REASONS,
    BRIDGE_STEPS,
    KIND_OF_COST_NAMES,
    bridge_sentences,
    euros,
    rounded_words,
    size_words,
    step_figures,
)
from lib.text.language import DUTCH, ENGLISH
from tests.bridges import counted, index, rate

PER_HEAD = Unit("EUR", "inwoner")


def test_every_code_has_its_words() -> None:
    assert set(KIND_OF_COST_NAMES) == set(COST_KINDS)
    assert set(BRIDGE_REASONS) == set(BridgeReason)
    assert set(BRIDGE_STEPS) == set(BridgeStepKind)


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        (Decimal("1234.50"), "+ € 1.235", "+ €1,235"),
        (Decimal("-5"), "− € 5", "− €5"),
        (Decimal(0), "€ 0", "€0"),
    ],
)
def test_a_signed_amount_stays_together(amount: Decimal, dutch: str, english: str) -> None:
    said = euros(DUTCH, amount, signed=True)
    assert " " not in said
    assert said.replace("\u00a0", " ") == dutch
    assert euros(ENGLISH, amount, signed=True).replace("\u00a0", " ") == english


def test_the_rest_says_what_it_holds() -> None:
    material = Material(index({"2023": 100}), None, [rate(2023, "A", 1, 5), rate(2024, "B", 1, 5)])
    bridge = make_bridge((2023, 100), (2024, 110), material)
    assert bridge is not None
    first, last = bridge_sentences(DUTCH, bridge, gross=True, products={"maaien": "Maaien"})
    assert first.replace("\u00a0", " ") == (
        "Van 2023 naar 2024 gingen de kosten (bruto) van € 100 naar € 110: + € 10."
    )
    assert last == (
        "In de rest zit ook: Prijs: de prijsindex houdt op (cpi, 2023); daarna wordt niets geïndexeerd; "
        "Groei van het areaal: deze dienst heeft geen eenheid van areaal; Niveau: Maaien: de tarieven van geen van "
        "beide jaren prijzen beide niveaus, of de hoeveelheid ontbreekt."
    )


def test_the_range_over_all_orders_and_the_weighing_are_told() -> None:
    """Growth 10%, recount -1/22, price 10%: three steps in six orders."""
    lines = [
        *[counted("2020-01-01", 10_000), counted("2024-03-01", 12_000)],
        *[
            counted("2020-01-01", 1_000, kind="heesters"),
            counted("2024-03-01", 900, "herijkt", kind="heesters"),
        ],
    ]
    rates = [rate(2023, None, 1, product="maaien"), rate(2023, None, 10, product="snoeien")]
    priced = {"maaien": ("gazon",), "snoeien": ("heesters",)}
    series = index({"2023": 100, "2024": 110})
    bridge = make_bridge((2023, 100_000), (2024, 120_000), Material(series, lines, rates, priced=priced))
    assert bridge is not None
    _, steps, orders, _ = bridge_sentences(DUTCH, bridge, gross=False, products={})
    assert steps.startswith("Stap voor stap (prijs → hoeveelheid → niveau): ")
    assert orders.replace("\u00a0", " ") == (
        "Dat is één van de 6 volgordes; geen ervan is de juiste. Over alle volgordes: Prijs + € 9.550 tot + € 11.000, "
        "Groei van het areaal + € 9.550 tot + € 11.000, Herijking van het areaal − € 5.500 tot − € 4.550; al het "
        "andere is steeds hetzelfde."
    )
    still = [counted("2020-01-01", 10_000)]
    one = make_bridge((2023, 100_000), (2024, 120_000), Material(series, still, []))
    assert one is not None
    assert bridge_sentences(DUTCH, one, gross=False, products={})[2] == (
        "In elke volgorde komen de stappen op hetzelfde uit."
    )
    figures = step_figures(DUTCH, bridge, bridge.steps[1], {})
    assert figures.replace("\u00a0", " ") == "€ 20.000 → € 22.000 (areaal maal tarief van 2023)"
    bare = make_bridge((2023, 100_000), (2024, 120_000), Material(series, lines, []))
    assert bare is not None
    assert bridge_sentences(DUTCH, bare, gross=False, products={})[-1].startswith(
        "In de rest zit ook: Groei van het areaal: van Gazon, Heesters is er geen tarief, en het areaal veranderde "
        "niet overal evenveel: zonder tarief zijn ongelijke soorten areaal niet op te tellen"
    )


def test_the_line_is_told_without_a_cause() -> None:
    points = [
        SizedCost(str(k), 1000.0 * 2**k, 100 * 2 ** (-0.1 * k) * 1.01 ** (k % 2), str(k)) for k in range(10)
    ]
    said = scale_sentences(DUTCH, fit_scale(points), 10, PER_HEAD, 2024, fictitious=False)
    assert said[0].startswith(
        "10 bestaande partnerschappen van 10 opdrachtnemers in 2024: helling −0,10 (95%-interval −0,10 tot −0,10)."
    )
    assert said[0].endswith("Bij een dubbele omvang horen 6,7% lagere kosten per inwoner.")
    assert said[1] == "Het interval sluit 0 uit: deze cijfers laten een schaaleffect zien."
    assert "geen bewijs" in said[2]
    few = scale_sentences(DUTCH, None, 3, PER_HEAD, 2024, fictitious=True)
    assert few[0].startswith("3 fictieve partnerschappen met dit cijfer in 2024: te weinig")


def test_a_common_contractor_is_told_and_too_few_of_them() -> None:
    points = [
        SizedCost(str(k), 1000.0 * 2**k, 100 * 2 ** (-0.1 * k) * 1.01 ** (k % 3), str(k % 10))
        for k in range(14)
    ]
    shared = scale_sentences(DUTCH, fit_scale(points), 14, PER_HEAD, 2024, fictitious=True)
    assert shared[0].startswith(
        "14 fictieve partnerschappen van 10 opdrachtnemers in 2024: helling −0,10 (95%-"
    )
    assert shared[2] == (
        "Partnerschappen van één opdrachtnemer tellen in het interval niet als los van elkaar; de opdrachtnemer met "
        "de meeste heeft er 2."
    )
    few = scale_sentences(
        DUTCH,
        fit_scale([p._replace(contractor=str(int(p.code) % 3)) for p in points]),
        *(14, PER_HEAD, 2024),
        fictitious=True,
    )
    assert few[0] == (
        "14 fictieve partnerschappen van 3 opdrachtnemers in 2024: helling −0,10. Bij een dubbele omvang horen 6,7% "
        "lagere kosten per inwoner."
    )
    assert few[1] == (
        "Te weinig opdrachtnemers voor een interval: de monitor vraagt er 10, en dat een paar ervan niet de meeste "
        "partnerschappen hebben. Of deze cijfers een schaaleffect laten zien, is zo niet te zeggen."
    )


def test_a_size_is_named_in_the_unit_of_the_cost() -> None:
    assert size_words(DUTCH, PER_HEAD) == "Inwoners"
    assert size_words(DUTCH, PER_HEAD, 12_300) == "12.300 inwoners"
    assert size_words(ENGLISH, Unit("EUR", "m2"), 5) == "5 m²"
    assert size_words(DUTCH, Unit("EUR", "stuks")) == "Areaal (stuks)"


def test_years_after_the_end_of_an_index_are_left_out_with_its_last_year() -> None:
    converted = ConvertedCosts({}, without_index=(2020, 2023))
    series = index({"2018": 100, "2019": 102})
    said = left_out_sentences(DUTCH, converted, PER_HEAD, series)
    assert said == [
        "Niet getoond: 2020, 2023 (reeks cpi loopt tot en met 2019; daarna wordt niets geïndexeerd)."
    ]
    before = left_out_sentences(DUTCH, ConvertedCosts({}, without_index=(2017,)), PER_HEAD, series)
    assert before == ["Niet getoond: 2017 (geen indexcijfer met hetzelfde basisjaar)."]


@pytest.mark.parametrize(
    ("unit", "values", "said"),
    [
        ("EUR", (4_065_200, 3_926_800, 138_400), " (afgerond)"),
        ("EUR", (1_100_000, 1_000_000, 100_000), ""),
        ("EUR", (99.6, 100.4), ""),  # a euro less says nothing of what adds up
        ("EUR/inwoner", (115.5, 112.5), " (afgerond)"),
        ("EUR/inwoner", (9.25, 8.0), ""),
    ],
)
def test_amounts_that_lost_digits_are_told_as_rounded(
    unit: str, values: tuple[float, ...], said: str
) -> None:
    assert rounded_words(DUTCH, parse_unit(unit), *values) == said


def test_a_bridge_is_told_in_three_significant_figures() -> None:
    bridge = make_bridge((2024, 3_926_800), (2025, 4_065_200), Material(None, None, []))
    assert bridge is not None
    first = bridge_sentences(DUTCH, bridge, gross=False, products={})[0].replace("\u00a0", " ")
    assert first == (
        "Van 2024 naar 2025 gingen de kosten (netto) van € 3.930.000 naar € 4.070.000: + € 138.000 (afgerond)."
    )
