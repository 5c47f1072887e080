"""A price that is confidential now is so on every earlier day, and after the load that said so was taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.figures import Figure
from lib.domain.market.publish import Published, publish
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.market.dossiers import read_dossier
from lib.store.registry import read_registry
from lib.store.upkeep.verify import verify
from tests.loading import Load, ask
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven, toetsen

pytestmark = pytest.mark.usefixtures("world")

ALL = PRODUCTS | INDEX | tarieven(COMPANY) | toetsen("aa-cc;gazon;2024;B;10;10")


def shown(store: Store, day: dt.datetime | None = None) -> Published:
    dossier = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B", as_of=day)
    case = dossier.case() if dossier else None
    assert case
    return publish(case)


def figures(store: Store, day: dt.datetime | None = None) -> dict[str, Figure]:
    registry = ask(store, read_registry, as_of=day)
    return {f.indicator: f for f in ask(store, read_figures, registry, as_of=day)}


def test_a_price_that_was_public_is_confidential_on_every_day(store: Store, load: Load) -> None:
    load(ALL | marktprijzen(*SIX, "g;1.3;B;;nee;;volledig;12;;;2024;m2"))
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    public = figures(store)["marktindex_gazon"].value
    marked = load(marktprijzen(SIX[0], confidential=True)).load_id or 0
    for day in (None, then):
        assert "a" not in {reference.price.code for reference in shown(store, day).references}
        assert (shown(store, day).outcome.n, shown(store, day).withheld) == (6, 1)
        assert figures(store, day)["marktindex_gazon"].value != public
    undo(store, marked)
    for day in (None, then):
        assert "a" not in {reference.price.code for reference in shown(store, day).references}
        assert figures(store, day)["marktindex_gazon"].value != public
    assert verify(store) == []
    load(marktprijzen(SIX[0].replace("1.10", "1.12")))  # said to be public again, by a load of its own
    assert "a" in {reference.price.code for reference in shown(store).references}


def test_what_today_does_not_tell_an_earlier_day_does_not_tell_either(store: Store, load: Load) -> None:
    """The share of tests within the band told the verdict of a test that was withheld."""
    load(ALL | marktprijzen(*SIX, confidential=True))
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    assert {"marktindex_gazon", "binnen_band_pct"} <= set(figures(store))
    assert shown(store, then).confidential == 6
    load(marktprijzen(SIX[0].replace("1.10", "0.70"), confidential=True))
    for day in (None, then):
        assert not {"marktindex_gazon", "binnen_band_pct"} & set(figures(store, day))
        assert shown(store, day).confidential == 0
