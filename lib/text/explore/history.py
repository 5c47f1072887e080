"""What a figure over time says: its recent trend, its usual swing, what lies outside it, and where it starts anew."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.explore.history import FigureHistory, Stretch
from lib.domain.explore.over_time import FIRM_LIMITS, TREND_POINTS, ProcessFlag, ProcessLimits, RecentTrend
from lib.text.amounts import per_words, said_amount
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import partner_name, period_words

TRENDS = {
    RecentTrend.RISING: msg("stijgt"),
    RecentTrend.FALLING: msg("daalt"),
    RecentTrend.NO_CLEAR_CHANGE: msg("geen duidelijke verandering"),
    RecentTrend.CANNOT_BE_JUDGED: msg("niet te beoordelen"),
}
PROCESS_FLAGS = {
    ProcessFlag.OUTSIDE: msg("buiten de grenzen"),
    ProcessFlag.SHIFT: msg("zeven op rij aan één kant van het gemiddelde"),
    ProcessFlag.NEAR_LIMIT: msg("twee van drie dicht bij dezelfde grens"),
}


def history_heading(language: Language, history: FigureHistory) -> str:
    """The indicator over the periods of the focus."""
    figures = history.figures
    name = {"title": title(language, history.indicator), "name": partner_name(language, history.focus)}
    if len(figures) < 2:
        return language.say("{title}: {name}", **name)
    periods = {"first": figures[0].period, "last": figures[-1].period}
    return language.say("{title}: {name}, {first} tot {last}", **name, **periods)


def history_sentences(language: Language, history: FigureHistory) -> Iterator[str]:
    """From where to where, the recent trend, the swing of the last stretch and what lies outside any."""
    figures, unit = history.figures, history.indicator.unit
    if not figures:
        yield language.say("{name} heeft dit cijfer niet.", name=partner_name(language, history.focus))
        return
    if len(figures) == 1:
        yield language.say(
            "Er is één cijfer: {value}{per} in {period}. Voor een verloop zijn er minstens twee nodig.",
            value=said_amount(language, figures[0].value, unit),
            per=per_words(language, unit),
            period=period_words(language, figures[0].period, figures[0].stand),
        )
        return
    yield _trend_words(language, history)
    last = history.stretches[-1]
    if last.limits:
        yield _swing(language, history, last, last.limits)
    if len(history.stretches) > 1:
        yield language.say("Na een reeksbreuk begint het opnieuw; over de breuk heen wordt niets vergeleken.")
    yield from _flagged(language, history)


def history_notes(language: Language, history: FigureHistory) -> Iterator[str]:
    """How to read the drawing, and how limits are made."""
    signs = [language.say("streepjeslijn: mediaan van iedereen")] if history.medians else []
    if history.peers:
        signs.append(language.say("dunne lijnen: uw vergelijkingsgroep"))
    if any(stretch.limits for stretch in history.stretches):
        signs.append(language.say("stippellijnen: gemiddelde en grenzen van de gewone schommeling"))
    if signs:
        yield " · ".join(signs)
    if any(stretch.limits for stretch in history.stretches):
        yield language.say(
            "Grenzen: gemiddelde plus en min 2,66 maal de gemiddelde stap van punt tot punt (XmR). Stappen van meer "
            "dan 3,267 maal dat gemiddelde tellen daarvoor niet mee, en stappen over een gat in de reeks evenmin. "
            "Onder {least} punten zijn het proefgrenzen.",
            least=FIRM_LIMITS,
        )


def flag_words(language: Language, flags: frozenset[ProcessFlag]) -> str:
    """Why a point is not what is usual; empty where it is."""
    return ", ".join(language.say(words) for flag, words in PROCESS_FLAGS.items() if flag in flags)


def _trend_words(language: Language, history: FigureHistory) -> str:
    if history.trend == RecentTrend.RISING:
        return language.say("De laatste vijf cijfers stijgen, ook na toeval.")
    if history.trend == RecentTrend.FALLING:
        return language.say("De laatste vijf cijfers dalen, ook na toeval.")
    if history.trend == RecentTrend.NO_CLEAR_CHANGE:
        return language.say("In de laatste vijf cijfers is geen duidelijke verandering.")
    return language.say(
        "Of de laatste cijfers stijgen of dalen, is niet te beoordelen: daarvoor zijn er {n} met een interval nodig, "
        "zonder breuk.",
        n=TREND_POINTS,
    )


def _swing(language: Language, history: FigureHistory, stretch: Stretch, limits: ProcessLimits) -> str:
    unit = history.indicator.unit
    values = {
        "first": stretch.figures[0].period,
        "last": stretch.figures[-1].period,
        "mean": said_amount(language, limits.mean, unit),
        "low": said_amount(language, limits.low, unit),
        "high": said_amount(language, limits.high, unit),
        "n": len(stretch.figures),
    }
    if limits.trial:
        return language.say(
            "Van {first} tot {last} is het gemiddelde {mean}; de gewone schommeling loopt van {low} tot {high} "
            "(proefgrenzen, {n} punten).",
            **values,
        )
    return language.say(
        "Van {first} tot {last} is het gemiddelde {mean}; de gewone schommeling loopt van {low} tot {high}.",
        **values,
    )


def _flagged(language: Language, history: FigureHistory) -> Iterator[str]:
    """The periods of each kind of flag, in all stretches."""
    for flag, words in PROCESS_FLAGS.items():
        periods = [
            str(figure.period)
            for stretch in history.stretches
            if stretch.limits
            for figure, flags in zip(stretch.figures, stretch.limits.flags, strict=True)
            if flag in flags
        ]
        if periods:
            yield language.say(
                "{why}: {periods}.", why=language.say(words).capitalize(), periods=", ".join(periods)
            )
