"""The analyst's views of a partnership of which nothing is known but its name."""

from __future__ import annotations

import pytest

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import ExploreView, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.pictures.explore.everyone import explore_pictures, figures_table
from lib.store.engine import Store
from lib.text.language import DUTCH
from tests.loading import empty_store, load, store, world, world_file, write

__all__ = ["empty_store", "load", "store", "world", "world_file", "write"]


@pytest.mark.usefixtures("world")
def test_every_view_says_something_and_draws_nothing(store: Store) -> None:
    snapshot = Snapshot(store, store.version(), Scope.all())
    for view in ExploreView:
        choices = choose({"focus": "aa-cc", "weergave": str(view)}, snapshot)
        assert choices
        assert choices.first is None
        found = answer(choices, snapshot)
        assert figures_table(choices, found, DUTCH).rows == ()
        for picture in explore_pictures(choices, found, DUTCH).values():
            assert picture.drawing is None, view
            assert picture.heading, view
            assert picture.sentences, view
