"""What changed, in words: figures, units, periods, and no cause."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lib.domain.comparison.series_breaks import GIVEN_CAUSE, causes_in
from lib.domain.costs.bridge import Material, make_bridge
from lib.domain.indicators import Direction, Role
from lib.domain.periods import parse_period
from lib.domain.quantities.in_order import quantities_in_order
from lib.domain.review.changes import (
    BrokenSeries,
    Change,
    CostChange,
    MissingFigure,
    Movement,
    OldCounts,
    OldFigure,
    VerdictFlip,
)
from lib.domain.service_levels.breaks import Agreed, AgreementChange, OtherAmbition
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Judged
from lib.domain.service_levels.sampled_share import SampledShare
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.review.sentences import (
    absent_sentence,
    change_kind,
    change_sentence,
    change_subject,
    changes_title,
    scope_sentence,
)
from tests.bridges import counted, index
from tests.samples import day, figure, indicator

NOW = parse_period("2023")
COST = indicator("kosten", unit="EUR/huishouden")
CLEAN = indicator("schoon", Role.QUALITY, "%", Direction.HIGHER)
LOWERED = AgreementChange((OtherAmbition("groen", None, (Agreed("A", 80),), (Agreed("B", 80),)),), (), ())
CAUSES = ("door ", "omdat", "daardoor", "vanwege", "dankzij", "because", "due to", "thanks to", "caused")


def judged(hits: int, total: int) -> Judged:
    return Judged(90, ("B",), SampledShare.one_each(hits, total))


def flip() -> VerdictFlip:
    return VerdictFlip(Layer.CONTRACT, "groen", (2022, 2023), judged(100, 100), judged(50, 100))


def cost_change(later: int = 1_050_000) -> CostChange:
    material = Material(index({"2022": 100, "2023": 102}), [counted("2022-01-01", 500)], ())
    bridge = make_bridge((2022, 1_000_000), (2023, later), material)
    assert bridge is not None
    return CostChange("groen", bridge)


def old_counts() -> OldCounts:
    quantities = quantities_in_order([counted("2010-01-01", 5), counted("2023-01-01", 5)], day("2023-12-31"))
    assert quantities is not None
    return OldCounts(quantities)


def told(change: Change, language: Language = DUTCH) -> str:
    return change_sentence(language, change, NOW).replace("\u00a0", " ")


SENTENCES: list[tuple[Change, str, str, str]] = [
    (
        flip(),
        "Groen, contractschouw",
        "andere uitkomst",
        "Formeel van ✓ gehaald naar ✕ niet gehaald. 2023: 50% van 100 metingen op niveau; 2022: 100% van 100 metingen; "
        "afgesproken is 90%. 2023: het verschil met de afspraak is meer dan toeval (100 plekken, interval 40% tot "
        "60%). Het verschil met 2022 is te onderscheiden (−59,8 pp tot −39,5 pp).",
    ),
    (
        Movement(COST, figure("2022", 100), figure("2023", 110)),
        "Kosten",
        "verandering, geen interval bekend",
        "€ 110 per huishouden (definitief 2023). € 10 hoger dan in 2022. Duurder.",
    ),
    (
        Movement(CLEAN, figure("2022", 60), figure("2023", 80, low=75.5, high=84)),
        "Schoon",
        "verandering, te onderscheiden",
        "80% (definitief 2023). 20 procentpunt hoger dan in 2022. Beter; "
        "interval van het verschil: +15,5 pp tot +24,0 pp.",
    ),
    (
        cost_change(),
        "Kosten Groen",
        "verschil in kosten",
        "Netto € 1.050.000 (rekening 2023), was € 1.000.000 (2022); verschil + € 50.000: "
        "Prijs + € 20.000, Groei van het areaal € 0, Rest + € 30.000.",
    ),
    (
        cost_change(1_010_000),
        "Kosten Groen",
        "verschil in kosten",
        "Netto € 1.010.000 (rekening 2023), ongeveer gelijk aan € 1.000.000 (2022); verschil + € 10.000: "
        "Prijs + € 20.000, Groei van het areaal € 0, Rest − € 10.000.",
    ),
    (
        BrokenSeries(CLEAN, figure("2022", 60), figure("2023", 80), GIVEN_CAUSE),
        "Schoon",
        "reeksbreuk",
        "80% (definitief 2023); een reeksbreuk (opgegeven bij het cijfer), "
        "dus niet te vergelijken met 60% (definitief 2022).",
    ),
    (
        BrokenSeries(CLEAN, figure("2022", 60), figure("2023", 90), causes_in("ambitie overdracht"), LOWERED),
        "Schoon",
        "gewijzigde ambitie",
        "90% (definitief 2023); overdracht; gewijzigde ambitie: van niveau A, 80% naar niveau B, 80%. "
        "Dus niet te vergelijken met 60% (definitief 2022).",
    ),
    (
        BrokenSeries(CLEAN, figure("2022", 60), figure("2023", 90), LOWERED.causes, LOWERED),
        "Schoon",
        "gewijzigde ambitie",
        "90% (definitief 2023); gewijzigde ambitie: van niveau A, 80% naar niveau B, 80%. "
        "Dus niet te vergelijken met 60% (definitief 2022).",
    ),
    (
        MissingFigure(COST, figure("2022", 99.5)),
        "Kosten",
        "ontbreekt",
        "Geen cijfer over 2023; het vorige is € 100 per huishouden (definitief 2022).",
    ),
    (
        OldFigure(CLEAN, figure("2015", 60)),
        "Schoon",
        "verouderd",
        "Het laatste cijfer is meer dan 3 jaar oud: 60% (definitief 2015).",
    ),
    (
        old_counts(),
        "Areaal",
        "verouderd",
        "1 van 2 regels is ouder dan 5 jaar; de oudste is van 1 jan 2010.",
    ),
]


@pytest.mark.parametrize(("change", "subject", "kind", "sentence"), SENTENCES)
def test_a_change_in_words(change: Change, subject: str, kind: str, sentence: str) -> None:
    assert (change_subject(DUTCH, change), change_kind(DUTCH, change)) == (subject, kind)
    assert told(change) == sentence


@pytest.mark.parametrize("change", [change for change, *_ in SENTENCES])
def test_no_sentence_names_a_cause(change: Change) -> None:
    for language in (DUTCH, ENGLISH):
        assert not [word for word in CAUSES if word in told(change, language).lower()]


def test_what_is_missing_is_one_line_with_the_period_of_each_last_figure() -> None:
    absent = [MissingFigure(COST, figure("2021", 99.5)), OldFigure(CLEAN, figure("2015", 60))]
    assert absent_sentence(DUTCH, absent, NOW) == (
        "Geen cijfer over 2023, tussen haakjes het laatste: Kosten (2021), Schoon (2015)."
    )
    assert absent_sentence(DUTCH, [], NOW) == ""


def test_what_is_of_every_service_is_said_so() -> None:
    everywhere = Movement(replace(CLEAN, service="algemeen"), figure("2022", 60), figure("2023", 80))
    assert change_subject(DUTCH, everywhere) == "Schoon, alle diensten samen"
    assert changes_title(DUTCH, "reiniging", NOW) == "Straatreiniging: wat er in 2023 anders is"
    assert changes_title(DUTCH, None, NOW) == "Alle diensten samen: wat er in 2023 anders is"


def test_the_scope_names_what_services_cost() -> None:
    said = scope_sentence(DUTCH, ["groen", "afval"], {"groen": Decimal("1100000"), "water": Decimal(5)})
    assert said.replace("\u00a0", " ") == (
        "Diensten met cijfers, met netto kosten: Groen (€ 1.100.000), Afval, Water (€ 5)."
    )
    assert scope_sentence(DUTCH, [], {}) == "Diensten met cijfers: geen."
