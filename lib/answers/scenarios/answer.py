"""What is found of a scenario: amounts, what is reached now where it moves, earlier moves, sets that reach a cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.scenarios.choices import ScenarioChoices
from lib.answers.snapshot import Snapshot
from lib.domain.events import Event
from lib.domain.market.prices import Product
from lib.domain.scenarios.amounts import ScenarioAmounts, amounts_of
from lib.domain.scenarios.cuts import CutSets, sets_reaching
from lib.domain.scenarios.earlier import EarlierMove, budget_cut, level_moves
from lib.domain.scenarios.parts import LevelOrigin, UpkeepPart
from lib.domain.service_levels.inspections import Layer, ReadingTally
from lib.domain.service_levels.outcomes import Outcome, by_area_type
from lib.store.costs.queries import read_products
from lib.store.service_levels.queries import read_ambitions, read_layers_years, read_readings, read_shares

CUT_EVENT = "bezuiniging"
"""The kind of an event that cuts a budget."""


@dataclass(frozen=True)
class ReachedNow:
    """What inspections found last of the places that move: per group and type of area, of one layer and year."""

    layer: Layer
    year: int
    source: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class ScenarioAnswer:
    """What the page draws.

    `earlier` are moves before in the places that move now; `reached` is None where nothing was inspected in the layer.
    """

    choices: ScenarioChoices
    amounts: ScenarioAmounts
    beside: ScenarioAmounts | None
    products: Mapping[str, Product]
    reached: ReachedNow | None
    earlier: tuple[EarlierMove, ...]
    cuts: CutSets | None


def answer(choices: ScenarioChoices, snapshot: Snapshot) -> ScenarioAnswer:
    """Compute the scenario, and look up what is known of the places that it moves."""
    amounts = amounts_of(choices.ground, choices.scenario)
    beside = amounts_of(choices.ground, choices.beside) if choices.beside else None
    moved = [found.part for of in (amounts, beside) if of for found in of.moved]
    return ScenarioAnswer(
        choices,
        amounts,
        beside,
        snapshot.ask(read_products),
        _reached(choices, snapshot, moved),
        _earlier(choices, snapshot, moved),
        sets_reaching(choices.ground, 100 * choices.wanted_cut) if choices.wanted_cut else None,
    )


def _places(parts: list[UpkeepPart]) -> list[tuple[str, str | None]]:
    """The groups and types of area that have ambitions and readings, each once."""
    return list(dict.fromkeys((part.group, part.key.area_type) for part in parts if part.group))


def _reached(choices: ScenarioChoices, snapshot: Snapshot, moved: list[UpkeepPart]) -> ReachedNow | None:
    if choices.focus is None:
        return None
    parties = choices.focus.code, choices.layer
    inspected = [i for i in snapshot.ask(read_layers_years) if (i.partnership, i.layer) == parties]
    newest = max(inspected, key=lambda i: i.year, default=None)
    if newest is None:
        return None
    readings, shares = snapshot.ask(read_readings, *parties), snapshot.ask(read_shares, *parties)
    by_place = {(o.group, o.about): o for o in by_area_type(readings, shares, newest.year)}
    found = tuple(by_place[place] for place in _places(moved) if place in by_place)
    return ReachedNow(choices.layer, newest.year, newest.source, found)


def _earlier(
    choices: ScenarioChoices, snapshot: Snapshot, moved: list[UpkeepPart]
) -> tuple[EarlierMove, ...]:
    if choices.focus is None or not moved:
        return ()
    parties = choices.focus.code, choices.layer
    readings, ambitions = snapshot.ask(read_readings, *parties), snapshot.ask(read_ambitions, *parties)
    found: list[EarlierMove] = []
    for place in _places(moved):
        found += level_moves(ambitions, readings, *place, choices.day)
    events = [e for e in snapshot.registry.events if e.partnership == choices.focus.code]
    for event in events:
        if event.kind == CUT_EVENT and event.date <= choices.day:
            found += _cuts_at(event, choices, readings, moved)
    return tuple(sorted(found, key=lambda move: (move.group, move.area_type or "", move.day)))


def _cuts_at(
    event: Event, choices: ScenarioChoices, readings: list[ReadingTally], moved: list[UpkeepPart]
) -> list[EarlierMove]:
    """The cut in each place of its service that moves now."""
    places: dict[tuple[str, str | None], str] = {}
    for part in moved:
        service = choices.ground.prices[part.key.product].product.service
        if part.group and part.level and part.origin == LevelOrigin.AMBITION and event.concerns(service):
            places[part.group, part.key.area_type] = part.level
    return [budget_cut(readings, place, level, event.date, event.title) for place, level in places.items()]
