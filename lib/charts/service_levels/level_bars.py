"""How readings are spread over A+ to D: one bar per row, its parts named on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing
from lib.charts.editable import BarChart, BarSeries, share_axis_of
from lib.charts.palette import INK, PAGE, PEERS, SMALL, plain
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout, tick
from lib.charts.scale import share_axis
from lib.charts.service_levels.share_rows import NamedOutcome
from lib.charts.text_width import text_width
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.service_levels.outcomes import Outcome
from lib.text.language import Language
from lib.text.service_levels.words import percent

STRENGTHS = (1.0, 0.5, 0.34, 0.2, 0.08)
"""How strongly the one hue is laid on, the best level first; on the strongest the words are light."""
_ROW, _BAR, MARK = 24, 20, 3
"""Height in px of what a row shows and of its bar, and the thickness of the mark over it."""
_TICKS = (0, 25, 50, 75, 100)


def draw(named: Sequence[NamedOutcome], language: Language) -> Drawing:
    """Draw a bar per outcome with readings.

    Args:
        named: at least one with readings.
        language: of all words and numbers.
    """
    found = [(name, outcome) for name, outcome in named if outcome.total]
    placed = place_rows([_row(name, outcome, language) for name, outcome in found])
    layout = rows_layout(placed, share_axis(0, _TICKS), language) | {"barmode": "stack", "bargap": 0}
    for place, (_, outcome) in zip(placed, found, strict=True):
        layout["shapes"] += _agreed(place, outcome)
    data = [_part(number, found, placed, language) for number in range(len(LEVELS))]
    return Drawing(data, layout, _alt(found, language), editable=(_editable(found, language),))


def _editable(found: Sequence[NamedOutcome], language: Language) -> BarChart:
    """The bars for a slide, with the number of readings in their names."""
    names = [
        f"{name} ({language.count('{n} meting', '{n} metingen', outcome.total)})" for name, outcome in found
    ]
    series = [
        BarSeries(
            level,
            tuple(_pct(outcome, number) for _, outcome in found),
            PEERS,
            tuple(percent(language, _pct(outcome, number)) for _, outcome in found),
            strength=STRENGTHS[number],
        )
        for number, level in enumerate(LEVELS)
    ]
    axis = share_axis_of(language.say("aandeel metingen (%)"), 0.0)
    return BarChart("", tuple(names), axis, tuple(series), stacked=True)


def _row(name: str, outcome: Outcome, language: Language) -> ChartRow:
    count = language.count("{n} meting", "{n} metingen", outcome.total)
    return ChartRow(name, strong=True, height=_ROW, below=(_spread(outcome, language), count))


def _pct(outcome: Outcome, number: int) -> float:
    return 100 * outcome.counts[number] / outcome.total


def _part(
    number: int, found: Sequence[NamedOutcome], placed: Sequence[Placed], language: Language
) -> dict[str, Any]:
    """One level in every bar."""
    level = LEVELS[number]
    room = 100 * (text_width(level, SMALL, bold=True) + 6) / NARROWEST
    shares = [_pct(outcome, number) for _, outcome in found]
    return {
        "type": "bar",
        "orientation": "h",
        "name": level,
        "x": shares,
        "y": [place.middle for place in placed],
        "width": _BAR,
        "text": [f"<b>{level}</b>" if share >= room else "" for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": SMALL, "color": PAGE if number == 0 else INK},
        "hovertext": [
            f"<b>{plain(name)}</b><br>{level}: {language.number(outcome.counts[number])} ({percent(language, share)})"
            for (name, outcome), share in zip(found, shares, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": PEERS, "opacity": STRENGTHS[number], "line": {"color": PAGE, "width": 1}},
    }


def _agreed(place: Placed, outcome: Outcome) -> list[dict[str, Any]]:
    """A line where the agreed level ends, when one level holds for all readings of the bar."""
    levels = {level for judged in outcome.judged for level in judged.levels}
    if len(levels) != 1 or outcome.without_ambition:
        return []
    reached = LEVELS.index(levels.pop()) + 1
    x = sum(_pct(outcome, number) for number in range(reached))
    return [tick(place, x, INK, MARK)]


def _spread(outcome: Outcome, language: Language) -> str:
    """`A+ 12%  A 40%  B 38%`, of the levels that were read."""
    return "  ".join(
        f"{level}\u00a0{percent(language, _pct(outcome, number))}"
        for number, level in enumerate(LEVELS)
        if outcome.counts[number]
    )


def _alt(found: Sequence[NamedOutcome], language: Language) -> str:
    parts = "; ".join(f"{name}: {_spread(outcome, language)}" for name, outcome in found)
    return language.say("Verdeling van de metingen over A+ tot D. {parts}.", parts=parts)
