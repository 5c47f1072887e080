"""A picture on a page: its heading, its chart, what it says, and the events that are marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lib.charts.drawing import Drawing
from lib.charts.event_marks import event_sign
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.domain.events import Event
from lib.pictures.picture import Picture
from lib.text.language import Language
from lib.text.terms import event_words
from lib.ui.words import escaped, heading, note, tell


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


def show_drawing(drawing: Drawing, key: str, **more: Any) -> None:
    """A chart with its words for a screen reader, without Plotly's buttons.

    Args:
        key: of the element on the page.
        more: settings of Streamlit, for a chart that is not only to read.
    """
    figure = as_figure(drawing, READERS_THEME)
    st.plotly_chart(figure, key=key, config={"displayModeBar": False}, alt=drawing.alt, **more)


def list_events(events: Sequence[Event], language: Language) -> None:
    """What the numbers on the years of a chart stand for."""
    for number, event in enumerate(events):
        st.caption(f"{event_sign(number)} {escaped(event_words(language, event))}")
