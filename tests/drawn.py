"""What a chart draws, after Plotly's own check of every setting, which the app leaves out to save time."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing


def checked(drawing: Drawing) -> dict[str, Any]:
    """The specification of a chart.

    Raises:
        ValueError: when Plotly does not know a setting or a value.
    """
    specification: dict[str, Any] = json.loads(checked_figure(drawing).to_json())
    return specification


def checked_figure(drawing: Drawing) -> go.Figure:
    """The same, as Plotly's own objects."""
    return go.Figure(drawing.figure.to_plotly_json())
