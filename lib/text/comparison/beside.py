"""What two partnerships beside each other say: how far apart they are, and where each stands against its references."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.comparison.beside import Beside, LargeShared, SharedFigure
from lib.domain.comparison.quality_cost import Standing
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.domain.peers import Position
from lib.text.amounts import said_points
from lib.text.comparison.sentences import reference_clause
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import POSITIONS, partner_name, period_words


def beside_title(language: Language, beside: Beside) -> str:
    """Who stands beside whom."""
    names = (partner_name(language, partner) for partner in (beside.focus, beside.other))
    return language.say("{name} naast {other}", **dict(zip(("name", "other"), names, strict=True)))


def difference_words(language: Language, shared: SharedFigure) -> str:
    """`€ 45,20 hoger`, or that the two are equal, about equal or not to be told apart."""
    position = shared.position
    if position in (Position.EQUAL, Position.ABOUT_EQUAL, Position.UNCLEAR):
        return language.say(POSITIONS[position])
    distance = said_points(language, shared.difference, shared.indicator.unit)
    if shared.difference > 0:
        return language.say("{distance} hoger", distance=distance)
    return language.say("{distance} lager", distance=distance)


def beside_sentences(language: Language, beside: Beside) -> Iterator[str]:
    """Per large figure how far apart the two are; then what was asked for but not of both."""
    for large in beside.large:
        yield difference_sentence(language, large.shared, beside.focus, beside.other)
    yield from lacking_sentences(language, beside)


def difference_sentence(language: Language, shared: SharedFigure, focus: Partner, other: Partner) -> str:
    """How far the figure of the focus is from the other, in the period of both."""
    values = {
        "title": title(language, shared.indicator),
        "period": period_words(language, shared.period, shared.own.stand),
        "name": partner_name(language, focus),
        "other": partner_name(language, other),
    }
    position, distance = (
        shared.position,
        said_points(language, shared.difference, shared.indicator.unit),
    )
    if position == Position.EQUAL:
        return language.say("{title}: in {period} gelijk.", **values)
    if position == Position.ABOUT_EQUAL:
        return language.say(
            "{title}: in {period} ongeveer gelijk, met {distance} verschil.", distance=distance, **values
        )
    if position == Position.UNCLEAR:
        return language.say(
            "{title}: in {period} niet te onderscheiden, met {distance} verschil.",
            distance=distance,
            **values,
        )
    if shared.difference > 0:
        return language.say(
            "{title}: {name} ligt in {period} {distance} hoger dan {other}.", distance=distance, **values
        )
    return language.say(
        "{title}: {name} ligt in {period} {distance} lager dan {other}.", distance=distance, **values
    )


def lacking_sentences(language: Language, beside: Beside) -> Iterator[str]:
    """What was asked for and is not there of both; and when nothing is."""
    for indicator, without in beside.lacking:
        yield _lacking(language, indicator, without)
    if not beside.shared:
        yield language.say("Er is geen cijfer dat beide over dezelfde periode hebben.")


def _lacking(language: Language, indicator: Indicator, without: tuple[Partner, ...]) -> str:
    named = title(language, indicator)
    if not without:
        return language.say("{title}: er is geen periode waarover beide dit cijfer hebben.", title=named)
    names = language.say(" en ").join(partner_name(language, partner) for partner in without)
    return language.say("{title}: geen cijfer van {name}.", title=named, name=names)


def against_references(language: Language, large: LargeShared, *, own: bool) -> Iterator[str]:
    """Where one of the two stands against the references that may stand beside it.

    Args:
        own: of the focus; else of the other one.
    """
    figure = large.shared.own if own else large.shared.other
    standing = Standing(large.shared.indicator, figure, None, None)
    for organisation, reference in large.own_references if own else large.other_references:
        yield reference_clause(language, standing, organisation, reference)
