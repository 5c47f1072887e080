"""The bridge between two years as a waterfall.

Its axis need not start at nothing, so that the steps between the two years can be seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lib.charts import waterfall
from lib.charts.drawing import Drawing
from lib.charts.waterfall import Bar
from lib.domain.costs.bridge import Bridge, BridgeStepKind
from lib.domain.partners import Partner
from lib.text.costs.words import BRIDGE_STEPS, EURO, REST, bridge_sentences, euros, step_figures
from lib.text.language import Language
from lib.text.terms import partner_name

_RECOUNTED, LEFT_OVER = "/", "."
"""Patterns of what is no change in what is there, and of what no step explains."""


def draw(
    bridge: Bridge, partner: Partner, language: Language, *, gross: bool, products: Mapping[str, str]
) -> Drawing:
    """Draw a bridge.

    Args:
        partner: whose costs they are.
        language: of all texts and numbers.
        gross: whether the costs are before reimbursements and yields.
        products: names by code, for the level.
    """
    said = " ".join(bridge_sentences(language, bridge, gross=gross, products=products))
    return waterfall.draw(
        _bars(bridge, language, products),
        EURO,
        language,
        alt=language.say("Waterval van {name}. {said}", name=partner_name(language, partner), said=said),
        fictitious=partner.fictitious,
        from_zero=False,
    )


def _bars(bridge: Bridge, language: Language, products: Mapping[str, str]) -> list[Bar]:
    bars = [_year(bridge.start_year, bridge.start, language)]
    reached = bridge.start
    for step in bridge.steps:
        bars.append(
            Bar(
                language.say(BRIDGE_STEPS[step.kind]),
                float(reached),
                float(reached + step.amount),
                euros(language, step.amount, signed=True),
                detail=step_figures(language, bridge, step, products),
                pattern=_RECOUNTED if step.kind == BridgeStepKind.RECOUNT else "",
            )
        )
        reached += step.amount
    rest = Bar(
        language.say(REST),
        float(reached),
        float(bridge.end),
        euros(language, bridge.rest, signed=True),
        detail=language.say("wat overblijft"),
        pattern=LEFT_OVER,
    )
    return [*bars, rest, _year(bridge.end_year, bridge.end, language)]


def _year(year: int, cost: Decimal, language: Language) -> Bar:
    return Bar(str(year), 0, float(cost), euros(language, cost), is_total=True)
