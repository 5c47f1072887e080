"""What is guessed of a load: whether a sign is a decimal one, whether a period is a month, and 0.62 a percentage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import Finding, Notice
from lib.domain.loads.signs import GROUPED_NUMBER, SIGNED_NUMBER, Signs, both_readings, is_undecided
from lib.domain.loads.year_ranges import YearRanges, year_ranges
from lib.store.loads.source import BLANKS, Source
from lib.store.registry import read_registry
from lib.store.rows import rows_now

_SPACE = rf"[{BLANKS}]*"

SHARES = {"cijfers": ("waarde", 2), "kpis": ("norm", 1)}
"""The column with values of an indicator; and how many are all parts of one before that is asked about."""
SIGN_ROWS = 2048
"""Rows that show the signs of most columns; DuckDB takes as many at a time."""
_SEEN = "signs_seen"
"""A sequence of the connection alone: it moves when a sign comes by."""


def signed_columns(dataset: str, columns: Sequence[str]) -> list[str]:
    """The columns in which a sign may be taken for one between thousands."""
    declared = [column for column in DATASETS[dataset].columns if column.name in columns]
    return [c.name for c in declared if c.kind == Kind.NUMBER and not c.coordinate]


class SignWatch:
    """Learns how the numbers of a file of text are written, while it is inserted.

    A column with decimals in the first rows has shown its signs. In the others a sign only has to come by: where none
    does, which is the rule, the file is not read once more.
    """

    def __init__(self, connection: sa.Connection, source: Source, rows: sa.FromClause) -> None:
        self._connection, self._source, self._rows = connection, source, rows
        head = sa.select(*rows.c).limit(SIGN_ROWS).subquery()
        known = count_signs(connection, source, head)
        self._shown = [signs for signs in known if signs.decimal or source.signs is not None]
        self._open = [signs.column for signs in known if signs not in self._shown]

    def noting(self, text: sa.FromClause, value: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
        """The value; where it is worked out for a row, a sign in a column that has not shown its own is noted.

        Args:
            text: the cells of the rows, as they stand in the file.
        """
        if not self._open:
            return value
        self._connection.execute(sa.text(f"create or replace temp sequence {_SEEN} minvalue 0 start 0"))
        signed = [sa.func.contains(text.c[name], sign) for name in self._open for sign in ".,"]
        moved: sa.ColumnElement[int] = sa.literal_column(f"0 * nextval('{_SEEN}')")
        return sa.case((sa.or_(*signed), value + moved), else_=value)

    def found(self) -> tuple[Signs, ...]:
        """What there is to say of each column, once all rows came by; counts are those of as many rows as it took."""
        if not self._open or not self._connection.scalar(sa.text(f"select nextval('{_SEEN}')")):
            return tuple(self._shown)
        counted = count_signs(self._connection, self._source, self._rows, self._open)
        return (*self._shown, *counted)


def count_signs(
    connection: sa.Connection, source: Source, rows: sa.FromClause, columns: Sequence[str] | None = None
) -> tuple[Signs, ...]:
    """How the numbers of a file are written, by column.

    Args:
        source: whose numbers; what reading it showed already is taken over.
        rows: its text; with the number of the row in `row_no`, or without.
        columns: of these alone.
    """
    if source.signs is not None:
        return source.signs
    columns = signed_columns(source.dataset, source.columns) if columns is None else columns
    if not columns:
        return ()
    asked: list[sa.ColumnElement] = []
    for name in columns:
        text = rows.c[name]
        grouped = sa.func.regexp_full_match(text, f"{_SPACE}{GROUPED_NUMBER}{_SPACE}")
        signed = sa.func.regexp_full_match(text, f"{_SPACE}{SIGNED_NUMBER}{_SPACE}")
        first = sa.func.arg_min(text, rows.c.row_no) if "row_no" in rows.c else sa.func.any_value(text)
        row = sa.func.min(rows.c.row_no) if "row_no" in rows.c else sa.func.min(sa.literal(0))
        asked += [
            sa.func.count().filter(grouped),
            sa.func.count().filter(sa.and_(signed, sa.not_(grouped))),
            sa.func.coalesce(first.filter(grouped), ""),
            sa.func.coalesce(row.filter(grouped), 0),
            sa.func.coalesce(sa.func.any_value(text).filter(sa.and_(signed, sa.not_(grouped))), ""),
        ]
    found = iter(connection.execute(sa.select(*asked).select_from(rows)).one())
    counted = zip(columns, found, found, found, found, found, strict=False)
    return tuple(
        Signs(name, g, d, value.strip(BLANKS), row, shown) for name, g, d, value, row, shown in counted
    )


def by_file(
    sources: Sequence[Source], signs: Sequence[tuple[Signs, ...]]
) -> Iterator[list[tuple[Source, Signs]]]:
    """The columns of each file; the sheets of a workbook are one file."""
    for name in dict.fromkeys(source.name for source in sources):
        pairs = zip(sources, signs, strict=True)
        yield [(source, column) for source, found in pairs if source.name == name for column in found]


def _decided(
    sources: Sequence[Source], signs: Sequence[tuple[Signs, ...]]
) -> Iterator[tuple[list[tuple[Source, Signs]], bool]]:
    """The columns of each file, and whether it, or other files of the load that are written alike, show what its signs
    are. A file of another make may well have the other sign, so it says nothing.
    """
    files = [columns for columns in by_file(sources, signs) if columns]
    for columns in files:
        made = _made(columns[0][0])
        elsewhere = [
            c for other in files if other is not columns and _made(other[0][0]) == made for _, c in other
        ]
        yield columns, not is_undecided((c for _, c in columns), elsewhere)


def _made(source: Source) -> tuple[str, bool, bool]:
    """How a file is written: with what between its cells, as a workbook or not, by the monitor or not."""
    return source.delimiter, bool(source.sheet), source.converted


def any_undecided(sources: Sequence[Source], signs: Sequence[tuple[Signs, ...]]) -> bool:
    """Whether a file never shows what its signs are."""
    return not all(decided for _, decided in _decided(sources, signs))


def questions(sources: Sequence[Source], signs: Sequence[tuple[Signs, ...]]) -> list[Finding]:
    """What has to be asked of files that never show what their signs are: the first such number of each column."""
    return [
        source.finding(
            column.row, column.column, column.value, "teken_onduidelijk", both_readings(column.value)
        )
        for columns, decided in _decided(sources, signs)
        if not decided
        for source, column in columns
        if column.grouped
    ]


def guessed_signs(sources: Sequence[Source], signs: Sequence[tuple[Signs, ...]]) -> list[Notice]:
    """The columns of which the signs are read as decimal ones because others in the file, or in the load, are."""
    return [
        Notice(source.name, "teken_als_decimaal", column.column, (column.value,))
        for columns, decided in _decided(sources, signs)
        if decided
        for source, column in columns
        if column.is_open
    ]


def ranges_in(connection: sa.Connection, rows: sa.FromClause, column: str) -> YearRanges:
    """What of the periods in a column may be ranges of years."""
    return year_ranges(
        connection.scalars(sa.select(rows.c[column]).where(rows.c[column].is_not(None)).distinct())
    )


def guessed_values(
    connection: sa.Connection, sources: Sequence[Source], dataset: Dataset, rows: sa.FromClause
) -> list[Notice]:
    """What of the values of a dataset may mean something else: months that are ranges of years, parts of one.

    Args:
        rows: what the load brings of the dataset.
    """
    return [
        notice
        for guessed in (_guessed_months, _guessed_shares)
        for notice in guessed(connection, sources, dataset, rows)
    ]


def _guessed_months(
    connection: sa.Connection, sources: Sequence[Source], dataset: Dataset, rows: sa.FromClause
) -> list[Notice]:
    """The columns of a dataset in which all months may be ranges of years."""
    files = dict.fromkeys(source.name for source in sources if source.dataset == dataset.name)
    return [
        Notice(", ".join(files), "maand_of_jaren", column.name, (min(ranges.guessed),))
        for column in dataset.of_kind(Kind.PERIOD)
        if (ranges := ranges_in(connection, rows, column.name)).guessed
    ]


def _guessed_shares(
    connection: sa.Connection, sources: Sequence[Source], dataset: Dataset, rows: sa.FromClause
) -> list[Notice]:
    """The indicators in per cent of which a load brings parts of one alone: a spreadsheet holds 62% as 0.62."""
    if dataset.name not in SHARES:
        return []
    column, fewest = SHARES[dataset.name]
    files = dict.fromkeys(source.name for source in sources if source.dataset == dataset.name)
    percentages = [
        i.code for i in read_registry(rows_now(connection)).indicators.values() if i.unit.measure == "%"
    ]
    value = rows.c[column]
    found = (
        sa.select(rows.c.indicator, sa.func.max(value).label("most"))
        .where(rows.c.indicator.in_(percentages))
        .group_by(rows.c.indicator)
        .having(sa.func.count(value) >= fewest, sa.func.min(value) >= 0, sa.func.max(value) <= 1)
        .having(sa.func.bool_or(sa.and_(value > 0, value < 1)))
        .order_by(rows.c.indicator)
    )
    return [
        Notice(", ".join(files), "delen_van_een", row.indicator, (f"{row.most:g}",))
        for row in connection.execute(found)
    ]
