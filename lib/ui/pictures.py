"""A picture on a page: its heading, its chart, what it says, and where it comes from."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit import runtime

from lib.answers.focus import FOCUS_NAME
from lib.catalogue.datasets.story import PAGES_TOLD
from lib.charts.palette import READERS_THEME, plain
from lib.charts.rendering import as_sent_figure
from lib.pictures.picture import Picture
from lib.store.loads.history import newest_load
from lib.ui import url
from lib.ui.frame import may_tell
from lib.ui.memory import shown_snapshot
from lib.ui.words import heading, note, tell

AHEAD, AHEAD_AT_FIRST = 0.02, 0.3
"""Seconds between a picture and what follows it. The browser draws all that comes within 10 ms at once; at the first
picture of a visit it reads Plotly for longer than the second, and would read what follows meanwhile."""
_HAS_DRAWN = "has_drawn"


def show(picture: Picture, anchor: str | None = None, **more: Any) -> None:
    """The heading and the chart; what it says stands under it or beside it, with `tell_of`.

    Args:
        anchor: what a link on the page leads to.
        more: as `draw` takes.
    """
    heading(picture.heading, anchor)
    draw(picture, **more)


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


def draw(picture: Picture, *, ahead: bool = False, **more: Any) -> None:
    """The chart with its words for a screen reader, without Plotly's buttons.

    `meta` is what `browser/pictures.js` writes in the file when the picture is saved.

    Args:
        ahead: the browser draws it before it hears of what follows; for the picture that a page is about.
        more: settings of Streamlit, for a chart that is not only to read.
    """
    if picture.drawing is None:
        return
    drawing = replace(picture.drawing, layout={**picture.drawing.layout, "meta": _words_in_a_file(picture)})
    figure = as_sent_figure(drawing, READERS_THEME)
    st.plotly_chart(figure, key=picture.name, config={"displayModeBar": False}, alt=drawing.alt, **more)
    if ahead:
        _let_draw()
    _offer_story(picture)


def _let_draw() -> None:
    """Wait until the browser has begun to draw; where no server runs there is none."""
    if not runtime.exists():
        return
    time.sleep(AHEAD if _HAS_DRAWN in st.session_state else AHEAD_AT_FIRST)
    st.session_state[_HAS_DRAWN] = True


def _offer_story(picture: Picture) -> None:
    """The button that puts a picture on a story; `browser/pictures.js` shows it beside those that save the picture."""
    if url.page() not in PAGES_TOLD or url.as_of() is not None or not may_tell(_focus()):
        return

    def put() -> None:
        from lib.ui.story.adding import (
            put_on_story,  # what it needs takes long to import, and a page does not
        )

        put_on_story(picture.name)

    st.button(url.language().say("Op een verhaal"), key=f"op_verhaal_{picture.name}", on_click=put)


def _focus() -> str | None:
    return url.written_choices().get(FOCUS_NAME)


def _words_in_a_file(picture: Picture) -> dict[str, str]:
    """The title, the source with the state of the figures, and the name of a file of this picture."""
    snapshot = shown_snapshot()
    state = url.language().say(
        "Samenwerkingsmonitor, versie {version} van de gegevens (lading {load})",
        version=snapshot.version,
        load=snapshot.ask(newest_load),
    )
    source = " · ".join(part for part in (picture.source, state) if part)
    name = f"{picture.name}_versie-{snapshot.version}"
    return {"title": plain(picture.heading), "source": plain(source), "name": name}
