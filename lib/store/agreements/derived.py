"""Derived figures on key indicators, proposals, hours and waste at events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.agreements.beyond import ADOPTED
from lib.domain.agreements.kpis import Kpi, in_force, kpis_met
from lib.domain.agreements.words import ProposalState
from lib.domain.derivation import Basis, Derivation
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Direction, Indicator
from lib.domain.partners import NO_SERIES, Series, partner_series
from lib.domain.periods import Period, PeriodKind
from lib.store.agreements.queries import read_every_kpi
from lib.store.comparison.figures import read_figures
from lib.store.registry import read_registry
from lib.store.rows import Rows
from lib.store.working_tables import FreshRow, add_fresh, add_shares


def add_proposal_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the share of proposals that was adopted into `fresh_figures`, by the year of the decision on them."""
    proposal = rows.of("voorstellen")
    adopted = sa.cast(proposal.c.staat.in_(list(map(str, ADOPTED))), sa.Double)
    decided = sa.select(
        proposal.c.partnerschap,
        sa.func.year(proposal.c.besloten_op).label("periode"),
        adopted.label("deel"),
        sa.literal(1.0).label("geheel"),
        proposal.c.bron,
    ).where(proposal.c.besloten_op.is_not(None), proposal.c.staat != str(ProposalState.SUBMITTED))
    for one in derived:
        add_shares(rows, one.indicator, Basis.PROPOSALS, decided.subquery("lines"), counted=True)


def add_hour_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the share of unplanned hours per service into `fresh_figures`.

    A year that was not given itself is the sum of its twelve months, else of its four quarters. The oracle is
    lib/domain/agreements/beyond.py.
    """
    line = rows.of("werk")
    columns = [line.c[name] for name in ("partnerschap", "dienst", "bron")]
    amounts = [
        line.c.uren_ongepland.label("deel"),
        (line.c.uren_gepland + line.c.uren_ongepland).label("geheel"),
    ]
    given = sa.select(*columns, *amounts, line.c.periode)
    parts = _complete_parts(line)
    of_year = sa.select(*columns, *amounts, parts.c.jaar.label("periode")).join(
        parts,
        sa.and_(
            parts.c.partnerschap == line.c.partnerschap,
            parts.c.dienst == line.c.dienst,
            sa.func.starts_with(line.c.periode, parts.c.jaar + "-"),
            sa.func.contains(line.c.periode, "K") == parts.c.kwartalen,
        ),
    )
    both = sa.union_all(given, of_year).subquery("both")
    for one in derived:
        of_service = sa.select(both).where(both.c.dienst == one.about).subquery("lines")
        add_shares(rows, one.indicator, Basis.WORK, of_service)


def _complete_parts(line: sa.FromClause) -> sa.Subquery:
    """The years of a service that were not given themselves, and whether quarters make them up, or months."""
    year = sa.func.left(line.c.periode, 4)
    key = [line.c.partnerschap, line.c.dienst, year.label("jaar")]
    itself = sa.func.count().filter(sa.func.length(line.c.periode) == 4)
    is_quarter = sa.func.contains(line.c.periode, "K")
    quarters = sa.func.count().filter(is_quarter)
    months = sa.func.count() - quarters - itself
    return (
        sa.select(*key, (months < 12).label("kwartalen"))
        .group_by(line.c.partnerschap, line.c.dienst, year)
        .having(itself == 0, sa.or_(months == 12, quarters == 4))
        .subquery("complete")
    )


def add_event_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the waste at events of a year into `fresh_figures`, of the events with both numbers."""
    event = rows.of("evenementen")
    columns = [event.c.partnerschap, event.c.jaar.label("periode"), event.c.bron]
    residual, separated, visitors = event.c.restafval_kg, event.c.gescheiden_kg, event.c.bezoekers
    for one in derived:
        part, whole = (
            (residual, visitors) if one.numerator == "restafval" else (separated, residual + separated)
        )
        lines = sa.select(*columns, part.label("deel"), sa.cast(whole, sa.Double).label("geheel")).where(
            part.is_not(None), whole.is_not(None)
        )
        add_shares(rows, one.indicator, Basis.EVENTS, lines.subquery("lines"))


def add_kpi_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the share of key indicators that are met into `fresh_figures`, by lib/domain/agreements/kpis.py.

    One counts in a year when it is in force on the last day of it and there is a figure of that year; a figure of this
    very indicator never counts.
    """
    made = {one.indicator.code for one in derived}
    kpis = [kpi for kpi in read_every_kpi(rows) if kpi.norm is not None and kpi.indicator not in made]
    if not kpis:
        return
    measured = _series(rows, {kpi.indicator for kpi in kpis if kpi.indicator})
    by_partnership: dict[str, list[Kpi]] = defaultdict(list)
    for kpi in kpis:
        by_partnership[kpi.partnership].append(kpi)
    fresh = [
        row
        for one in derived
        for partnership, theirs in by_partnership.items()
        for row in _of_partnership(one.indicator, partnership, theirs, measured)
    ]
    add_fresh(rows, fresh)


_Measured = Mapping[str, tuple[Indicator, Mapping[str, Series]]]
"""Per indicator the series of every partnership."""


def _series(rows: Rows, codes: Collection[str]) -> _Measured:
    registry = read_registry(rows)
    names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in read_figures(rows, registry, indicators=codes):
        figures[figure.indicator].append(figure)
    found: dict[str, tuple[Indicator, Mapping[str, Series]]] = {}
    for code in codes:
        indicator = registry.indicators[code]
        served = partner_series(figures[code], registry.partners, names, indicator)
        found[code] = indicator, {partner.code: series for partner, series in served.items()}
    return found


def _of_partnership(
    indicator: Indicator, partnership: str, kpis: Collection[Kpi], measured: _Measured
) -> Iterator[FreshRow]:
    """The share of each year with a figure."""
    years = {
        period.year for kpi in kpis for period in _figures(kpi, measured) if period.kind == PeriodKind.YEAR
    }
    for year in sorted(years):
        whole = Period(year, 1, 12)
        judged = [
            (kpi, figure, measured[kpi.indicator or ""][0].direction == Direction.LOWER)
            for kpi in in_force(kpis, whole.end)
            if (figure := _figures(kpi, measured).get(whole))
        ]
        if judged:
            yield _row(indicator, partnership, year, judged)


def _figures(kpi: Kpi, measured: _Measured) -> Mapping[Period, Figure]:
    _, series = measured[kpi.indicator or ""]
    return series.get(kpi.partnership, NO_SERIES).of(Stand.ACTUAL)


def _row(
    indicator: Indicator, partnership: str, year: int, judged: Collection[tuple[Kpi, Figure, bool]]
) -> FreshRow:
    met = kpis_met([(kpi.norm or 0.0, figure, lower) for kpi, figure, lower in judged])
    sources = [figure.source for _, figure, _ in judged]
    secret = any(isinstance(source, Derivation) and source.confidential for source in sources)
    return {
        "partnerschap": partnership,
        "indicator": indicator.code,
        "periode": str(year),
        "status": str(Status.FINAL if all(f.is_firm for _, f, _ in judged) else Status.PROVISIONAL),
        "waarde": indicator.unit.factor * met.met / met.judged,
        "teller": float(met.met),
        "noemer": float(met.judged),
        "aantal": met.judged,
        "basis": f"{Basis.KPIS} {Basis.FIGURES}",
        "bron": ", ".join(sorted({kpi.source for kpi, _, _ in judged})),
        "vertrouwelijk": secret or None,
    }
