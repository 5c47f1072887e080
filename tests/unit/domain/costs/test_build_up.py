from __future__ import annotations

from lib.domain.costs.build_up import BuildUp, build_ups, convert_costs
from lib.domain.costs.lines import CostLine
from lib.domain.figures import Status


def line(kind: str, amount: float, product: str | None = None, service: str = "groen") -> CostLine:
    return CostLine("aa-cc", service, product, 2024, kind, Status.ACCOUNTS, amount, "jaarrekening")


LINES = [
    line("loon", 60_000),
    line("loon", 50_000, "maaien"),
    line("materieel", 20_000, "maaien"),
    line("materieel", 1_000, "snoeien"),
    line("overhead", 9_000),
    line("opbrengsten", -5_000),
    line("regie", 7_000),
    line("loon", 1, service="afval"),
]


def one() -> BuildUp:
    return build_ups(LINES, "groen")[2024, Status.ACCOUNTS]


def test_each_amount_once_and_the_apart_ones_apart() -> None:
    assert one().like_for_like == {
        "loon": 60_000,
        "materieel": 21_000,
        "overhead": 9_000,
        "opbrengsten": -5_000,
    }
    assert one().amounts == {**one().like_for_like, "regie": 7_000}
    assert (one().net, one().gross, one().total(gross=True)) == (85_000, 90_000, 90_000)
    assert one().sources == ("jaarrekening",)


def test_a_share_of_the_gross_cost_only_of_what_was_given() -> None:
    assert one().share_of_gross("overhead") == 10
    assert one().share_of_gross("uitbesteed") is None
    assert one().share_of_gross("opbrengsten") is None


def test_a_total_of_kinds_that_nobody_gave_is_not_zero() -> None:
    apart = build_ups([line("regie", 7_000)], "groen")[2024, Status.ACCOUNTS]
    assert (apart.net, apart.gross, apart.share_of_gross("overhead")) == (None, None, None)
    yields = build_ups([line("opbrengsten", -5_000)], "groen")[2024, Status.ACCOUNTS]
    assert (yields.net, yields.gross) == (-5_000, None)


def test_per_unit_and_to_another_price_level() -> None:
    assert one().times(1 / 1000).net == 85
    assert one().times(1 / 1000).amounts["regie"] == 7


def test_amounts_add_up_as_in_a_ledger() -> None:
    lines = [line("loon", 0.1, "maaien"), line("loon", 0.2, "snoeien"), line("materieel", 0.3)]
    assert build_ups(lines, "groen")[2024, Status.ACCOUNTS].net == 0.6


def test_nothing_of_another_service() -> None:
    assert build_ups(LINES, "water") == {}


def test_a_year_without_its_size_or_its_index_is_named_and_not_shown() -> None:
    found = build_ups(LINES, "groen")
    for sizes in ({}, {2024: 0.0}, {2024: -5.0}):
        left = convert_costs(found, sizes)
        assert (left.found, left.without_size, left.without_index) == ({}, (2024,), ())
    unknown = convert_costs(found, {2024: 1000.0}, None, 2020)
    assert (unknown.found, unknown.without_size, unknown.without_index) == ({}, (), (2024,))
    per_unit = convert_costs(found, {2024: 1000.0}).at(2024, Status.ACCOUNTS)
    assert per_unit
    assert per_unit.net == 85
    assert convert_costs(found).at(2024, Status.ACCOUNTS) == one()
