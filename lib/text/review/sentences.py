"""What changed between two periods, in sentences with their figures and without causes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lib.catalogue.units import reading_of
from lib.domain.comparison.differences import Estimate
from lib.domain.comparison.quality_cost import Standing
from lib.domain.figures import Figure, figures_apart
from lib.domain.indicators import GENERAL_SERVICE, Indicator
from lib.domain.peers import Position, position
from lib.domain.periods import Period
from lib.domain.quantities.in_order import OLD_COUNT_YEARS
from lib.domain.review.changes import (
    OLD_FIGURE_YEARS,
    Absent,
    BrokenSeries,
    Certainty,
    Change,
    CostChange,
    MissingFigure,
    Movement,
    OldCounts,
    OldFigure,
    VerdictFlip,
    certainty_of,
)
from lib.domain.units import Unit, about_equal, parse_unit
from lib.text.amounts import per_words, said_amount, signed_difference
from lib.text.comparison.sentences import direction_words, standing_sentence
from lib.text.costs.words import BRIDGE_STEPS, REST, rounded_words, said_euros
from lib.text.indicators import title
from lib.text.language import Language, msg, rounded
from lib.text.series_breaks import causes_words
from lib.text.service_levels.agreements import agreement_change_kind, agreement_change_words
from lib.text.service_levels.words import chance_sentence, norm_words, share_words
from lib.text.terms import CERTAINTIES, GROUP_NAMES, LAYERS, STATUSES, service_name, verdict_words

_KINDS = {
    VerdictFlip: msg("andere uitkomst"),
    CostChange: msg("verschil in kosten"),
    BrokenSeries: msg("reeksbreuk"),
    MissingFigure: msg("ontbreekt"),
    OldFigure: msg("verouderd"),
    OldCounts: msg("verouderd"),
}
_MOST_DECIMALS = 3
_SHARE, _EURO = parse_unit("%"), parse_unit("EUR")
MOVEMENTS = {
    Certainty.BEYOND: msg("verandering, te onderscheiden"),
    Certainty.NO_INTERVAL: msg("verandering, geen interval bekend"),
    Certainty.WITHIN: msg("verandering, niet te onderscheiden"),
}


def change_kind(language: Language, change: Change) -> str:
    """What kind of change it is, in a few words."""
    if isinstance(change, BrokenSeries) and change.agreement:
        return agreement_change_kind(language, change.agreement)
    return language.say(MOVEMENTS[change.certainty] if isinstance(change, Movement) else _KINDS[type(change)])


def change_subject(language: Language, change: Change) -> str:
    """What changed: an indicator, a group that is inspected, or the quantities; what is of every service is said so."""
    if isinstance(change, VerdictFlip):
        layer = language.say(LAYERS[change.layer]).lower()
        return f"{language.words(GROUP_NAMES, change.group)}, {layer}"
    if isinstance(change, CostChange):
        return language.say("Kosten {service}", service=service_name(language, change.service))
    if isinstance(change, OldCounts):
        return language.say("Areaal")
    named = title(language, change.indicator)
    if change.indicator.service == GENERAL_SERVICE:
        return language.say("{indicator}, alle diensten samen", indicator=named)
    return named


def changes_title(language: Language, service: str | None, later: Period) -> str:
    """The heading of the list of changes."""
    named = service_name(language, service) if service else language.say("Alle diensten samen")
    return language.say("{service}: wat er in {later} anders is", service=named, later=later)


def nothing_told_sentence(language: Language, later: Period, *, compared: bool) -> str:
    """That nothing is different, or that nobody can say so."""
    if compared:
        return language.say(
            "Geen te onderscheiden verschil en geen andere uitkomst, vergeleken met het vorige cijfer."
        )
    return language.say(
        "Niet bekend: van deze dienst is er geen cijfer over {period} met een eerder cijfer ernaast.",
        period=later,
    )


def absent_sentence(language: Language, absent: Iterable[Absent], later: Period) -> str:
    """Which indicators have no figure in a period, each with the period of its last one; empty when none is missing."""
    named = [f"{title(language, change.indicator)} ({change.last.period})" for change in absent]
    if not named:
        return ""
    return language.say(
        "Geen cijfer over {period}, tussen haakjes het laatste: {indicators}.",
        period=later,
        indicators=", ".join(named),
    )


def change_sentence(language: Language, change: Change, later: Period) -> str:
    """What changed since the last earlier figure, with both figures and their periods."""
    if isinstance(change, VerdictFlip):
        return _flip(language, change)
    if isinstance(change, Movement):
        return _movement(language, change)
    if isinstance(change, CostChange):
        return _cost(language, change)
    if isinstance(change, OldCounts):
        counted = change.quantities
        return language.count(
            "{n} van {total} regels is ouder dan {years} jaar; de oudste is van {day}.",
            "{n} van {total} regels zijn ouder dan {years} jaar; de oudste is van {day}.",
            counted.old,
            total=language.number(counted.lines),
            years=OLD_COUNT_YEARS,
            day=language.date(counted.oldest),
        )
    if isinstance(change, BrokenSeries):
        if change.agreement:
            events = [causes_words(language, change.by_events)] if change.by_events else []
            return language.say(
                "{now}; {change}. Dus niet te vergelijken met {before}.",
                now=_figure(language, change.indicator, change.later),
                change="; ".join([*events, agreement_change_words(language, change.agreement)]),
                before=_figure(language, change.indicator, change.earlier),
            )
        return language.say(
            "{now}; een reeksbreuk ({why}), dus niet te vergelijken met {before}.",
            now=_figure(language, change.indicator, change.later),
            why=causes_words(language, change.causes),
            before=_figure(language, change.indicator, change.earlier),
        )
    if isinstance(change, MissingFigure):
        return language.say(
            "Geen cijfer over {period}; het vorige is {before}.",
            period=later,
            before=_figure(language, change.indicator, change.last),
        )
    return language.say(
        "Het laatste cijfer is meer dan {years} jaar oud: {last}.",
        years=OLD_FIGURE_YEARS,
        last=_figure(language, change.indicator, change.last),
    )


def change_interval_words(language: Language, unit: Unit, between: Estimate | None) -> str:
    """The ends of the interval of a difference: `+2 pp tot +12 pp`; empty without one."""
    if between is None:
        return ""
    decimals = next(d for d in range(1, _MOST_DECIMALS + 1) if d == _MOST_DECIMALS or _keeps_sign(between, d))
    low, high = (signed_difference(language, end, unit, decimals) for end in between[1:])
    return language.say("{low} tot {high}", low=low, high=high)


def _keeps_sign(between: Estimate, decimals: int) -> bool:
    """Whether neither end is rounded to 0, which would hide on which side of it the interval lies."""
    return all(rounded(end, decimals) or not end for end in between[1:])


def _movement(language: Language, change: Movement) -> str:
    """The value, the change, what it means in the direction of the indicator, and the interval of the change."""
    said = standing_sentence(language, Standing(change.indicator, change.later, change.earlier, None))
    stands = position(change.later.value, change.earlier.value, change.indicator)
    if stands in (Position.EQUAL, Position.ABOUT_EQUAL):
        return said
    direction = direction_words(language, change.indicator, stands)
    direction = direction[:1].upper() + direction[1:]
    if change.certainty == Certainty.NO_INTERVAL:
        return f"{said} {direction}."
    interval = language.say(
        "interval van het verschil: {ends}",
        ends=change_interval_words(
            language, change.indicator.unit, figures_apart(change.earlier, change.later, change.correlation)
        ),
    )
    return f"{said} {direction}; {interval}."


def _flip(language: Language, flip: VerdictFlip) -> str:
    earlier, later = flip.years
    said = language.say(
        "Formeel van {before} naar {after}. {later}: {now} op niveau; {earlier}: {then}; afgesproken is {norm}. "
        "{later}: {chance}",
        before=verdict_words(language, flip.earlier.formal),
        after=verdict_words(language, flip.later.formal),
        later=later,
        now=share_words(language, flip.later.share, flip.later.norm_pct),
        earlier=earlier,
        then=share_words(language, flip.earlier.share, flip.earlier.norm_pct),
        norm=norm_words(language, flip.later.norm_pct),
        chance=chance_sentence(language, flip.later),
    )
    if flip.between is None:
        return said
    between = language.say(
        "Het verschil met {earlier} is {certainty} ({ends}).",
        earlier=earlier,
        certainty=language.say(CERTAINTIES[certainty_of(flip.between)]),
        ends=change_interval_words(language, _SHARE, flip.between),
    )
    return f"{said} {between}"


def _cost(language: Language, change: CostChange) -> str:
    """The net cost in both years, the difference, and the steps of the bridge."""
    bridge = change.bridge
    steps = [(language.say(BRIDGE_STEPS[step.kind]), step.amount) for step in bridge.steps]
    parts = [
        f"{name} {said_euros(language, part, signed=True)}"
        for name, part in [*steps, (language.say(REST), bridge.rest)]
    ]
    words = msg(
        "Netto {end} (rekening {later}), was {start} ({earlier}); verschil {change}: {parts}{rounded}."
    )
    if about_equal(float(bridge.end), float(bridge.start), reading_of(_EURO).margin):
        words = msg(
            "Netto {end} (rekening {later}), ongeveer gelijk aan {start} ({earlier}); verschil {change}: "
            "{parts}{rounded}."
        )
    return language.say(
        words,
        end=said_euros(language, bridge.end),
        later=bridge.end_year,
        start=said_euros(language, bridge.start),
        earlier=bridge.start_year,
        change=said_euros(language, bridge.change, signed=True),
        parts=", ".join(parts),
        rounded=rounded_words(language, _EURO, bridge.end, bridge.start, bridge.change),
    )


def _figure(language: Language, indicator: Indicator, figure: Figure) -> str:
    """A value with its unit, status and period."""
    unit = indicator.unit
    return language.say(
        "{value}{per} ({status} {period})",
        value=said_amount(language, figure.value, unit),
        per=per_words(language, unit),
        period=figure.period,
        status=language.say(STATUSES[figure.status]),
    )


def scope_sentence(language: Language, services: Iterable[str], costs: Mapping[str, Decimal]) -> str:
    """Which services there are figures of, with what they cost where that is known.

    Args:
        costs: net cost in euro by service.
    """
    named = [
        service_name(language, service)
        + (f" ({said_euros(language, costs[service])})" if service in costs else "")
        for service in dict.fromkeys([*services, *costs])
    ]
    listed = ", ".join(named) or language.say("geen")
    if costs:
        return language.say("Diensten met cijfers, met netto kosten: {services}.", services=listed)
    return language.say("Diensten met cijfers: {services}.", services=listed)
