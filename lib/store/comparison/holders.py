"""The question who has a figure of which indicator, without the figures themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from lib.domain.figures import STATUSES_OF, Stand
from lib.domain.partners import CLIENT_PREFIX, Partner
from lib.domain.periods import Period, parse_period
from lib.store.registry import read_registry
from lib.store.rows import Columns, Filter, Rows

_BUDGET = [str(status) for status in STATUSES_OF[Stand.BUDGET]]
_CODES: sa.BindParameter[list[str]] = sa.bindparam("indicators", expanding=True)


class Held(NamedTuple):
    """An indicator in a period and a stand."""

    indicator: str
    stand: Stand
    period: Period


def read_holders(rows: Rows, *indicators: str) -> Mapping[Held, frozenset[str]]:
    """Per indicator, stand and period the codes of the partnerships and whole clients with a figure.

    Figures of an organisation go to the partnership that it is the client of, as in `partner_series`; a figure on
    fewer observations than its indicator asks for does not count.
    """
    if not indicators:
        return {}
    registry = rows.ask(read_registry)
    of_client: dict[str, list[Partner]] = defaultdict(list)
    for partner in registry.partners:
        of_client[partner.client].append(partner)
    least = sorted((i.code, i.minimum_n) for i in registry.indicators.values() if i.minimum_n is not None)
    found: dict[Held, frozenset[str]] = {}
    for code, text, is_budget, partnerships, organisations in rows.kept(
        _held, *least, indicators=list(indicators)
    ).all():
        period = parse_period(text)
        served = {_served(o, of_client.get(o, ()), period) for o in (organisations or "").split()}
        holders = {who for who in served if who is not None}.union((partnerships or "").split())
        if holders:
            found[Held(code, Stand.BUDGET if is_budget else Stand.ACTUAL, period)] = frozenset(holders)
    return found


def _served(organisation: str, partners: list[Partner] | tuple[()], period: Period) -> str | None:
    """Whom the figure of an organisation serves: its one partnership of the period, or the client as a whole."""
    active = [partner.code for partner in partners if partner.is_active_in(period)]
    if len(active) > 1:
        return CLIENT_PREFIX + organisation
    return next(iter(active), None)


_COLUMNS = ("indicator", "partnerschap", "organisatie", "periode", "status")


def _held(rows: Filter, *least: tuple[str, int]) -> sa.Select:
    """Per indicator, period and stand the partnerships with a figure, and the organisations with one of their own.

    Gathered by the database, and as text: a list of so many codes takes longer than finding them.

    Args:
        least: indicators and the observations that a figure of each needs.
    """
    c = sa.union_all(*_sides(rows, dict(least))).subquery().c
    groups = (c.indicator, c.periode, c.status.in_(_BUDGET).label("budget"))
    gathered = [
        sa.func.string_agg(who, " ").filter(counts).label(name)
        for name, who, counts in (
            ("partnerships", c.partnerschap, c.partnerschap.is_not(None)),
            ("organisations", c.organisatie, c.partnerschap.is_(None)),
        )
    ]
    return sa.select(*groups, *gathered).group_by(*groups)


def _sides(rows: Filter, least: Mapping[str, int]) -> Iterator[sa.Select]:
    """Given figures and derived ones; how many observations one rests on is looked up where that counts alone."""
    codes = list(least)
    yield _key_of(rows.keys("cijfers", _chosen, lambda c: c.indicator.not_in(codes)))
    sides = [rows.derived(_chosen)]
    if least:
        sides.append(rows.of("cijfers", _chosen, lambda c: c.indicator.in_(codes)))
    for side in sides:
        needed = sa.case(dict(least), value=side.c.indicator, else_=0) if least else sa.literal(0)
        yield _key_of(side).where(sa.or_(side.c.aantal.is_(None), side.c.aantal >= needed))


def _key_of(figures: sa.FromClause) -> sa.Select:
    return sa.select(*[figures.c[name] for name in _COLUMNS])


def _chosen(c: Columns) -> sa.ColumnElement[bool]:
    return c.indicator.in_(_CODES)
