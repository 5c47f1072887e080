"""A drawing as a figure of Plotly, with the colours of a palette in the place of their roles."""

from __future__ import annotations

from functools import cache
from typing import Any

import plotly.graph_objects as go
from plotly.io import templates

from lib.charts.drawing import Drawing
from lib.charts.palette import Colour, Palette


def as_figure(drawing: Drawing, palette: Palette) -> go.Figure:
    """The figure as it stands; Plotly's check of every setting takes longer than all drawing, and is left to tests."""
    return go.Figure(_parts(drawing, palette), _validate=False)


def as_sent_figure(drawing: Drawing, palette: Palette) -> go.Figure:
    """The same, only to be sent to a browser: Plotly copies each setting thrice, which takes long.

    Of the template in use it has what the kinds of marks in the drawing take.
    """
    parts = _parts(drawing, palette)
    if templates.default:
        template, kinds = (
            _template(templates.default),
            {trace.get("type", "scatter") for trace in parts["data"]},
        )
        marks = {kind: own for kind, own in template["data"].items() if kind in kinds}
        parts["layout"].setdefault("template", {"data": marks, "layout": template["layout"]})
    return _SentFigure(parts)


class _SentFigure(go.Figure):  # type: ignore[misc]
    """A figure that is its settings as they stand."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts

    def to_dict(self) -> dict[str, Any]:
        return self._parts


@cache
def _template(name: str) -> dict[str, Any]:
    found: dict[str, Any] = templates[name].to_plotly_json()
    return {"data": found.get("data", {}), "layout": found.get("layout", {})}


def _parts(drawing: Drawing, palette: Palette) -> dict[str, Any]:
    return {"data": _filled(drawing.data, palette), "layout": _filled(drawing.layout, palette)}


def _filled(part: Any, palette: Palette) -> Any:
    """Settings with a colour of the palette for every role, however deep it stands."""
    kind = type(part)
    if kind is dict:
        return {name: _filled(value, palette) for name, value in part.items()}
    if kind is list or kind is tuple:
        return [_filled(value, palette) for value in part]
    return palette[part] if kind is Colour else part
