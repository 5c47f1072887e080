"""The picture of cost figures that a source gives whole, where there are no cost lines or beside them."""

from __future__ import annotations

from collections.abc import Sequence

from lib.charts.comparison import trend
from lib.domain.costs.given import GivenCost, given_lines
from lib.domain.partners import Partner
from lib.pictures.picture import Picture
from lib.tables.costs import given_costs_table
from lib.text.comparison.sentences import cut_key
from lib.text.costs.given import given_cost_sentence
from lib.text.indicators import sources_in_short
from lib.text.language import Language

_HEIGHTS = (0, 250, 400)
"""Height in px of one panel, and of two."""


def given_costs_picture(
    heading: str, costs: Sequence[GivenCost], focus: Partner, language: Language
) -> Picture:
    """Given costs over the years; those with one figure are told and not drawn.

    Args:
        costs: at least one, the most telling first.
    """
    figures = [figure for cost in costs for figure in cost.figures]
    drawn = [cost for cost in costs if len({figure.period for figure in cost.figures}) > 1]
    drawn = sorted(drawn, key=lambda cost: -len(cost.figures))[: len(_HEIGHTS) - 1]
    height = _HEIGHTS[len(drawn)]
    has_budget = any(not figure.is_firm for cost in drawn for figure in cost.figures)
    lines = given_lines(drawn)
    note = language.say("stip in het rondje: begroting of voorlopig")
    return Picture(
        name="gegeven",
        heading=heading,
        drawing=trend.draw(lines, (), focus, language, height) if lines else None,
        sentences=tuple(given_cost_sentence(language, cost) for cost in costs),
        notes=(*((note,) if has_budget else ()), *cut_key(lines, language)),
        table=given_costs_table(costs, language),
        source=sources_in_short(language, figures),
        fictitious=focus.fictitious,
    )
