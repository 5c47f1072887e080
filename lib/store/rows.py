"""The one door to the tables for questions: which rows count at a version of the store, for a scope.

Events are numbered and grow, so a version is the number of the newest event that counts. A question takes `Rows`,
names a dataset, and gets the rows as they were after that event; it never names a table itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.loads.visible import visible_line
from lib.domain.partners import REFERENCE_KIND
from lib.store.people.rule import counted, seen_rows
from lib.store.people.veil import is_veiled, veiled
from lib.store.schema import (
    BLOCK,
    DERIVATION,
    DERIVED_KEY,
    MEASURED_COLUMNS,
    METADATA,
    TABLES,
    active_loads,
    closings,
    confidential_references,
    derived_figures,
    derived_summaries,
    figure_summaries,
    inspection_blocks,
    load_events,
    load_files,
    newest_rows,
)

Columns = sa.ColumnCollection[str, sa.Column[Any]]
Where = Callable[[Columns], sa.ColumnElement[bool]]
"""A condition on the columns of a table."""
RowValue = str | int | sa.BindParameter[str] | sa.BindParameter[int]
Loads = Sequence[int] | sa.BindParameter[Sequence[int]]
"""The ids of the loads that count."""
_About = ParamSpec("_About")
_Found = TypeVar("_Found")
_Answer = sa.CursorResult[*tuple[Any, ...]]

_NEWEST = sa.select(sa.func.max(load_events.c.event_id))

MOST_STATEMENTS = 128
"""Statements that are kept; building one takes longer than answering it."""


@dataclass(frozen=True)
class Filter:
    """The rows that count at a version for a scope, as parts of a statement.

    `loads` are the loads that are active at the version.
    """

    version: int | sa.BindParameter[int]
    loads: Loads
    scope: Scope

    def of(self, dataset: str, *where: Where, **equal: RowValue) -> sa.Subquery:
        """The rows of a dataset: per key the one of the newest active load.

        Args:
            where: conditions on key columns, which are applied before the newest is chosen.
            equal: key columns and the value that they must have.
        """
        table = TABLES[dataset]
        seen = newest_rows(dataset, self.loads, *self._conditions(table, where, equal))
        if not is_veiled(dataset, self.scope):
            return seen
        return self._with_others(seen, dataset, where, equal)

    def with_load(self, dataset: str, *where: Where) -> sa.Subquery:
        """As `of`, each row with the load that brought it (`load_id`)."""
        conditions = self._conditions(TABLES[dataset], where, {})
        return newest_rows(dataset, self.loads, *conditions, also=("load_id",))

    def ever(self, dataset: str, *where: Where, **equal: RowValue) -> sa.FromClause:
        """All rows of a dataset that any active load brought, those replaced by a newer load among them."""
        table = TABLES[dataset]
        conditions = self._conditions(table, where, equal)
        brought = sa.select(table).where(table.c.load_id.in_(self.loads), *conditions)
        return brought.subquery(dataset)

    def keys(self, dataset: str, *where: Where) -> sa.FromClause:
        """As `of` where key columns alone are asked: a row may come more than once, and its other columns may be old.

        Which rows are the newest is not looked for, and that is what takes longest of `of`.
        """
        return self.of(dataset, *where) if is_veiled(dataset, self.scope) else self.ever(dataset, *where)

    def brought(self, dataset: str, **equal: RowValue) -> sa.FromClause:
        """All rows of a dataset that any load ever brought, at any version, those of a load that was taken back too."""
        table = TABLES[dataset]
        return sa.select(table).where(*self._conditions(table, (), equal)).subquery("brought")

    def brought_by(self, load_id: int, dataset: str) -> sa.FromClause:
        """The rows of a dataset that one load brought."""
        table = TABLES[dataset]
        asked = sa.select(table).where(table.c.load_id == load_id, *self._conditions(table, (), {}))
        return asked.subquery("of_load")

    def derived(self, *where: Where) -> sa.Subquery:
        """The derived figures that count, with the columns of `MEASURED` and `DERIVATION`.

        Args:
            where: conditions on the columns of `DERIVED_KEY`.
        """
        table = derived_figures.alias("figure")
        columns = [table.c[name] for name in (*MEASURED_COLUMNS, *DERIVATION)]
        counts = (sa.not_(table.c.vervallen), *counted(table, self.scope))
        newest = _place_in(table.name).in_(self._newest_derived(where))
        seen = sa.select(*columns).where(newest, *counts).subquery("derived")
        if not is_veiled(derived_figures.name, self.scope):
            return seen
        everything = Filter(self.version, self.loads, Scope.all()).derived()
        return self._with_others(seen, derived_figures.name, where, {}, everything)

    def _newest_derived(self, where: Sequence[Where]) -> sa.Select:
        """Where the newest row of each key of the derived figures stands, whatever it says.

        Places are gathered and not whole rows ranked, which takes twice as long.
        """
        table = derived_figures
        asked = sa.select(sa.func.arg_max(_place_in(table.name), table.c.event_id))
        known = asked.where(self._happened(table), *self._conditions(table, where, {}))
        return known.group_by(*[table.c[name] for name in DERIVED_KEY])

    def _with_others(
        self,
        seen: sa.Subquery,
        name: str,
        where: Sequence[Where],
        equal: Mapping[str, RowValue],
        derived: sa.Subquery | None = None,
    ) -> sa.Subquery:
        """The rows that are seen as they are, with those of others that do not show themselves by name."""
        parts = []
        for number, part in enumerate(veiled(name, seen.c.keys(), self.scope, self.loads, derived)):
            others = part.subquery(f"others_{number}")
            asked = [condition(cast(Columns, others.c)) for condition in where]
            asked += [others.c[column] == value for column, value in equal.items()]
            parts.append(sa.select(others).where(*asked))
        return sa.union_all(sa.select(seen), *parts).subquery(seen.name)

    def closings(self, *where: Where) -> sa.Subquery:
        """When market tests closed on their confidential references: every time, by the number of the event.

        Args:
            where: conditions on the columns of the test.
        """
        happened = (self._happened(closings), *self._conditions(closings, where, {}))
        return sa.select(closings).where(*happened).subquery("closed")

    def blocks(self, **equal: RowValue) -> sa.Subquery:
        """Per block of inspections the event that summarised it last.

        Args:
            equal: partnership, layer or year (`BLOCK`), and the value that it must have.
        """
        b = inspection_blocks.c
        asked = sa.select(*[b[name] for name in BLOCK], sa.func.max(b.event_id).label("event_id")).where(
            self._happened(inspection_blocks), *self._conditions(inspection_blocks, (), equal)
        )
        return asked.group_by(*[b[name] for name in BLOCK]).subquery("newest")

    def tallies(self, name: str, **equal: RowValue) -> sa.Subquery:
        """The rows of a table of summaries of inspections, each as the newest event of its block left it.

        Args:
            name: of the table, as in `BLOCK_TABLES`.
            equal: partnership, layer or year (`BLOCK`), and the value that it must have.
        """
        table, newest = METADATA.tables[name], self.blocks(**equal)
        same = [table.c[column] == newest.c[column] for column in ("event_id", *BLOCK)]
        rows = sa.select(table).select_from(table.join(newest, sa.and_(*same)))
        return rows.where(*self._conditions(table, (), equal)).subquery(name)

    def counts(self) -> sa.CompoundSelect:
        """How many figures there are, given and derived, per indicator, period, status and kind of subject.

        Those of everyone come from summaries, of each load and of the derived figures; for a narrower scope the figures
        themselves are counted.
        """
        if self.scope.is_whole:
            return sa.union_all(self._given_counts(), self._derived_counts())
        return sa.union_all(
            count_figures(self.of("cijfers"), self), count_figures(self.derived().alias("cijfers"), self)
        )

    def _given_counts(self) -> sa.Select:
        s = figure_summaries.c
        columns = (s.indicator, s.periode, s.status, s.fictief, s.referentie, s.figures)
        return sa.select(*columns).where(s.load_id.in_(self.loads))

    def _derived_counts(self) -> sa.Select:
        table = derived_summaries
        newest = sa.func.max(table.c.event_id).over(partition_by=table.c.indicator)
        known = sa.select(table, newest.label("newest")).where(self._happened(table)).subquery()
        columns = [known.c[name] for name in ("indicator", "periode", "status", "fictief")]
        counted = sa.select(*columns, sa.false().label("referentie"), known.c.figures)
        return counted.where(known.c.event_id == known.c.newest, known.c.figures > 0)

    def _happened(self, table: sa.Table) -> sa.ColumnElement[bool]:
        return table.c.event_id <= self.version

    def _conditions(
        self, table: sa.Table, where: Sequence[Where], equal: dict[str, RowValue]
    ) -> list[sa.ColumnElement[bool]]:
        asked = [condition(table.c) for condition in where]
        asked += [table.c[name] == value for name, value in equal.items()]
        return asked + seen_rows(table, self.scope)


class Recall(Protocol):
    """Keeps what was answered at a version for a scope, so that one question can ask another again."""

    def __call__(
        self, question: Callable[..., _Found], about: tuple[Any, ...], make: Callable[[], _Found], /
    ) -> _Found: ...


def no_recall(
    question: Callable[..., _Found], about: tuple[Any, ...], make: Callable[[], _Found], /
) -> _Found:
    """Every question is asked again."""
    return make()


@dataclass(frozen=True)
class Rows(Filter):
    """The rows of an open store at a version for a scope, to ask in one connection.

    `newest` is the version that counts as today's: what an earlier day may tell of confidential prices depends on it.
    `recall` keeps answers to questions that other questions ask.
    """

    version: int
    connection: sa.Connection
    newest: int
    recall: Recall = no_recall

    @property
    def today(self) -> Rows:
        """The same at the newest version."""
        return self.as_left_by(self.newest)

    def as_left_by(self, event_id: int) -> Rows:
        """The same as another event left them; nothing is recalled of it."""
        loads = loads_at(self.connection, event_id)
        return Rows(event_id, loads, self.scope, self.connection, self.newest)

    @property
    def day(self) -> dt.date:
        """The day of this version: of the newest event up to it; the first of all days before any.

        By UTC, not by the clock here: the figures of a version are the same on every machine.
        """
        happened = sa.select(sa.func.max(load_events.c.moment)).where(load_events.c.event_id <= self.version)
        moment: dt.datetime | None = self.connection.scalar(happened)
        return dt.date.min if moment is None else moment.date()

    @property
    def is_newest(self) -> bool:
        return self.version == self.newest

    def ask(
        self,
        question: Callable[Concatenate[Rows, _About], _Found],
        *about: _About.args,
        **named: _About.kwargs,
    ) -> _Found:
        """The answer of another question about the same state; what it is about must be hashable."""
        return self.recall(question, (*about, *named.items()), lambda: question(self, *about, **named))

    def execute(self, statement: sa.Executable, **values: Any) -> _Answer:
        """The answer of a statement that was made of the rows of this version.

        Args:
            values: of the parameters that the statement names.
        """
        return self.connection.execute(statement, values)

    def scalar(self, statement: sa.Executable) -> Any:
        """The first cell of the answer of a statement, or None."""
        return self.connection.scalar(statement)

    def confidential(self) -> frozenset[str]:
        """The references that are confidential today, whatever was said of them at this version."""
        return frozenset(self.connection.scalars(_confidential()))

    def files(self, load_id: int, dataset: str) -> tuple[str, ...]:
        """The names of the files from which a load took a dataset."""
        f = load_files.c
        asked = sa.select(f.file).where(f.load_id == load_id, f.dataset == dataset).order_by(f.file)
        return tuple(visible_line(file) for file in self.connection.scalars(asked))

    def kept(self, build: Callable[..., sa.Select], *about: Hashable, **values: Any) -> _Answer:
        """The answer of a statement that is built once, by `build(filter, *about)`, and kept for every version.

        Args:
            values: of the parameters that the statement names.
        """
        state = {"version": self.version, "loads": self.loads}
        return self.connection.execute(_kept(build, self.scope, *about), {**state, **values})

    def all(self, dataset: str, *order: str, **equal: RowValue) -> Sequence[sa.Row]:
        """Every row of a dataset, in the order of these columns.

        Args:
            equal: key columns and the value that they must have.
        """
        return self.kept(_all_rows, dataset, order, tuple(equal), **equal).all()


def _place_in(table: str) -> sa.ColumnElement[int]:
    """Where a row stands in the table of this name, within one statement."""
    return sa.literal_column(f"{table}.rowid", sa.BigInteger)


def count_figures(figures: sa.FromClause, rows: Filter, *per: sa.ColumnElement[Any]) -> sa.Select:
    """Count figures per indicator, period, status, and whether their subject is fictitious or a reference.

    Args:
        figures: in the shape of `cijfers`.
        rows: where partnerships and organisations are looked up.
        per: what else to count apart; it comes first.
    """
    organisation, partnership = rows.of("organisaties"), rows.of("partnerschappen")
    known = figures.outerjoin(partnership, partnership.c.partnerschap == figures.c.partnerschap).outerjoin(
        organisation, organisation.c.organisatie == figures.c.organisatie
    )
    groups = (
        *(*per, figures.c.indicator, figures.c.periode, figures.c.status),
        sa.func.coalesce(partnership.c.fictief, organisation.c.fictief, sa.false()).label("fictief"),
        sa.func.coalesce(organisation.c.soort == REFERENCE_KIND, sa.false()).label("referentie"),
    )
    return sa.select(*groups, sa.func.count().label("figures")).select_from(known).group_by(*groups)


def newest_version(connection: sa.Connection) -> int:
    """The number of the newest event; 0 before the first."""
    return connection.scalar(_NEWEST) or 0


def version_at(connection: sa.Connection, moment: dt.datetime) -> int:
    """The number of the newest event up to a moment (UTC); 0 before the first.

    An event counts with all before it, also where a clock was set back in between.
    """
    return connection.scalar(_NEWEST.where(load_events.c.moment <= moment)) or 0


def loads_at(connection: sa.Connection, version: int) -> tuple[int, ...]:
    """The ids of the loads that are active at a version, oldest first."""
    active = active_loads(load_events.c.event_id <= version)
    return tuple(sorted(connection.scalars(active)))


def rows_at(connection: sa.Connection, version: int) -> Rows:
    """The rows of everyone as an event left them, for what follows from that event."""
    return Rows(version, loads_at(connection, version), Scope.all(), connection, version)


def rows_now(connection: sa.Connection) -> Rows:
    """The rows of everyone as the newest event left them, that of the running transaction among them."""
    return rows_at(connection, newest_version(connection))


@lru_cache(maxsize=MOST_STATEMENTS)
def _kept(build: Callable[..., sa.Select], scope: Scope, *about: Hashable) -> sa.Select:
    version: sa.BindParameter[int] = sa.bindparam("version", type_=sa.Integer)
    loads: sa.BindParameter[Sequence[int]] = sa.bindparam("loads", expanding=True)
    return build(Filter(version, loads, scope), *about)


@lru_cache(maxsize=1)
def _confidential() -> sa.Select:
    return confidential_references()


def named_values(names: Iterable[str]) -> dict[str, RowValue]:
    """A parameter for each of these columns, for `equal` of a statement that is kept."""
    return {name: sa.bindparam(name) for name in names}


def _all_rows(rows: Filter, dataset: str, order: Sequence[str], names: Sequence[str]) -> sa.Select:
    found = rows.of(dataset, **named_values(names))
    return sa.select(found).order_by(*[found.c[name] for name in order])
