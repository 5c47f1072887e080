"""Which rows of Iv3 are of no municipality."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lib.ingest.connectors.iv3.accounts import Account
from lib.ingest.connectors.iv3.passed_over import (
    ALSO_MUNICIPALITIES,
    is_country,
    is_no_municipality,
    is_province,
    without_totals,
)
from lib.ingest.connectors.text_files import open_sheet


@pytest.mark.parametrize(
    "name",
    [
        *("Totaal", "Eindtotaal", "Subtotaal", "Totaal gemeenten", "Gelderland totaal", "Som", "Gemiddelde"),
        *("Gelderland", "Noord-Holland", "Fryslân", "Friesland", "Utrecht (PV)", "Provincie Utrecht", "PV25"),
        *("5 000 tot 10 000 inwoners", "5000tot10000inwoners", "minder dan 5000 inwoners"),
        *(
            "Zeersterkstedelijk",
            "Niet stedelijk",
            "Noord-Nederland",
            "Groot-Rijnmond (CR)",
            "Overige gemeenten",
        ),
        *("Bron: CBS", "Bron: CBS, Iv3 2023", "© CBS", "Toelichting", "* voorlopige cijfers", "CBS"),
    ],
)
def test_totals_provinces_classes_and_notes(name: str) -> None:
    assert is_no_municipality(name)


@pytest.mark.parametrize(
    "name", ["Bronckhorst", "Someren", "Nederweert", "Nootdorp", "Groningen", "Utrecht", "Alphen"]
)
def test_municipalities_with_a_name_like_those(name: str) -> None:
    assert not is_no_municipality(name)
    assert not is_country(name)


@pytest.mark.parametrize(
    "name", ["Nederland", "NEDERLAND", "Nederland (totaal)", "Heel Nederland", "NL01", "NL00"]
)
def test_the_country(name: str) -> None:
    assert is_country(name)


def test_two_provinces_share_their_name_with_a_municipality() -> None:
    assert all(is_province(name) for name in ALSO_MUNICIPALITIES)
    assert not any(is_no_municipality(name) for name in ALSO_MUNICIPALITIES)


@pytest.mark.shared_data
def test_every_municipality_of_the_real_files_stays(shared_data: Path) -> None:
    names = set()
    for year in (2023, 2024):
        sheet = open_sheet(shared_data / "iv3" / f"gemeenteklassen_{year}.csv", "classes")
        assert sheet is not None
        names |= {row["Gemeenten"] for _, row in sheet.rows()}
    assert len(names) > 340
    assert {name for name in names if is_no_municipality(name) or is_country(name)} == set()


def account(name: str, inhabitants: int, spent: int) -> Account:
    return Account(name, inhabitants=Decimal(inhabitants), spent={"7.3": Decimal(spent)})


def test_a_row_that_is_the_sum_of_all_others_is_a_total_whatever_it_is_called() -> None:
    one, two, total = account("Aa", 10, 100), account("Bb", 20, 300), account("Samen", 30, 400)
    assert without_totals([one, two, total]) == ([one, two], [total])
    assert without_totals([one, two, account("Cc", 30, 401)])[1] == []
    assert without_totals([one, account("Dd", 10, 100)])[1] == []
