"""A purge takes a price out of the rows, the history, what followed and the bytes of the file; and back-ups know."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from lib.store.engine import Store, address_of
from lib.store.loads.history import NotPossible, list_loads, undo
from lib.store.loads.preview import corrections
from lib.store.upkeep.backup import backup, restore
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.purging import (
    count_rows,
    kept_copies,
    known_purges,
    missing_purges,
    purge,
    purge_again,
    purges_of,
)
from lib.store.upkeep.verify import verify
from tests.loading import Load, all_figures
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven, toetsen

pytestmark = pytest.mark.usefixtures("world")

FIRST, SECOND = 1.2345678901234, 1.3456789012345
"""What the price was and became: bytes that nothing else in a store has."""


def priced(amount: float) -> dict[str, str]:
    rows = [f"z;{amount};B;;nee;;volledig;12;;;2024;m2", *SIX]
    return marktprijzen(*rows)


def holds(folder: Path, amount: float) -> list[str]:
    sought = struct.pack("<d", amount)
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and sought in path.read_bytes())


@pytest.fixture
def filled(store: Store, load: Load) -> Store:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | toetsen("aa-cc;gazon;2024;B;10;10") | priced(FIRST))
    load(priced(SECOND))
    return store


def test_nothing_of_a_purged_price_is_left(filled: Store, tmp_path: Path) -> None:
    folder = Path(filled.place).parent
    before = {f.indicator: f.value for f in all_figures(filled)}
    assert holds(folder, FIRST) == holds(folder, SECOND) == ["monitor.duckdb"]
    copy = tmp_path / "eerder.duckdb"
    backup(filled, copy)

    assert count_rows(filled, "marktprijzen", [("z",)]) == 2
    done = purge(filled, "marktprijzen", [("z",)], by="Els")

    assert (done.rows, done.by, done.keys) == (2, "Els", (("z",),))
    assert holds(folder, FIRST) == holds(folder, SECOND) == []
    assert [each.code for each in purges_of(filled)] == [done.code]
    newest = list_loads(filled)[0]
    assert (newest.kind, newest.loaded_by) == ("gewist", "Els")
    assert corrections(filled, 3, ["marktprijzen"]) == ()
    assert {f.indicator: f.value for f in all_figures(filled)}["marktindex_gazon"] != before[
        "marktindex_gazon"
    ]
    assert verify(filled) == []
    with pytest.raises(NotPossible):
        undo(filled, newest.load_id)
    with pytest.raises(NotPossible):
        purge(filled, "marktprijzen", [("z",)])

    place = Path(filled.place)
    filled.close()
    assert known_purges(place) == [done]
    place.write_bytes(b"damaged")
    assert known_purges(place) == [done]  # the notes beside it
    kept = restore(copy, place).kept
    assert kept in kept_copies(filled)
    back = open_store(address_of(place))
    assert missing_purges(back, [done]) == [done]
    assert holds(folder, SECOND)
    purge_again(back, [done])
    assert (missing_purges(back, [done]), holds(folder, SECOND)) == ([], [])
    back.close()


def test_what_followed_from_a_purged_price_goes_on_every_day(filled: Store) -> None:
    """The index of an earlier day was the company's price over a median that the purged price was in."""
    with filled.reading() as connection:
        told = connection.exec_driver_sql(
            "select waarde from derived_figures where indicator = 'marktindex_gazon'"
        )
        before = {row.waarde for row in told}
    purge(filled, "marktprijzen", [("z",)])
    with filled.reading() as connection:
        told = connection.exec_driver_sql(
            "select waarde from derived_figures where indicator = 'marktindex_gazon'"
        )
        assert before.isdisjoint({row.waarde for row in told})
