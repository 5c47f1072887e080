"""Every picture of a page by the address of that page, for who tells a story with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lib.answers.agreements import answer as agreement_answer
from lib.answers.agreements import choices as agreement_choices
from lib.answers.comparison import answer as comparison_answer
from lib.answers.comparison import choices as comparison_choices
from lib.answers.comparison.answer import figure_spreads
from lib.answers.cooperation import answer as scan_answer
from lib.answers.cooperation import choices as scan_choices
from lib.answers.costs import answer as cost_answer
from lib.answers.costs import choices as cost_choices
from lib.answers.decisions import answer as decision_answer
from lib.answers.explore import answer as explore_answer
from lib.answers.explore import choices as explore_choices
from lib.answers.focus import FOCUS_NAME
from lib.answers.market import answer as market_answer
from lib.answers.market import choices as market_choices
from lib.answers.review import answer as review_answer
from lib.answers.review import choices as review_choices
from lib.answers.scenarios import answer as scenario_answer
from lib.answers.scenarios import choices as scenario_choices
from lib.answers.service_levels import answer as level_answer
from lib.answers.service_levels import choices as level_choices
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import (
    AGREEMENTS,
    COMPARISON,
    COOPERATION,
    COSTS,
    EXPLORING,
    MARKET,
    OF_ONE_PARTNERSHIP,
    REVIEW,
    SCENARIOS,
    SERVICE_LEVELS,
)
from lib.domain.indicators import Indicator
from lib.domain.peers import MINIMUM_PEERS
from lib.domain.story.anonymity import anonymous_spread
from lib.pictures.agreements import agreement_pictures
from lib.pictures.comparison import comparison_pictures, spread_picture
from lib.pictures.cooperation import cooperation_pictures
from lib.pictures.costs import cost_pictures
from lib.pictures.explore.everyone import explore_pictures
from lib.pictures.market import market_pictures
from lib.pictures.meeting.decisions import decisions_picture
from lib.pictures.picture import Picture
from lib.pictures.review import review_pictures
from lib.pictures.scenarios import scenario_pictures
from lib.pictures.service_levels import service_level_pictures
from lib.text.language import Language


@dataclass(frozen=True)
class Hung:
    """The pictures of a page by name, the choices that they show, the indicators in them, and the unmet wishes."""

    pictures: Mapping[str, Picture]
    parameters: Mapping[str, str]
    indicators: tuple[Indicator, ...] = ()
    unmet: tuple[tuple[str, str], ...] = ()


NO_PICTURES = Hung({}, {})


def pictures_of(
    page: str, wishes: Mapping[str, str], snapshot: Snapshot, language: Language, today: dt.date | None = None
) -> Hung:
    """What a page shows of these wishes; nothing for a page without pictures.

    Args:
        today: the day that counts as now, for what falls due; by default that of the calendar.
    """
    if page == AGREEMENTS:
        return _of_agreements(today or dt.date.today(), wishes, snapshot, language)
    hang = _PAGES.get(page)
    return hang(wishes, snapshot, language) if hang else NO_PICTURES


def anonymous_pictures_of(
    page: str,
    wishes: Mapping[str, str],
    deck: str,
    snapshot: Snapshot,
    language: Language,
    today: dt.date | None = None,
) -> Hung:
    """The pictures of a page in which nobody but the focus can be known, each spread under pseudonyms.

    Args:
        deck: what the pseudonyms belong to.
        today: as in `pictures_of`.
    """
    hung = pictures_of(page, wishes, snapshot, language, today)
    kept = {
        name: picture for name, picture in hung.pictures.items() if name in OF_ONE_PARTNERSHIP.get(page, ())
    }
    if page == COMPARISON:
        for spread in figure_spreads(comparison_choices.choose(wishes, snapshot), snapshot):
            hidden = anonymous_spread(
                spread, deck, lambda number: language.say("Partnerschap {number}", number=number)
            )
            if hidden:
                picture = spread_picture(hidden, language)
                note = language.say(
                    "Anderen staan zonder naam, met de mediaan van hun groep van minstens {k} die naast elkaar liggen.",
                    k=MINIMUM_PEERS,
                )
                kept[picture.name] = replace(picture, notes=(*picture.notes, note))
    focus = {FOCUS_NAME: hung.parameters[FOCUS_NAME]} if FOCUS_NAME in hung.parameters else {}
    return Hung(kept, focus, hung.indicators, hung.unmet)


def _of_comparison(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = comparison_choices.choose(wishes, snapshot)
    shown = comparison_answer.answer(choices, snapshot)
    indicators = tuple(m.indicator for m in (choices.cost, choices.quality) if m)
    pictures = comparison_pictures(choices, shown, language)
    return Hung(pictures, choices.parameters(), indicators, choices.unmet)


def _of_review(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = review_choices.choose(wishes, snapshot)
    shown = review_answer.answer(choices, snapshot)
    if shown is None:
        return Hung({}, choices.parameters(), (), choices.unmet)
    indicators = tuple(line.measured.indicator for line in shown.lines)
    return Hung(review_pictures(choices, shown, language), choices.parameters(), indicators, choices.unmet)


def _of_service_levels(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = level_choices.choose(wishes, snapshot)
    if isinstance(choices, level_choices.NotInspected):
        return Hung({}, choices.parameters(), (), choices.unmet)
    shown = level_answer.answer(choices, snapshot)
    return Hung(service_level_pictures(choices, shown, language), choices.parameters(), (), choices.unmet)


def _of_costs(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = cost_choices.choose(wishes, snapshot)
    if choices.focus is None or choices.service is None:
        return Hung({}, choices.parameters(), (), choices.unmet)
    shown = cost_answer.answer(choices, snapshot)
    return Hung(cost_pictures(choices, shown, language), choices.parameters(), (), choices.unmet)


def _of_market(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = market_choices.choose(wishes, snapshot)
    if choices.focus is None:
        return NO_PICTURES
    shown = market_answer.answer(choices, choices.focus, snapshot)
    pictures = market_pictures(choices, shown, language)
    return Hung(pictures, choices.parameters(shown.reference), (), choices.unmet)


def _of_cooperation(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = scan_choices.choose(wishes, snapshot)
    if isinstance(choices, scan_choices.NoScan):
        return Hung({}, choices.parameters(), (), choices.unmet)
    shown = scan_answer.answer(choices, snapshot)
    return Hung(cooperation_pictures(choices, shown, language), choices.parameters(), (), choices.unmet)


def _of_agreements(today: dt.date, wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = agreement_choices.choose(wishes, snapshot)
    shown = agreement_answer.answer(choices, snapshot, today)
    if shown is None:
        return Hung({}, choices.parameters(), (), choices.unmet)
    pictures = dict(agreement_pictures(shown, language))
    if choices.focus and (
        decided := decisions_picture(decision_answer.answer_of(choices.focus, snapshot, today), language)
    ):
        pictures[decided.name] = decided
    return Hung(pictures, choices.parameters(), (), choices.unmet)


def _of_explore(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = explore_choices.choose(wishes, snapshot)
    if choices is None:
        return NO_PICTURES
    shown = explore_answer.answer(choices, snapshot)
    indicators = tuple(m.indicator for m in (choices.first,) if m)
    pictures = explore_pictures(choices, shown, language)
    return Hung(pictures, choices.parameters(), indicators, choices.unmet)


def _of_scenarios(wishes: Mapping[str, str], snapshot: Snapshot, language: Language) -> Hung:
    choices = scenario_choices.choose(wishes, snapshot)
    if choices.focus is None or not choices.can_be_computed:
        return Hung({}, choices.parameters(), (), choices.unmet)
    shown = scenario_answer.answer(choices, snapshot)
    return Hung(scenario_pictures(shown, language), choices.parameters(), (), choices.unmet)


_PAGES: Mapping[str, Callable[[Mapping[str, str], Snapshot, Language], Hung]] = {
    COMPARISON: _of_comparison,
    REVIEW: _of_review,
    SERVICE_LEVELS: _of_service_levels,
    COSTS: _of_costs,
    MARKET: _of_market,
    COOPERATION: _of_cooperation,
    EXPLORING: _of_explore,
    SCENARIOS: _of_scenarios,
}
