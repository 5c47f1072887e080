"""The pictures of a scenario: its bridge, and what is reached now where it moves something."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lib.answers.scenarios.answer import ReachedNow, ScenarioAnswer
from lib.charts import waterfall
from lib.charts.drawing import Drawing
from lib.charts.waterfall import Bar
from lib.domain.scenarios.amounts import BridgeBy, ScenarioAmounts, ScenarioBridge, ScenarioStep
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.service_levels.outcomes import Outcome
from lib.pictures.picture import Picture
from lib.pictures.shares import picture_of_shares
from lib.tables.scenarios import scenario_bridge_table
from lib.tables.service_levels import area_type_parts, outcomes_table
from lib.text.costs.words import EURO, euros
from lib.text.indicators import first_sources
from lib.text.language import Language
from lib.text.scenarios.sentences import (
    already_sentence,
    basis_sentences,
    scenario_sentences,
    scenario_title,
)
from lib.text.scenarios.words import BRIDGE_BY, scenario_step_name
from lib.text.service_levels.words import area_type_name, group_name
from lib.text.terms import LAYERS, partner_name

MOST_STEPS = 9
"""Steps that are drawn one by one; the others are one step, and the table holds them all."""
BRIDGE, BRIDGE_BESIDE, REACHED = "brug", "brug_ernaast", "gehaald"


def scenario_pictures(shown: ScenarioAnswer, language: Language) -> dict[str, Picture]:
    """Every picture that can be made of the answer, by name, in the order of the page."""
    pictures = [scenario_picture(BRIDGE, shown.amounts, shown, language)]
    if shown.beside:
        pictures.append(scenario_picture(BRIDGE_BESIDE, shown.beside, shown, language))
    if shown.reached and shown.reached.outcomes:
        pictures.append(_reached_picture(shown.reached, shown, language))
    return {picture.name: picture for picture in pictures}


def scenario_picture(
    name: str, amounts: ScenarioAmounts, shown: ScenarioAnswer, language: Language
) -> Picture:
    """The bridge of a scenario; without moves what all of it comes to now."""
    choices = shown.choices
    by, partner = choices.by, choices.focus
    named = partner_name(language, partner) if partner else ""
    heading = scenario_title(language, amounts, named)
    sentences = tuple(scenario_sentences(language, amounts, shown.products))
    is_moved = bool(amounts.scenario.moves)
    bridge = amounts.bridge(by) if is_moved else amounts.build_up(by)
    drawn = not is_moved or amounts.change is not None
    drawing = _draw(heading, bridge, shown, language, from_zero=not is_moved) if drawn else None
    notes = basis_sentences(
        language,
        amounts.ground,
        choices.year or 0,
        choices.layer,
        choices.price_level,
        choices.series,
        shown.products,
    )
    table = scenario_bridge_table(bridge, by, shown.products, language)
    source = _source(amounts, shown, language)
    return Picture(name, heading, drawing, sentences, tuple(notes), table, source, _is_fictitious(shown))


def _draw(
    said: str, bridge: ScenarioBridge, shown: ScenarioAnswer, language: Language, *, from_zero: bool
) -> Drawing:
    by = shown.choices.by
    bars = [] if from_zero else [_end(language.say("Nu"), bridge.start, language)]
    reached = bridge.start
    for step, label in _named_steps(bridge.steps, by, shown, language):
        end = reached + step.change
        known, unknown, words = step.known_change, "", language.say("onbekend")
        if known is not None:
            words = euros(language, float(known), signed=not from_zero)
            unknown = language.say("waarvan {n} onbekend", n=step.unknown) if step.unknown else ""
        bars.append(Bar(label, float(reached), float(end), words, detail=unknown))
        reached = end
    bars.append(_end(language.say("Nu") if from_zero else language.say("Dan"), bridge.end, language))
    told = "; ".join(f"{bar.label} {bar.words}" for bar in bars)
    alt = language.say(
        "Waterval per {by}. {said}. {told}.", by=language.say(BRIDGE_BY[by]), said=said, told=told
    )
    fictitious = _is_fictitious(shown)
    return waterfall.draw(bars, EURO, language, alt=alt, fictitious=fictitious, from_zero=from_zero)


def _is_fictitious(shown: ScenarioAnswer) -> bool:
    focus = shown.choices.focus
    return focus is not None and focus.fictitious


def _end(label: str, amount: Fraction, language: Language) -> Bar:
    value = float(amount)
    return Bar(label, 0, value, euros(language, value), is_total=True)


def _named_steps(
    steps: Sequence[ScenarioStep], by: BridgeBy, shown: ScenarioAnswer, language: Language
) -> list[tuple[ScenarioStep, str]]:
    """The steps under their names; of more than `MOST_STEPS` the smallest are put together at the end."""
    large = sorted(steps, key=lambda step: -abs(step.change))[:MOST_STEPS]
    kept = [step for step in steps if step in large] if len(steps) > MOST_STEPS + 1 else list(steps)
    rest = [step for step in steps if step not in kept]
    named = [(step, scenario_step_name(language, step.name, by, shown.products)) for step in kept]
    if rest:
        change = sum((step.change for step in rest), Fraction(0))
        together = ScenarioStep(None, change, sum(step.unknown for step in rest))
        named.append((together, language.say("{n} andere", n=language.number(len(rest)))))
    return named


def _source(amounts: ScenarioAmounts, shown: ScenarioAnswer, language: Language) -> str:
    """Where quantities and rates come from, and on which year and price level they stand."""
    say, choices = language.say, shown.choices
    prices = [p for found in amounts.ground.prices.values() for p in found.prices.values()]
    lines = [line for part in amounts.ground.parts for line in part.lines]
    sources = dict.fromkeys([*(p.listed.source for p in prices), *(line.source for line in lines)])
    parts = [
        say("Bron: {sources}", sources=first_sources(language, list(sources))),
        say("tarieven {year}", year=choices.year),
        say("prijspeil {level}", level=choices.price_level or say("onbekend")),
        say("zonder btw"),
    ]
    if _is_fictitious(shown):
        parts.append(say("fictief"))
    return " · ".join(parts)


def _reached_picture(reached: ReachedNow, shown: ScenarioAnswer, language: Language) -> Picture:
    """What inspections found of the places that move, against what was agreed."""
    named = [
        (f"{group_name(language, o.group)}, {area_type_name(language, o.about)}", o) for o in reached.outcomes
    ]
    source = [
        language.say("Bron: {sources}", sources=reached.source),
        language.say(LAYERS[reached.layer]),
        str(reached.year),
    ]
    heading = language.say("Wat daar nu wordt gehaald ({year})", year=reached.year)
    table = outcomes_table(area_type_parts(reached.outcomes, language), language)
    fictitious = _is_fictitious(shown)
    said = [
        sentence
        for name, outcome in named
        for level in _targets(shown, outcome)
        if (sentence := already_sentence(language, name, outcome, level))
    ]
    return picture_of_shares(
        (REACHED, heading), named, said, table, " · ".join(source), language, fictitious=fictitious
    )


def _targets(shown: ScenarioAnswer, outcome: Outcome) -> list[str]:
    """The levels that parts in the place of an outcome go to, best first."""
    amounts = [amounts for amounts in (shown.amounts, shown.beside) if amounts]
    moved = [found for each in amounts for found in each.moved]
    place = outcome.group, outcome.about
    found = {m.moved.to_level for m in moved if m.moved and (m.part.group, m.part.key.area_type) == place}
    return [level for level in LEVELS if level in found]
