"""The forms of an answer: which one is wanted, and records written in it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lib.api.asked import Form
from lib.api.resources import ApiPage, ApiRecord, Resource
from lib.domain.loads.visible import spelled_out
from lib.export.csv_file import records_as_csv
from lib.export.parquet_file import records_as_parquet

MEDIA_TYPES = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv",
    Form.PARQUET: "application/vnd.apache.parquet",
}
_NAMES = {name: form for form, name in MEDIA_TYPES.items()}


def form_of(wanted: Form | None, accepted: str) -> Form | None:
    """The form of an answer: the one that is named, else the most wanted of `Accept`; None when none of those is there.

    Args:
        wanted: by `formaat`.
        accepted: the header, as it came.
    """
    if wanted:
        return wanted
    ranked: list[tuple[float, Form]] = []
    for part in accepted.split(",") if accepted.strip() else ["*/*"]:
        name, *more = (word.strip().lower() for word in part.split(";"))
        found = (
            Form.JSON
            if name in ("*/*", "application/*")
            else Form.CSV
            if name == "text/*"
            else _NAMES.get(name)
        )
        weight = next((_weight(word[2:]) for word in more if word.startswith("q=")), 1.0)
        if found and weight > 0:
            ranked.append((weight, found))
    return max(ranked, key=lambda each: each[0])[1] if ranked else None


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def page_in_form(resource: Resource, page: ApiPage, form: Form) -> bytes:
    """A page of records in a form.

    JSON tells of the page around its records; CSV and Parquet hold the records alone. CSV has nothing in it that a
    spreadsheet takes for a formula.
    """
    if form == Form.CSV:
        return records_as_csv(page.records, resource.names, safe=True).encode()
    if form == Form.PARQUET:
        return records_as_parquet(page.records, {column.name: column.kind for column in resource.columns})
    told = {
        "versie": page.version,
        "peildatum": page.day.isoformat() if page.day else None,
        "totaal": page.total,
        "volgende": page.following,
        "gegevens": _in_order(resource, page.records),
    }
    return spelled_out(json.dumps(told, ensure_ascii=False, allow_nan=False)).encode()


def _in_order(resource: Resource, records: Sequence[ApiRecord]) -> list[ApiRecord]:
    return [{name: record[name] for name in resource.names} for record in records]
