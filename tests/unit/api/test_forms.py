"""Which form an answer has, and that every form holds the same cells."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from lib.api.asked import Form, ListAsked
from lib.api.forms import form_of, page_in_form
from lib.api.resources import ApiPage, Resource, page_of
from lib.catalogue.declarations import Column, Kind

COLUMNS = (
    Column("naam", Kind.TEXT, "", ""),
    Column("waarde", Kind.NUMBER, "", ""),
    Column("aantal", Kind.INTEGER, "", ""),
    Column("datum", Kind.DATE, "", ""),
)
RECORDS = [
    {"naam": "=1+1", "waarde": 110, "aantal": 3, "datum": "2023-02-15"},
    {"naam": None, "waarde": 70.4, "aantal": None, "datum": None},
]
RESOURCE = Resource(
    "proef", "Proef", "", ListAsked, COLUMNS, lambda *about: page_of(RECORDS, about[2]), lambda *about: ()
)
PAGE = ApiPage(3, None, 2, RECORDS, None)


@pytest.mark.parametrize(
    ("wanted", "accepted", "form"),
    [
        (None, "", Form.JSON),
        (None, "*/*", Form.JSON),
        (None, "text/csv", Form.CSV),
        (None, "application/json;q=0.5, text/csv", Form.CSV),
        (None, "text/html,application/xhtml+xml,*/*;q=0.8", Form.JSON),
        (None, "application/vnd.apache.parquet", Form.PARQUET),
        (None, "text/csv;q=0", None),
        (None, "image/png", None),
        (None, "text/csv;q=veel", None),
        (Form.CSV, "application/json", Form.CSV),
    ],
)
def test_the_form_is_the_one_that_is_named_or_wanted_most(
    wanted: Form | None, accepted: str, form: Form | None
) -> None:
    assert form_of(wanted, accepted) == form


def test_every_form_holds_the_same_cells() -> None:
    told = json.loads(page_in_form(RESOURCE, PAGE, Form.JSON))
    assert told["gegevens"] == RECORDS
    assert (told["versie"], told["totaal"], told["volgende"]) == (3, 2, None)
    table = pq.read_table(io.BytesIO(page_in_form(RESOURCE, PAGE, Form.PARQUET)))
    assert [str(field.type) for field in table.schema] == ["string", "double", "int64", "date32[day]"]
    assert table.column("waarde").to_pylist() == [110.0, 70.4]
    assert [str(day) for day in table.column("datum").to_pylist()] == ["2023-02-15", "None"]
    assert table.column("naam").to_pylist() == ["=1+1", None]


def test_a_spreadsheet_finds_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(page_in_form(RESOURCE, PAGE, Form.CSV).decode())))
    assert rows[0] == {"naam": "'=1+1", "waarde": "110", "aantal": "3", "datum": "2023-02-15"}
    assert rows[1] == {"naam": "", "waarde": "70.4", "aantal": "", "datum": ""}
