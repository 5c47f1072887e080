"""Parquet: the same column names as CSV, with types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.catalogue.datasets import DATASETS
from lib.domain.findings import Finding
from lib.ingest.headings import Unreadable, columns_of, recognise
from lib.store.source import Source

BATCH = 20_000


def open_parquet(path: Path, *, name: str, dataset: str | None = None) -> Source:
    """Recognise a Parquet file.

    Raises:
        Unreadable: with findings that say what is wrong.
    """
    try:
        headings = tuple(pq.read_schema(path).names)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_parquet")) from error
    chosen = DATASETS[dataset] if dataset else recognise(name, headings)
    if chosen is None:
        raise Unreadable(Finding(name, 0, "", "", "onbekende_dataset", tuple(DATASETS)))
    return Source(
        name=name,
        dataset=chosen.name,
        columns=columns_of(name, chosen, headings),
        headings=headings,
        path=path,
        delimiter="",
        decimal_comma=False,
        rows=partial(_rows, path),
        parquet=True,
    )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row number as in a table with a heading, and the cells as text."""
    number = 1
    for batch in pq.ParquetFile(path).iter_batches(BATCH):
        for row in zip(*[column.to_pylist() for column in batch.columns], strict=True):
            number += 1
            yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
