"""How readings are spread over A+ to D: one bar per row, its parts named on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts import rows
from lib.charts.drawing import Drawing, base_layout, make_figure
from lib.charts.palette import INK, PAGE, PEERS, SMALL, plain
from lib.charts.scale import share_axis
from lib.charts.share_rows import Named
from lib.charts.text_width import text_width
from lib.domain.inspections import LEVELS
from lib.domain.service_levels import Outcome
from lib.text.language import Language
from lib.text.service_levels import percent

STRENGTHS = (1.0, 0.5, 0.34, 0.2, 0.08)
"""How strongly the one hue is laid on, the best level first; on the strongest the words are light."""
BAR = 20
MARK = 14
TICKS = (0, 25, 50, 75, 100)


def draw(named: Sequence[Named], language: Language) -> Drawing:
    """Draw a bar per outcome with readings.

    Args:
        named: at least one with readings.
        language: of all words and numbers.
    """
    found = [(name, outcome) for name, outcome in named if outcome.total]
    margin = (rows.TOP, rows.SIDE, rows.BOTTOM, rows.SIDE)
    layout = base_layout(language, rows.height_of(len(found)), margin) | {"barmode": "stack", "bargap": 0}
    layout["yaxis"] = rows.upright(len(found))
    layout["xaxis"] = share_axis(0, TICKS)
    for place, (name, outcome) in enumerate(found):
        count = language.count("{n} meting", "{n} metingen", outcome.total)
        layout["annotations"] += rows.words_above(place, name, "", "")
        layout["annotations"] += rows.words_below(place, _spread(outcome, language), count)
        layout["shapes"] += _agreed(place, outcome)
    data = [_part(number, found, language) for number in range(len(LEVELS))]
    return Drawing(make_figure(data, layout), _alt(found, language))


def _pct(outcome: Outcome, number: int) -> float:
    return 100 * outcome.counts[number] / outcome.total


def _part(number: int, found: Sequence[Named], language: Language) -> dict[str, Any]:
    """One level in every bar."""
    level = LEVELS[number]
    room = 100 * (text_width(level, SMALL, bold=True) + 6) / rows.NARROWEST
    shares = [_pct(outcome, number) for _, outcome in found]
    return {
        "type": "bar",
        "orientation": "h",
        "name": level,
        "x": shares,
        "y": [rows.middle(place) for place in range(len(found))],
        "width": BAR,
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


def _agreed(place: int, outcome: Outcome) -> list[dict[str, Any]]:
    """A line where the agreed level ends, when one level holds for all readings of the bar."""
    levels = {level for judged in outcome.judged for level in judged.levels}
    if len(levels) != 1 or outcome.without_ambition:
        return []
    reached = LEVELS.index(levels.pop()) + 1
    x = sum(_pct(outcome, number) for number in range(reached))
    y = rows.middle(place)
    line = {"color": INK, "width": 3}
    return [{"type": "line", "x0": x, "x1": x, "y0": y - MARK, "y1": y + MARK, "line": line}]


def _spread(outcome: Outcome, language: Language) -> str:
    """`A+ 12%  A 40%  B 38%`, of the levels that were read."""
    return "  ".join(
        f"{level}\u00a0{percent(language, _pct(outcome, number))}"
        for number, level in enumerate(LEVELS)
        if outcome.counts[number]
    )


def _alt(found: Sequence[Named], language: Language) -> str:
    parts = "; ".join(f"{name}: {_spread(outcome, language)}" for name, outcome in found)
    return language.say("Verdeling van de metingen over A+ tot D. {parts}.", parts=parts)
