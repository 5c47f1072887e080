"""What every picture has that draws something."""

from __future__ import annotations

from lib.pictures.picture import Picture
from tests.drawn import checked


def assert_whole(picture: Picture) -> None:
    """A heading, a drawing that Plotly takes with words for a screen reader, its table, and its source."""
    assert picture.heading
    assert picture.drawing
    assert picture.drawing.alt
    assert checked(picture.drawing)["layout"]["height"] > 0
    assert picture.table.rows
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}
    assert picture.source.split(": ")[1]
