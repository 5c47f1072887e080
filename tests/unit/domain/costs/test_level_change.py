from __future__ import annotations

from fractions import Fraction

from lib.domain.costs.level_change import bought, level_changes
from tests.bridges import rate


def test_another_level_at_the_prices_of_the_earlier_year() -> None:
    found = level_changes(
        [rate(2023, "A", 1.5, 1000), rate(2023, "B", 1.2), rate(2024, "B", 1.3, 1000)], 2023, 2024
    )
    (change,) = found.known
    assert (change.price_year, change.spent, change.ratio) == (2023, 1500, Fraction(4, 5))
    assert found.factor(Fraction(3000)) == Fraction(9, 10)  # a fifth of 1500 on 3000


def test_the_prices_of_the_later_year_where_only_it_has_both() -> None:
    found = level_changes(
        [rate(2023, "A", 1.5, 1000), rate(2024, "A", 2.0), rate(2024, "B", 1.0, 1000)], 2023, 2024
    )
    (change,) = found.known
    assert (change.price_year, change.spent, change.ratio) == (2024, 1500, Fraction(1, 2))


def test_levels_that_no_year_prices_together_are_named() -> None:
    found = level_changes([rate(2023, "A", 1.5, 1000), rate(2024, "B", 1.3, 1000)], 2023, 2024)
    assert (found.known, found.unpriced) == ((), ("maaien",))


def test_a_level_that_stays_needs_no_price() -> None:
    found = level_changes([rate(2023, "B", 1.5), rate(2024, "B", 1.7)], 2023, 2024)
    assert [change.ratio for change in found.known] == [1]
    assert found.factor(Fraction(99)) == 1


def test_a_shift_between_levels_is_a_shift_in_shares() -> None:
    rates = [
        rate(2023, "A", 2, 500),
        rate(2023, "B", 1, 500),
        rate(2024, "A", 2, 250),
        rate(2024, "B", 1, 750),
    ]
    (change,) = level_changes(rates, 2023, 2024).known
    assert change.before == {"A": Fraction(1, 2), "B": Fraction(1, 2)}
    assert change.ratio == Fraction(5, 6)  # 1.25 against 1.50


def test_what_was_bought() -> None:
    assert bought([rate(2023, "A", 1, 10), rate(2023, "B", 1)]) == {"A": 1}
    assert bought([rate(2023, "A", 1), rate(2023, "B", 1)]) == {}
    assert bought([rate(2023, "B", 1)]) == {"B": 1}
    assert bought([]) == {}


def test_vat_is_taken_out_and_without_a_percentage_there_is_no_price() -> None:
    with_vat = [
        rate(2023, "A", 1.815, 1000)._replace(vat_included=True, vat_pct=21),
        rate(2023, "B", 1.2),
        rate(2024, "B", 1.3, 1000),
    ]
    (change,) = level_changes(with_vat, 2023, 2024).known
    assert (change.spent, change.ratio) == (1500, Fraction(4, 5))
    unknown = [with_vat[0]._replace(vat_pct=None), *with_vat[1:]]
    assert level_changes(unknown, 2023, 2024).unpriced == ("maaien",)


def test_rates_without_a_level_say_nothing() -> None:
    assert level_changes([rate(2023, None, 1, 5), rate(2024, None, 2, 5)], 2023, 2024) == ((), ())
