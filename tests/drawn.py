"""What a chart draws, after Plotly's own check of every setting, which the app leaves out to save time."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure


def checked(drawing: Drawing) -> dict[str, Any]:
    """The specification of a chart, with the roles of its colours.

    Raises:
        ValueError: when Plotly does not know a setting or a value.
    """
    text = checked_figure(drawing).to_json()
    for colour, placeholder in READERS_THEME.items():
        text = text.replace(placeholder, colour)
    specification: dict[str, Any] = json.loads(text)
    return specification


def checked_figure(drawing: Drawing) -> go.Figure:
    """The same, as Plotly's own objects; of Plotly's colours, not their roles."""
    return go.Figure(as_figure(drawing, READERS_THEME).to_plotly_json())
