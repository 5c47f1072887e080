"""A picture on a page."""

from __future__ import annotations

from lib.pictures.picture import Picture
from lib.ui.charts import show_drawing
from lib.ui.words import heading, note, tell


def show(picture: Picture) -> None:
    """The heading and the chart; what it says stands under it or beside it, with `tell_of`."""
    heading(picture.heading)
    if picture.drawing:
        show_drawing(picture.drawing, picture.name)


def tell_of(picture: Picture) -> None:
    """What a picture says, and how to read it."""
    for sentence in picture.sentences:
        tell(sentence)
    for reading in picture.notes:
        note(reading)
