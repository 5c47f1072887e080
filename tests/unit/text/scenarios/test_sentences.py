"""What is said of a scenario: amounts, what is unknown, what it rests on; no word on causes."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from lib.domain.market.prices import Overhead
from lib.domain.periods import parse_period
from lib.domain.scenarios.amounts import amounts_of
from lib.domain.scenarios.cuts import sets_reaching
from lib.domain.scenarios.earlier import CountedShare, EarlierMove
from lib.domain.scenarios.moves import ALL_TYPES, ScenarioMove, scenario_of
from lib.text.language import DUTCH, ENGLISH
from lib.text.scenarios.sentences import (
    basis_sentences,
    cuts_sentences,
    earlier_sentence,
    earlier_summary,
    less_or_more,
    scenario_sentences,
    scenario_title,
    set_words,
)
from tests.bridges import index
from tests.scenario_ground import CHARGES, PATCHES, PRODUCTS, charge, ground, patch

LEVEL = parse_period("2025")


def plain(texts) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def basis(of, series=None) -> list[str]:
    return plain(basis_sentences(DUTCH, of, 2025, "contract", LEVEL, series, PRODUCTS))


def test_the_title_says_what_it_comes_to() -> None:
    titles = [
        scenario_title(DUTCH, amounts_of(ground(), scenario_of(moves)), "Aa - Cc")
        for moves in (
            [],
            [ScenarioMove("maaien", ALL_TYPES, to_level="C")],
            [ScenarioMove("maaien", "centrum", to_level="B"), ScenarioMove("bomen", ALL_TYPES, to_level="C")],
            [ScenarioMove("bomen", ALL_TYPES, to_level="C")],
        )
    ]
    assert plain(titles) == [
        "Aa - Cc: nu € 69.000 per jaar, voor zover er een prijs is",
        "Aa - Cc: dit scenario komt uit op € 17.000 minder per jaar",
        "Aa - Cc: dit scenario komt uit op € 5.000 minder per jaar, met een deel dat onbekend is",
        "Aa - Cc: wat dit scenario scheelt, is onbekend",
    ]


def test_amounts_have_three_figures_at_most_and_say_so() -> None:
    of = ground([charge("maaien", *rate) for rate in (("A", 1.2345), ("B", 1.0), ("C", 0.8765))])
    amounts = amounts_of(of, scenario_of([ScenarioMove("maaien", ALL_TYPES, to_level="C")]))
    assert [float(total) for total in (amounts.before, amounts.after)] == [62_345, 52_590]
    said = plain([scenario_title(DUTCH, amounts, "Aa"), *scenario_sentences(DUTCH, amounts, PRODUCTS)])
    assert said[0] == "Aa: dit scenario komt uit op € 9.760 minder per jaar (afgerond)"
    assert said[1].startswith("Nu € 62.300, dan € 52.600: € 9.760 minder per jaar (afgerond). ")
    now = scenario_title(DUTCH, amounts_of(of, scenario_of([])), "Aa")
    assert plain([now]) == ["Aa: nu € 62.300 per jaar (afgerond), voor zover er een prijs is"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(9_900_00, "€ 9.760 (afgerond): dat is minder."), (9_758_00, "€ 9.755: dat is minder.")],
)
def test_what_all_steps_come_to_stays_on_its_side_of_what_is_asked(wanted: int, said: str) -> None:
    of = ground([charge("maaien", *rate) for rate in (("A", 1.2345), ("B", 1.0), ("C", 0.8765))])
    told = plain(cuts_sentences(DUTCH, sets_reaching(of, wanted)))
    assert f"Alle laagste stappen samen komen tot {said}" in told


def test_a_total_with_an_unknown_part_says_so() -> None:
    moves = [ScenarioMove("maaien", "centrum", to_level="B"), ScenarioMove("bomen", ALL_TYPES, to_level="C")]
    said = plain(scenario_sentences(DUTCH, amounts_of(ground(), scenario_of(moves)), PRODUCTS))
    assert said == [
        "Nu € 65.000, dan € 60.000: € 5.000 minder per jaar. Dat gaat over de delen waarvan beide bedragen bekend "
        "zijn.",
        "Onbekend is het verschil van 1 van de 2 delen die veranderen: er is geen prijs van dat niveau (1). Zij zitten "
        "in geen van deze bedragen; het totaal is dus niet het hele verschil.",
        "Van 1 ander deel is het bedrag nu onbekend: er is geen prijs van dat niveau (1).",
    ]


def test_what_it_rests_on_names_dates_price_level_vat_and_overhead() -> None:
    said = basis(ground())
    assert "Hoeveelheden: areaal zoals bekend eind 2025 (peildatum 31 dec 2024; geregistreerd)." in said
    assert "Prijspeil 2025; er is niets geïndexeerd." in said
    assert "Alle bedragen zijn zonder btw; de tarieven ook." in said
    assert any(s.startswith("De prijzen dragen volledige overhead.") for s in said)
    assert (
        "Maaien: de tarieven rekenen 100% B af, de niveaus die nu gelden geven 17% A en 83% B. De bedragen volgen de "
        "niveaus die gelden." in said
    )


def test_indexation_vat_and_other_tasks_are_told_where_they_are() -> None:
    charges = [
        charge(
            "maaien", "B", 1.21, vat_included=True, vat_pct=21.0, price_level="2024", overhead=Overhead.NONE
        ),
        charge(
            "maaien", "A", 2.0, overhead=Overhead.NONE, included=("regie", "extra_taken"), included_amount=0.1
        ),
    ]
    cpi = index({"2024": 100.0, "2025": 110.0})
    said = basis(ground(charges, index=cpi), cpi)
    assert "Prijspeil 2025: 1 prijs is daarheen omgerekend met reeks cpi." in said
    assert "Alle bedragen zijn zonder btw; uit 1 tarief is de btw gehaald." in said
    assert (
        "De prijs van Maaien bevat ook extra taken en regie van de opdrachtgever; dat zit in de bedragen."
        in said
    )
    assert not any("De prijzen dragen" in s for s in said)


def test_products_over_one_object_type_and_units_that_do_not_fit() -> None:
    kinds = {"maaien": ("gazon", "boom"), "snoeien": ("gazon",), "bomen": ()}
    of = ground(object_types=kinds)
    assert any(s.startswith("Maaien en Snoeien gaan over hetzelfde objecttype.") for s in basis(of))
    said = list(scenario_sentences(DUTCH, amounts_of(of, scenario_of([])), PRODUCTS))
    assert (
        "Maaien: van boom is het bedrag onbekend, want het areaal is geteld in een andere eenheid dan het tarief."
        in said
    )
    assert "Van 1 objecttype in beheer is er geen tarief; wat dat kost, is hier onbekend: heesters." in said


def earlier(before: int, after: int, title: str | None = None) -> EarlierMove:
    day = dt.date(2020, 1, 1)
    levels = (None, None) if title else ("A", "B")
    counted = CountedShare(2019, before, 20), CountedShare(2020, after, 20)
    return EarlierMove("groen", "centrum", day, *levels, title, "B", *counted)


def test_earlier_moves_are_counts_without_a_cause() -> None:
    assert earlier_sentence(DUTCH, earlier(16, 14)) == (
        "Groen, Centrum: van niveau A naar B op 1 jan 2020. Metingen op niveau B of beter: 2019: 16 van 20 (80%); "
        "2020: 14 van 20 (70%)."
    )
    assert earlier_sentence(DUTCH, earlier(16, 14, "Minder")).startswith(
        "Groen, Centrum: bezuiniging “Minder” op 1 jan 2020."
    )
    without = earlier(1, 1)._replace(after=None)
    assert earlier_sentence(DUTCH, without).endswith(
        "Er zijn geen metingen van een jaar ervoor en een jaar erna."
    )
    up = earlier(9, 9)._replace(from_level="B", to_level="A")
    said = list(earlier_summary(DUTCH, [earlier(16, 14), earlier(14, 16, "Minder"), up, without]))
    assert said[:2] == [
        "Eerdere stappen naar een lager niveau of met een bezuiniging, met metingen ervoor en erna: 2. Het aandeel was "
        "daarna lager bij 1, hoger bij 1, gelijk bij 0.",
        "Eerdere stappen naar een hoger niveau, met metingen ervoor en erna: 1. Het aandeel was daarna lager bij 0, "
        "hoger bij 0, gelijk bij 1.",
    ]
    assert list(earlier_summary(DUTCH, [without])) == []
    assert not any(word in " ".join(said) for word in (" door ", "dankzij", "leidt tot"))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (1_700_000, "1 set komt aan € 17.000 of meer per jaar."),
        (400_000, "3 sets komen aan € 4.000 of meer per jaar."),
        (9_900_000, "Alle laagste stappen samen komen tot € 17.000: dat is minder."),
    ],
)
def test_sets_are_counted(wanted: int, said: str) -> None:
    cuts = sets_reaching(ground(), wanted)
    told = plain(cuts_sentences(DUTCH, cuts))
    assert said in told
    assert any("niet wat beter is" in sentence for sentence in told)


def test_a_set_is_its_moves_and_their_amount() -> None:
    (found,) = sets_reaching(ground(), 1_700_000).sets
    assert plain([set_words(DUTCH, found, PRODUCTS)]) == [
        "Maaien, Centrum: naar niveau C + Maaien, Woongebied: naar niveau C: € 17.000 minder"
    ]
    assert set_words(ENGLISH, found, PRODUCTS).startswith("Mowing, ")


def test_less_more_and_nothing() -> None:
    assert plain(less_or_more(DUTCH, Fraction(n)) for n in (-5, 5, 0)) == [
        "€ 5 minder",
        "€ 5 meer",
        "geen verschil",
    ]


def test_more_dates_are_a_range() -> None:
    later = patch("gazon", "West", "woongebied", 10)._replace(date=dt.date(2023, 1, 1))
    assert any("1 jan 2023 tot 31 dec 2024" in said for said in basis(ground(CHARGES, [*PATCHES, later])))
