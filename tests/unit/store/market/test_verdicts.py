"""Verdicts of a year: one per agreed test, coarse with confidential prices, silent about those that changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.domain.market.outcome import MarketVerdict
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.history import list_loads
from lib.store.market.verdicts import read_partner_verdicts, read_service_verdicts
from lib.store.upkeep.opening import open_store
from tests.loading import ask
from tests.market_set import MARKET, PARTNER, YEAR, make_market_store, reference, write_rows


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"duckdb:///{make_market_store(tmp_path).as_posix()}")
    yield store
    store.close()


def test_every_agreed_test_has_a_verdict(market: Store) -> None:
    found = {each.product: each for each in ask(market, read_partner_verdicts, PARTNER, YEAR)}
    assert set(found) == set(MARKET) - {"zonder-afspraak"}
    assert (found["binnen"].verdict, round(found["binnen"].value or 0, 1)) == (MarketVerdict.WITHIN, 101.0)
    assert found["geen-tarief"].verdict == MarketVerdict.NOT_COMPARABLE
    assert (found["geheim-vijf"].value, found["geheim-vijf"].confidential) == (101.0, 5)
    assert (found["geheim-vier"].value, found["geheim-vier"].confidential) == (None, 0)


def test_the_service_and_the_year_decide(market: Store) -> None:
    assert ask(market, read_service_verdicts, "groen", YEAR) == ask(
        market, read_partner_verdicts, PARTNER, YEAR
    )
    assert ask(market, read_service_verdicts, "afval", YEAR) == ()
    assert ask(market, read_partner_verdicts, PARTNER, YEAR - 1) == ()


def test_a_confidential_price_that_came_later_changes_no_day(market: Store, tmp_path: Path) -> None:
    before = max(load.moment for load in list_loads(market)) + dt.timedelta(microseconds=1)
    extra = reference("geheim-nieuw", "geheim-vijf", 1.0314, vertrouwelijk="ja", bron="bestek 9")
    folder = tmp_path / "later"
    folder.mkdir()
    assert not load_paths(market, [write_rows(folder / "marktprijzen.csv", [extra])]).findings
    then = ask(market, read_partner_verdicts, PARTNER, YEAR, as_of=before)
    assert then == ask(market, read_partner_verdicts, PARTNER, YEAR)
