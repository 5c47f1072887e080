"""What a chart draws, after Plotly's own check of every setting, which the app leaves out to save time."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing


def checked(drawing: Drawing) -> dict[str, Any]:
    """The specification of a chart.

    Raises:
        ValueError: when Plotly does not know a setting or a value.
    """
    specification: dict[str, Any] = drawing.figure.to_plotly_json()
    return go.Figure(specification).to_plotly_json()
