"""Derived figures on costs: per inhabitant, household and unit; budget against accounts; shares of the gross cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from lib.catalogue.derived import TOTAL, Derived
from lib.domain.costs.lines import APART, YIELDS
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.store.costs.breaks import cost_breaks
from lib.store.quantities.at_year_end import quantities_of_services
from lib.store.rows import Rows
from lib.store.schema import rows_as_table
from lib.store.series_breaks import mark_breaks
from lib.store.working_tables import cost_sums, fresh_figures, listed, made_of

_BUDGET = "begroting"
"""The denominator of a deviation: both sides are of one year, so nothing breaks it."""


def add_cost_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`."""
    rows.execute(cost_sums.delete())
    rows.execute(cost_sums.insert().from_select([c.name for c in cost_sums.columns], _sums(rows)))
    for ratio in dict.fromkeys((d.numerator, d.denominator) for d in derived):
        of_ratio = [d for d in derived if (d.numerator, d.denominator) == ratio]
        made = _STATEMENTS[ratio[1]](rows, _wanted(of_ratio), ratio)
        rows.execute(fresh_figures.insert().from_select([c.name for c in made.selected_columns], made))
    breakable = [d for d in derived if d.denominator != _BUDGET]
    mark_breaks(rows, [d.indicator.code for d in breakable], cost_breaks(rows, breakable))


