"""Charts that read from top to bottom: a row per thing, its name and its value in words above its mark.

Words stand on lines of their own, so they collide with nothing at any width. The vertical axis counts px
from the top of the plot; the horizontal axis carries the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import NARROWEST, base_layout, word
from lib.charts.palette import FAINT, INK, LINES, RULE, SMALL, Dash, plain
from lib.charts.scale import AxisScale, axis, with_written_ticks, wrapped
from lib.charts.text_width import text_width
from lib.domain.units import Unit
from lib.text.language import Language

LINE, BAR, GAP = 17, 18, 13
"""Height in px of a line of words and of a mark, and the space under a row."""
_ABOVE, _BELOW = 4, 3
"""Space in px between a mark and the words above and below it."""
_TOP, _TICKS, _TITLE, _SIDE = 4, 28, 18, 18
"""Height in px of the space on top, the words along the axis and its title, and the space at both sides."""
BETWEEN_WORDS = 12
_MOST_TICKS = 5
MOST_LINES = 3
"""Lines that a name takes at most."""


@dataclass(frozen=True)
class ChartRow:
    """A row: its name to the left, its value in words to the right; strong for totals and the focus.

    `height` is that of its mark, in px. A `detail` follows the name, on a line of its own where it has no room.
    `below` are softer words under the mark: to the left, and to the right where both have room.
    """

    label: str
    words: str = ""
    strong: bool = False
    height: float = BAR
    detail: str = ""
    below: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Placed:
    """Where a row stands, in px from the top: its words, and the middle of its mark.

    `beside` is the detail that follows the name, `under` the one on a line of its own.
    """

    row: ChartRow
    lines: tuple[str, ...]
    beside: str
    under: str
    top: float
    middle: float

    @property
    def bottom(self) -> float:
        return self.middle + self.row.height / 2

    @property
    def end(self) -> float:
        """Under the last of its words."""
        return self.bottom + (_BELOW + LINE if any(self.row.below) else 0)


def place_rows(rows: Sequence[ChartRow]) -> list[Placed]:
    """The rows one under the other; a long name takes more lines."""
    placed: list[Placed] = []
    for row in rows:
        placed.append(_place(row, placed[-1].end + GAP if placed else 0.0))
    return placed


def _place(row: ChartRow, top: float) -> Placed:
    room = NARROWEST - (text_width(row.words, SMALL, bold=row.strong) + BETWEEN_WORDS if row.words else 0)
    lines = tuple(wrapped(row.label, room, SMALL * (1.06 if row.strong else 1), MOST_LINES))
    named = text_width(lines[-1], SMALL, bold=row.strong)
    fits = named + text_width(f"  {row.detail}", SMALL) <= room
    under = "" if fits else wrapped(row.detail, NARROWEST, most_lines=1)[0]
    middle = top + (len(lines) + bool(under)) * LINE + _ABOVE + row.height / 2
    return Placed(row, lines, row.detail if fits else "", under, top, middle)


def measured_axis(unit: Unit, scale: AxisScale, language: Language) -> dict[str, Any]:
    """Plotly settings of a horizontal axis of amounts, with as many ticks as have room, each with its words."""
    width = NARROWEST - 2 * _SIDE
    written = with_written_ticks(scale, language, unit, _MOST_TICKS, width, _SIDE)
    return axis(language, unit, written, showgrid=False, ticks="outside", tickcolor=RULE)


def rows_layout(
    placed: Sequence[Placed], measure: dict[str, Any], language: Language, title: str = ""
) -> dict[str, Any]:
    """Plotly settings of a chart with these rows.

    Args:
        placed: at least one row.
        measure: Plotly settings of the horizontal axis.
        language: of numbers.
        title: what the horizontal axis measures, where the ticks do not say it.
    """
    last = placed[-1]
    inner = last.end + (GAP if any(last.row.below) else _ABOVE)
    bottom = _TICKS + (_TITLE if title else 0)
    return {
        **base_layout(language, round(_TOP + inner + bottom), (_TOP, _SIDE, bottom, _SIDE)),
        "xaxis": measure,
        "yaxis": {"range": [inner, 0], "visible": False, "fixedrange": True},
        "annotations": [
            *[words for row in placed for words in _words(row)],
            *([_axis_title(title)] if title else []),
        ],
    }


def _words(placed: Placed) -> list[dict[str, Any]]:
    row = placed.row
    left, right = "<br>".join(map(plain, placed.lines)), plain(row.words)
    if row.strong:
        left, right = f"<b>{left}</b>", f"<b>{right}</b>" if right else ""
    left += f"  {plain(placed.beside)}" if placed.beside else ""
    left += f"<br>{plain(placed.under)}" if placed.under else ""
    below, beside_it = row.below
    if below and text_width(below, SMALL) + BETWEEN_WORDS + text_width(beside_it, SMALL) > NARROWEST:
        beside_it = ""
    under = placed.bottom + _BELOW
    found = (
        ("left", left, placed.top, INK),
        ("right", right, placed.top, INK),
        ("left", plain(below), under, FAINT),
        ("right", plain(beside_it), under, FAINT),
    )
    return [_word(side, text, top, color) for side, text, top, color in found if text]


def _word(side: str, text: str, top: float, color: str) -> dict[str, Any]:
    """Words that reach over the side of the plot to the edge of the figure."""
    x, shift = (0, 2 - _SIDE) if side == "left" else (1, _SIDE - 2)
    return word(
        text,
        color,
        xref="paper",
        x=x,
        xanchor=side,
        xshift=shift,
        align=side,
        yref="y",
        y=top,
        yanchor="top",
    )


def _axis_title(title: str) -> dict[str, Any]:
    return word(
        plain(wrapped(title, NARROWEST, most_lines=1)[0]) + "\u00a0→",
        xref="paper",
        yref="paper",
        x=1,
        y=0,
        xanchor="right",
        yanchor="top",
        xshift=_SIDE - 2,
        yshift=4 - _TICKS,
    )


def zone(placed: Placed, low: float, high: float, color: str) -> dict[str, Any]:
    """A field behind the mark of a row, from `low` to `high`, with its edges."""
    return {
        "type": "rect", "xref": "x", "x0": low, "x1": high, "yref": "y",
        "y0": placed.bottom - placed.row.height - 1, "y1": placed.bottom + 1,
        "fillcolor": color, "line": {"color": LINES, "width": 1, "dash": Dash.HELD_AGAINST}, "layer": "below",
    }  # fmt: skip


def tick(placed: Placed, value: float, color: str, width: float = 2) -> dict[str, Any]:
    """An upright line over the mark of a row."""
    return {
        "type": "line", "xref": "x", "x0": value, "x1": value, "yref": "y",
        "y0": placed.bottom - placed.row.height - 2, "y1": placed.bottom + 2,
        "line": {"color": color, "width": width},
    }  # fmt: skip
