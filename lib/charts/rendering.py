"""A drawing as a figure of Plotly, with the colours of a palette in the place of their roles."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing
from lib.charts.palette import Colour, Palette


def as_figure(drawing: Drawing, palette: Palette) -> go.Figure:
    """The figure as it stands; Plotly's check of every setting takes longer than all drawing, and is left to tests."""
    parts = {"data": _filled(drawing.data, palette), "layout": _filled(drawing.layout, palette)}
    return go.Figure(parts, _validate=False)


def _filled(part: Any, palette: Palette) -> Any:
    """Settings with a colour of the palette for every role, however deep it stands."""
    kind = type(part)
    if kind is dict:
        return {name: _filled(value, palette) for name, value in part.items()}
    if kind is list or kind is tuple:
        return [_filled(value, palette) for value in part]
    return palette[part] if kind is Colour else part
