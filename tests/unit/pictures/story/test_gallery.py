"""What hangs in the gallery where a page has nothing to show."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.pictures.story.gallery import NO_PICTURES, anonymous_pictures_of, pictures_of
from lib.store.engine import Store
from lib.text.language import DUTCH
from lib.ui.registry import PAGES
from tests.loading import empty_store, load, store, world, world_file, write

__all__ = ["empty_store", "load", "store", "world", "world_file", "write"]

ADDRESSES = [page.address for page in PAGES]
DAY = dt.date(2026, 11, 30)


@pytest.fixture
def nothing(store: Store) -> Snapshot:
    return Snapshot(store, store.version(), Scope.all())


def test_no_page_hangs_anything_where_nothing_is_loaded(nothing: Snapshot) -> None:
    for address in (*ADDRESSES, "bestaat-niet"):
        for hung in (
            pictures_of(address, {"focus": "aa-cc"}, nothing, DUTCH, DAY),
            anonymous_pictures_of(address, {"focus": "aa-cc"}, "verhaal", nothing, DUTCH, DAY),
        ):
            drawn = [name for name, picture in hung.pictures.items() if picture.drawing]
            assert (drawn, hung.indicators) == ([], ()), address
    assert pictures_of("bestaat-niet", {}, nothing, DUTCH) == NO_PICTURES


@pytest.mark.usefixtures("world")
def test_a_partnership_without_figures_gets_no_drawing_on_any_page(nothing: Snapshot) -> None:
    for address in ADDRESSES:
        hung = pictures_of(address, {"focus": "aa-cc"}, nothing, DUTCH, DAY)
        assert [name for name, picture in hung.pictures.items() if picture.drawing] == [], address
