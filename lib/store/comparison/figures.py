"""Questions to the store: who and what is known, which figures exist, and the figures themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from operator import itemgetter

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.audit.witness import CONFIDENTIAL_FIGURES, saw
from lib.domain.comparison.series_breaks import causes_in
from lib.domain.derivation import Basis, Derivation, IndexTest, Ingredient, Uncounted
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Indicator
from lib.domain.market.outcome import MarketVerdict
from lib.domain.partners import HOME_COUNTRY, REFERENCE_KIND, Series, partner_series, whole_clients
from lib.domain.periods import parse_period
from lib.domain.registry import Available, Registry
from lib.domain.requests.deadline import while_time
from lib.store.registry import read_registry
from lib.store.rows import Columns, Filter, Rows, Where
from lib.store.schema import DERIVATION, DERIVED_KEY

_STATUSES = {str(status): status for status in Status}
_DERIVED_OF = ("partnerschap",)
"""Derived figures are of partnerships alone."""
_AT_ONCE = 256
"""Figures that are made before it is asked again whether there is time left."""


def read_available(rows: Rows) -> tuple[Available, ...]:
    """Which figures exist, given and derived, from summaries.

    Where several loads brought figures, the count is that of the largest.
    """
    return tuple(
        Available(indicator, parse_period(period), _STATUSES[status], *rest)
        for indicator, period, status, *rest in rows.kept(_available).all()
    )


def _available(rows: Filter) -> sa.Select:
    both = rows.counts().subquery()
    columns = list(both.c)[:-1]
    largest = sa.func.max(both.c.figures).label("figures")
    return sa.select(*columns, largest).group_by(*columns).order_by(*columns)


def read_figures(
    rows: Rows,
    registry: Registry,
    *,
    indicators: Collection[str] = (),
    partners: Collection[str] = (),
    period: str | None = None,
    status: str | None = None,
) -> list[Figure]:
    """The figures that count now, ordered by subject, indicator, period and status.

    Given ones and derived ones; of the same subject, indicator, period and status the given one.

    Args:
        registry: what the figures refer to.
        indicators: only these; all when empty.
        partners: only those given for these partnerships or organisations; all when empty.
        period: only this period, as text.
        status: only this status.
    """

    values = {"indicators": list(indicators), "partners": list(partners), "period": period, "status": status}
    narrowed = {name: value for name, value in values.items() if value}
    if indicators and not any(shipped_catalogue().derives(code) for code in indicators):
        found = rows.kept(_given, *narrowed, **narrowed)
    elif rows.is_newest:
        found = rows.kept(_given_and_derived, *narrowed, **narrowed)
    else:
        found = rows.execute(_given_and_derived(rows, *narrowed, today=rows.today), **narrowed)
    figures = list(_figures(_given_first(found.all()), registry))
    tell_of_secrets(figures)
    return figures


def tell_of_secrets(figures: Iterable[Figure]) -> None:
    """Tell who listens of whom there are figures in which confidential prices count."""
    for figure in figures:
        if isinstance(figure.source, Derivation) and figure.source.confidential:
            saw(CONFIDENTIAL_FIGURES, figure.partnership or figure.organisation or "")


def _given(rows: Filter, *narrowed: str) -> sa.Select:
    return _ordered(rows.of("cijfers", _only(narrowed)), _COLUMNS)


def _given_and_derived(rows: Filter, *narrowed: str, today: Filter | None = None) -> sa.Select:
    """Given figures and derived ones, of some subjects, indicators, periods and statuses both."""
    given, derived = rows.of("cijfers", _only(narrowed)), rows.derived(_only(narrowed, _DERIVED_OF))
    if today:
        now = today.derived(_only(narrowed, _DERIVED_OF)).alias("derived_today")
        derived = _without_other_secrets(derived, now)
    names = (*_COLUMNS, *DERIVATION)
    both = (sa.select(*_cells(given, names)), sa.select(*_cells(derived, names)))
    return _ordered(sa.union_all(*both).subquery(), names)


def _given_first(rows: Sequence[sa.Row]) -> Sequence[sa.Row]:
    """Without the derived ones of which there is a given one; the database takes longer to look for these."""
    if not rows or len(rows[0]) == len(_COLUMNS):
        return rows
    given = {_key(row) for row in rows if row[_BASIS] is None}
    return [row for row in rows if row[_BASIS] is None or _key(row) not in given]


def _only(narrowed: Collection[str], of: Sequence[str] = ("partnerschap", "organisatie")) -> Where:
    """The condition that holds to these arguments of `read_figures`, each a parameter of its name.

    Args:
        of: the columns that say whose figures they are.
    """

    def condition(c: Columns) -> sa.ColumnElement[bool]:
        chosen: list[sa.ColumnElement[bool]] = [sa.true()]
        if "indicators" in narrowed:
            chosen.append(c.indicator.in_(sa.bindparam("indicators", expanding=True)))
        if "partners" in narrowed:
            codes: sa.BindParameter[list[str]] = sa.bindparam("partners", expanding=True)
            chosen.append(sa.or_(*[c[name].in_(codes) for name in of]))
        if "period" in narrowed:
            chosen.append(c.periode == sa.bindparam("period"))
        if "status" in narrowed:
            chosen.append(c.status == sa.bindparam("status"))
        return sa.and_(*chosen)

    return condition


def _ordered(found: sa.FromClause, columns: Iterable[str]) -> sa.Select:
    key = ("partnerschap", "organisatie", "indicator", "periode", "status")
    return sa.select(*[found.c[name] for name in columns]).order_by(
        *[found.c[name].asc().nulls_last() for name in key]
    )


def _cells(rows: sa.FromClause, names: Iterable[str]) -> list[sa.ColumnElement]:
    """These columns, empty where the rows do not have them."""
    return [rows.c[name] if name in rows.c else sa.null().label(name) for name in names]


def _without_other_secrets(then: sa.Subquery, now: sa.FromClause) -> sa.Subquery:
    """Figures of an earlier day, without those in which confidential prices count and that are different today.

    Both together could tell of the price by which they differ.
    """
    names = (*DERIVED_KEY, "waarde", "teller", "noemer", "aantal", "ondergrens", "bovengrens", "oordeel")
    same = sa.exists().where(*[now.c[name].is_not_distinct_from(then.c[name]) for name in names])
    return sa.select(then).where(sa.or_(then.c.vertrouwelijk.is_not(True), same)).subquery("derived_then")


def read_series_of(rows: Rows, partnership: str) -> dict[Indicator, Series]:
    """Every indicator of a partnership, or of a client as a whole, with its figures, in the order of the catalogue."""
    registry = rows.ask(read_registry)
    names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
    everyone = (*registry.partners, *whole_clients(registry.partners, names))
    partner = next((p for p in everyone if p.code == partnership), None)
    if partner is None:
        return {}
    serving = (partner.code, partner.client, partner.contractor)
    beside = [p for p in registry.partners if p.client in serving or p == partner]
    by_indicator: dict[str, list[Figure]] = {}
    for figure in read_figures(rows, registry, partners=serving):
        by_indicator.setdefault(figure.indicator, []).append(figure)
    found: dict[Indicator, Series] = {}
    for code, indicator in registry.indicators.items():
        if code not in by_indicator:
            continue
        served = partner_series(by_indicator[code], beside, names, indicator)
        if partner in served:
            found[indicator] = served[partner]
    return found


_COLUMNS: tuple[str, ...] = (
    *("indicator", "partnerschap", "organisatie", "periode", "status", "waarde", "bron", "teller", "noemer"),
    *("aantal", "ondergrens", "bovengrens", "reeksbreuk", "bron_url", "bron_datum", "opmerking"),
)


_BASIS = len(_COLUMNS) + DERIVATION.index("basis")
"""Where a row says what it was computed from, which a derived figure always does."""
_key = itemgetter(*map(_COLUMNS.index, DERIVED_KEY))


def _figures(rows: Sequence[sa.Row], registry: Registry) -> Iterable[Figure]:
    """Rows of `_COLUMNS`, and of `DERIVATION` where derived ones are asked too, as figures.

    Taken by place, for a page reads thousands.
    """
    partners = {p.code: p.fictitious for p in registry.partners}
    organisations = {o.code: o.fictitious for o in registry.organisations.values()}
    factors = {code: indicator.unit.factor for code, indicator in registry.indicators.items()}
    parts = (rows[start : start + _AT_ONCE] for start in while_time(range(0, len(rows), _AT_ONCE)))
    for row in chain.from_iterable(parts):
        code, partner, organisation, period, status, value, source, numerator, denominator, n, *rest = row
        low, high, series_break, source_url, source_date, remark, *derivation = rest
        yield Figure(
            partner,
            organisation,
            code,
            parse_period(period),
            _STATUSES[status],
            value if value is not None else numerator / denominator * factors[code],
            _derivation(source, *derivation) if any(derivation) else source,
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


@lru_cache(maxsize=4096)
def _derivation(
    source: str | None,
    second_source: str | None,
    basis: str,
    uncounted: str | None,
    lines: int | None,
    verdict: str | None,
    level: str | None,
    coverage: float | None,
    others: int | None,
    confidential: bool | None,
    causes: str | None,
) -> Derivation:
    """What a derived figure rests on, from its source and `DERIVATION`; kept, for many figures rest on the same."""
    named = zip_longest(basis.split(), (source, second_source))
    return Derivation(
        tuple(Ingredient(Basis(code), its_source) for code, its_source in named if code),
        Uncounted(Basis(uncounted), lines or 0) if uncounted else None,
        IndexTest(MarketVerdict(verdict), level, coverage, others or 0) if verdict else None,
        bool(confidential),
        causes_in(causes),
    )


def read_countries(rows: Rows) -> dict[str, frozenset[str]]:
    """The countries of those who have given figures of an indicator, references apart."""
    given, partnership, who = rows.keys("cijfers"), rows.of("partnerschappen"), rows.of("organisaties")
    holder = sa.func.coalesce(given.c.organisatie, partnership.c.opdrachtgever)
    country = sa.func.coalesce(who.c.land, HOME_COUNTRY)
    joined = given.outerjoin(partnership, partnership.c.partnerschap == given.c.partnerschap).join(
        who, who.c.organisatie == holder
    )
    asked = sa.select(given.c.indicator, country).select_from(joined).where(who.c.soort != REFERENCE_KIND)
    found: dict[str, set[str]] = defaultdict(set)
    for indicator, named in rows.execute(asked.distinct()):
        found[indicator].add(named)
    return {indicator: frozenset(countries) for indicator, countries in found.items()}


def read_inhabitants(rows: Rows) -> dict[tuple[str, int], float]:
    """Inhabitants per organisation and year, where known."""
    known = rows.of("kenmerken", kenmerk="inwoners")
    found = rows.execute(sa.select(known.c.organisatie, known.c.jaar, known.c.waarde))
    return {(organisation, year): value for organisation, year, value in found}
