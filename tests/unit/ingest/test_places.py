"""A value that the store found is named with the file, sheet and row that the user has."""

from __future__ import annotations

import pytest

from tests.contract_files import as_workbook
from tests.loading import Load, figures_file

pytestmark = pytest.mark.usefixtures("world")
REST = {"status": "definitief", "bron": "proef"}
AREAS = "partnerschap;objecttype;hoeveelheid;eenheid;peildatum;status;bron\n"


def test_the_row_of_a_csv_file_with_dates_as_the_dutch_write_them(load: Load) -> None:
    rows = "aa-cc;gazon;125000;m2;01-01-2022;geschat;p\n\n aa-cc ;gazon;125;m2;01-01-2023;geschat;p\n"
    [suspicion] = load({"areaal.csv": AREAS + rows}, keep=False).suspicions.listed
    assert (suspicion.file, suspicion.sheet, suspicion.row) == ("areaal.csv", "", 4)


def test_the_row_of_a_sheet(load: Load) -> None:
    figures = [
        {"partnerschap": "aa-cc", "indicator": "pond", "periode": year, "waarde": value} | REST
        for year, value in (("2021", 100.5), ("2022", 100500.5))
    ]
    [suspicion] = load({"boek.xlsx": as_workbook({"cijfers": figures})}, keep=False).suspicions.listed
    assert (suspicion.file, suspicion.sheet, suspicion.row) == ("boek.xlsx", "cijfers", 3)


def test_the_file_among_several(load: Load) -> None:
    files = {
        "cijfers_1.csv": figures_file("aa-cc;;pond;2021;100;definitief"),
        "cijfers_2.csv": figures_file("bb-cc;;pond;2021;100;definitief", "aa-cc;;pond;2022;9000;definitief"),
    }
    [suspicion] = load(files, keep=False).suspicions.listed
    assert (suspicion.file, suspicion.row) == ("cijfers_2.csv", 3)
