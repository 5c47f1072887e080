"""Is the store sound? Everything that should hold whatever was loaded, undone or interrupted."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.store.audit.log import broken_at
from lib.store.audit.tables import audit
from lib.store.engine import Store
from lib.store.events.derive import wrong_derived
from lib.store.loads.rules import reference_rules, repeated_keys
from lib.store.questionnaire.tables import invitations, received_sets, waiting_sets
from lib.store.rows import rows_now
from lib.store.schema import (
    METADATA,
    TABLES,
    current,
    derived_figures,
    figure_summaries,
    load_datasets,
    load_events,
    load_files,
    loads,
    purges,
    reading_tallies,
    schouw_blocks,
)
from lib.store.service_levels.blocks import wrong_blocks
from lib.store.upkeep.numbers import NUMBERED, repeated_numbers
from lib.store.working_tables import working_tables


@dataclass(frozen=True)
class Fault:
    """Something that does not hold: a code, and the table it is about."""

    code: str
    table: str
    rows: int


def verify(store: Store) -> list[Fault]:
    """All that is wrong with a store; an empty list when it is sound."""
    with store.reading() as connection:
        filled, unreadable = _read_through(connection)
        if unreadable:
            return unreadable
        return [
            *_doubled_numbers(connection),
            *_rows_without_load(connection, filled),
            *_loads_without_event(connection),
            *_loads_without_rows(connection),
            *_repeated_keys(connection, filled),
            *_unknown_references(connection, filled),
            *_wrong_summaries(connection),
            *_wrong_follow_ups(connection),
            *_waiting_for_nothing(connection),
            *_broken_chain(connection),
        ]


def _fault(connection: sa.Connection, code: str, table: str, wrong: sa.Select) -> list[Fault]:
    rows = connection.scalar(sa.select(sa.func.count()).select_from(wrong.subquery())) or 0
    return [Fault(code, table, rows)] if rows else []


def unreadable_tables(connection: sa.Connection) -> list[Fault]:
    """Tables of which a part cannot be read: of every row every column is."""
    _, unreadable = _read_through(connection)
    return unreadable


def _read_through(connection: sa.Connection) -> tuple[set[str], list[Fault]]:
    """Read every column of every row: the names of the tables that have rows, and the tables with a part that cannot
    be read."""
    filled, faults = set(), []
    for name, every_cell in _sums().items():
        try:
            if connection.scalar(every_cell) is not None:
                filled.add(name)
        except DBAPIError:
            connection.rollback()
            faults.append(Fault("onleesbaar", name, 0))
    return filled, faults


@functools.cache
def _sums() -> dict[str, sa.Select]:
    """Per table a sum over all that is in it; null where it has no rows."""
    return {name: sa.select(sa.func.bit_xor(sa.func.hash(*t.c))) for name, t in METADATA.tables.items()}


def _doubled_numbers(connection: sa.Connection) -> list[Fault]:
    return [
        fault
        for column in NUMBERED
        for fault in _fault(connection, "dubbel_nummer", column.table.name, repeated_numbers(column))
    ]


def _rows_without_load(connection: sa.Connection, filled: Collection[str]) -> list[Fault]:
    """Rows of a load that the history does not know: a load that was cut off halfway."""
    known = sa.select(loads.c.load_id)
    tables = (*TABLES.values(), load_files, load_datasets, load_events, figure_summaries, schouw_blocks)
    return [
        fault
        for table in tables
        if table.name in filled
        for fault in _fault(
            connection,
            "rij_zonder_lading",
            table.name,
            sa.select(table.c.load_id).where(table.c.load_id.not_in(known)),
        )
    ]


def _loads_without_event(connection: sa.Connection) -> list[Fault]:
    known = sa.select(load_events.c.load_id).where(load_events.c.action == "load")
    return _fault(
        connection,
        "lading_zonder_moment",
        loads.name,
        sa.select(loads.c.load_id).where(loads.c.load_id.not_in(known)),
    )


def _loads_without_rows(connection: sa.Connection) -> list[Fault]:
    """The counts that the history shows against the rows that are there or were taken out for good."""
    faults, named = [], set(connection.scalars(sa.select(load_datasets.c.dataset).distinct()))
    for name, table in TABLES.items():
        if name not in named:
            continue
        whole = [table.c[k] for k in DATASETS[name].whole]
        lines = sa.select(table.c.load_id, *whole).distinct().subquery() if whole else table
        counted = (
            sa.select(lines.c.load_id, sa.func.count().label("found")).group_by(lines.c.load_id).subquery()
        )
        gone = sa.select(sa.func.count()).where(
            purges.c.of_load == load_datasets.c.load_id, purges.c.dataset == name
        )
        left = sa.func.coalesce(counted.c.found, 0) + gone.scalar_subquery()
        told = load_datasets.c.new_rows + load_datasets.c.changed_rows + load_datasets.c.same_rows
        wrong = (
            sa.select(load_datasets.c.load_id)
            .outerjoin(counted, counted.c.load_id == load_datasets.c.load_id)
            .where(load_datasets.c.dataset == name, left != told)
        )
        faults += _fault(connection, "aantal_rijen_klopt_niet", name, wrong)
    return faults


def _repeated_keys(connection: sa.Connection, filled: Collection[str]) -> list[Fault]:
    faults = []
    for name, dataset in DATASETS.items():
        table = TABLES[name]
        if table.name not in filled:
            continue
        key = sa.func.hash(table.c.load_id, *[table.c[column] for column in dataset.key])
        suspect = (
            sa.select(sa.literal(1)).select_from(table).group_by(key).having(sa.func.count() > 1).limit(1)
        )
        if connection.scalar(suspect):
            for load_id in connection.scalars(sa.select(table.c.load_id).distinct()).all():
                rows = sa.select(table).where(table.c.load_id == load_id).subquery()
                faults += _fault(connection, "dubbele_sleutel", name, repeated_keys(dataset, rows))
    return faults


def _unknown_references(connection: sa.Connection, filled: Collection[str]) -> list[Fault]:
    return [
        fault
        for name, dataset in DATASETS.items()
        if TABLES[name].name in filled
        for rule in reference_rules(dataset)
        for fault in _fault(connection, rule.code, name, rule.broken(current(name)))
    ]


def _wrong_summaries(connection: sa.Connection) -> list[Fault]:
    """Loads whose summary does not count as many figures as the load holds."""
    figures = TABLES["cijfers"]
    found = sa.select(figures.c.load_id, sa.func.count().label("n")).group_by(figures.c.load_id).subquery()
    told = (
        sa.select(figure_summaries.c.load_id, sa.func.sum(figure_summaries.c.figures).label("n"))
        .group_by(figure_summaries.c.load_id)
        .subquery()
    )
    wrong = (
        sa.select(found.c.load_id)
        .outerjoin(told, told.c.load_id == found.c.load_id)
        .where(sa.func.coalesce(told.c.n, 0) != found.c.n)
    )
    return _fault(connection, "samenvatting_klopt_niet", figure_summaries.name, wrong)


def _wrong_follow_ups(connection: sa.Connection) -> list[Fault]:
    """What the events left of inspections and derived figures against what the rows give when counted anew."""
    counts = {"tellingen_kloppen_niet": wrong_blocks, "afgeleide_cijfers_kloppen_niet": wrong_derived}
    tables = {"tellingen_kloppen_niet": reading_tallies, "afgeleide_cijfers_kloppen_niet": derived_figures}
    faults, rows = [], rows_now(connection)
    with working_tables(connection):
        for code, count in counts.items():
            if wrong := count(rows):
                faults.append(Fault(code, tables[code].name, wrong))
    return faults


def _broken_chain(connection: sa.Connection) -> list[Fault]:
    """The first line of the audit that does not follow from the one before; its number stands for the rows."""
    number = broken_at(connection)
    return [] if number is None else [Fault("logboek_gebroken", audit.name, number)]


def _waiting_for_nothing(connection: sa.Connection) -> list[Fault]:
    """Sets of a questionnaire that wait for a round that is not open."""
    known = sa.select(invitations.c.uitnodiging)
    return [
        fault
        for table in (received_sets, waiting_sets)
        for fault in _fault(
            connection,
            "wacht_zonder_uitnodiging",
            table.name,
            sa.select(table.c.uitnodiging).where(table.c.uitnodiging.not_in(known)),
        )
    ]
