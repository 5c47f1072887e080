"""Which choices the page "Kosten" offers, and what it picks when a wish cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.answers.costs.choices import CostChoices, Per, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.costs.bridge import Group
from lib.domain.figures import Stand
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    store = open_store(f"duckdb:///{make_store('kosten', tmp_path_factory.mktemp('kosten')).as_posix()}")
    yield Snapshot(store, store.version(), Scope.all())
    store.close()


def seen(snapshot: Snapshot, **wanted: str) -> CostChoices:
    return choose(wanted, snapshot)


def test_defaults_land_on_the_newest_two_years(snapshot: Snapshot) -> None:
    choices = seen(snapshot)
    assert choices.focus is not None
    assert choices.parameters() == {
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
    assert choices.unmet == ()


def test_what_stands_in_the_url_comes_back(snapshot: Snapshot) -> None:
    choices = seen(
        snapshot, periode="2022", vorige="2019", stand="begroting", eenheid="areaaleenheid", bruto="ja",
        prijspeil="2024", volgorde="niveau-prijs-hoeveelheid",
    )  # fmt: skip
    assert seen(snapshot, **choices.parameters()) == choices
    assert (choices.year, choices.previous, choices.stand, choices.per) == (
        2022,
        2019,
        Stand.BUDGET,
        Per.QUANTITY,
    )
    assert (choices.gross, choices.price_year, choices.order[0]) == (True, 2024, Group.LEVEL)
    assert str(choices.unit) == "EUR/m2"
    assert choices.sizes is not None
    assert choices.sizes[2022] == 1_050_000


def test_impossible_wishes_are_named(snapshot: Snapshot) -> None:
    choices = seen(
        snapshot, periode="1999", vorige="2024", eenheid="kilo", prijspeil="2030", volgorde="niveau"
    )
    assert [name for name, _ in choices.unmet] == ["periode", "vorige", "eenheid", "prijspeil", "volgorde"]
    assert (choices.year, choices.previous, choices.per, choices.price_year) == (2024, 2023, Per.TOTAL, None)


def test_only_an_earlier_year_can_be_compared_with(snapshot: Snapshot) -> None:
    assert seen(snapshot, periode="2020").previous_years == (2019,)
    first = seen(snapshot, periode="2019")
    assert (first.previous, first.previous_years) == (None, ())


def test_a_partnership_with_one_year_has_no_previous_one(snapshot: Snapshot) -> None:
    choices = seen(snapshot, focus="m00")
    assert (choices.years, choices.previous, choices.pers) == (
        (2024,),
        None,
        (Per.TOTAL, Per.INHABITANT, Per.HOUSEHOLD),
    )
    assert [str(s) for s in choices.stands] == ["werkelijk"]


def test_units_are_those_of_the_partnership(snapshot: Snapshot) -> None:
    assert seen(snapshot).pers == tuple(Per)
    assert str(seen(snapshot, eenheid="huishouden").unit) == "EUR/huishouden"


def test_a_real_partnership_goes_before_a_fictitious_one(snapshot: Snapshot) -> None:
    choices = seen(snapshot)
    assert {p.code for p in choices.partners if p.fictitious} == {"fx", "fy"}
    assert choices.focus is not None
    assert not choices.focus.fictitious


def test_without_costs_there_is_no_service(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{make_store('published', tmp_path).as_posix()}")
    try:
        snapshot = Snapshot(store, store.version(), Scope.all())
        choices = choose({"focus": "nijmegen-dar"}, snapshot)
        assert choices.focus is not None
        assert (choices.focus.code, choices.service, choices.unmet) == ("nijmegen-dar", None, ())
        unasked = choose({}, snapshot).focus
        assert unasked is not None
        assert unasked.code == "nijmegen-dar"
    finally:
        store.close()
