"""Derived figures: computed anew when an event touches what they depend on, and kept where they differ."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.derived import Derived
from lib.domain.access import Scope
from lib.store.agreements.derived import (
    add_event_figures,
    add_hour_figures,
    add_kpi_figures,
    add_proposal_figures,
)
from lib.store.cooperation.derived import add_scan_figures, scanned_by
from lib.store.costs.derived import add_cost_figures
from lib.store.decisions.derived import add_decision_figures
from lib.store.market.derived import add_market_figures
from lib.store.quantities.derived import add_quantity_figures
from lib.store.rows import Rows, rows_at, rows_now
from lib.store.schema import (
    DERIVED_KEY,
    TABLES,
    derived_figures,
    derived_summaries,
    load_datasets,
    load_events,
)
from lib.store.service_levels.derived import add_inspection_figures
from lib.store.working_tables import fresh_figures

Add = Callable[[Rows, Collection[Derived]], None]

DEPENDS: dict[str, tuple[set[str], Add]] = {
    "schouw": (
        {"schouw", "ambities", "meetlatten", "gebeurtenissen"},
        add_inspection_figures,
    ),
    "kosten": (
        {"kosten", "kenmerken", "areaal", "objecttypen", "partnerschappen", "gebeurtenissen"},
        add_cost_figures,
    ),
    "areaal": ({"areaal"}, add_quantity_figures),
    "tarieven": (
        {"tarieven", "marktprijzen", "toetsen", "prijsindex", "producten", "partnerschappen"},
        add_market_figures,
    ),
    "antwoorden": ({"antwoorden", "rondes", "vragen"}, add_scan_figures),
    "voorstellen": ({"voorstellen"}, add_proposal_figures),
    "werk": ({"werk"}, add_hour_figures),
    "evenementen": ({"evenementen"}, add_event_figures),
    "besluiten": (set(DATASETS), add_decision_figures),
    "kpis": (set(DATASETS), add_kpi_figures),
}
"""Per basis of derived indicators the datasets they are computed from, and what computes them into fresh_figures.

