"""What every chart is and has: the figure with its words for a screen reader, and the layout they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lib.charts.palette import FONT, INK, SMALL
from lib.text.language import Language


@dataclass(frozen=True)
class Drawing:
    """A drawn chart: the figure and what a screen reader says of it."""

    figure: go.Figure
    alt: str


def make_figure(data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """A figure as it stands; Plotly's check of every setting takes longer than all drawing, and is left to tests."""
    return go.Figure({"data": data, "layout": layout}, _validate=False)


def base_layout(language: Language, height: int, margin: tuple[int, int, int, int]) -> dict[str, Any]:
    """Plotly settings that all charts share.

    Args:
        language: whose decimal and thousands signs are used.
        height: of the whole figure, in px.
        margin: top, right, bottom and left, in px.
    """
    top, right, bottom, left = margin
    return {
        "height": height,
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0, "autoexpand": False},
        "font": {"family": FONT, "size": SMALL, "color": INK},
        "separators": language.plotly_separators,
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": 14}, "align": "left"},
        "dragmode": False,
        "annotations": [],
        "shapes": [],
    }
