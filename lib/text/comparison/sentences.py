"""Sentences that say what a picture shows, in numbers and without causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.domain.comparison.quality_cost import Comparison, Standing, standing
from lib.domain.comparison.series_breaks import GIVEN_CAUSE
from lib.domain.comparison.trend import Line
from lib.domain.figures import Figure, Stand, figures_apart
from lib.domain.indicators import Indicator, Role
from lib.domain.partners import Organisation, Partner
from lib.domain.peers import Position
from lib.domain.units import about_equal
from lib.text.amounts import decimals_for, per_words, said_amount, said_difference, said_points
from lib.text.indicators import title
from lib.text.language import Language, msg, rounded
from lib.text.series_breaks import causes_words
from lib.text.shipped_words import shipped_remark
from lib.text.terms import POSITIONS, STATUSES, flagged, partner_name, period_words

COST_POSITIONS = {
    Position.BETTER: msg("goedkoper"),
    Position.WORSE: msg("duurder"),
    Position.HIGHER: msg("hogere kosten"),
    Position.LOWER: msg("lagere kosten"),
    Position.EQUAL: msg("even duur"),
    Position.ABOUT_EQUAL: msg("kosten ongeveer gelijk"),
    Position.UNCLEAR: msg("kosten niet te onderscheiden"),
}
QUALITY_POSITIONS = {
    Position.BETTER: msg("beter"),
    Position.WORSE: msg("minder goed"),
    Position.HIGHER: msg("hoger"),
    Position.LOWER: msg("lager"),
    Position.EQUAL: msg("gelijk"),
    Position.ABOUT_EQUAL: msg("kwaliteit ongeveer gelijk"),
    Position.UNCLEAR: msg("kwaliteit niet te onderscheiden"),
}
FIELDS = {
    (Position.BETTER, Position.BETTER): msg("beter, goedkoper"),
    (Position.BETTER, Position.WORSE): msg("beter, duurder"),
    (Position.WORSE, Position.BETTER): msg("minder goed, goedkoper"),
    (Position.WORSE, Position.WORSE): msg("minder goed, duurder"),
}
"""The four fields of the picture: quality first, then cost."""


def finding_title(language: Language, comparison: Comparison) -> str:
    """The heading of the picture: where the focus stands, or what is missing."""
    say, focus = language.say, comparison.focus
    period = period_words(language, comparison.period, comparison.stand)
    if focus is None:
        return say("Kwaliteit en kosten in {period}", period=period)
    name = partner_name(language, focus)
    pair = comparison.focus_pair
    if pair is None:
        return say("{name}: geen punt in {period}", name=name, period=period)
    cost, quality = comparison.cost_standing, comparison.quality_standing
    if cost is None or quality is None or cost.position is None or quality.position is None:
        return _title_without_median(language, comparison, name, period)
    return say(
        "{name} in {period}: {quality} en {cost}, vergeleken met de mediaan",
        name=name,
        period=period,
        quality=say(QUALITY_POSITIONS[quality.position]),
        cost=say(COST_POSITIONS[cost.position]),
    )


def _title_without_median(language: Language, comparison: Comparison, name: str, period: str) -> str:
    """Where the focus stands against the reference that has both figures, or else its two figures."""
    say, standings = language.say, (comparison.cost_standing, comparison.quality_standing)
    both = next((r for r in comparison.references if r.cost and r.quality), None)
    if both and both.cost and both.quality and all(standings):
        sides = [
            _side(language, standing, figure)
            for standing, figure in zip(standings, (both.cost, both.quality), strict=True)
            if standing
        ]
        if all(sides):
            return say(
                "{name} in {period}: {cost} en {quality} de vergelijkingswaarde ({reference})",
                name=name,
                period=period,
                cost=sides[0],
                quality=sides[1],
                reference=flagged(language, both.organisation.name, both.organisation.fictitious),
            )
    values = "; ".join(f"{title(language, s.indicator)} {_value(language, s)}" for s in standings if s)
    return say("{name} in {period}: {values}", name=name, period=period, values=values)


def _side(language: Language, standing: Standing, other: Figure) -> str:
    """`€ 88 onder`, `10 punt boven`; empty where the two are about equal."""
    indicator, distance = standing.indicator, standing.figure.value - other.value
    if about_equal(standing.figure.value, other.value, indicator.margin):
        return ""
    size = said_points(language, distance, indicator.unit)
    if distance < 0:
        return language.say("{distance} onder", distance=size)
    return language.say("{distance} boven", distance=size)


def reference_clause(language: Language, standing: Standing, reference: Organisation, other: Figure) -> str:
    """`€ 88 onder NVRD-benchmark, alle deelnemers (€ 198)`, or that the two are about equal."""
    name = flagged(language, reference.name, reference.fictitious)
    value = said_amount(language, other.value, standing.indicator.unit)
    if side := _side(language, standing, other):
        return language.say("{side} {reference} ({value})", side=side, reference=name, value=value)
    return language.say("ongeveer gelijk aan {reference} ({value})", reference=name, value=value)


def summary(language: Language, comparison: Comparison) -> list[str]:
    """What the picture says about the focus: per axis one or two sentences."""
    axes = (
        (comparison.cost_standing, [(r.organisation, r.cost) for r in comparison.references]),
        (comparison.quality_standing, [(r.organisation, r.quality) for r in comparison.references]),
    )
    said = []
    for own, references in axes:
        if own:
            told = standing_sentence(language, own, [(o, f) for o, f in references if f])
            said.append(f"{title(language, own.indicator)}: {told}")
    if comparison.focus_pair and comparison.cost_median is None:
        said.append(_no_median(language, comparison))
    return said


def _no_median(language: Language, comparison: Comparison) -> str:
    """Why there is no median: too few were chosen, or too few have both figures."""
    if comparison.is_crowd:
        return language.count(
            "Kies ten minste 4 partnerschappen voor een mediaan; nu is er {n} gekozen.",
            "Kies ten minste 4 partnerschappen voor een mediaan; nu zijn er {n} gekozen.",
            comparison.peers_with_pair - 1,
        )
    return language.count(
        "Er is {n} partnerschap van deze soort met beide cijfers; een mediaan van die twee vraagt er 5.",
        "Er zijn {n} partnerschappen van deze soort met beide cijfers; een mediaan van die twee vraagt er 5.",
        comparison.peers_with_pair,
    )


def standing_sentence(
    language: Language, standing: Standing, references: Sequence[tuple[Organisation, Figure]] = ()
) -> str:
    """The value, its distance to the median or else to references, and its change, with units and periods."""
    indicator, figure = standing.indicator, standing.figure
    unit = indicator.unit
    value = language.say(
        "{value}{per} ({status} {period})",
        value=said_amount(language, figure.value, unit),
        per=per_words(language, unit),
        period=figure.period,
        status=language.say(STATUSES[figure.status]),
    )
    against = _distance(language, standing)
    if standing.median is None:
        against = "".join(f", {reference_clause(language, standing, o, f)}" for o, f in references)
    return f"{value}{against}. {standing_change_sentence(language, standing)}"


def latest_sentence(language: Language, line: Line, focus: Partner, stand: Stand) -> str:
    """The newest figure of a line that has no counterpart on the other axis."""
    period = max(line.figures)
    latest = standing(line.measured, focus, stand, period, None)
    beside = [(o, figures[period]) for o, figures in line.references.items() if period in figures]
    said = standing_sentence(language, latest, beside) if latest else ""
    return f"{title(language, line.measured.indicator)}: {said}"


def standing_change_sentence(language: Language, standing: Standing) -> str:
    """The change since the previous comparable period, or that there is none."""
    previous, change = standing.previous, standing.change
    if previous is None or change is None:
        if standing.causes:
            return language.say(
                "Reeksbreuk ({why}): niet te vergelijken met eerdere jaren.",
                why=causes_words(language, standing.causes),
            )
        return language.say("Geen eerder vergelijkbaar cijfer.")
    unit = standing.indicator.unit
    if rounded(change, standing_decimals(standing)) == 0:
        return language.say("Gelijk aan {period}.", period=previous.period)
    values = {"change": said_difference(language, change, unit), "period": previous.period}
    between = figures_apart(previous, standing.figure, standing.correlation)
    unclear = between is not None and between.low <= 0 <= between.high
    if not unclear and about_equal(standing.figure.value, previous.value, standing.indicator.margin):
        signed = said_difference(language, change, unit, signed=True)
        return language.say("Ongeveer gelijk aan {period} ({change}).", period=previous.period, change=signed)
    if change > 0:
        if unclear:
            return language.say("{change} hoger dan in {period}, niet te onderscheiden.", **values)
        return language.say("{change} hoger dan in {period}.", **values)
    if unclear:
        return language.say("{change} lager dan in {period}, niet te onderscheiden.", **values)
    return language.say("{change} lager dan in {period}.", **values)


def cut_key(lines: Iterable[Line], language: Language) -> tuple[str, ...]:
    """Where and why the lines of a trend are cut: an indicator each, the newest cut first.

    A break that was given with a figure comes with the remark on that figure.
    """
    found = []
    for line in lines:
        cuts = []
        for period, causes in sorted(line.breaks.items(), reverse=True):
            why, remark = (
                causes_words(language, causes),
                shipped_remark(language, line.figures[period].remark),
            )
            cuts.append(
                f"{period}, {why}: {remark}" if remark and causes == GIVEN_CAUSE else f"{period}, {why}"
            )
        if cuts:
            name = title(language, line.measured.indicator)
            found.append(language.say("Reeksbreuk in {title}: {cuts}", title=name, cuts="; ".join(cuts)))
    return tuple(found)


def direction_words(language: Language, indicator: Indicator, position: Position) -> str:
    """Where a value stands against another, in words; cost in words of its own."""
    words = (COST_POSITIONS if indicator.role == Role.COST else QUALITY_POSITIONS)[position]
    if position in (Position.UNCLEAR, Position.ABOUT_EQUAL):
        words = POSITIONS[position]
    return language.say(words)


def standing_decimals(standing: Standing) -> int:
    """Decimals for everything that is said about one axis."""
    figures = (standing.figure, standing.previous)
    return decimals_for(standing.indicator.unit, (f.value for f in figures if f))


def _distance(language: Language, standing: Standing) -> str:
    median, distance, unit = standing.median, standing.distance, standing.indicator.unit
    if median is None or distance is None:
        return ""
    values = {
        "distance": said_difference(language, distance, unit),
        "median": said_amount(language, median.value, unit),
        "n": language.number(median.n),
    }
    if standing.position == Position.UNCLEAR:
        figure = standing.figure
        low, high = (said_amount(language, v, unit) for v in (figure.low, figure.high) if v is not None)
        return language.say(
            ", niet te onderscheiden van de mediaan {median} (n\u00a0=\u00a0{n}; interval {low} tot {high})",
            low=low,
            high=high,
            **values,
        )
    if rounded(distance, standing_decimals(standing)) == 0:
        return language.say(", gelijk aan de mediaan (n\u00a0=\u00a0{n})", **values)
    if standing.position == Position.ABOUT_EQUAL:
        return language.say(", ongeveer gelijk aan de mediaan {median} (n\u00a0=\u00a0{n})", **values)
    if distance < 0:
        return language.say(", {distance} onder de mediaan {median} (n\u00a0=\u00a0{n})", **values)
    return language.say(", {distance} boven de mediaan {median} (n\u00a0=\u00a0{n})", **values)


def _value(language: Language, standing: Standing) -> str:
    unit = standing.indicator.unit
    return said_amount(language, standing.figure.value, unit) + per_words(language, unit)
