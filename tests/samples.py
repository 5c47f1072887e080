"""Short ways to make figures, partners and indicators for tests of what is computed with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from lib.catalogue.units import reading_of
from lib.domain.comparison.quality_cost import Comparison, compare
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import HOME_COUNTRY, Measured, Organisation, Partner, make_series
from lib.domain.periods import parse_period
from lib.domain.units import parse_unit


def figure(period: str, value: float, status: Status = Status.FINAL, **more: Any) -> Figure:
    more = {"partnership": "aa-cc", "organisation": None, "indicator": "kosten", "source": "proef"} | more
    return Figure(period=parse_period(period), status=status, value=float(value), **more)


def yearly(values: Iterable[float], half: float | None = None, broken: int | None = None) -> list[Figure]:
    """Figures of 2015 and the years after it, with half the width of an interval; the one at `broken` is a break."""
    return [
        figure(
            str(2015 + n),
            value,
            low=None if half is None else value - half,
            high=None if half is None else value + half,
            series_break=True if n == broken else None,
        )
        for n, value in enumerate(values)
    ]


def partner(code: str, **more: Any) -> Partner:
    """A partner whose code is `client-contractor`."""
    client, _, contractor = code.partition("-")
    more = {"name": code.title(), "contract_form": "dvo", "fictitious": False} | more
    return Partner(code=code, client=client, contractor=contractor or client, **more)


def organisation(
    code: str, kind: str = "gemeente", fictitious: bool = False, country: str = HOME_COUNTRY
) -> Organisation:
    return Organisation(code, code.title(), kind, fictitious, country=country)


def indicator(
    code: str = "kosten",
    role: Role = Role.COST,
    unit: str = "EUR/inwoner",
    direction: Direction = Direction.LOWER,
    **more: Any,
) -> Indicator:
    measure = parse_unit(unit)
    more = {"margin": reading_of(measure).margin} | more
    return Indicator(code, code.title(), "afval", role, measure, direction, "proef", **more)


COST = indicator()
QUALITY = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)


def measured(
    what: Indicator,
    table: dict[Partner, Iterable[Figure]],
    references: dict[Organisation, Iterable[Figure]] | None = None,
) -> Measured:
    return Measured(
        what,
        {who: make_series(list(found)) for who, found in table.items()},
        {who: make_series(list(found)) for who, found in (references or {}).items()},
    )


def compared(cost: Measured, quality: Measured, period: str, **more: Any) -> Comparison:
    """Everyone side by side: actual figures, all peers and no focus unless said otherwise."""
    options: dict[str, Any] = {
        "stand": Stand.ACTUAL,
        "partners": [*dict.fromkeys([*cost.partners, *quality.partners])],
        "peers": None,
        "focus": None,
        "other_cost_units": {},
    }
    return compare(cost, quality, period=parse_period(period), **(options | more))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
