"""The columns of a CSV file as metadata beside it: CSV on the Web (W3C, Metadata Vocabulary for Tabular Data)."""

from __future__ import annotations

from typing import Any

from lib.api.asked import Form
from lib.api.columns import YES_NO
from lib.api.resources import Resource
from lib.catalogue.declarations import Column, Kind

CSVW_TYPE = "application/csvm+json"
_DATATYPES: dict[Kind, Any] = {
    Kind.NUMBER: "double",
    Kind.INTEGER: "integer",
    Kind.YEAR: "integer",
    Kind.DATE: {"base": "date", "format": "yyyy-MM-dd"},
    Kind.BOOLEAN: {"base": "boolean", "format": "|".join(YES_NO)},
    Kind.URL: "anyURI",
}


def csvw_of(resource: Resource) -> dict[str, Any]:
    """The metadata of the CSV of a list: the file, how it is written, and its columns."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"language": "nl"}],
        "url": f"../{resource.name}?formaat={Form.CSV}",
        "dc:title": resource.title,
        "dc:description": resource.explanation,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\n"]},
        "tableSchema": {"columns": [_column(column) for column in resource.columns]},
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": {"nl": column.explanation, "en": column.explanation_en},
        "datatype": _DATATYPES.get(column.kind, "string"),
        "required": column.required,
        "null": "",
    }
