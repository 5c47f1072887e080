"""Cells of CBS: numbers, periods, names."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.catalogue.definitions import CODE_PATTERN
from lib.ingest.connectors.cbs.values import (
    NotANumber,
    base_name,
    cell_of,
    number_in,
    period,
    plain_name,
    quotient,
    slug,
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("   183.3", "183.3"),
        ("9869,5", "9869.5"),
        (424681, "424681"),
        (1.5, "1.5"),
        ("-5", "-5"),
        ("0.0", "0"),
    ],
)
def test_a_number(cell: object, value: str) -> None:
    found = number_in(cell)
    assert found is not None
    assert cell_of(found) == value


@pytest.mark.parametrize("cell", [None, "", "       .", "-99998", -99998, -99998.0, "Impossible", "x"])
def test_no_figure(cell: object) -> None:
    assert number_in(cell) is None


@pytest.mark.parametrize("cell", ["abc", "1.234,5", True, "1e99", "12 3", [], {}, "٣", "9" * 500])
def test_what_is_no_number(cell: object) -> None:
    with pytest.raises(NotANumber):
        number_in(cell)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none(), st.booleans()))
def test_any_cell_is_a_number_or_missing_or_refused(cell: object) -> None:
    try:
        found = number_in(cell)
    except NotANumber:
        return
    assert found is None or Decimal(cell_of(found)) == found


def test_a_quotient_is_rounded_half_up() -> None:
    assert quotient(Decimal(13277000), Decimal(182480)) == "72.7587"
    assert quotient(Decimal(1), Decimal(20000)) == "0.0001"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2021JJ00", "2021"),
        ("2023MM01", "2023-01"),
        ("2023KW04", "2023-K4"),
        (" 2023JJ00 ", "2023"),
        ("2023X000", None),
        ("2023MM13", None),
        ("2023G400", None),
    ],
)
def test_periods(code: str, said: str | None) -> None:
    assert period(code) == said


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("'s-Gravenhage", "s-gravenhage"),
        ("Bergen (NH.)", "bergen-nh"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Nuenen, Gerwen en Nederwetten", "nuenen-gerwen-en-nederwetten"),
        ("???", "gemeente"),
    ],
)
def test_slugs(name: str, code: str) -> None:
    assert slug(name) == code


@given(st.text())
def test_every_slug_is_a_code(name: str) -> None:
    assert re.fullmatch(CODE_PATTERN, slug(name))


def test_a_column_is_its_name_without_its_number() -> None:
    assert base_name("BevolkingOp1Januari_1") == base_name("Bevolking op 1 januari")
    assert base_name("k_1ePlaatsing_1") == base_name("k_1ePlaatsing_7")
    assert plain_name("Súdwest-Fryslân") == "sudwestfryslan"
