"""A picture on a page: its heading, its chart, what it says, and where it comes from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.charts.drawing import Drawing
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.pictures.picture import Picture
from lib.ui.words import heading, note, tell


def show(picture: Picture, **more: Any) -> None:
    """The heading and the chart; what it says stands under it or beside it, with `tell_of`.

    Args:
        more: settings of Streamlit, for a chart that is not only to read.
    """
    heading(picture.heading)
    if picture.drawing:
        show_drawing(picture.drawing, picture.name, **more)


def tell_of(picture: Picture) -> None:
    """What a picture says, and how to read it."""
    for sentence in picture.sentences:
        tell(sentence)
    for reading in picture.notes:
        note(reading)


def show_source(picture: Picture) -> None:
    """Where the figures of a picture come from, in which status, and what else is to know of all of them."""
    if picture.source:
        note(picture.source)


def show_drawing(drawing: Drawing, key: str, **more: Any) -> None:
    """A chart with its words for a screen reader, without Plotly's buttons.

    Args:
        key: of the element on the page.
        more: settings of Streamlit, for a chart that is not only to read.
    """
    figure = as_figure(drawing, READERS_THEME)
    st.plotly_chart(figure, key=key, config={"displayModeBar": False}, alt=drawing.alt, **more)
