"""How an event stands on the years of a chart: a number and a word above the plot, and an upright line under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import word
from lib.charts.palette import FAINT, INK, SMALL, plain
from lib.charts.text_width import text_width
from lib.domain.events import Event
from lib.domain.periods import position_of
from lib.text.language import Language
from lib.text.terms import event_kind, event_words

DIGITS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LANE, MOST_LANES = 18, 3
"""Height in px of a lane of words above the plot, and how many there are at most."""
_APART = 8
"""Space in px between two words in a lane."""


@dataclass(frozen=True)
class EventMark:
    """What stands above the plot for an event: at `x` in years, in a lane counted from the plot upwards.

    `anchor` is the side of the words that stands at the line.
    """

    words: str
    x: float
    lane: int
    anchor: str


def event_sign(number: int) -> str:
    """The sign that ties a mark on the time axis to its line in the list (0-based)."""
    return DIGITS[number] if number < len(DIGITS) else f"({number + 1})"


def event_key(events: Sequence[Event], language: Language) -> tuple[str, ...]:
    """What the signs on the years of a chart stand for, a line an event."""
    return tuple(f"{event_sign(n)} {event_words(language, event)}" for n, event in enumerate(events))


def place_events(
    events: Sequence[Event], span: Sequence[float], width: float, language: Language
) -> list[EventMark]:
    """The words of events where they collide with nothing at this width or a greater one; else their numbers.

    Args:
        events: numbered in this order, see `event_sign`.
        span: the first and the last place on the axis, in years.
        width: of the plot on the narrowest screen, in px.
        language: of the words.
    """
    ends: list[list[tuple[float, float]]] = [[] for _ in range(MOST_LANES)]
    marks = []
    for number, event in enumerate(events):
        x = position_of(event.date)
        at = (x - span[0]) / (span[1] - span[0]) * width
        sign = event_sign(number)
        for words in (f"{sign} {event_kind(language, event)}".rstrip(), sign):
            size = text_width(words, SMALL)
            anchor = "left" if at < size / 2 else "right" if at > width - size / 2 else "center"
            start = at - size * {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]
            end = start + size
            free = (lane for lane, taken in enumerate(ends) if _is_free(taken, start, end))
            lane = next(free, MOST_LANES - 1)
            if _is_free(ends[lane], start, end):
                break
        ends[lane].append((start, end))
        marks.append(EventMark(words, x, lane, anchor))
    return marks


def _is_free(taken: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    return all(end + _APART <= left or right + _APART <= start for left, right in taken)


def height_of(marks: Sequence[EventMark]) -> int:
    """Height in px of the words above the plot."""
    return LANE * (1 + max(mark.lane for mark in marks)) if marks else 0


def event_line(x: float, suffix: str) -> dict[str, Any]:
    """The line of an event over the panel whose axes have this suffix."""
    return {
        "type": "line", "xref": f"x{suffix}", "x0": x, "x1": x, "yref": f"y{suffix} domain", "y0": 0, "y1": 1,
        "line": {"color": FAINT, "width": 1}, "layer": "below",
    }  # fmt: skip


def event_label(mark: EventMark) -> dict[str, Any]:
    """The words of an event above all panels."""
    return word(
        plain(mark.words),
        INK,
        SMALL,
        xref="x",
        x=mark.x,
        xanchor=mark.anchor,
        yref="paper",
        y=1,
        yanchor="bottom",
        yshift=LANE * mark.lane,
    )
