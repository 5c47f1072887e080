"""Records as a Parquet file, each column in the kind that is declared for it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from lib.catalogue.declarations import Kind

_TYPES = {Kind.NUMBER: pa.float64(), Kind.INTEGER: pa.int64(), Kind.YEAR: pa.int32(), Kind.DATE: pa.date32()}


def records_as_parquet(
    rows: Sequence[Mapping[str, str | int | float | None]], kinds: Mapping[str, Kind]
) -> bytes:
    """The records under these columns, in this order; days come as `2023-12-31` and are dates in the file."""
    schema = pa.schema([pa.field(name, _TYPES.get(kind, pa.string())) for name, kind in kinds.items()])
    cells = {name: [_cell(row[name], kind) for row in rows] for name, kind in kinds.items()}
    out = io.BytesIO()
    pq.write_table(pa.table(cells, schema=schema), out)
    return out.getvalue()


def _cell(value: str | int | float | None, kind: Kind) -> str | int | float | dt.date | None:
    if value is None:
        return None
    if kind == Kind.DATE:
        return dt.date.fromisoformat(str(value))
    return float(value) if kind == Kind.NUMBER else value
