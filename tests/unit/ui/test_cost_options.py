"""Which choices the page "Kosten" offers, and what it picks when a wish cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from lib.domain.cost_bridge import Group
from lib.domain.figures import Stand
from lib.store.engine import open_store
from lib.ui.cost_options import Per, View, resolve
from lib.ui.data import Library
from tests.data_sets import make_store


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    store = open_store(f"duckdb:///{make_store('kosten', tmp_path_factory.mktemp('kosten')).as_posix()}")
    st.cache_resource.clear()
    yield Library(store, store.version())
    st.cache_resource.clear()
    store.close()


def seen(books: Library, **wanted: str) -> View:
    return resolve(wanted, books)


def test_defaults_land_on_the_newest_two_years(books: Library) -> None:
    view = seen(books)
    assert view.focus is not None
    assert view.parameters() == {
        "focus": "aa-cc",
        "dienst": "groen",
        "periode": "2024",
        "vorige": "2023",
        "stand": "werkelijk",
        "eenheid": "totaal",
        "bruto": "nee",
        "reeks": "cpi",
        "prijspeil": "lopend",
        "volgorde": "prijs-hoeveelheid-niveau",
        "kwaliteit": "op_ambitie_contract_groen_pct",
    }
    assert view.unmet == ()


def test_what_stands_in_the_url_comes_back(books: Library) -> None:
    view = seen(
        books, periode="2022", vorige="2019", stand="begroting", eenheid="areaaleenheid", bruto="ja",
        prijspeil="2024", volgorde="niveau-prijs-hoeveelheid",
    )  # fmt: skip
    assert seen(books, **view.parameters()) == view
    assert (view.year, view.previous, view.stand, view.per) == (2022, 2019, Stand.BUDGET, Per.QUANTITY)
    assert (view.gross, view.price_year, view.order[0]) == (True, 2024, Group.LEVEL)
    assert str(view.unit) == "EUR/m2"
    assert view.sizes is not None
    assert view.sizes[2022] == 1_050_000


def test_impossible_wishes_are_named(books: Library) -> None:
    view = seen(books, periode="1999", vorige="2024", eenheid="kilo", prijspeil="2030", volgorde="niveau")
    assert [name for name, _ in view.unmet] == ["periode", "vorige", "eenheid", "prijspeil", "volgorde"]
    assert (view.year, view.previous, view.per, view.price_year) == (2024, 2023, Per.TOTAL, None)


def test_only_an_earlier_year_can_be_compared_with(books: Library) -> None:
    assert seen(books, periode="2020").previous_years == (2019,)
    first = seen(books, periode="2019")
    assert (first.previous, first.previous_years) == (None, ())


def test_a_partnership_with_one_year_has_no_previous_one(books: Library) -> None:
    view = seen(books, focus="m00")
    assert (view.years, view.previous, view.pers) == (
        (2024,),
        None,
        (Per.TOTAL, Per.INHABITANT, Per.HOUSEHOLD),
    )
    assert [str(s) for s in view.stands] == ["werkelijk"]


def test_units_are_those_of_the_partnership(books: Library) -> None:
    assert seen(books).pers == tuple(Per)
    assert str(seen(books, eenheid="huishouden").unit) == "EUR/huishouden"


def test_a_real_partnership_goes_before_a_fictitious_one(books: Library) -> None:
    view = seen(books)
    assert {p.code for p in view.partners if p.fictitious} == {"fx", "fy"}
    assert view.focus is not None
    assert not view.focus.fictitious


def test_without_costs_there_is_no_service(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{make_store('published', tmp_path).as_posix()}")
    try:
        st.cache_resource.clear()
        books = Library(store, store.version())
        view = resolve({"focus": "nijmegen-dar"}, books)
        assert view.focus is not None
        assert (view.focus.code, view.service, view.unmet) == ("nijmegen-dar", None, ())
        assert resolve({}, books).focus is None
    finally:
        store.close()
