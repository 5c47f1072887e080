"""Rows under each other, each with a line of words above and below its marks: readable at every width."""

from __future__ import annotations

from typing import Any, Literal

from lib.charts.palette import FAINT, INK, SMALL, plain
from lib.charts.scale import wrapped
from lib.charts.text_width import text_width

HEAD, BODY, FOOT, GAP = 20, 22, 20, 12
ROW = HEAD + BODY + FOOT + GAP
TOP, BOTTOM, SIDE = 4, 26, 18
NARROWEST = 340
"""Room for the words of one line at the narrowest width, in px."""
BETWEEN = 12
"""Least room between the words at both ends of a line, in px."""

Place = Literal["left", "right"]


def height_of(rows: int) -> int:
    """The height in px of a chart with so many rows."""
    return TOP + rows * ROW + BOTTOM


def middle(row: int) -> float:
    """Where the marks of a row stand, in px from the top of the plot."""
    return row * ROW + HEAD + BODY / 2


def upright(rows: int) -> dict[str, Any]:
    """The axis along which rows are laid, in px from the top."""
    return {"range": [rows * ROW, 0], "visible": False, "fixedrange": True}


def words_above(row: int, name: str, detail: str, right: str) -> list[dict[str, Any]]:
    """The name of a row in bold with a detail after it, and what it comes to at the right."""
    room = NARROWEST - (text_width(right, SMALL, bold=True) + BETWEEN if right else 0)
    if detail and text_width(name, SMALL, bold=True) + text_width(f"  {detail}", SMALL) > room:
        detail = ""
    name = wrapped(name, room / 1.07, most_lines=1)[0]
    left = f"<b>{plain(name)}</b>" + (f"  {plain(detail)}" if detail else "")
    found = [_word(left, row * ROW, "left", INK)]
    if right:
        found.append(_word(f"<b>{plain(right)}</b>", row * ROW, "right", INK))
    return found


def words_below(row: int, left: str, right: str) -> list[dict[str, Any]]:
    """Softer words under the marks of a row; those at the right give way where both do not fit."""
    found = [_word(plain(left), row * ROW + HEAD + BODY, "left", FAINT)]
    if right and text_width(left, SMALL) + BETWEEN + text_width(right, SMALL) <= NARROWEST:
        found.append(_word(plain(right), row * ROW + HEAD + BODY, "right", FAINT))
    return found


def _word(text: str, top: float, place: Place, color: str) -> dict[str, Any]:
    return {
        "text": text,
        "font": {"size": SMALL, "color": color},
        "xref": "paper",
        "x": 0 if place == "left" else 1,
        "xanchor": place,
        "xshift": -SIDE if place == "left" else SIDE,
        "yref": "y",
        "y": top + HEAD / 2,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
    }
