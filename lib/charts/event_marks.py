"""How events and decisions stand on the years of a chart: a sign and a word above the plot, and a line under them.

A digit in a ring is an event, a letter between brackets a decision.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Sequence
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
LETTERS = tuple(f"({letter})" for letter in string.ascii_lowercase)
"""No letters in rings: few fonts have them."""
LANE, MOST_LANES = 18, 3
"""Height in px of a lane of words above the plot, and how many there are at most."""
_APART = 8
"""Space in px between two words in a lane."""


@dataclass(frozen=True)
class EventMark:
    """What stands above the plot for an event, or for several that are too close to stand apart.

    It stands at `x` in years, in a lane counted from the plot upwards; `anchor` is the side of the words that stands at
    the line, and `places` are those of the events, each with a line of its own.
    """

    words: str
    x: float
    lane: int
    anchor: str
    places: tuple[float, ...]


@dataclass(frozen=True)
class _Group:
    """Events that share a mark: their signs, oldest first, their kind in words, and their places in years.

    `many` is the word for several of this kind; empty where there is none.
    """

    signs: tuple[str, ...]
    kind: str
    many: str
    places: tuple[float, ...]

    @property
    def sign(self) -> str:
        """One sign, two beside each other, or the first and the last of more."""
        return "".join(self.signs) if len(self.signs) < 3 else f"{self.signs[0]}–{self.signs[-1]}"

    @property
    def x(self) -> float:
        return sum(self.places) / len(self.places)

    def joined(self, other: _Group) -> _Group:
        """Both together; without a word for their kind where that differs."""
        many = self.many if self.many == other.many else ""
        return _Group((*self.signs, *other.signs), many, many, (*self.places, *other.places))


def event_signs(events: Sequence[Event]) -> list[str]:
    """The signs that tie marks on the time axis to their lines in the list: a digit an event, a letter a decision."""
    digits, letters = itertools.count(), itertools.count()
    return [
        _sign(next(letters), LETTERS, "b") if event.is_decision else _sign(next(digits), DIGITS, "")
        for event in events
    ]


def _sign(number: int, signs: Sequence[str], before: str) -> str:
    return signs[number] if number < len(signs) else f"({before}{number + 1})"


def event_key(events: Sequence[Event], language: Language) -> tuple[str, ...]:
    """What the signs on the years of a chart stand for, a line an event."""
    signs = event_signs(events)
    return tuple(f"{sign} {event_words(language, event)}" for sign, event in zip(signs, events, strict=True))


def place_events(
    events: Sequence[Event], span: Sequence[float], width: float, language: Language
) -> list[EventMark]:
    """The words of events where they collide with nothing at this width or a greater one; else their signs.

    Decisions closer than their signs share a mark from the start: a meeting takes several. Where all lanes are taken,
    an event joins the mark nearest to it.

    Args:
        events: in the order in which `event_signs` numbers them, oldest first.
        span: the first and the last place on the axis, in years.
        width: of the plot on the narrowest screen, in px.
        language: of the words.
    """

    def pixel(x: float) -> float:
        return (x - span[0]) / (span[1] - span[0]) * width

    groups = _together(events, pixel, language)
    while True:
        placed = _placed(groups, pixel, width)
        crowded = next((n for n, mark in enumerate(placed) if mark is None), None)
        if crowded is None:
            return [mark for mark in placed if mark]
        near = min(
            (n for n in (crowded - 1, crowded + 1) if 0 <= n < len(groups)),
            key=lambda n: abs(groups[n].x - groups[crowded].x),
        )
        first, second = sorted((near, crowded))
        groups[first : second + 1] = [groups[first].joined(groups[second])]


def _together(events: Sequence[Event], pixel: Callable[[float], float], language: Language) -> list[_Group]:
    """The events, each by itself, and decisions that are close to the one before together."""
    groups: list[_Group] = []
    last: float | None = None
    for sign, event in zip(event_signs(events), events, strict=True):
        many = language.say("besluiten") if event.is_decision else ""
        group = _Group((sign,), event_kind(language, event), many, (position_of(event.date),))
        at = pixel(group.x)
        is_close = event.is_decision and last is not None and at - last < text_width(sign, SMALL) + _APART
        if is_close:
            groups[-1] = groups[-1].joined(group)
        else:
            groups.append(group)
        last = at if event.is_decision else None
    return groups


def _placed(
    groups: Sequence[_Group], pixel: Callable[[float], float], width: float
) -> list[EventMark | None]:
    """A mark for each group in the first lane with room; None for one without, and none after it."""
    ends: list[list[tuple[float, float]]] = [[] for _ in range(MOST_LANES)]
    marks: list[EventMark | None] = []
    for group in groups:
        at = pixel(group.x)
        for words in (f"{group.sign} {group.kind}".rstrip(), group.sign):
            size = text_width(words, SMALL)
            anchor = "left" if at < size / 2 else "right" if at > width - size / 2 else "center"
            start = at - size * {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]
            free = (lane for lane, taken in enumerate(ends) if _is_free(taken, start, start + size))
            if (lane := next(free, None)) is not None:
                ends[lane].append((start, start + size))
                marks.append(EventMark(words, group.x, lane, anchor, group.places))
                break
        else:
            return [*marks, None]
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
