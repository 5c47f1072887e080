"""What the worked examples on the review of a partnership compute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import Series, make_series
from lib.domain.periods import parse_period
from lib.domain.quantities.in_order import quantities_in_order
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.review.changes import Certainty, Change, Movement, what_changed
from tests.samples import day, figure, indicator

Rows = Sequence[Sequence[Any]]
WORDS = {Certainty.BEYOND: "buiten_het_interval", Certainty.NO_INTERVAL: "geen_interval"}


def in_order(rows: Rows) -> Rows:
    lines = [
        Quantity("aa-cc", "gazon", str(n), None, 1.0, "m2", day(date), QuantityState(state), "proef")
        for n, (date, state) in enumerate(rows)
    ]
    found = quantities_in_order(lines, day("2024-12-31"))
    assert found is not None
    states = [[str(s.state), s.lines, s.pct, s.years] for s in found.states]
    old = ["ouder dan 5 jaar", found.old, 100 * found.old / found.lines, ""]
    return [*states, ["alle", found.lines, 100.0, found.years], old]


def ranked(rows: Rows) -> Rows:
    series = dict(_series(*row) for row in rows)
    return [_told(change) for change in what_changed(series, parse_period("2023"), parse_period("2024"))]


def _series(code: str, unit: str, *cells: Any) -> tuple[Indicator, Series]:
    of_cost = unit != "%"
    about = indicator(
        code, Role.COST if of_cost else Role.QUALITY, unit, Direction.LOWER if of_cost else Direction.HIGHER
    )
    figures = [
        figure(year, value, low=low or None, high=high or None)
        for year, (value, low, high) in (("2023", cells[:3]), ("2024", cells[3:]))
        if value != ""
    ]
    return about, make_series(figures)


def _told(change: Change) -> list[Any]:
    if isinstance(change, Movement):
        return [change.indicator.code, WORDS[change.certainty], change.size]
    return [change.indicator.code, "ontbreekt", 0.0]  # type: ignore[union-attr]


REVIEW_EXAMPLES: dict[str, Callable[[Rows], Rows]] = {
    "basis-op-orde": in_order,
    "volgorde-van-verschillen": ranked,
}
