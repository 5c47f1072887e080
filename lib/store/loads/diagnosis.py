"""The diagnosis of files that do not load as they are: every row with its line, every finding.

Slower than a load, and only used when there is something to find.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import BrokenRow, Finding
from lib.domain.loads.nearest import Known
from lib.domain.loads.signs import Signs
from lib.store.driver import driver
from lib.store.following import Reporter, execute_followed
from lib.store.loads import cells
from lib.store.loads.guesses import count_signs, questions, ranges_in
from lib.store.loads.rule import NAMED
from lib.store.loads.rules import UNKNOWN_CODE, known_codes, repeated_keys, rules_of
from lib.store.loads.source import BLANKS, Source
from lib.store.people.reach import is_of_partnerships, rows_outside
from lib.store.schema import TABLES

_BATCH = 50_000
MOST_FINDINGS = 100_000
"""More than this are not listed; nobody reads them, and the first ones explain the rest."""

READING = 0.75
"""Of the time that a file takes, its text; the rest goes to the values."""

TEXT = "text_"

ROW_OF_OTHERS, FOR_EVERYONE = "ander_partnerschap", "geldt_voor_iedereen"
"""What a row, or a whole dataset, is that who loads may not bring."""

ASKS_WHAT_WAS_MEANT = (UNKNOWN_CODE, "geen_keuze", "geen_code", "objecttypen_bestaan")
"""Rules that a code or choice breaks that is not a known one."""
LISTS = {"objecttypen": "objecttypen"}
"""Columns with several codes, and the dataset in which these are."""


class Staging:
    """Temporary tables with text and typed value of every row, one per dataset.

    `reports` are called with how far each of the sources is read. `places` are the partnerships of which there may be
    rows; None for all, and for those of none.
    """

    def __init__(
        self,
        connection: sa.Connection,
        sources: Sequence[Source],
        reports: Sequence[Reporter],
        places: frozenset[str] | None = None,
    ) -> None:
        self.connection = connection
        self.sources = sources
        self.reports = reports
        self.places = places
        self.read = 0.0
        self.findings: list[Finding] = []
        self.faulty_cells: set[tuple[int, int, str]] = set()
        self.tables: dict[str, sa.Table] = {}
        self.signs: list[tuple[Signs, ...]] = []
        self.known: dict[str, Known] = {}

    def stage(self) -> None:
        """Read all files; rows with a wrong number of cells become findings at once."""
        for number, source in enumerate(self.sources):
            self._stage_text(number, source)
            self._stage_typed(number, source)
            self.connection.execute(sa.text(f"drop table text_{number:d}"))

    def insert(self, load_id: int) -> None:
        """Put all typed rows in the store, so that rules see what the load would bring."""
        for name, staged in self.tables.items():
            columns = DATASETS[name].column_names
            rows = sa.select(sa.literal(load_id), *[staged.c[column] for column in columns])
            self.connection.execute(TABLES[name].insert().from_select(["load_id", *columns], rows))

    def diagnose(self) -> list[Finding]:
        """Everything that is wrong, in the order of the files and their lines.

        Rows of others are held against nothing: a rule that they break would tell of what stands beside them.
        """
        is_within = self._all_within()
        for name, staged in self.tables.items():
            dataset = DATASETS[name]
            for source_number, source in enumerate(self.sources):
                if source.dataset == name:
                    self._diagnose_cells(dataset, staged, source_number)
            self._diagnose_ranges(dataset, staged)
            repeated = repeated_keys(dataset, staged)
            self._report(dataset, repeated, dataset.key, "dubbele_sleutel", dataset.key)
            for rule in rules_of(dataset) if is_within else ():
                hints = (dataset.column(rule.column).refers_to or "",)
                self._report(dataset, rule.broken(staged), (rule.column, *rule.beside), rule.code, hints)
            staged.drop(self.connection)
        self.findings += questions(self.sources, self.signs)
        order = {(source.name, source.sheet): number for number, source in enumerate(self.sources)}
        distinct = sorted(set(self.findings), key=lambda f: (order[f.file, f.sheet], f.row, f.column, f.rule))
        datasets = {(source.name, source.sheet): DATASETS[source.dataset] for source in self.sources}
        told = [self._with_meant(f, datasets[f.file, f.sheet]) for f in distinct[:MOST_FINDINGS]]
        return [_without_person(f, datasets[f.file, f.sheet]) for f in told]

    def _all_within(self) -> bool:
        """Whether every row may be brought; what else there is, is a finding."""
        if self.places is None:
            return True
        hints, before = tuple(sorted(self.places)), len(self.findings)
        for source in self.sources:
            if not is_of_partnerships(source.dataset):
                self.findings.append(source.finding(0, "", "", FOR_EVERYONE))
        for name, staged in self.tables.items():
            if is_of_partnerships(name):
                text, must = staged.c[f"{TEXT}partnerschap"], DATASETS[name].column("partnerschap").required
                empty = sa.false() if must else cells.cleaned(text).is_(None)
                read = sa.or_(staged.c.partnerschap.is_not(None), empty)
                found = rows_outside(staged, self.places).where(read).subquery()
                asked = sa.select(found.c.file_no, found.c.row_no, found.c[text.name])
                rows = asked.order_by(found.c.file_no, found.c.row_no).limit(MOST_FINDINGS)
                for number, row, value in self.connection.execute(rows):
                    rule = ROW_OF_OTHERS if value else FOR_EVERYONE
                    told = self.sources[number].finding(row, "partnerschap", value or "", rule, hints)
                    self.findings.append(told)
        return len(self.findings) == before

    def _with_meant(self, finding: Finding, dataset: Dataset) -> Finding:
        """The finding with the code or choice that was probably meant, where it has to be a known one."""
        if finding.rule not in ASKS_WHAT_WAS_MEANT or not finding.value:
            return finding
        column = dataset.column(finding.column)
        if column.choices:
            name = ",".join(column.choices)
            known = self.known.setdefault(name, Known(column.choices))
            return replace(finding, meant=known.nearest(finding.value))
        name = LISTS.get(column.name) or column.refers_to or ""
        if not name:
            return finding
        if name not in self.known:
            is_told = name != "partnerschappen" or self.places is None
            told = self.connection.scalars(known_codes(name)) if is_told else sorted(self.places or ())
            self.known[name] = Known(told)
        known, given = self.known[name], finding.value
        if column.name not in LISTS:
            return replace(finding, meant=known.nearest(given))
        meant = " ".join(known.nearest(code) or code for code in given.split())
        return replace(finding, meant="" if meant == given else meant)

    def _stage_text(self, number: int, source: Source) -> None:
        names = ["row_no", *source.columns]
        schema = pa.schema([("row_no", pa.int64()), *[(name, pa.string()) for name in source.columns]])
        reader = pa.RecordBatchReader.from_batches(schema, self._batches(source, schema))
        driver(self.connection).register("incoming", reader)
        incoming = sa.table("incoming", *[sa.column(name) for name in names])
        statement = sa.text(f"create temp table text_{number:d} as {sa.select(incoming)}")
        self.read = 0.0
        report = self.reports[number]
        execute_followed(self.connection, statement, lambda share: report(READING * share), lambda: self.read)
        driver(self.connection).unregister("incoming")

    def _batches(self, source: Source, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        rows = self._sound_rows(source)
        size = math.inf if source.parquet else source.path.stat().st_size
        while batch := list(itertools.islice(rows, _BATCH)):
            of_one_row = sum(len(cell) + 1 for cell in map(str, batch[0][1:]))
            self.read += len(batch) * of_one_row / size
            columns = list(zip(*batch, strict=True))
            yield pa.record_batch(
                [pa.array(c, t.type) for c, t in zip(columns, schema, strict=True)], schema=schema
            )

    def _sound_rows(self, source: Source) -> Iterator[tuple[int | str, ...]]:
        """Rows with as many cells as the header; blank ones are passed over, others are findings.

        Empty cells beyond the header do not count: spreadsheets write them.
        """
        width = len(source.columns)
        try:
            for line, row in source.rows():
                if not any(cell.strip(BLANKS) for cell in row):
                    continue
                while len(row) > width and not row[-1].strip(BLANKS):
                    row.pop()
                if len(row) == width:
                    yield (line, *row)
                else:
                    hints = (str(width), str(len(row)))
                    self.findings.append(source.finding(line, "", "", "aantal_cellen", hints))
        except BrokenRow as broken:
            rule = "geen_parquet" if source.parquet else "geen_csv"
            self.findings.append(source.finding(broken.line, "", "", rule))

    def _stage_typed(self, number: int, source: Source) -> None:
        dataset = DATASETS[source.dataset]
        text = sa.table(f"text_{number}", sa.column("row_no"), *[sa.column(c) for c in source.columns])
        self.signs.append(count_signs(self.connection, source, text))
        comma = self._writes_decimal_comma(dataset, source, text)
        values: list[sa.ColumnElement] = [
            sa.literal(number).label("file_no"),
            text.c.row_no,
            sa.literal(comma).label("decimal_comma"),
        ]
        for column in dataset.columns:
            if column.name in source.columns:
                cell = cells.tidied(column, text.c[column.name])
                value = cells.typed(column, cell, comma)
                within = sa.case((sa.not_(cells.outside(column, value)), value))
                values += [within.label(column.name), cell.label(TEXT + column.name)]
            else:
                empty = sa.cast(sa.null(), TABLES[dataset.name].c[column.name].type)
                values += [empty.label(column.name), sa.cast(sa.null(), sa.String).label(TEXT + column.name)]
        staged = _staged(dataset.name)
        if dataset.name not in self.tables:
            staged.create(self.connection)
            self.tables[dataset.name] = staged
        self.connection.execute(
            staged.insert().from_select([c.name for c in staged.columns], sa.select(*values))
        )
        self.reports[number](1.0)

    def _writes_decimal_comma(self, dataset: Dataset, source: Source, text: sa.FromClause) -> bool:
        if source.signs is not None:
            return source.decimal_comma
        numbers = [c.name for c in dataset.of_kind(Kind.NUMBER) if c.name in source.columns]
        if not numbers:
            return False
        with_comma = [
            sa.func.regexp_full_match(cells.cleaned(text.c[name]), cells.COMMA_NUMBER) for name in numbers
        ]
        return bool(self.connection.scalar(sa.select(sa.func.bool_or(sa.or_(*with_comma))).select_from(text)))

    def _diagnose_cells(self, dataset: Dataset, staged: sa.Table, number: int) -> None:
        source = self.sources[number]
        comma = bool(
            self.connection.scalar(
                sa.select(sa.func.bool_or(staged.c.decimal_comma)).where(staged.c.file_no == number)
            )
        )
        for column in dataset.columns:
            if column.name not in source.columns:
                continue
            text, value = staged.c[TEXT + column.name], staged.c[column.name]
            found = sa.select(staged.c.row_no, text, cells.diagnosis(column, text, comma)).where(
                staged.c.file_no == number, cells.faulty(column, text, value)
            )
            for row, cell, code in self.connection.execute(
                found.order_by(staged.c.row_no).limit(MOST_FINDINGS)
            ):
                hints = cell_hints(dataset, column.name, code)
                self.findings.append(source.finding(row, column.name, cell or "", code, hints))
                self.faulty_cells.add((number, row, column.name))

    def _diagnose_ranges(self, dataset: Dataset, staged: sa.Table) -> None:
        """Periods that may be ranges of years, where others in the column are; told instead of what else they are."""
        for column in dataset.of_kind(Kind.PERIOD):
            text = staged.c[TEXT + column.name]
            refused = ranges_in(self.connection, staged, text.name).refused
            found = sa.select(staged.c.file_no, staged.c.row_no, text).where(text.in_(refused))
            cells = self.connection.execute(found.limit(MOST_FINDINGS)).all()
            told = {
                self.sources[number].finding(row, column.name, v, "geen_periode") for number, row, v in cells
            }
            self.findings = [finding for finding in self.findings if finding not in told]
            for number, row, value in cells:
                self.findings.append(self.sources[number].finding(row, column.name, value, "reeks_van_jaren"))
                self.faulty_cells.add((number, row, column.name))

    def _report(
        self, dataset: Dataset, broken: sa.Select, columns: Sequence[str], code: str, hints: tuple[str, ...]
    ) -> None:
        """Blame the first of the columns, unless one of them has a faulty cell that explains it."""
        rows, column = broken.subquery(), columns[0]
        told = rows.c[NAMED] if NAMED in rows.c else sa.null()
        found = sa.select(rows.c.file_no, rows.c.row_no, rows.c[TEXT + column], told).order_by(
            rows.c.file_no, rows.c.row_no
        )
        for file_number, row, value, named in self.connection.execute(found.limit(MOST_FINDINGS)):
            if not any((file_number, row, involved) in self.faulty_cells for involved in columns):
                source = self.sources[file_number]
                known = hints if named is None else (named,)
                self.findings.append(source.finding(row, column, value or "", code, known))


@functools.cache
def _staged(name: str) -> sa.Table:
    """The table for the rows of a dataset; one that stays, so that statements on it are compiled once."""
    columns: list[sa.Column] = [sa.Column("file_no", sa.Integer), sa.Column("row_no", sa.BigInteger)]
    columns.append(sa.Column("decimal_comma", sa.Boolean))
    for column in DATASETS[name].columns:
        columns.append(sa.Column(column.name, TABLES[name].c[column.name].type))
        columns.append(sa.Column(TEXT + column.name, sa.String))
    return sa.Table(f"staged_{name}", sa.MetaData(), *columns, prefixes=["TEMPORARY"])


def _without_person(finding: Finding, dataset: Dataset) -> Finding:
    """The finding without a value that tells of a person."""
    columns = (column for column in dataset.columns if column.name == finding.column)
    if not any(column.personal for column in columns):
        return finding
    return replace(finding, value="", meant="")


def cell_hints(dataset: Dataset, name: str, code: str) -> tuple[str, ...]:
    """What the advice on a faulty cell needs to know."""
    column = dataset.column(name)
    if code == "geen_keuze":
        return column.choices
    limits = {"niet_meer_dan": column.above, "te_laag": column.minimum, "te_hoog": column.maximum}
    if code in limits:
        return (f"{limits[code]:g}",)
    if code == "te_lang":
        return (str(column.longest),)
    return (column.forms or column.example,) if code == "verkeerde_vorm" else ()
