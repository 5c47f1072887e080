"""Parquet: the same column names as CSV, with types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import BrokenRow, Finding
from lib.domain.loads.signs import SignCounter
from lib.ingest.containers import LARGEST_UNPACKED
from lib.ingest.headings import Unreadable, columns_of, recognise
from lib.store.loads.guesses import signed_columns
from lib.store.loads.source import Source

_BATCH = 20_000
DAMAGED = (pa.ArrowException, OSError, ValueError, OverflowError)
"""What pyarrow raises at a file that it cannot read."""


def open_parquet(path: Path, *, name: str, dataset: str | None = None) -> Source:
    """Recognise a Parquet file, and read it once: DuckDB passes over damage that pyarrow sees.

    Raises:
        Unreadable: with findings that say what is wrong.
    """
    try:
        schema = pq.read_schema(path)
        headings = tuple(schema.names)
    except DAMAGED as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_parquet")) from error
    chosen = DATASETS[dataset] if dataset else recognise(name, headings)
    if chosen is None:
        raise Unreadable(Finding(name, 0, "", "", "onbekende_dataset", tuple(DATASETS)))
    columns = columns_of(name, chosen, headings)
    if nested := [
        Finding(name, 1, column, str(kind), "samengestelde_kolom")
        for column, kind in zip(columns, schema.types, strict=True)
        if not _is_single(kind)
    ]:
        raise Unreadable(*nested)
    try:
        signs = _signs(path, name, chosen, columns, schema)
    except MemoryError:
        raise
    except DAMAGED as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_parquet")) from error
    return Source(
        name=name,
        dataset=chosen.name,
        columns=columns,
        headings=headings,
        path=path,
        delimiter="",
        decimal_comma=signs.commas,
        rows=partial(_rows, path),
        parquet=True,
        signs=signs.found(signed_columns(chosen.name, columns)),
    )


def _signs(
    path: Path, name: str, dataset: Dataset, columns: tuple[str, ...], schema: pa.Schema
) -> SignCounter:
    """How the numbers are written that are text; reads all of the file, up to the most that it may hold."""
    counter, row = SignCounter(), 2
    written = [
        (place, column)
        for place, (column, kind) in enumerate(zip(columns, schema.types, strict=True))
        if dataset.column(column).kind == Kind.NUMBER and not pa.types.is_primitive(kind)
    ]
    unpacked = 0
    for batch in _batches(path):
        unpacked += batch.nbytes
        if unpacked > LARGEST_UNPACKED:
            raise Unreadable(Finding(name, row, "", "", "parquet_te_groot"))
        for place, column in written:
            for number, value in enumerate(batch.column(place).to_pylist(), start=row):
                if isinstance(value, str):
                    counter.see(column, number, value)
        row += batch.num_rows
    return counter


def _is_single(kind: pa.DataType) -> bool:
    """Whether a value of this type can stand in one cell."""
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(_BATCH)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row number as in a table with a heading, and the cells as text.

    Raises:
        BrokenRow: where the file is damaged.
    """
    number = 1
    try:
        for batch in _batches(path):
            for row in zip(*[column.to_pylist() for column in batch.columns], strict=True):
                number += 1
                yield number, [_text(value) for value in row]
    except DAMAGED as error:
        raise BrokenRow(number + 1) from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
