"""Figures out: the form of the data contract."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lib.domain.figures import Status
from lib.export.figures import as_json, as_table, figures_as_csv, rows_out
from tests.samples import COST, day, figure

HEADER = (
    "partnerschap,organisatie,indicator,periode,status,waarde,teller,noemer,aantal,ondergrens,bovengrens,eenheid,"
    "richting,reeksbreuk,fictief,bron,bron_url,bron_datum,opmerking"
)
FULL = figure(
    "2023-K1",
    12.5,
    Status.PROVISIONAL,
    numerator=25.0,
    denominator=2.0,
    n=40,
    low=12.0,
    high=13.25,
    series_break=True,
    fictitious=True,
    source_url="https://x.nl",
    source_date=day("2024-05-01"),
    remark="let op",
)
BARE = figure("2023", 5.0, partnership=None, organisation="land")
INDICATORS = {"kosten": COST}


def test_the_csv_is_as_the_contract_has_it() -> None:
    assert figures_as_csv(rows_out([FULL, BARE], INDICATORS)) == (
        f"{HEADER}\n"
        "aa-cc,,kosten,2023-K1,voorlopig,12.5,25,2,40,12,13.25,EUR/inwoner,lager_is_beter,ja,ja,proef,https://x.nl,"
        "2024-05-01,let op\n"
        ",land,kosten,2023,definitief,5,,,,,,EUR/inwoner,lager_is_beter,,nee,proef,,,\n"
    )


def test_without_figures_there_is_a_header_only() -> None:
    assert figures_as_csv([]) == HEADER + "\n"
    assert as_json([]) == "[]"
    assert as_table([]).split() == [
        "partnerschap",
        "organisatie",
        "indicator",
        "periode",
        "status",
        "waarde",
        "eenheid",
        "bron",
    ]


def test_json_has_the_same_keys_and_null_for_unknown() -> None:
    full, bare = json.loads(as_json(rows_out([FULL, BARE], INDICATORS)))
    assert ",".join(full) == ",".join(bare) == HEADER
    assert (full["waarde"], full["teller"], full["aantal"], bare["teller"], bare["partnerschap"]) == (
        12.5,
        25,
        40,
        None,
        None,
    )


@pytest.mark.parametrize(
    "text",
    ['een "twee", drie', "a\nb", "a\r\nb", "=1+1", "<b>x</b>", "é € 💧", "x" * 5000],
)
def test_text_comes_out_unharmed(text: str) -> None:
    rows = rows_out([figure("2023", 1, remark=text, source=text)], INDICATORS)
    [row] = csv.DictReader(io.StringIO(figures_as_csv(rows), newline=""))
    assert (row["opmerking"], row["bron"]) == (text, text)
    assert json.loads(as_json(rows))[0]["opmerking"] == text


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x.nl")', "@SUM(A1)", "+1", "-1", "=cmd|' /C calc'!A0"]
)
def test_text_is_no_formula_where_that_is_asked(text: str) -> None:
    rows = rows_out([figure("2023", -1, remark=text, source=text)], INDICATORS)
    [row] = csv.DictReader(io.StringIO(figures_as_csv(rows, safe=True), newline=""))
    assert (row["opmerking"], row["bron"], row["waarde"]) == ("'" + text, "'" + text, "-1")


@pytest.mark.parametrize("text", ["a\nb\r\nc", "\x1b[31mrood", "x" * 5000, "links\u202erechts\u2028"])
def test_a_table_has_a_line_per_figure_whatever_its_text(text: str) -> None:
    lines = as_table(rows_out([figure("2023", 1, source=text)], INDICATORS)).split("\n")
    assert len(lines) == 2
    assert lines[1].isprintable()
    assert len(lines[1]) < 200
