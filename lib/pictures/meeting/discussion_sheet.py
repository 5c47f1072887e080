"""The sheet to discuss from: what changed, what was met and what not, what to decide, and which data are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from lib.answers.review.answer import ReviewAnswer
from lib.answers.review.choices import ReviewChoices
from lib.answers.review.inspected import concerning
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.indicators import Role
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.peers import Position, position
from lib.domain.review.changes import BrokenSeries, Change, Movement, headlines
from lib.domain.service_levels.outcomes import Judged
from lib.domain.shares import Verdict
from lib.pictures.picture import Picture
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.market.words import market_verdict
from lib.text.review.sentences import (
    absent_sentence,
    change_sentence,
    change_subject,
    nothing_told_sentence,
)
from lib.text.service_levels.words import chance_words, group_name, norm_words, share_words
from lib.text.terms import LAYERS, event_words

MOST_TOLD, MOST_LISTED = 7, 8
"""Changes and points of a part that fit on a sheet; of the others the number is told."""
MOST_BESIDE_OPENING = 4
"""The same on a sheet that opens with decisions, differences or key indicators."""


class SheetPart(NamedTuple):
    """A part of the sheet: its heading and its points; `asks` says that there is something to write down."""

    heading: str
    points: tuple[str, ...]
    asks: bool = False


def discussion_sheet(
    choices: ReviewChoices,
    shown: ReviewAnswer,
    pictures: Mapping[str, Picture],
    language: Language,
    opening: Iterable[SheetPart] = (),
) -> tuple[SheetPart, ...]:
    """The parts of the sheet in the order of a meeting; each says so when there is nothing in it.

    Args:
        opening: the parts that the meeting opens with.
    """
    say, first = language.say, tuple(opening)
    shown = _without_scan(shown) if first else shown
    met, missed = _agreements(choices, shown, language)
    told, listed = (MOST_BESIDE_OPENING,) * 2 if first else (MOST_TOLD, MOST_LISTED)

    def part(heading: str, points: Iterable[str], empty: str) -> SheetPart:
        return _part(heading, points, empty, listed, language)

    nothing = say("Voor deze dienst is er in {period} geen afspraak met een uitkomst.", period=shown.period)
    to_decide = part(
        say("Te besluiten"), _to_decide(shown, missed, language), say("Geen punten uit de cijfers.")
    )
    return (
        *first,
        part(
            say("Wat er veranderde"),
            _changes(choices, shown, told, language),
            nothing_told_sentence(language, shown.period, compared=shown.is_compared),
        ),
        part(say("Gehaald"), met, say("Geen.") if missed else nothing),
        part(say("Niet gehaald"), missed, say("Geen.") if met else nothing),
        to_decide._replace(asks=True),
        part(say("Open gegevens"), _open_data(shown, pictures, language), say("Geen.")),
    )


def _without_scan(shown: ReviewAnswer) -> ReviewAnswer:
    """Without changes in shares of the scan: the opening tells what both sides see otherwise."""
    derived = shipped_catalogue().derived

    def is_of_scan(change: Change) -> bool:
        known = derived.get(change.indicator.code) if isinstance(change, Movement) else None
        return known is not None and known.basis == "antwoorden"

    return replace(shown, changes=tuple(change for change in shown.changes if not is_of_scan(change)))


def _part(heading: str, points: Iterable[str], nothing: str, most: int, language: Language) -> SheetPart:
    found = tuple(points)
    if len(found) > most:
        more = language.count("En nog {n}; zie het scherm.", "En nog {n}; zie het scherm.", len(found) - most)
        found = (*found[:most], more)
    return SheetPart(heading, found or (nothing,))


def _changes(choices: ReviewChoices, shown: ReviewAnswer, most: int, language: Language) -> Iterator[str]:
    """The first changes with their figures, how many there are besides, and the events since the year before."""
    first = headlines(shown.told, most)
    for change in first:
        yield f"{change_subject(language, change)}: {change_sentence(language, change, shown.period)}"
    if rest := len(shown.told) - len(first):
        yield language.count(
            "Nog {n} verschil; zie de cijfers.", "Nog {n} verschillen; zie de cijfers.", rest
        )
    since = choices.previous.year if choices.previous else shown.period.year
    for event in shown.events:
        if since < event.date.year <= shown.period.year and not event.is_decision:
            yield language.say("Gebeurtenis: {event}", event=event_words(language, event))


def _agreements(
    choices: ReviewChoices, shown: ReviewAnswer, language: Language
) -> tuple[list[str], list[str]]:
    """What was met and what was not: agreed levels by their formal outcome, and agreed market tests."""
    met: list[str] = []
    missed: list[str] = []
    for layer, _, outcome, _ in concerning(shown.outcomes, choices.about):
        name = f"{group_name(language, outcome.group)}, {language.say(LAYERS[layer]).lower()}"
        for judged in outcome.judged:
            found = met if judged.formal == Verdict.MET else missed
            found.append(_judged(name, judged, language))
    for test in shown.tests:
        product = shown.products.get(test.product)
        if product is not None and product.service in choices.about:
            if test.verdict == MarketVerdict.WITHIN:
                met.append(_tested(test, language))
            elif test.verdict in (MarketVerdict.ABOVE, MarketVerdict.BELOW):
                missed.append(_tested(test, language))
    return met, missed


def _judged(name: str, judged: Judged, language: Language) -> str:
    return language.say(
        "{name}: {share} op niveau, afgesproken is {norm} ({chance}).",
        name=name,
        share=share_words(language, judged.share, judged.norm_pct),
        norm=norm_words(language, judged.norm_pct),
        chance=chance_words(language, judged),
    )


def _tested(test: ProductVerdict, language: Language) -> str:
    name = language.pick(test.name, test.name_en) or test.product
    return language.say(
        "Markttoets {product}: {verdict}.", product=name, verdict=market_verdict(language, test.verdict)
    )


def _to_decide(shown: ReviewAnswer, missed: Iterable[str], language: Language) -> Iterator[str]:
    """What was not met, and what became worse."""
    for point in missed:
        yield language.say("{point} Bijsturen, of iets anders afspreken?", point=point)
    for change in shown.told:
        if isinstance(change, Movement):
            stands = position(change.later.value, change.earlier.value, change.indicator)
            if stands == Position.WORSE:
                yield _worse_words(language, change)


def _worse_words(language: Language, change: Movement) -> str:
    subject, period = change_subject(language, change), change.earlier.period
    if change.indicator.role == Role.COST:
        return language.say(
            "{subject}: duurder dan in {period}. Is er iets af te spreken?", subject=subject, period=period
        )
    return language.say(
        "{subject}: minder goed dan in {period}. Is er iets af te spreken?", subject=subject, period=period
    )


def _open_data(shown: ReviewAnswer, pictures: Mapping[str, Picture], language: Language) -> Iterator[str]:
    """Figures that are missing or cannot be compared, and files that are not there."""
    if shown.absent:
        yield absent_sentence(language, shown.absent, shown.period)
    broken = [title(language, c.indicator) for c in shown.told if isinstance(c, BrokenSeries)]
    if broken:
        yield language.say(
            "Niet te vergelijken met eerdere jaren: {indicators}.", indicators=", ".join(broken)
        )
    for name in ("areaal", "dienstverlening", "brug"):
        if name in pictures and pictures[name].drawing is None:
            yield from pictures[name].sentences
    yield from pictures["verloop"].sentences
    if not shown.tests:
        yield language.say("Er is voor {period} geen markttoets afgesproken.", period=shown.period)
