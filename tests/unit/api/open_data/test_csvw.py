"""The metadata beside a CSV file: read by it, every cell is what it says."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from urllib.parse import urljoin

import pytest

from lib.api.open_data.csvw import CSVW_TYPE
from lib.store.engine import Store
from tests.api_client import program
from tests.loading import Load

READERS = {"double": float, "integer": int, "string": str, "anyURI": str}


FIGURES = (
    "partnerschap;indicator;periode;waarde;status;bron;bron_url;bron_datum;reeksbreuk\n"
    "aa-cc;afvalscheiding_pct;2023;70,4;definitief;proef;https://example.org/x;2024-02-15;nee\n"
    "aa-cc;restafval_kg_inw;2023-K1;110;voorlopig;=1+1;;;\n"
)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", ["cijfers", "partnerschappen", "indicatoren"])
def test_every_cell_reads_as_its_datatype(store: Store, load: Load, name: str) -> None:
    assert load({"cijfers.csv": FIGURES}).load_id
    asks = program(store)
    file = asks.ask(f"/{name}", headers={"Accept": "text/csv"})
    [place] = re.findall(rf'<(\S+)>; rel="describedby"; type="{re.escape(CSVW_TYPE)}"', file.headers["Link"])
    described = asks.ask(urljoin(f"/{name}", place))
    assert described.headers["content-type"] == CSVW_TYPE
    told = described.json()
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    columns = told["tableSchema"]["columns"]
    header, *rows = csv.reader(io.StringIO(file.text), delimiter=told["dialect"]["delimiter"])
    assert header == [column["name"] for column in columns]
    assert rows
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell == column["null"]:
                assert not column["required"], column["name"]
                continue
            kind = column["datatype"]
            if isinstance(kind, str):
                READERS[kind](cell)
            elif kind["base"] == "date":
                dt.date.fromisoformat(cell)
            else:
                assert cell in kind["format"].split("|")


def test_a_list_that_is_not_there_has_no_columns(store: Store) -> None:
    assert program(store).ask("/tabellen/nergens").status_code == 404
