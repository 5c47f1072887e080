"""Sentences on what a service costs: in numbers, with period and status, and without causes."""

from __future__ import annotations

from lib.catalogue.units import reading_of
from lib.domain.costs.build_up import BuildUp, ConvertedCosts
from lib.domain.costs.scale_effect import MINIMUM_CONTRACTORS, MINIMUM_POINTS, ScaleFit
from lib.domain.partners import Partner
from lib.domain.price_index import PriceIndex
from lib.domain.units import Unit, about_equal
from lib.text.amounts import amount, per_words, said_amount
from lib.text.costs.words import (
    GROSS,
    KIND_OF_COST_NAMES,
    NET,
    REASON_YEARS,
    rounded_words,
    size_words,
    together,
)
from lib.text.language import Language, msg
from lib.text.terms import STATUSES, partner_name, service_name

WITH_SIZE = {
    True: msg("Bij een dubbele omvang horen {pct}% lagere kosten{per}."),
    False: msg("Bij een dubbele omvang horen {pct}% hogere kosten{per}."),
}
"""What goes with twice the size, by whether the line falls."""


def money(language: Language, value: float, unit: Unit, *, signed: bool = False) -> str:
    """An amount: whole euros, or cents where it is per something."""
    return together(amount(language, value, unit, 2 if unit.denominator else 0, signed=signed))


def basis_words(language: Language, *, gross: bool) -> str:
    return language.say(GROSS if gross else NET)


def cost_title(
    language: Language, partner: Partner, service: str, now: BuildUp, unit: Unit, *, gross: bool
) -> str:
    """The heading of the build-up: what the service costs in the chosen year."""
    total = now.total(gross)
    heading = (
        msg("{name} in {year}: {service} zonder vergelijkbare kosten ({status}, {basis})")
        if total is None
        else msg("{name} in {year}: {service} {cost}{per} ({status}, {basis})")
    )
    return language.say(
        heading,
        name=partner_name(language, partner),
        year=now.year,
        service=service_name(language, service).lower(),
        cost="" if total is None else said_amount(language, total, unit),
        per=per_words(language, unit),
        status=language.say(STATUSES[now.status]),
        basis=basis_words(language, gross=gross),
    )


def found_in_title(
    language: Language,
    now: BuildUp,
    before: BuildUp | None,
    other: BuildUp | None,
    unit: Unit,
    *,
    gross: bool,
) -> str:
    """What a heading adds to the amount: how far it is from the earlier year, and from the other stand; or nothing.

    Args:
        before: of an earlier year, in the same stand.
        other: of the same year, in the other stand.
    """
    total, parts = now.total(gross), []
    earlier = before.total(gross) if before else None
    beside = other.total(gross) if other else None
    if total is not None and before and earlier and earlier > 0:
        parts.append(_apart(language, total, earlier, unit, str(before.year)))
    if total is not None and other and beside and beside > 0:
        status = language.say(STATUSES[other.status])
        parts.append(_apart(language, total, beside, unit, language.say("de {status}", status=status)))
    return "".join(f", {part}" for part in parts)


def _apart(language: Language, value: float, compared: float, unit: Unit, name: str) -> str:
    """`4,5% meer dan 2024`; under the margin of money the two are about equal."""
    if about_equal(value, compared, reading_of(unit).margin):
        return language.say("ongeveer gelijk aan {name}", name=name)
    pct = language.number(abs(100 * (value - compared) / compared), 1)
    if value > compared:
        return language.say("{pct}% meer dan {name}", pct=pct, name=name)
    return language.say("{pct}% minder dan {name}", pct=pct, name=name)


def no_total_sentence(language: Language, now: BuildUp, *, gross: bool) -> str:
    """Which kinds were given, of a year without one that counts."""
    kinds = ", ".join(
        language.words(KIND_OF_COST_NAMES, kind).lower() for kind in KIND_OF_COST_NAMES if kind in now.amounts
    )
    return language.say(
        "Van {year} zijn geen vergelijkbare kosten geladen: in {basis} telt niets mee van {kinds}.",
        year=now.year,
        basis=basis_words(language, gross=gross),
        kinds=kinds,
    )


def cost_change_sentence(
    language: Language, before: BuildUp, now: BuildUp, unit: Unit, *, gross: bool
) -> str | None:
    """The change from an earlier year of the same status; None where either has no total."""
    total, earlier = now.total(gross), before.total(gross)
    if total is None or earlier is None:
        return None
    change = total - earlier
    return language.say(
        "{status} {year}: {now}{per}; in {earlier} {before}. Verschil {change}{share}{rounded}.",
        status=language.say(STATUSES[now.status]).capitalize(),
        year=now.year,
        now=said_amount(language, total, unit),
        per=per_words(language, unit),
        earlier=before.year,
        before=said_amount(language, earlier, unit),
        change=together(said_amount(language, change, unit, signed=True)),
        share=_share(language, change, earlier),
        rounded=rounded_words(language, unit, total, earlier, change),
    )


def budget_sentence(
    language: Language, now: BuildUp, other: BuildUp, unit: Unit, *, gross: bool
) -> str | None:
    """The chosen stand against the other one in the same year; None where either has no total."""
    total, beside = now.total(gross), other.total(gross)
    if total is None or beside is None:
        return None
    change = total - beside
    return language.say(
        "{other_status} {year}: {other}. Verschil van {status} met {other_name}: {change}{share}{rounded}.",
        other_status=language.say(STATUSES[other.status]).capitalize(),
        other_name=language.say(STATUSES[other.status]),
        year=now.year,
        other=said_amount(language, beside, unit),
        status=language.say(STATUSES[now.status]),
        change=together(said_amount(language, change, unit, signed=True)),
        share=_share(language, change, beside),
        rounded=rounded_words(language, unit, beside, change),
    )


