"""Names of municipalities in parts, and the codes that stand in their place."""

from __future__ import annotations

import unicodedata

import pytest

from lib.ingest.connectors.municipality_names import SHARED_NAMES, name_and_code, name_in_parts


@pytest.mark.parametrize(
    "name",
    [
        "Bergen (NH.)",
        "Bergen (NH)",
        "Bergen (N.H.)",
        "Bergen (Noord-Holland)",
        "Bergen, Noord-Holland",
        "Bergen NH",
        "BERGEN (NH.)",
        "Gemeente Bergen (NH.)",
    ],
)
def test_a_province_is_told_apart_however_it_is_written(name: str) -> None:
    assert name_in_parts(name) == name_in_parts("Bergen (NH.)")
    assert name_in_parts(name).code == "GM0373"
    assert not name_in_parts(name).may_be(name_in_parts("Bergen (L.)"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hengelo", "Hengelo (O.)"),
        ("Hengelo Ov.", "Hengelo (Overijssel)"),
        ("Utrecht (gemeente)", "Utrecht"),
        ("Den Haag", "'s-Gravenhage (gemeente)"),
        ("Den Bosch", "’s-Hertogenbosch"),
        ("Noardeast-Fryslân", "NOARDEAST FRYSLAN"),
        ("Noardeast-Fryslân", unicodedata.normalize("NFD", "Noardeast-Fryslân")),
        ("Nuenen c.a.", "Nuenen, Gerwen en Nederwetten"),
        ("De Friese Meren", "De Fryske Marren"),
    ],
)
def test_spellings_of_one_municipality(one: str, other: str) -> None:
    assert name_in_parts(one).may_be(name_in_parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hengelo (O.)", "Hengelo (Gld.)"),
        ("Beek", "Beekdaelen"),
        ("Groningen", "Midden-Groningen"),
        ("Utrecht (stad)", "Bunnik, Utrecht"),
        ("Utrecht (PV)", "Utrecht (LD)"),
    ],
)
def test_names_of_different_areas(one: str, other: str) -> None:
    assert not name_in_parts(one).may_be(name_in_parts(other))


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("Nijmegen", "Nijmegen", ""),
        ("GM0268", "", "GM0268"),
        ("gm0268", "", "GM0268"),
        ("0268", "", "GM0268"),
        ("268", "", "GM0268"),
        ("Nijmegen (GM0268)", "Nijmegen", "GM0268"),
        ("GM0268 Nijmegen", "Nijmegen", "GM0268"),
        ("  Bergen  (L.) ", "Bergen (L.)", ""),
        ("NL01", "NL01", ""),
    ],
)
def test_a_cell_holds_a_name_or_a_code_or_both(cell: str, name: str, code: str) -> None:
    assert name_and_code(cell) == (name, code)


def test_a_name_is_read_in_one_form() -> None:
    assert name_and_code(unicodedata.normalize("NFD", "Súdwest-Fryslân")) == ("Súdwest-Fryslân", "")


def test_shared_names_are_those_of_several_municipalities() -> None:
    assert all(len(sharers) > 1 for sharers in SHARED_NAMES.values())
