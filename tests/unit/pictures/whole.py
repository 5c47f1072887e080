"""The snapshot of a store, and what every picture has that draws something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.pictures.picture import Picture
from lib.store.upkeep.opening import open_store
from tests.drawn import checked


@contextmanager
def snapshot_of(path: Path) -> Iterator[Snapshot]:
    """All that a store holds, as long as it is open."""
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        yield Snapshot(store, store.version(), Scope.all())
    finally:
        store.close()


def assert_whole(picture: Picture) -> None:
    """A heading, a drawing that Plotly takes with words for a screen reader, its table, and its source."""
    assert picture.heading
    assert picture.drawing
    assert picture.drawing.alt
    assert checked(picture.drawing)["layout"]["height"] > 0
    assert picture.table.rows
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}
    assert picture.source.split(": ")[1]