def _share(language: Language, change: float, whole: float) -> str:
    return f" ({language.signed(100 * change / whole, 1)}%)" if whole > 0 else ""


def price_level_words(language: Language, series: PriceIndex | None, price_year: int | None) -> str:
    """At which price level amounts stand, with the series and whether its figure of that year is final."""
    if price_year is None or series is None:
        return language.say("lopende prijzen")
    known = series.years[price_year]
    words = language.say(
        "prijspeil {year} (reeks {series}, {source})",
        year=price_year,
        series=series.code,
        source="; ".join(known.sources),
    )
    return (
        words
        if all(y.final for y in series.years.values())
        else f"{words}, {language.say('deels voorlopig')}"
    )


def left_out_sentences(
    language: Language, converted: ConvertedCosts, unit: Unit, series: PriceIndex | None
) -> list[str]:
    """Which years are not drawn, and why; of an index that ended, its last year."""
    said = []
    last = series.ended_before(max(converted.without_index)) if series and converted.without_index else None
    ended = language.say(REASON_YEARS["ended"], series=series.code if series else "", last=last)
    for years, reason in (
        (converted.without_index, ended if last else language.say(REASON_YEARS["index"])),
        (converted.without_size, language.say(REASON_YEARS["size"], unit=per_words(language, unit).strip())),
    ):
        if years:
            listed = ", ".join(map(str, years))
            said.append(language.say("Niet getoond: {years} ({reason}).", years=listed, reason=reason))
    return said


def scale_sentences(
    language: Language, fit: ScaleFit | None, n: int, unit: Unit, year: int, *, fictitious: bool
) -> list[str]:
    """Whether the points show an effect of scale, in numbers, and what that does not prove."""
    say = language.say
    kind = say("fictieve") if fictitious else say("bestaande")
    if fit is None:
        return [
            say(
                "{n} {kind} partnerschappen met dit cijfer in {year}: te weinig, of te gelijk van omvang, voor een "
                "lijn. De monitor vraagt er {minimum}.",
                n=language.number(n),
                kind=kind,
                year=year,
                minimum=MINIMUM_POINTS,
            )
        ]
    doubling = WITH_SIZE[fit.slope < 0]
    with_size = say(doubling, pct=language.number(abs(fit.doubling_pct), 1), per=per_words(language, unit))
    return [
        f"{_slope_sentence(language, fit, kind, year)} {with_size}",
        _effect_sentence(language, fit),
        *_common_contractor(language, fit),
        say("Een lagere begroting is geen bewijs van een schaaleffect."),
        say(
            "De omvang ({size}) staat ook in de noemer van de kosten: een fout in die telling laat de lijn dalen.",
            size=size_words(language, unit).lower(),
        ),
    ]


def _common_contractor(language: Language, fit: ScaleFit) -> list[str]:
    """What the interval allows for where a contractor works for more than one."""
    if fit.interval is None or fit.largest == 1:
        return []
    return [
        language.say(
            "Partnerschappen van één opdrachtnemer tellen in het interval niet als los van elkaar; de opdrachtnemer "
            "met de meeste heeft er {largest}.",
            largest=language.number(fit.largest),
        )
    ]


def _slope_sentence(language: Language, fit: ScaleFit, kind: str, year: int) -> str:
    """How steep the line is, over how many, and how surely."""
    words = (
        msg(
            "{n} {kind} partnerschappen van {contractors} opdrachtnemers in {year}: helling {slope} (95%-interval "
            "{low} tot {high})."
        )
        if fit.interval
        else msg("{n} {kind} partnerschappen van {contractors} opdrachtnemers in {year}: helling {slope}.")
    )
    low, high = (language.number(value, 2) for value in fit.interval or (0, 0))
    return language.say(
        words,
        n=language.number(fit.n),
        kind=kind,
        contractors=language.number(fit.contractors),
        year=year,
        slope=language.number(fit.slope, 2),
        low=low,
        high=high,
    )


def _effect_sentence(language: Language, fit: ScaleFit) -> str:
    """Whether the points show an effect of scale; not said where an interval would be too narrow."""
    if fit.shows_effect is None:
        return language.say(
            "Te weinig opdrachtnemers voor een interval: de monitor vraagt er {minimum}, en dat een paar ervan niet "
            "de meeste partnerschappen hebben. Of deze cijfers een schaaleffect laten zien, is zo niet te zeggen.",
            minimum=MINIMUM_CONTRACTORS,
        )
    if fit.shows_effect:
        return language.say("Het interval sluit 0 uit: deze cijfers laten een schaaleffect zien.")
    return language.say("Het interval bevat 0: deze cijfers laten geen schaaleffect zien.")


def overhead_words(language: Language, contract_form: str) -> str:
    """What the overhead share covers."""
    covered = language.say(
        "Aandelen zijn van de brutokosten. Overhead is wat in de regels als overhead staat."
    )
    if contract_form == "eigen_dienst":
        return f"{covered} " + language.say(
            "Een eigen dienst boekt zijn overhead op taakveld 0.4: die staat dan niet in deze regels."
        )
    return f"{covered} " + language.say("Een bedrijf rekent zijn overhead in de prijs.")
