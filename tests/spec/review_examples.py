"""What the worked examples on the review of a partnership compute."""

from __future__ import annotations

from typing import Any

from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import Series, make_series
from lib.domain.periods import parse_period
from lib.domain.quantities.in_order import quantities_in_order
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.review.changes import Certainty, Change, Movement, what_changed
from tests.samples import day, figure, indicator
from tests.spec.example_rows import Computation, Outcome, Row

WORDS = {Certainty.BEYOND: "te_onderscheiden", Certainty.NO_INTERVAL: "geen_interval"}


def in_order(rows: list[Row]) -> Outcome:
    lines = [
        Quantity(
            *("aa-cc", "gazon", str(n), None, 1.0, "m2"),
            *(day(row["peildatum"]), QuantityState(row["hoe bekend"]), "proef"),
        )
        for n, row in enumerate(rows)
    ]
    found = quantities_in_order(lines, day("2024-12-31"))
    assert found is not None
    states = [[str(s.state), s.lines, s.pct, s.years] for s in found.states]
    old = ["ouder dan 5 jaar", found.old, 100 * found.old / found.lines, ""]
    return [*states, ["alle", found.lines, 100.0, found.years], old]


def ranked(rows: list[Row]) -> Outcome:
    series = dict(_series(row) for row in rows)
    return [_told(change) for change in what_changed(series, parse_period("2023"), parse_period("2024"))]


def _series(row: Row) -> tuple[Indicator, Series]:
    code, unit = row["indicator"], row["eenheid"]
    of_cost = unit != "%"
    about = indicator(
        code, Role.COST if of_cost else Role.QUALITY, unit, Direction.LOWER if of_cost else Direction.HIGHER
    )
    figures = [
        figure(year, row[when], low=row[f"{when} van"] or None, high=row[f"{when} tot"] or None)
        for year, when in (("2023", "eerder"), ("2024", "nu"))
        if row[when] != ""
    ]
    return about, make_series(figures)


def _told(change: Change) -> list[Any]:
    if isinstance(change, Movement):
        return [change.indicator.code, WORDS[change.certainty], change.size]
    return [change.indicator.code, "ontbreekt", 0.0]  # type: ignore[union-attr]


REVIEW_EXAMPLES: dict[str, Computation] = {
    "basis-op-orde": in_order,
    "volgorde-van-verschillen": ranked,
}
