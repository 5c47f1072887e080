"""Both sides on one line: what the client answers to the left, what the contractor answers to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing, word
from lib.charts.palette import FAINT, INK, PAGE, PEERS, SMALL, plain
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout
from lib.charts.text_width import text_width
from lib.domain.cooperation.disclosure import Distribution
from lib.domain.cooperation.matters import Sides
from lib.domain.cooperation.scan import ANSWER_STEPS, PartnerSide
from lib.text.cooperation.words import NOT_SHOWN, sides_sentence
from lib.text.language import Language
from lib.text.questionnaire.words import SIDES

STRENGTHS_OF_STEPS = (0.1, 0.26, 0.5, 1.0)
"""How strongly the one hue is laid on, answer 1 the least; on the strongest the words are light."""
STRENGTHS_OF_HALVES = (0.18, 0.75)
HALVES = ("1-2", "3-4")
_ROW, _BAR = 24, 20
"""Height in px of what a row shows and of its bars."""
_GAP, _NARROW_HALF = 3.0, 152
"""Space in the middle, in the share of a half that is 100; width in px of a half on the narrowest screen."""


@dataclass(frozen=True)
class SideRow:
    """A row of both sides: its name, its outcome in words, and whether it is one of the main rows."""

    name: str
    sides: Sides
    words: str = ""
    strong: bool = True


def draw(rows: Sequence[SideRow], language: Language) -> Drawing:
    """Draw both sides of every row.

    Args:
        rows: at least one.
        language: of all words and numbers.
    """
    placed = place_rows([_row(row, language) for row in rows])
    measure = {"range": [-100 - _GAP, 100 + _GAP], "visible": False, "fixedrange": True}
    layout = rows_layout(placed, measure, language) | {"barmode": "stack", "bargap": 0}
    for place, row in zip(placed, rows, strict=True):
        layout["annotations"] += [
            _not_shown(place, side, language) for side in PartnerSide if row.sides.of(side) is None
        ]
    return Drawing(list(_bars(placed, rows, language)), layout, _alt(rows, language))


def _row(row: SideRow, language: Language) -> ChartRow:
    client, contractor = (_below(row.sides.of(side), side, language) for side in PartnerSide)
    return ChartRow(row.name, row.words, strong=row.strong, height=_ROW, below=(client, contractor))


def _below(told: Distribution | None, side: PartnerSide, language: Language) -> str:
    """`opdrachtgever  n = 20`; without a number where nothing is shown."""
    name = language.say(SIDES[side])
    return f"{name} · n = {language.number(told.n)}" if told else name


def _bars(placed: Sequence[Placed], rows: Sequence[SideRow], language: Language) -> Iterator[dict[str, Any]]:
    """A trace per side, and part of the answers: first the steps, then the halves."""
    for side in PartnerSide:
        start = -100 - _GAP if side == PartnerSide.CLIENT else _GAP
        for full in (True, False):
            found = [
                (place, told, row)
                for place, row in zip(placed, rows, strict=True)
                if (told := row.sides.of(side)) and told.is_full == full
            ]
            for part in range(len(ANSWER_STEPS if full else HALVES)):
                if any(told.counts[part] for _, told, _ in found):
                    yield _part(part, side, found, start, language)


def _part(
    part: int,
    side: PartnerSide,
    found: Sequence[tuple[Placed, Distribution, SideRow]],
    start: float,
    language: Language,
) -> dict[str, Any]:
    """One answer, or one half of them, of a side in every row."""
    full = found[0][1].is_full
    name = str(ANSWER_STEPS[part]) if full else HALVES[part]
    strength = (STRENGTHS_OF_STEPS if full else STRENGTHS_OF_HALVES)[part]
    shares = [100 * told.counts[part] / told.n for _, told, _ in found]
    before = [100 * sum(told.counts[:part]) / told.n for _, told, _ in found]
    counts = [language.number(told.counts[part]) for _, told, _ in found]
    return {
        "type": "bar",
        "orientation": "h",
        "name": language.say("{side}, antwoord {step}", side=language.say(SIDES[side]), step=name),
        "x": shares,
        "base": [start + share for share in before],
        "y": [place.middle for place, _, _ in found],
        "width": _BAR,
        "text": [
            f"<b>{count}</b>" if _fits(count, share) else ""
            for count, share in zip(counts, shares, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": SMALL, "color": PAGE if strength == 1.0 else INK},
        "hovertext": [
            f"<b>{plain(row.name)}</b><br>"
            + plain(
                language.say(
                    "{side}: {count} van {n} met antwoord {step}",
                    side=language.say(SIDES[side]),
                    count=count,
                    n=language.number(told.n),
                    step=name,
                )
            )
            for count, (_, told, row) in zip(counts, found, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": PEERS, "opacity": strength, "line": {"color": PAGE, "width": 1}},
    }


def _fits(count: str, share: float) -> bool:
    """Whether a count has room in its part of a half."""
    return share / 100 * _NARROW_HALF >= text_width(count, SMALL, bold=True) + 4


def _not_shown(place: Placed, side: PartnerSide, language: Language) -> dict[str, Any]:
    left = side == PartnerSide.CLIENT
    return word(
        plain(language.say(NOT_SHOWN)),
        FAINT,
        xref="x",
        x=-100 - _GAP if left else 100 + _GAP,
        xanchor="left" if left else "right",
        yref="y",
        y=place.middle,
        yanchor="middle",
    )


def _alt(rows: Sequence[SideRow], language: Language) -> str:
    parts = " ".join(f"{row.name} {sides_sentence(language, row.sides)}" for row in rows)
    return language.say("Antwoorden van beide kanten. {parts}", parts=parts)
