"""The columns of what the API gives: those of the data contract where it has them, declared once for every form."""

from __future__ import annotations

from typing import Any

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind

YES_NO = ("ja", "nee")
_SCHEMAS: dict[Kind, dict[str, Any]] = {
    Kind.NUMBER: {"type": "number"},
    Kind.INTEGER: {"type": "integer"},
    Kind.YEAR: {"type": "integer"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.URL: {"type": "string", "format": "uri-reference"},
    Kind.BOOLEAN: {"type": "string", "enum": list(YES_NO)},
}


def declared(dataset: str, *names: str) -> tuple[Column, ...]:
    """Columns of a dataset of the data contract."""
    return tuple(DATASETS[dataset].column(name) for name in names)


def schema_of(column: Column) -> dict[str, Any]:
    """What a cell of a column may hold, as JSON Schema; one that need not be known may be null."""
    told = dict(_SCHEMAS.get(column.kind, {"type": "string"}))
    choices = told.get("enum") or (list(map(str, column.choices)) if column.kind == Kind.CHOICE else [])
    if choices:
        told["enum"] = choices if column.required else [*choices, None]
    if not column.required:
        told["type"] = [told["type"], "null"]
    return told | {"description": column.explanation}
