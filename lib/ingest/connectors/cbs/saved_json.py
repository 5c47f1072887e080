"""JSON as it was saved: read with limits, and what CBS says about it in its context address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from lib.domain.loads.findings import Finding
from lib.ingest.headings import Unreadable

LARGEST_BYTES = 100 << 20
HEAD_BYTES = 4096
TABLE_IN_ADDRESS = re.compile(r"/(\d{5}[A-Za-z]{3})/\$metadata", re.ASCII)
TABLE_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{5}(?:NED|ned|ENG|eng))(?![0-9A-Za-z])")
PART_OF_ADDRESS = re.compile(r"#(?:.*\.)?(\w+)")
PART_IN_HEAD = re.compile(r"/\$metadata#(?:[\w.]*\.)?(\w+)\"", re.ASCII)

Document = dict[str, Any]


def read_json(path: Path, name: str) -> Document:
    """The object in a JSON file.

    Raises:
        Unreadable: when it is too large, or not one object of JSON.
    """
    found = read_value(path, name)
    if not isinstance(found, dict):
        raise Unreadable(Finding(name, 0, "", "", "geen_json"))
    return found


def read_value(path: Path, name: str) -> Any:
    """Whatever a JSON file holds.

    Raises:
        Unreadable: when it is too large, or no JSON.
    """
    if path.stat().st_size > LARGEST_BYTES:
        raise Unreadable(Finding(name, 0, "", "", "json_te_groot", (str(LARGEST_BYTES >> 20),)))
    try:
        return json.loads(path.read_bytes(), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_json")) from error


def read_companion(path: Path) -> Document:
    """A file that may lie beside the one that is read; empty when it does not, or is no good."""
    try:
        return read_json(path, path.name) if path.is_file() else {}
    except (Unreadable, OSError):
        return {}


def context_address(document: Document) -> str:
    """The address in which the service says what it answered."""
    found = document.get("@odata.context") or document.get("odata.metadata") or ""
    return found if isinstance(found, str) else ""


def table_of(document: Document, name: str) -> str:
    """The table that an answer is of: from its address, else from the file name; empty when unknown.

    Who saves an answer lists in an `index.json` what was saved, with the table as `tableId`.
    """
    named = text_of(document, "tableId") or name
    match = TABLE_IN_ADDRESS.search(context_address(document)) or TABLE_IN_NAME.search(named)
    return match[1] if match else ""


def table_in_head(path: Path) -> str:
    """The table that the address at the start of a file names, without reading the rest; empty when unknown."""
    with path.open("rb") as file:
        match = TABLE_IN_ADDRESS.search(file.read(HEAD_BYTES).decode("utf-8", "replace"))
    return match[1] if match else ""


def part_of(document: Document) -> str:
    """Which part of a table an answer is: `Observations`, `UntypedDataSet`, `RegioSCodes`; empty when unknown."""
    match = PART_OF_ADDRESS.search(context_address(document))
    return match[1] if match else ""


def part_in_head(path: Path) -> str:
    """The part of a table that the address at the start of a file names; empty when unknown."""
    with path.open("rb") as file:
        match = PART_IN_HEAD.search(file.read(HEAD_BYTES).decode("utf-8", "replace"))
    return match[1] if match else ""


def records(document: Document, name: str) -> list[Document]:
    """The rows of an answer.

    Raises:
        Unreadable: when it has none, or they are not objects.
    """
    if "odata.error" in document or "error" in document:
        table = table_of(document, name) or name
        raise Unreadable(Finding(name, 0, "", "", "cbs_tabel_weg", (table,)))
    value = document.get("value")
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Unreadable(Finding(name, 0, "", "", "geen_json"))
    return value


def text_of(record: Document, key: str) -> str:
    """A text in a record without the spaces that CBS pads keys with."""
    found = record.get(key)
    return found.strip() if isinstance(found, str) else "" if found is None else str(found)