def _sums(rows: Rows) -> sa.Select:
    """What lib/domain/costs/lines.py says of lines, in SQL: `service_lines`, `net` and `gross`.

    Rounded to the cent, for the order in which a database adds up is not always the same.
    """
    cost = rows.of("kosten")
    of_kind = [cost.c[name] for name in ("partnerschap", "dienst", "jaar", "status", "kostensoort")]
    is_whole = cost.c.product.is_(None)
    has_whole = sa.func.bool_or(is_whole).over(partition_by=of_kind)
    marked = sa.select(cost, sa.or_(is_whole, sa.not_(has_whole)).label("counts")).where(
        cost.c.kostensoort.not_in(APART)
    )
    line = marked.subquery()
    both = rows_as_table("totals", {"samen": sa.Boolean}, [(False,), (True,)])
    service = sa.case((both.c.samen, TOTAL), else_=line.c.dienst).label("dienst")
    counted = (
        sa.select(line, both.c.samen, service.label("groep"))
        .select_from(line.join(both, sa.true()))
        .where(line.c.counts)
        .subquery()
    )
    amount, kind = counted.c.bedrag_eur, counted.c.kostensoort
    groups = (counted.c.partnerschap, counted.c.groep, counted.c.jaar, counted.c.status)

    def total(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[float]:
        added = sa.func.sum(amount)
        return sa.func.round(added.filter(*conditions) if conditions else added, 2)

    return sa.select(
        *groups,
        total(),
        total(kind != YIELDS),
        total(kind == "overhead"),
        total(kind == "uitbesteed"),
        listed(counted.c.bron),
    ).group_by(*groups)


def _wanted(derived: Iterable[Derived]) -> sa.FromClause:
    """Indicator and service, as a table."""
    columns = {"indicator": sa.String, "dienst": sa.String}
    return rows_as_table("wanted", columns, [(d.indicator.code, d.about) for d in derived])


def _figure(
    wanted: sa.FromClause,
    sums: sa.FromClause,
    numerator: sa.ColumnElement,
    denominator: sa.ColumnElement,
    *ingredients: tuple[Basis, sa.ColumnElement[str]],
    factor: float = 1,
) -> tuple[sa.ColumnElement, ...]:
    return (
        sums.c.partnerschap.label("partnerschap"),
        wanted.c.indicator.label("indicator"),
        sa.cast(sums.c.jaar, sa.String).label("periode"),
        sums.c.status.label("status"),
        (factor * numerator / denominator).label("waarde"),
        numerator.label("teller"),
        denominator.label("noemer"),
        *made_of(*ingredients),
    )


def _per_head(rows: Rows, wanted: sa.FromClause, ratio: tuple[str, str]) -> sa.Select:
    """A sum of cost over a characteristic of the client in the same year."""
    partnership, known = rows.of("partnerschappen"), rows.of("kenmerken")
    joined = (
        cost_sums.join(wanted, wanted.c.dienst == cost_sums.c.dienst)
        .join(partnership, partnership.c.partnerschap == cost_sums.c.partnerschap)
        .join(
            known,
            sa.and_(
                known.c.organisatie == partnership.c.opdrachtgever,
                known.c.jaar == cost_sums.c.jaar,
                known.c.kenmerk == ratio[1],
                known.c.waarde > 0,
            ),
        )
    )
    made = ((Basis.COSTS, cost_sums.c.bron), (Basis(ratio[1]), known.c.bron))
    amount = cost_sums.c[ratio[0]]
    columns = _figure(wanted, cost_sums, amount, known.c.waarde, *made)
    return sa.select(*columns).select_from(joined).where(amount.is_not(None))


def _per_unit(rows: Rows, wanted: sa.FromClause, ratio: tuple[str, str]) -> sa.Select:
    """A sum of cost over the quantity of the service."""
    years = sa.select(cost_sums.c.partnerschap, cost_sums.c.jaar).distinct().subquery()
    quantity = quantities_of_services(rows, years)
    joined = cost_sums.join(wanted, wanted.c.dienst == cost_sums.c.dienst).join(
        quantity,
        sa.and_(
            quantity.c.partnerschap == cost_sums.c.partnerschap,
            quantity.c.dienst == cost_sums.c.dienst,
            quantity.c.jaar == cost_sums.c.jaar,
            quantity.c.hoeveelheid > 0,
        ),
    )
    made = ((Basis.COSTS, cost_sums.c.bron), (Basis.QUANTITIES, quantity.c.bron))
    amount = cost_sums.c[ratio[0]]
    columns = _figure(wanted, cost_sums, amount, quantity.c.hoeveelheid, *made)
    return sa.select(*columns).select_from(joined).where(amount.is_not(None))


def _against_budget(rows: Rows, wanted: sa.FromClause, ratio: tuple[str, str]) -> sa.Select:
    """Net cost in the accounts less that in the budget, over the budget."""
    spent, planned = cost_sums.alias("spent"), cost_sums.alias("planned")
    same = sa.and_(*[planned.c[name] == spent.c[name] for name in ("partnerschap", "dienst", "jaar")])
    difference = sa.func.round(spent.c.netto - planned.c.netto, 2)
    made = ((Basis.ACCOUNTS, spent.c.bron), (Basis.BUDGET, planned.c.bron))
    columns = _figure(wanted, spent, difference, planned.c.netto, *made, factor=100)
    return (
        sa.select(*columns)
        .select_from(spent.join(wanted, wanted.c.dienst == spent.c.dienst).join(planned, same))
        .where(spent.c.status == Status.ACCOUNTS, planned.c.status == Status.BUDGET, planned.c.netto > 0)
    )


def _share_of_gross(rows: Rows, wanted: sa.FromClause, ratio: tuple[str, str]) -> sa.Select:
    """One kind of cost in the gross cost; only where that kind was given and is a part of it."""
    part, whole = cost_sums.c[ratio[0]], cost_sums.c.bruto
    columns = _figure(wanted, cost_sums, part, whole, (Basis.COSTS, cost_sums.c.bron), factor=100)
    return (
        sa.select(*columns)
        .select_from(cost_sums.join(wanted, wanted.c.dienst == cost_sums.c.dienst))
        .where(part.is_not(None), part >= 0, whole > 0, part <= whole)
    )


_STATEMENTS = {
    "inwoners": _per_head,
    "huishoudens": _per_head,
    "areaal": _per_unit,
    _BUDGET: _against_budget,
    "bruto": _share_of_gross,
}
"""By denominator: what gives the rows of `fresh_figures`."""