Whether a decision was due depends on the day of the event, whatever it brings. Key indicators are measured by figures
that are given or derived, so they come last.
"""

NARROWED: dict[str, Callable[[Rows, int], frozenset[str]]] = {"antwoorden": scanned_by}
"""Per basis the partnerships whose figures a load can move: those of others are not computed again."""

BREAKABLE = ("schouw", "kosten")
"""The bases of derived figures that can have a `reeksbreuk`."""


def derive(rows: Rows, names: Collection[str], load_id: int | None = None) -> None:
    """Bring the derived figures up to date after an event.

    Args:
        rows: as the event left them.
        names: the datasets that the event touches.
        load_id: the load of the event, where its rows tell whose figures can move; None for those of everyone.
    """
    changed: set[str] = set()
    for basis, (datasets, add) in DEPENDS.items():
        if datasets.isdisjoint(names) or not _has_rows(rows, basis):
            continue
        of_whom = rows
        if load_id is not None and basis in NARROWED:
            of_whom = replace(rows, scope=Scope(NARROWED[basis](rows, load_id)))
        changed |= store_differences(of_whom, _compute(of_whom, basis, add))
    if "partnerschappen" in names:
        changed |= set(rows.execute(sa.select(derived_figures.c.indicator).distinct()).scalars())
    if changed:
        _summarise(rows, changed)


def derive_again(connection: sa.Connection, basis: str) -> None:
    """Work the derived figures of a basis out anew as every event left them, by what is known of them today."""
    datasets, add = DEPENDS[basis]
    codes = _codes(rows_now(connection), basis)
    for table in (derived_figures, derived_summaries):
        connection.execute(table.delete().where(table.c.indicator.in_(list(codes))))
    named, happened = load_datasets, load_events
    touching = (
        sa.select(happened.c.event_id, sa.func.bool_or(named.c.dataset == "partnerschappen"))
        .join(named, named.c.load_id == happened.c.load_id)
        .where(named.c.dataset.in_(list(datasets)))
        .group_by(happened.c.event_id)
        .order_by(happened.c.event_id)
    )
    for event_id, moves_all in connection.execute(touching).all():
        rows = rows_at(connection, event_id)
        changed = store_differences(rows, _compute(rows, basis, add))
        if summed := codes if moves_all else changed:
            _summarise(rows, summed)


def _compute(rows: Rows, basis: str, add: Add) -> set[str]:
    """Compute the figures of a basis, and give the codes of its indicators, also of products that had one before."""
    add(rows, [d for d in shipped_catalogue().derived.values() if d.basis == basis])
    return _codes(rows, basis)


def _codes(rows: Rows, basis: str) -> set[str]:
    shipped = shipped_catalogue().derived
    codes = {d.indicator.code for d in shipped.values() if d.basis == basis}
    if basis == "tarieven":
        for table in (fresh_figures, derived_figures):
            codes |= set(rows.execute(sa.select(table.c.indicator).distinct()).scalars()) - set(shipped)
    return codes


def _has_rows(rows: Rows, basis: str) -> bool:
    return bool(rows.scalar(sa.select(sa.exists(sa.select(TABLES[basis].c.load_id)))))


def store_differences(rows: Rows, codes: Collection[str]) -> set[str]:
    """Keep what `fresh_figures` holds of these indicators as far as it differs, and empty that table.

    Args:
        codes: the indicators that were computed in full: a figure of theirs that is not fresh is gone.

    Returns:
        The indicators of which something changed.
    """
    changes = _differences(rows, codes)
    new = fresh_figures
    ordered = sa.select(*changes.c).order_by(changes.c.indicator, changes.c.partnerschap)
    columns = [column.name for column in derived_figures.columns]
    rows.execute(derived_figures.insert().from_select(columns, ordered))
    rows.execute(new.delete())
    touched = sa.select(derived_figures.c.indicator).where(
        derived_figures.c.event_id == rows.version, derived_figures.c.indicator.in_(list(codes))
    )
    return set(rows.execute(touched.distinct()).scalars())


def _differences(rows: Rows, codes: Collection[str]) -> sa.Subquery:
    """The rows of `derived_figures` that make what is kept of these indicators equal to `fresh_figures`."""
    new, old = fresh_figures, rows.derived(lambda c: c.indicator.in_(list(codes)))
    names = [column.name for column in new.columns]
    same_key = sa.and_(*[new.c[name] == old.c[name] for name in DERIVED_KEY])
    differs = sa.or_(
        *[new.c[name].is_distinct_from(old.c[name]) for name in names if name not in DERIVED_KEY]
    )
    fresh = sa.select(sa.literal(rows.version), sa.false(), *[new.c[name] for name in names])
    fresh = fresh.select_from(new.outerjoin(old, same_key)).where(differs)
    gone = sa.select(sa.literal(rows.version), sa.true(), *[old.c[name] for name in names])
    gone = gone.where(sa.not_(sa.exists(sa.select(new.c.indicator).where(same_key))))
    return sa.union_all(fresh, gone).subquery()


def wrong_derived(rows: Rows) -> int:
    """How many derived figures are not what they should be; the working tables must be there."""
    codes = set()
    for basis, (_, add) in DEPENDS.items():
        codes |= _compute(rows, basis, add) if _has_rows(rows, basis) else _codes(rows, basis)
    differences = _differences(rows, codes)
    return rows.scalar(sa.select(sa.func.count()).select_from(differences)) or 0


def _summarise(rows: Rows, codes: Collection[str]) -> None:
    """Count the figures of these indicators; a group of figures that is gone is counted as 0."""
    figures, known = rows.derived(lambda c: c.indicator.in_(list(codes))), derived_summaries
    partnerships = rows.of("partnerschappen")
    groups = [figures.c.indicator, figures.c.periode, figures.c.status, partnerships.c.fictief]
    counted = (
        sa.select(*groups, sa.func.count().label("figures"))
        .join(partnerships, partnerships.c.partnerschap == figures.c.partnerschap)
        .group_by(*groups)
    )
    former = sa.select(known.c.indicator, known.c.periode, known.c.status, known.c.fictief, sa.literal(0))
    both = sa.union_all(counted, former.where(known.c.indicator.in_(list(codes))).distinct()).subquery()
    kinds = [both.c[name] for name in ("indicator", "periode", "status", "fictief")]
    counts = sa.select(sa.literal(rows.version), *kinds, sa.func.max(both.c.figures)).group_by(*kinds)
    rows.execute(known.insert().from_select([column.name for column in known.columns], counts))
