"""A drawing holds roles for colours; a renderer puts those of its palette in their place, everywhere."""

from __future__ import annotations

import json
import re
from typing import Literal

import plotly.graph_objects as go
import pytest
from plotly.io import templates, to_json
from plotly.tools import return_figure_from_figure_or_data
from streamlit.elements.lib import streamlit_plotly_theme as placeholders

from lib.charts.drawing import Drawing
from lib.charts.palette import FOCUS, INK, PAGE, READERS_THEME, Colour, palette
from lib.charts.rendering import as_figure, as_sent_figure
from tests.drawn import checked

DRAWING = Drawing(
    [
        {
            "type": "scatter",
            "x": (1, 2),
            "y": [3, 4],
            "marker": {"color": [FOCUS, PAGE], "line": {"color": FOCUS}},
        }
    ],
    {"font": {"color": INK}, "annotations": [{"text": "focus", "font": {"color": INK}}]},
    "woorden",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_palette_fills_every_role_and_leaves_words_alone(scheme: Literal["light", "dark"]) -> None:
    colours = palette(scheme)
    drawn = json.loads(as_figure(DRAWING, colours).to_json())
    trace, layout = drawn["data"][0], drawn["layout"]
    assert trace["marker"] == {"color": [colours[FOCUS], colours[PAGE]], "line": {"color": colours[FOCUS]}}
    assert trace["x"] == [1, 2]
    assert layout["font"]["color"] == layout["annotations"][0]["font"]["color"] == colours[INK]
    assert layout["annotations"][0]["text"] == "focus"


@pytest.mark.parametrize("template", ["plotly", "streamlit", None])
def test_what_is_sent_is_the_figure_with_the_part_of_the_template_that_it_takes(
    monkeypatch: pytest.MonkeyPatch, template: str | None
) -> None:
    placeholders.configure_streamlit_plotly_theme()
    monkeypatch.setattr(templates, "default", template)
    whole = json.loads(as_figure(DRAWING, READERS_THEME).to_json())
    sent = json.loads(
        to_json(return_figure_from_figure_or_data(as_sent_figure(DRAWING, READERS_THEME), True))
    )
    in_use = whole["layout"].get("template")
    if in_use:
        in_use["data"] = {kind: marks for kind, marks in in_use["data"].items() if kind == "scatter"}
    assert sent == whole


def test_rendering_leaves_the_drawing_as_it_is() -> None:
    as_figure(DRAWING, palette("dark"))
    assert checked(DRAWING)["layout"]["font"]["color"] == INK


def test_a_role_that_is_not_filled_is_no_colour() -> None:
    with pytest.raises(ValueError, match="is a color"):
        go.Figure({"data": DRAWING.data, "layout": DRAWING.layout})


@pytest.mark.parametrize("number", range(len(Colour)))
def test_streamlit_knows_the_placeholders(number: int) -> None:
    expected = getattr(placeholders, f"CATEGORY_{number}")
    assert list(READERS_THEME.values())[number] == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_role_has_a_colour_of_its_own(scheme: Literal["light", "dark"]) -> None:
    colours = palette(scheme)
    assert list(colours) == list(Colour)
    assert len(set(colours.values())) == len(Colour)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours.values())
