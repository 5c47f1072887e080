"""Questions to the store: who and what is known, which figures exist, and the figures themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Indicator
from lib.domain.partners import Series, partner_series
from lib.domain.periods import parse_period
from lib.domain.registry import Available, Registry
from lib.store.engine import Store
from lib.store.market.derived import CONFIDENTIAL
from lib.store.registry import read_registry
from lib.store.schema import (
    DERIVED_KEY,
    TABLES,
    active_loads,
    current,
    current_derived,
    derived_figures,
    derived_summaries,
    events_until,
    figure_summaries,
)

_STATUSES = {str(status): status for status in Status}


def read_available(store: Store, *, as_of: dt.datetime | None = None) -> tuple[Available, ...]:
    """Which figures exist, given and derived, from summaries.

    Where several loads brought figures, the count is that of the largest.
    """
    with store.reading() as connection:
        return tuple(
            Available(indicator, parse_period(period), _STATUSES[status], *rest)
            for indicator, period, status, *rest in connection.execute(_available(as_of)).all()
        )


@lru_cache(maxsize=8)
def _available(as_of: dt.datetime | None) -> sa.Select:
    s, d = figure_summaries.c, derived_summaries.c
    given = sa.select(s.indicator, s.periode, s.status, s.fictief, s.referentie, s.figures).where(
        s.load_id.in_(active_loads(as_of=as_of))
    )
    newest = sa.func.max(d.event_id).over(partition_by=d.indicator)
    known = (
        sa.select(derived_summaries, newest.label("newest"))
        .where(d.event_id.in_(events_until(as_of)))
        .subquery()
    )
    derived = sa.select(
        *[known.c[name] for name in ("indicator", "periode", "status", "fictief")],
        sa.false(),
        known.c.figures,
    ).where(known.c.event_id == known.c.newest, known.c.figures > 0)
    both = sa.union_all(given, derived).subquery()
    columns = list(both.c)[:-1]
    largest = sa.func.max(both.c.figures).label("figures")
    return sa.select(*columns, largest).group_by(*columns).order_by(*columns)


def read_figures(
    store: Store,
    registry: Registry,
    *,
    indicators: Collection[str] = (),
    partners: Collection[str] = (),
    period: str | None = None,
    status: str | None = None,
    as_of: dt.datetime | None = None,
) -> list[Figure]:
    """The figures that count now, ordered by subject, indicator, period and status.

    Given ones and derived ones; of the same subject, indicator, period and status the given one.

    Args:
        registry: what the figures refer to.
        indicators: only these; all when empty.
        partners: only those given for these partnerships or organisations; all when empty.
        period: only this period, as text.
        status: only this status.
        as_of: as they were at this moment (UTC).
    """

    def asked_of(table: sa.Table) -> list[sa.ColumnElement[bool]]:
        asked = {"periode": period, "status": status}
        conditions = [table.c[name] == value for name, value in asked.items() if value is not None]
        if indicators:
            conditions.append(table.c.indicator.in_(list(indicators)))
        if partners:
            codes = list(partners)
            conditions.append(sa.or_(table.c.partnerschap.in_(codes), table.c.organisatie.in_(codes)))
        return conditions

    rows = current("cijfers", *asked_of(TABLES["cijfers"]), as_of=as_of)
    if not indicators or any(shipped_catalogue().derives(code) for code in indicators):
        rows = _with_derived(rows, asked_of(derived_figures), as_of)
    key = (rows.c.partnerschap, rows.c.organisatie, rows.c.indicator, rows.c.periode, rows.c.status)
    asked = sa.select(*[rows.c[name] for name in _COLUMNS]).order_by(*[k.asc().nulls_last() for k in key])
    with store.reading() as connection:
        found = connection.execute(asked).all()
    return list(_figures(found, registry))


def _with_derived(
    given: sa.Subquery, asked: Sequence[sa.ColumnElement[bool]], as_of: dt.datetime | None
) -> sa.Subquery:
    """Given figures, and the derived ones of all subjects, indicators, periods and statuses without a given one."""
    derived = current_derived(*asked, as_of=as_of)
    if as_of is not None:
        derived = _without_other_secrets(derived, current_derived(*asked).alias("derived_today"))
    taken = sa.exists().where(*[given.c[name] == derived.c[name] for name in DERIVED_KEY])
    return sa.union_all(sa.select(given), sa.select(derived).where(sa.not_(taken))).subquery()


def _without_other_secrets(then: sa.Subquery, now: sa.FromClause) -> sa.Subquery:
    """Figures of an earlier day, without those in which confidential prices count and that are different today.

    Both together could tell of the price by which they differ.
    """
    names = (*DERIVED_KEY, "waarde", "aantal", "ondergrens", "bovengrens")
    same = sa.exists().where(*[now.c[name].is_not_distinct_from(then.c[name]) for name in names])
    public = sa.func.coalesce(then.c.opmerking, "").not_like(f"%{CONFIDENTIAL}")
    return sa.select(then).where(sa.or_(public, same)).subquery("derived_then")


def read_series_of(
    store: Store, partnership: str, *, as_of: dt.datetime | None = None
) -> dict[Indicator, Series]:
    """Every indicator of a partnership with its figures, in the order of the catalogue; as at a moment (UTC)."""
    registry = read_registry(store, as_of=as_of)
    partner = next((p for p in registry.partners if p.code == partnership), None)
    if partner is None:
        return {}
    serving = (partner.code, partner.client, partner.contractor)
    by_indicator: dict[str, list[Figure]] = {}
    for figure in read_figures(store, registry, partners=serving, as_of=as_of):
        by_indicator.setdefault(figure.indicator, []).append(figure)
    found: dict[Indicator, Series] = {}
    for code, indicator in registry.indicators.items():
        served = partner_series(by_indicator.get(code, ()), registry.partners, {}, indicator)
        if partner in served:
            found[indicator] = served[partner]
    return found


_COLUMNS = (
    *("indicator", "partnerschap", "organisatie", "periode", "status", "waarde", "bron", "teller", "noemer"),
    *("aantal", "ondergrens", "bovengrens", "reeksbreuk", "bron_url", "bron_datum", "opmerking"),
)


def _figures(rows: Iterable[sa.Row], registry: Registry) -> Iterable[Figure]:
    """Rows of `_COLUMNS` as figures; taken by place, for a page reads thousands."""
    partners = {p.code: p.fictitious for p in registry.partners}
    organisations = {o.code: o.fictitious for o in registry.organisations.values()}
    factors = {code: indicator.unit.factor for code, indicator in registry.indicators.items()}
    for row in rows:
        code, partner, organisation, period, status, value, source, numerator, denominator, n, *rest = row
        low, high, series_break, source_url, source_date, remark = rest
        yield Figure(
            partner,
            organisation,
            code,
            parse_period(period),
            _STATUSES[status],
            value if value is not None else numerator / denominator * factors[code],
            source,
            numerator,
            denominator,
            n,
            low,
            high,
            series_break,
            organisations[organisation] if organisation is not None else partners[partner],
            source_url,
            source_date,
            remark,
        )


def read_inhabitants(store: Store) -> dict[tuple[str, int], float]:
    """Inhabitants per organisation and year, where known."""
    rows = current("kenmerken", TABLES["kenmerken"].c.kenmerk == "inwoners")
    with store.reading() as connection:
        found = connection.execute(sa.select(rows.c.organisatie, rows.c.jaar, rows.c.waarde))
        return {(organisation, year): value for organisation, year, value in found}
