"""Charts that read from top to bottom: a row per thing, its name and its value in words above its mark.

Words stand on lines of their own, so they collide with nothing at any width. The vertical axis counts px
from the top of the plot; the horizontal axis carries the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import base_layout
from lib.charts.palette import INK, LINES, RULE, SMALL, plain
from lib.charts.scale import Scale, axis, wrapped
from lib.charts.text_width import text_width
from lib.domain.units import Unit
from lib.text.language import Language

NARROW = 318
"""Width in px of the plot on the narrowest screen, which all words fit in."""
LINE, BAR, GAP = 17, 18, 13
"""Height in px of a line of words and of a mark, and the space under a row."""
BOTTOM, SIDE = 46, 12
BETWEEN_WORDS = 12


@dataclass(frozen=True)
class Row:
    """A row: its name to the left, its value in words to the right; strong for totals and the focus.

    `height` is that of its mark, in px.
    """

    label: str
    words: str = ""
    strong: bool = False
    height: float = BAR


@dataclass(frozen=True)
class Placed:
    """Where a row stands, in px from the top: its words, and the middle of its mark."""

    row: Row
    lines: tuple[str, ...]
    top: float
    middle: float

    @property
    def bottom(self) -> float:
        return self.middle + self.row.height / 2


def place_rows(rows: Sequence[Row]) -> list[Placed]:
    """The rows one under the other; a long name takes two lines."""
    placed, top = [], 0.0
    for row in rows:
        room = NARROW - text_width(row.words, SMALL, bold=row.strong) - BETWEEN_WORDS
        lines = tuple(wrapped(row.label, room, SMALL * (1.06 if row.strong else 1)))
        middle = top + len(lines) * LINE + row.height / 2 + 4
        placed.append(Placed(row, lines, top, middle))
        top = placed[-1].bottom + GAP
    return placed


def rows_layout(
    placed: Sequence[Placed], unit: Unit, scale: Scale, language: Language, title: str
) -> dict[str, Any]:
    """Plotly settings of a chart with these rows.

    Args:
        placed: at least one row.
        unit: of the horizontal axis.
        scale: of the horizontal axis.
        language: of numbers.
        title: what the horizontal axis measures.
    """
    inner = placed[-1].bottom + 4
    return {
        **base_layout(language, round(inner + BOTTOM), (0, SIDE, BOTTOM, SIDE)),
        "xaxis": {
            **axis(language, unit, scale, nticks=5, showgrid=False, ticks="outside", tickcolor=RULE),
            "ticklabeloverflow": "hide past div",
        },
        "yaxis": {"range": [inner, 0], "visible": False, "fixedrange": True},
        "annotations": [*[words for row in placed for words in _words(row)], _axis_title(title)],
    }


def _words(placed: Placed) -> list[dict[str, Any]]:
    at = {"xref": "paper", "yref": "y", "y": placed.top, "yanchor": "top", "showarrow": False, "borderpad": 0}
    font = {"size": SMALL, "color": INK}
    texts = (
        ("left", 0, 2 - SIDE, "<br>".join(map(plain, placed.lines))),
        ("right", 1, SIDE - 2, plain(placed.row.words)),
    )
    return [
        {
            **at,
            "text": f"<b>{text}</b>" if placed.row.strong else text,
            "font": font,
            "x": x,
            "xshift": shift,
            "xanchor": side,
            "align": side,
        }
        for side, x, shift, text in texts
        if text
    ]


def _axis_title(title: str) -> dict[str, Any]:
    return {
        "text": plain(wrapped(title, NARROW, most_lines=1)[0]) + "\u00a0→",
        "font": {"size": SMALL, "color": INK},
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "top",
        "yshift": -24,
        "showarrow": False,
        "borderpad": 0,
    }


def zone(placed: Placed, low: float, high: float, color: str) -> dict[str, Any]:
    """A field behind the mark of a row, from `low` to `high`, with its edges."""
    return {
        "type": "rect", "xref": "x", "x0": low, "x1": high, "yref": "y",
        "y0": placed.bottom - placed.row.height - 1, "y1": placed.bottom + 1,
        "fillcolor": color, "line": {"color": LINES, "width": 1, "dash": "dot"}, "layer": "below",
    }  # fmt: skip


def tick(placed: Placed, value: float, color: str, width: float = 2) -> dict[str, Any]:
    """An upright line over the mark of a row."""
    return {
        "type": "line", "xref": "x", "x0": value, "x1": value, "yref": "y",
        "y0": placed.bottom - placed.row.height - 2, "y1": placed.bottom + 2,
        "line": {"color": color, "width": width},
    }  # fmt: skip
