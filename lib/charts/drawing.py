"""What every chart is and has: its settings with its words for a screen reader, and the layout they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lib.charts.editable import SlideForm
from lib.charts.labels import Placement
from lib.charts.palette import FAINT, FONT, INK, LINES, PAGE, SMALL, plain
from lib.text.language import Language

NARROWEST = 340
"""Width in px of a figure on the narrowest screen."""


@dataclass(frozen=True)
class Drawing:
    """A drawn chart as Plotly's settings, with roles for colours, and what a screen reader says of it.

    `editable` is the same for a slide, a chart per panel; a map and the like have none. `letters` are the names of
    points at which a letter stands, for want of room.
    """

    data: Sequence[Mapping[str, Any]]
    layout: Mapping[str, Any]
    alt: str
    editable: tuple[SlideForm, ...] = field(default=(), kw_only=True)
    letters: Mapping[str, str] = field(default_factory=dict, kw_only=True)


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
        "hoverlabel": {
            "font": {"family": FONT, "size": 14, "color": INK},
            "bgcolor": PAGE,
            "bordercolor": LINES,
            "align": "left",
        },
        "dragmode": False,
        "annotations": [],
        "shapes": [],
    }


def legend(**settings: Any) -> dict[str, Any]:
    """Plotly settings of a key along the lower edge of the figure, which is to read and not to click."""
    return {
        "orientation": "h",
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "x": 0,
        "xanchor": "left",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": SMALL, "color": INK},
        "traceorder": "normal",
        **settings,
    }


def word(text: str, color: str = INK, size: float = SMALL, **place: Any) -> dict[str, Any]:
    """Words in a chart, as markup that `palette.plain` made safe; `place` says where, in Plotly's settings."""
    return {"text": text, "font": {"size": size, "color": color}, "showarrow": False, "borderpad": 0, **place}


def label(placed: Placement, color: str = INK, standoff: float = 0, **place: Any) -> dict[str, Any]:
    """A name where `place_labels` put it: beside its point, or at the end of a thin line from it.

    Args:
        placed: with data text; its anchor is in shares of the plot unless `place` says otherwise.
        color: of the text.
        standoff: how far from the middle of its point the line ends, in px.
        place: more of Plotly's settings.
    """
    text = plain(placed.text).replace("\n", "<br>")
    at = {"xref": "x domain", "yref": "y domain", "x": placed.x, "y": placed.y}
    said = {
        **word(f"<b>{text}</b>" if placed.bold else text, color, placed.size),
        **at,
        "xanchor": "center",
        "yanchor": "middle",
        **place,
    }
    if placed.over:
        said["bgcolor"] = PAGE
    if not placed.leader:
        return {**said, "xshift": placed.dx, "yshift": placed.dy}
    arrow = {"ax": placed.dx, "ay": -placed.dy, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": FAINT}
    return {**said, **arrow, "showarrow": True, "standoff": standoff}


def panel_title(lines: Sequence[str], top: float, xshift: float, yshift: float) -> dict[str, Any]:
    """The title of a panel whose plot ends at `top` (0-1), moved by so many px from its upper left corner."""
    return word(
        f"<b>{'<br>'.join(map(plain, lines))}</b>",
        align="left",
        xref="paper",
        x=0,
        xanchor="left",
        xshift=xshift,
        yref="paper",
        y=top,
        yanchor="bottom",
        yshift=yshift,
    )


def whiskers(
    values: Sequence[float], ends: Sequence[tuple[float, float]], color: str, thickness: float, width: float
) -> dict[str, Any]:
    """Plotly settings of intervals, from the lowest to the highest `ends`, around their values.

    Args:
        values: in the unit of the axis.
        ends: of the interval of each value.
        color: of the lines.
        thickness: of the lines, in px.
        width: of the stroke at either end, in px.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - value for (_, high), value in zip(ends, values, strict=True)],
        "arrayminus": [value - low for (low, _), value in zip(ends, values, strict=True)],
        "color": color,
        "thickness": thickness,
        "width": width,
    }
