"""How an event stands on the years of a chart: a number above the plot and an upright line under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.drawing import word
from lib.charts.palette import FAINT, FOCUS_SIZE, INK
from lib.domain.events import Event
from lib.text.language import Language
from lib.text.terms import event_words

DIGITS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def event_sign(number: int) -> str:
    """The sign that ties a mark on the time axis to its line in the list (0-based)."""
    return DIGITS[number] if number < len(DIGITS) else f"({number + 1})"


def event_key(events: Sequence[Event], language: Language) -> tuple[str, ...]:
    """What the signs on the years of a chart stand for, a line an event."""
    return tuple(f"{event_sign(n)} {event_words(language, event)}" for n, event in enumerate(events))


def event_line(x: float, suffix: str) -> dict[str, Any]:
    """The line of an event over the panel whose axes have this suffix."""
    line = {"color": FAINT, "width": 1, "dash": "dash"}
    return {
        "type": "line", "xref": f"x{suffix}", "x0": x, "x1": x, "yref": f"y{suffix} domain", "y0": 0, "y1": 1,
        "line": line, "layer": "below",
    }  # fmt: skip


def event_number(number: int, x: float) -> dict[str, Any]:
    """The sign of an event above all panels."""
    return word(event_sign(number), INK, FOCUS_SIZE, xref="x", x=x, yref="paper", y=1, yanchor="bottom")
