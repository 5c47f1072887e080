"""What is said of values that look wrong and are not refused."""

from __future__ import annotations

import math

from lib.domain.loads.suspicions import OFF, Against, Suspicion, Suspicions
from lib.text.language import Language, msg

HIGHER, LOWER, OTHER = "hoger", "lager", "anders"
REASONS = {
    (Against.EARLIER_VALUE, HIGHER): msg("ongeveer {factor} keer zo hoog als wat er stond"),
    (Against.EARLIER_VALUE, LOWER): msg("ongeveer {factor} keer zo laag als wat er stond"),
    (Against.EARLIER_VALUE, OTHER): msg("meer dan de helft anders dan wat er stond"),
    (Against.TIME, HIGHER): msg("ongeveer {factor} keer zo hoog als ernaast in de tijd"),
    (Against.TIME, LOWER): msg("ongeveer {factor} keer zo laag als ernaast in de tijd"),
    (Against.TIME, OTHER): msg("meer dan de helft anders dan ernaast in de tijd"),
    (Against.PLACE, HIGHER): msg("ongeveer {factor} keer zo hoog als bij anderen"),
    (Against.PLACE, LOWER): msg("ongeveer {factor} keer zo laag als bij anderen"),
    (Against.SIZE, HIGHER): msg("het totaal is per inwoner ongeveer {factor} keer zo hoog als bij anderen"),
    (Against.SIZE, LOWER): msg("het totaal is per inwoner ongeveer {factor} keer zo laag als bij anderen"),
}
"""By what a value was held against, and how it is off."""
OF_FACTOR = 2
"""Digits that are told of how many times a value is another."""
SIGNIFICANT = 4
"""Digits that are shown of a value, and at least two decimals."""


def suspicions_told(language: Language, found: Suspicions) -> str:
    """How many values to look at again, and what to look for."""
    return language.count(
        "Let op: {n} waarde wijkt sterk af. Dat houdt het laden niet tegen. Kijk of de eenheid (kg of ton, euro of "
        "duizend euro), het decimaalteken en het jaar kloppen.",
        "Let op: {n} waarden wijken sterk af. Dat houdt het laden niet tegen. Kijk of de eenheid (kg of ton, euro of "
        "duizend euro), het decimaalteken en het jaar kloppen.",
        found.number,
    )


def reason(language: Language, suspicion: Suspicion) -> str:
    """Why a value is worth a second look."""
    how = OTHER if not suspicion.power else HIGHER if suspicion.power > 0 else LOWER
    return language.say(
        REASONS[suspicion.against, how], factor=_times(language, suspicion) if how != OTHER else ""
    )


def _times(language: Language, suspicion: Suspicion) -> str:
    """How many times; of a confidential value, whose ratio would tell it, between which two numbers."""
    if isinstance(suspicion.value, float | int):
        factor = float(f"{max(suspicion.ratio, 1 / suspicion.ratio):.{OF_FACTOR}g}")
        return language.number(factor, 0 if factor.is_integer() else 1)
    least, most = (float(f"{10 ** (abs(suspicion.power) + beside):.0e}") for beside in (-OFF, OFF))
    return language.say("{low} tot {high}", low=language.number(least), high=language.number(most))


def suspect_value(language: Language, suspicion: Suspicion) -> str:
    """The value as it is, but for that of a confidential row."""
    value = suspicion.value
    return _amount(language, value) if isinstance(value, float | int) else language.say("vertrouwelijk")


def beside(language: Language, suspicion: Suspicion) -> str:
    """What the value was held against."""
    if suspicion.against == Against.TIME:
        return "; ".join(f"{n.label}: {_amount(language, n.value)}" for n in suspicion.neighbours)
    told = [(n.label, _amount(language, n.value)) for n in suspicion.neighbours]
    middle = {
        Against.PLACE: msg("{value} (de middelste van {n} anderen)"),
        Against.SIZE: msg("{value} (de middelste van {n} anderen, omgerekend naar inwoners)"),
    }
    if suspicion.against in middle:
        return "; ".join(language.say(middle[suspicion.against], value=value, n=n) for n, value in told)
    return "; ".join(value for _, value in told)


def suspicion_place(language: Language, suspicion: Suspicion) -> str:
    """File, sheet and row, as far as they are known."""
    place = [suspicion.file] if suspicion.file else []
    if suspicion.sheet:
        place.append(language.say("blad {sheet}", sheet=suspicion.sheet))
    if suspicion.row:
        place.append(language.say("rij {row}", row=suspicion.row))
    return ", ".join(place)


def suspicion_sentence(language: Language, suspicion: Suspicion) -> str:
    """The suspicion on one line: place, row, value, why, beside what."""
    place, against = suspicion_place(language, suspicion), beside(language, suspicion)
    told = (
        f"{suspicion.dataset} ({suspicion.key}), {suspicion.column}: {suspect_value(language, suspicion)}, "
        f"{reason(language, suspicion)}"
    )
    return ": ".join(part for part in (place, told + (f" ({against})" if against else "")) if part)


def _amount(language: Language, value: float) -> str:
    most = max(2, SIGNIFICANT - 1 - math.floor(math.log10(abs(value)))) if value else 0
    _, _, decimals = f"{value:.{most}f}".rstrip("0").partition(".")
    return language.number(value, len(decimals))
