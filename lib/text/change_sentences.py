"""What changed between two periods, in sentences with their figures and without causes."""

from __future__ import annotations

from lib.domain.comparison import Standing, position
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.period_changes import (
    OLD_FIGURE_YEARS,
    BrokenSeries,
    Certainty,
    Change,
    Judged,
    MissingFigure,
    Movement,
    OldCounts,
    OldFigure,
    VerdictFlip,
)
from lib.domain.periods import Period
from lib.domain.quantities_in_order import OLD_COUNT_YEARS
from lib.text.amounts import amount, decimals_for, per_words
from lib.text.language import Language, msg
from lib.text.sentences import standing_decimals, standing_sentence, title
from lib.text.terms import LAYERS, STATUSES, group_name, position_words, verdict_words

KINDS = {
    VerdictFlip: msg("ander oordeel"),
    BrokenSeries: msg("reeksbreuk"),
    MissingFigure: msg("ontbreekt"),
    OldFigure: msg("verouderd"),
    OldCounts: msg("verouderd"),
}
MOVEMENTS = {
    Certainty.BEYOND: msg("verandering buiten het interval"),
    Certainty.NO_INTERVAL: msg("verandering, geen interval bekend"),
    Certainty.WITHIN: msg("verandering binnen het interval"),
}


def change_kind(language: Language, change: Change) -> str:
    """What kind of change it is, in a few words."""
    return language.say(MOVEMENTS[change.certainty] if isinstance(change, Movement) else KINDS[type(change)])


def change_subject(language: Language, change: Change) -> str:
    """What changed: an indicator, a group that is inspected, or the quantities."""
    if isinstance(change, VerdictFlip):
        layer = language.say(LAYERS[change.later.layer])
        return f"{group_name(language, change.later.group)} ({layer})"
    if isinstance(change, OldCounts):
        return language.say("Areaal")
    return title(language, change.indicator)


def change_sentence(language: Language, change: Change, earlier: Period, later: Period) -> str:
    """What changed from the earlier to the later period, with the figures."""
    if isinstance(change, VerdictFlip):
        return _flip(language, change, earlier, later)
    if isinstance(change, Movement):
        return _movement(language, change)
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
        return language.say(
            "{now}; een reeksbreuk, dus niet te vergelijken met {before}.",
            now=_figure(language, change.indicator, change.later),
            before=_figure(language, change.indicator, change.earlier),
        )
    if isinstance(change, MissingFigure):
        return language.say(
            "geen cijfer over {period}; het vorige is {before}.",
            period=later,
            before=_figure(language, change.indicator, change.earlier),
        )
    return language.say(
        "het laatste cijfer is meer dan {years} jaar oud: {last}.",
        years=OLD_FIGURE_YEARS,
        last=_figure(language, change.indicator, change.last),
    )


def interval_words(language: Language, indicator: Indicator, figure: Figure) -> str:
    """The interval of a figure, or that none is known."""
    if figure.low is None or figure.high is None:
        return language.say("geen interval bekend")
    unit = indicator.unit
    decimals = decimals_for(unit, (figure.value, figure.low, figure.high))
    low, high = (amount(language, value, unit, decimals) for value in (figure.low, figure.high))
    return language.say("interval {low} tot {high}", low=low, high=high)


def _movement(language: Language, change: Movement) -> str:
    """The value, the change, what it means in the direction of the indicator, and the interval."""
    said = standing_sentence(language, Standing(change.indicator, change.later, change.earlier, None))
    direction = position_words(
        language, position(change.later.value, change.earlier.value, change.indicator.direction)
    )
    decimals = standing_decimals(Standing(change.indicator, change.later, change.earlier, None))
    if not round(change.change, decimals):
        return said
    if change.certainty == Certainty.NO_INTERVAL:
        return f"{said} {direction}."
    told = change.later if change.later.low is not None else change.earlier
    interval = interval_words(language, change.indicator, told)
    return f"{said} {direction}; {interval} ({told.period})."


def _flip(language: Language, flip: VerdictFlip, earlier: Period, later: Period) -> str:
    return language.say(
        "van {before} naar {after}. {now} in {later}, {then} in {earlier}.",
        before=verdict_words(language, flip.earlier.verdict),
        after=verdict_words(language, flip.later.verdict),
        now=judged_words(language, flip.later),
        later=later,
        then=judged_words(language, flip.earlier),
        earlier=earlier,
    )


def judged_words(language: Language, judged: Judged) -> str:
    """The share of locations that reached their level, its interval and n, against the agreed share."""
    return language.say(
        "{pct}% op niveau tegen {norm}% afgesproken (interval {low}% tot {high}%, {n} locaties)",
        pct=language.number(judged.pct, 1),
        norm=language.number(judged.norm_pct, decimals_of(judged.norm_pct)),
        low=language.number(judged.interval.low, 1),
        high=language.number(judged.interval.high, 1),
        n=language.number(judged.locations),
    )


def decimals_of(value: float) -> int:
    """0 for a whole number, else 1."""
    return 0 if value == round(value) else 1


def _figure(language: Language, indicator: Indicator, figure: Figure) -> str:
    """A value with its unit, status and period."""
    unit = indicator.unit
    return language.say(
        "{value}{per} ({status} {period})",
        value=amount(language, figure.value, unit, decimals_for(unit, [figure.value])),
        per=per_words(language, unit),
        period=figure.period,
        status=language.say(STATUSES[figure.status]),
    )
