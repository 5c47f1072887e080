"""Areas against disciplines: in each cell the share of readings at their level, the verdict and how many places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lib.charts.drawing import Drawing, base_layout, word
from lib.charts.editable import CellGrid, GridCell
from lib.charts.palette import INK, PAGE, PEERS, RULE, SMALL, SURFACE, TINT, Colour, plain
from lib.charts.scale import wrapped
from lib.charts.text_width import text_width
from lib.domain.service_levels.outcomes import HeatMap, Outcome
from lib.domain.shares import Verdict
from lib.text.language import Language
from lib.text.service_levels.words import group_name, judged_sentence, percent, signs, unjudged_words

CELL, _EDGE = 48, 3
_LEFT, _RIGHT, _BOTTOM = 106, 2, 4
HEADING_TOP = 12
FILLS = {Verdict.MET: TINT, Verdict.UNCLEAR: PAGE, Verdict.NOT_MET: PEERS}
"""What is missed stands out; the sign in the cell says the same."""


def draw(heat: HeatMap, names: Mapping[str | None, str], language: Language) -> Drawing:
    """Draw a cell per area and group with readings.

    Args:
        heat: with at least one area and group.
        names: of the areas, as they stand on screen.
        language: of all words and numbers.
    """
    top = HEADING_TOP + max(text_width(group_name(language, g), SMALL, bold=True) for g in heat.groups)
    height = round(top) + CELL * len(heat.areas) + _BOTTOM
    layout = base_layout(language, height, (round(top), _RIGHT, _BOTTOM, _LEFT))
    layout["xaxis"] = {"range": [0, len(heat.groups)], "visible": False, "fixedrange": True}
    layout["yaxis"] = {"range": [len(heat.areas), 0], "visible": False, "fixedrange": True}
    for column, group in enumerate(heat.groups):
        layout["annotations"].append(_heading(column, group_name(language, group)))
    for row, area in enumerate(heat.areas):
        layout["annotations"].append(_area(row, names[area]))
    hovers: list[tuple[float, float, str]] = []
    for column, row, outcome in _cells(heat):
        layout["shapes"].append(_field(column, row, outcome))
        layout["annotations"].append(_words(column, row, outcome, language))
        where = f"{names[outcome.about]}, {group_name(language, outcome.group)}"
        hovers.append((column + 0.5, row + 0.5, _hover(where, outcome, language)))
    data = {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in hovers],
        "y": [y for _, y, _ in hovers],
        "hovertext": [words for _, _, words in hovers],
        "hoverinfo": "text",
        "marker": {"size": CELL - 2 * _EDGE, "symbol": "square", "opacity": 0},
    }
    return Drawing([data], layout, _alt(heat, names, language), editable=(_on_slide(heat, names, language),))


def _on_slide(heat: HeatMap, names: Mapping[str | None, str], language: Language) -> CellGrid:
    """The same cells as a table of an office program."""
    found = {(row, column): outcome for column, row, outcome in _cells(heat)}
    cells = tuple(
        tuple(
            GridCell("  ".join(_lines(outcome, language)), _fill(outcome))
            if (outcome := found.get((row, column)))
            else None
            for column in range(len(heat.groups))
        )
        for row in range(len(heat.areas))
    )
    groups = tuple(group_name(language, group) for group in heat.groups)
    return CellGrid("", groups, tuple(names[area] for area in heat.areas), cells)


def _fill(outcome: Outcome) -> Colour:
    verdict = _verdict(outcome)
    return FILLS[verdict] if verdict else SURFACE


def _cells(heat: HeatMap) -> Iterator[tuple[int, int, Outcome]]:
    for row, area in enumerate(heat.areas):
        for column, group in enumerate(heat.groups):
            if outcome := heat.cells.get((area, group)):
                yield column, row, outcome


def _verdict(outcome: Outcome) -> Verdict | None:
    """The verdict that colours a cell: the one there is, or that all of several share; None with too few places."""
    found = {judged.telling for judged in outcome.judged}
    return found.pop() if len(found) == 1 else None


def _field(column: int, row: int, outcome: Outcome) -> dict[str, Any]:
    verdict = _verdict(outcome)
    edge = _EDGE / CELL
    return {
        "type": "rect",
        "layer": "below",
        "x0": column + edge,
        "x1": column + 1 - edge,
        "y0": row + edge,
        "y1": row + 1 - edge,
        "fillcolor": _fill(outcome),
        "line": {"color": RULE, "width": 0 if verdict == Verdict.NOT_MET else 1},
    }


def _words(column: int, row: int, outcome: Outcome, language: Language) -> dict[str, Any]:
    color = PAGE if _verdict(outcome) == Verdict.NOT_MET else INK
    return word("<br>".join(_lines(outcome, language)), color, x=column + 0.5, y=row + 0.5)


def _lines(outcome: Outcome, language: Language) -> list[str]:
    """The share with the sign of the verdict, and of how many places it is."""
    if outcome.share is None:
        return [signs(outcome)]
    share = f"{percent(language, outcome.share.pct)} {signs(outcome)}"
    return [share, language.say("n {places}", places=language.number(outcome.share.places))]


def _heading(column: int, name: str) -> dict[str, Any]:
    at = {"x": column + 0.5, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 4}
    return {**word(f"<b>{plain(name)}</b>", textangle=-90), **at}


def _area(row: int, name: str) -> dict[str, Any]:
    lines = "<br>".join(plain(line) for line in wrapped(name, _LEFT - 8))
    at = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -_LEFT, "y": row + 0.5}
    return {**word(lines, align="left"), **at}


def _hover(where: str, outcome: Outcome, language: Language) -> str:
    said = [judged_sentence(language, judged) for judged in outcome.judged]
    lines = said or [unjudged_words(language, outcome)]
    return f"<b>{plain(where)}</b><br>" + "<br>".join(plain(line) for line in lines)


def _alt(heat: HeatMap, names: Mapping[str | None, str], language: Language) -> str:
    parts = [
        f"{names[outcome.about]}, {group_name(language, outcome.group)}: "
        + ", ".join(_lines(outcome, language))
        for _, _, outcome in _cells(heat)
    ]
    said = language.say(
        "Aandeel metingen op niveau per gebied en discipline, met het oordeel en het aantal plekken. {parts}.",
        parts="; ".join(parts),
    )
    return said
