"""Quality against cost: a point per partnership, peer medians as cross lines, the focus with its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.charts.comparison.quality_cost.canvas import make_canvas
from lib.charts.comparison.quality_cost.editable import editable_scatter
from lib.charts.comparison.quality_cost.marks import shapes, traces
from lib.charts.comparison.quality_cost.words import layout, placed_names, words
from lib.charts.drawing import Drawing
from lib.domain.comparison.quality_cost import Comparison
from lib.domain.events import Event
from lib.domain.market.verdicts import NO_VERDICTS, Verdicts
from lib.text.comparison.sentences import finding_title, summary
from lib.text.indicators import title
from lib.text.language import Language


@dataclass(frozen=True)
class Scatter(Drawing):
    """A drawn comparison, what its title says, and whether a name in it has the sign of a price test."""

    title: str
    signed: bool


def draw(
    comparison: Comparison, events: Sequence[Event], language: Language, verdicts: Verdicts = NO_VERDICTS
) -> Scatter:
    """Draw a comparison that has at least one point.

    Args:
        comparison: what is drawn.
        events: events of the focus; those in a period of its path are marked.
        language: of all texts and numbers.
        verdicts: of price tests in this service and year; a sign before the name of its point, where that has room.
    """
    canvas = make_canvas(comparison, verdicts, language)
    names = placed_names(canvas)
    points = traces(canvas, events, {name.key for name in names})
    key = [trace["name"] for trace in points if trace.get("showlegend", True)]
    settings = {**layout(canvas, key), "shapes": shapes(canvas), "annotations": words(canvas, names)}
    heading = finding_title(language, comparison)
    described = language.say(
        "Spreidingsdiagram van {quality} tegen {cost}, {n} partnerschappen. {summary}",
        quality=title(language, comparison.quality),
        cost=title(language, comparison.cost),
        n=language.number(len(comparison.drawn)),
        summary=" ".join(summary(language, comparison)),
    )
    signed = any(name.key in verdicts for name in names)
    editable = (editable_scatter(canvas, {name.key for name in names}),)
    return Scatter(points, settings, f"{heading}. {described}", heading, signed, editable=editable)
