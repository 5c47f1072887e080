"""What is told of a decision: its state, whether it is in time, and what the figure did since, without causes."""

from __future__ import annotations

import datetime as dt

from lib.domain.agreements.words import DecisionState
from lib.domain.decisions.decision import Decision, InTime, Tally, Timing, in_time
from lib.domain.decisions.since import Since, Unmoved
from lib.domain.figures import Figure, figures_apart
from lib.text.agreements.words import PARTIES
from lib.text.amounts import amount, decimals_for, per_words
from lib.text.language import Language, msg
from lib.text.series_breaks import causes_words
from lib.text.terms import POSITIONS, STATUSES

DECISION_STATES = {
    DecisionState.OPEN: msg("open"),
    DecisionState.DONE: msg("gedaan"),
    DecisionState.DROPPED: msg("vervallen"),
}
_UNMOVED = {
    Unmoved.NONE_THEN: msg("bij het besluit was er nog geen cijfer"),
    Unmoved.NONE_AFTER: msg("nog geen nieuwer cijfer"),
    Unmoved.BROKEN: msg("reeksbreuk: niet te vergelijken"),
    Unmoved.TOO_SMALL: msg("te weinig waarnemingen om te vergelijken"),
}
_DAYS_IN_WORDS, _MONTHS_IN_WORDS = 31, 24
"""Up to so many days a span is said in days, and up to so many months in months."""
_MONTH = 30.44
"""Days in a month."""


def span_words(language: Language, days: int) -> str:
    """How long some days are: in days, then in whole months, then in whole years."""
    if days <= _DAYS_IN_WORDS:
        return language.count("{n} dag", "{n} dagen", days)
    months = int(days / _MONTH)
    if months < _MONTHS_IN_WORDS:
        return language.count("ruim {n} maand", "ruim {n} maanden", months)
    return language.count("ruim {n} jaar", "ruim {n} jaar", months // 12)


def timing_words(language: Language, found: InTime) -> str:
    """How a decision stands, in words that a meeting uses."""
    say, span = language.say, span_words(language, found.days)
    if found.timing == Timing.AHEAD:
        return say("nog {span}", span=span)
    if found.timing == Timing.OVERDUE:
        return say("{span} over tijd", span=span)
    if found.timing == Timing.LATE:
        return say("gedaan, {span} te laat", span=span)
    return say(_STANDS[found.timing])


_STANDS = {
    Timing.NO_DATE: msg("geen einddatum afgesproken"),
    Timing.TODAY: msg("vandaag"),
    Timing.IN_TIME: msg("op tijd gedaan"),
    Timing.DONE: msg("gedaan; er was geen einddatum"),
    Timing.DROPPED: msg("vervallen"),
}


def owner_words(language: Language, decision: Decision) -> str:
    """Who takes it up: the role, and of which side."""
    return f"{decision.owner} ({language.say(PARTIES[decision.side])})"


def due_words(language: Language, decision: Decision, today: dt.date) -> str:
    """When a decision is due or was closed, and how it stands."""
    say, stands = language.say, timing_words(language, in_time(decision, today))
    if decision.is_open:
        return (
            say("gereed op {day}: {stands}", day=language.date(decision.due), stands=stands)
            if decision.due
            else stands
        )
    if decision.closed is None:
        return stands
    closed = language.date(decision.closed)
    if decision.state == DecisionState.DROPPED and decision.reason:
        return say("vervallen ({day}): {reason}", day=closed, reason=decision.reason)
    return say("{stands} ({day})", day=closed, stands=stands)


def decided_words(language: Language, decision: Decision) -> str:
    """When it was decided."""
    return language.say("besloten op {day}", day=language.date(decision.date))


def tally_title(language: Language, tally: Tally) -> str:
    """The heading of the page: how many are open, and how many of these are over time."""
    if not tally.waiting:
        return language.say("Geen open besluiten")
    found = language.count("{n} open besluit", "{n} open besluiten", tally.waiting)
    if not tally.overdue:
        return language.say("{waiting}, geen over tijd", waiting=found)
    return language.say("{waiting}, {n} over tijd", waiting=found, n=language.number(tally.overdue))


def tally_sentence(language: Language, tally: Tally) -> str:
    """How the closed ones went; empty without any."""
    done = tally.in_time + tally.late
    parts = []
    if done:
        parts.append(
            language.count(
                "Op tijd: {in_time} van {n} gedaan besluit met een einddatum.",
                "Op tijd: {in_time} van {n} gedane besluiten met een einddatum.",
                done,
                in_time=language.number(tally.in_time),
            )
        )
    if tally.undated:
        parts.append(
            language.count(
                "{n} gedaan besluit had geen einddatum.",
                "{n} gedane besluiten hadden geen einddatum.",
                tally.undated,
            )
        )
    if tally.dropped:
        parts.append(
            language.count("{n} besluit is vervallen.", "{n} besluiten zijn vervallen.", tally.dropped)
        )
    return " ".join(parts)


def since_word(language: Language, found: Since, later: Figure | None) -> str:
    """Where a later figure stands against the one at the decision, or why that cannot be told."""
    outcome = found.outcome(later)
    if outcome == Unmoved.BROKEN and later:
        return language.say("niet te vergelijken: {why}", why=causes_words(language, found.causes(later)))
    return language.say(_UNMOVED[outcome] if isinstance(outcome, Unmoved) else POSITIONS[outcome])


def since_sentence(language: Language, found: Since) -> str:
    """What the figure is now beside what it was at the decision: what went together, and no cause."""
    if not any(found.figures):
        return language.say("Van dit cijfer is voor dit partnerschap nog niets bekend.")
    outcome = found.outcome(found.now)
    if isinstance(outcome, Unmoved) or found.then is None or found.now is None:
        return language.say("Sinds het besluit: {word}.", word=since_word(language, found, found.now))
    said = language.say(
        "Sinds het besluit: {word}; van {then} ({before}) naar {now} ({after}).",
        word=language.say(POSITIONS[outcome]),
        then=_value_words(language, found, found.then),
        before=found.then.period,
        now=_value_words(language, found, found.now),
        after=found.now.period,
    )
    if figures_apart(found.then, found.now) is None:
        return f"{said} {language.say('Een interval is niet bekend: het verschil kan toeval zijn.')}"
    return said


def figure_words(language: Language, found: Since, figure: Figure) -> str:
    """A figure with its unit and its interval, in the decimals of the three together."""
    said = _value_words(language, found, figure)
    if figure.low is None or figure.high is None:
        return said
    unit, decimals = found.indicator.unit, since_decimals(found)
    low, high = (amount(language, end, unit, decimals) for end in (figure.low, figure.high))
    return f"{said} ({language.say('{low} tot {high}', low=low, high=high)})"


def _value_words(language: Language, found: Since, figure: Figure) -> str:
    unit = found.indicator.unit
    return amount(language, figure.value, unit, since_decimals(found)) + per_words(language, unit)


def status_words(language: Language, figure: Figure) -> str:
    """The period of a figure and its status."""
    return f"{figure.period}, {language.say(STATUSES[figure.status])}"


def since_decimals(found: Since) -> int:
    """Decimals for the three figures side by side."""
    return decimals_for(found.indicator.unit, (figure.value for figure in found.figures if figure))
