"""What the map says, and why an area is grey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lib.domain.explore.classes import ClassKind, ValueClasses
from lib.domain.explore.together import NoFigure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.text.amounts import amount, decimals_for, unit_words
from lib.text.explore.words import in_a_row
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import partner_name

CLASS_KINDS = {
    ClassKind.QUANTILES: msg("Klassen met evenveel gemeenten"),
    ClassKind.EQUAL_WIDTH: msg("Klassen van gelijke breedte"),
}
"""How values are put in classes."""
MOST_MISSING_NAMED = 8
_ABSENCES = {
    NoFigure.TOO_FEW: msg("te weinig waarnemingen"),
    NoFigure.NOT_THERE: msg("de gemeente bestond toen niet"),
    NoFigure.NOT_RUNNING: msg("het partnerschap liep toen niet"),
    NoFigure.NO_SIZE: msg("het cijfer is niet om te rekenen: de omvang is over deze periode niet bekend"),
    NoFigure.ONLY_BUDGET: msg("over deze periode is er alleen een begroot cijfer"),
    NoFigure.ONLY_ACTUAL: msg("over deze periode is er alleen een werkelijk cijfer"),
    NoFigure.OTHER_PERIOD: msg("er is alleen een cijfer over een andere periode"),
    NoFigure.NEVER: msg("er is over geen enkele periode een cijfer"),
}


def map_heading(language: Language, indicator: Indicator, period: str) -> str:
    """The indicator with its unit and period."""
    return language.say(
        "{title} ({unit}), {period}",
        title=title(language, indicator),
        unit=unit_words(language, indicator.unit),
        period=period,
    )


def class_names(
    language: Language, indicator: Indicator, classes: ValueClasses, values: Sequence[float]
) -> list[str]:
    """Each class from its lowest to its highest edge, with how many are in it."""
    counts = [0] * max(1, len(classes.edges) - 1)
    for value in values:
        counts[classes.of(value)] += 1
    decimals = decimals_for(indicator.unit, classes.edges)
    decimals = 0 if classes.edges[-1] - classes.edges[0] >= 2 * len(classes.edges) else decimals
    ends = [amount(language, edge, indicator.unit, decimals) for edge in classes.edges]
    return [
        language.say("{low} tot {high} ({n})", low=low, high=high, n=language.number(n))
        for low, high, n in zip(ends, ends[1:], counts, strict=False)
    ]


def map_sentences(
    language: Language, focus: Partner, *, drawn: int, missing: Mapping[Partner, NoFigure], focus_drawn: bool
) -> Iterator[str]:
    """How many areas have a figure, which have none, and whether the focus is on it.

    Args:
        drawn: how many have a figure.
        missing: those without one, and why.
        focus_drawn: whether the focus has an area.
    """
    if not drawn and not missing:
        yield language.say(
            "Er zijn geen grenzen geladen van deze gemeenten. Een bestand met grenzen (GeoJSON) kan er bij."
        )
        return
    yield language.count("{n} gemeente heeft een cijfer.", "{n} gemeenten hebben een cijfer.", drawn)
    yield from _missing_sentences(language, missing)
    if missing:
        yield language.say("Onbekend is niet nul.")
    if not focus_drawn:
        yield language.say("{name} staat niet op de kaart.", name=partner_name(language, focus))


def absence_words(language: Language, why: NoFigure) -> str:
    """`geen cijfer: te weinig waarnemingen`."""
    return language.say("geen cijfer: {why}", why=language.say(_ABSENCES[why]))


def _missing_sentences(language: Language, missing: Mapping[Partner, NoFigure]) -> Iterator[str]:
    """Who is hatched, for each reason; a number where they are many."""
    by_reason: dict[NoFigure, list[str]] = defaultdict(list)
    for partner, why in missing.items():
        by_reason[why].append(partner_name(language, partner))
    for why in sorted(by_reason, key=list(NoFigure).index):
        names = by_reason[why]
        said = {"why": language.say(_ABSENCES[why]), "n": language.number(len(names))}
        if len(names) <= MOST_MISSING_NAMED:
            yield language.say("Gearceerd, want {why}: {names}.", names=in_a_row(language, names), **said)
        else:
            yield language.say("{n} zijn gearceerd, want {why}.", **said)
