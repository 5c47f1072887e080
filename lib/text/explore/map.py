"""What the map says, and why an area is grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.domain.explore.classes import ClassKind, ValueClasses
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
    language: Language, focus: Partner, *, drawn: int, missing: Sequence[str], focus_drawn: bool
) -> Iterator[str]:
    """How many areas have a figure, which have none, and whether the focus is on it.

    Args:
        drawn: how many have a figure.
        missing: names of those without one.
        focus_drawn: whether the focus has an area.
    """
    if not drawn and not missing:
        yield language.say(
            "Er zijn geen grenzen geladen van deze gemeenten. Een bestand met grenzen (GeoJSON) kan er bij."
        )
        return
    yield language.say("{n} gemeenten hebben een cijfer.", n=language.number(drawn))
    if missing and len(missing) <= MOST_MISSING_NAMED:
        yield language.say(
            "Gearceerd, want over deze periode is er geen cijfer: {names}. Onbekend is niet nul.",
            names=in_a_row(language, missing),
        )
    elif missing:
        yield language.say(
            "{n} zijn gearceerd: daarvan is er over deze periode geen cijfer. Onbekend is niet nul.",
            n=language.number(len(missing)),
        )
    if not focus_drawn:
        yield language.say("{name} staat niet op de kaart.", name=partner_name(language, focus))
