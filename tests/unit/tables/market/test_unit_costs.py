"""Unit costs as a table: remarks stand in files, and on screen each once under it."""

from __future__ import annotations

from lib.domain.figures import Figure
from lib.domain.market.unit_costs import unit_costs
from lib.tables.market.unit_costs import unit_cost_remarks, unit_cost_table
from lib.text.language import DUTCH, ENGLISH
from tests.samples import COST, figure, indicator, measured, organisation, partner

ME = partner("aa-cc")
LAND = organisation("land", "referentie")
OTHER = indicator("andere")


def remarked(value: float, remark: str | None) -> Figure:
    return figure("2021", value, remark=remark)


def test_a_remark_that_all_share_is_said_once() -> None:
    shared = "bruto lasten, met werk voor anderen"
    both = [
        measured(
            each,
            {ME: [remarked(11, shared)]},
            {LAND: [remarked(12, f"over 341 gemeenten met opgave; {shared}")]},
        )
        for each in (COST, OTHER)
    ]
    costs = unit_costs(both, ME, 2021)
    assert list(unit_cost_remarks(costs, DUTCH)) == [
        f"Opmerking bij al deze cijfers: {shared}; over 341 gemeenten met opgave."
    ]
    assert "over 341 municipalities that reported" in next(unit_cost_remarks(costs, ENGLISH))


def test_a_remark_of_one_names_it_and_none_is_nothing() -> None:
    costs = unit_costs(
        [measured(COST, {ME: [remarked(11, "alleen grof")]}), measured(OTHER, {ME: [remarked(11, None)]})],
        ME,
        2021,
    )
    (said,) = unit_cost_remarks(costs, DUTCH)
    assert said.startswith("Opmerking bij ")
    assert said.endswith(": alleen grof.")
    assert list(unit_cost_remarks(costs[1:], DUTCH)) == []


def test_the_remark_is_a_column_of_files_only() -> None:
    costs = unit_costs([measured(COST, {ME: [remarked(11, "alleen grof")]})], ME, 2021)
    table = unit_cost_table(costs, DUTCH)
    assert table.columns[-1].title == "Opmerking"
    assert table.rows[0][-1] == "alleen grof"
    assert "Opmerking" not in [column.title for column in table.shown().columns]
