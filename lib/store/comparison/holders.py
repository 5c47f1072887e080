"""The question who has a figure of which indicator, without the figures themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from lib.domain.figures import STATUSES_OF, Stand
from lib.domain.partners import CLIENT_PREFIX, Partner
from lib.domain.periods import Period, parse_period
from lib.store.registry import read_registry
from lib.store.rows import Columns, Filter, Rows

_STAND_OF = {str(status): stand for stand, statuses in STATUSES_OF.items() for status in statuses}
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
    found: dict[Held, set[str]] = defaultdict(set)
    for code, partnership, organisation, text, status, n in rows.kept(_held, indicators=list(indicators)):
        period, least = parse_period(text), registry.indicators[code].minimum_n
        if n is not None and least is not None and n < least:
            continue
        who = partnership or _served(organisation, of_client.get(organisation, ()), period)
        if who is not None:
            found[Held(code, _STAND_OF[status], period)].add(who)
    return {held: frozenset(codes) for held, codes in found.items()}


def _served(organisation: str, partners: list[Partner] | tuple[()], period: Period) -> str | None:
    """Whom the figure of an organisation serves: its one partnership of the period, or the client as a whole."""
    active = [partner.code for partner in partners if partner.is_active_in(period)]
    if len(active) > 1:
        return CLIENT_PREFIX + organisation
    return next(iter(active), None)


_COLUMNS = ("indicator", "partnerschap", "organisatie", "periode", "status", "aantal")


def _held(rows: Filter) -> sa.Select:
    sides = (rows.of("cijfers", _chosen), rows.derived(_chosen))
    both = sa.union_all(*[sa.select(*[side.c[name] for name in _COLUMNS]) for side in sides])
    return sa.select(both.subquery())


def _chosen(c: Columns) -> sa.ColumnElement[bool]:
    return c.indicator.in_(_CODES)
