"""What inspections say of the agreed levels, in sentences and in the few words of a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lib.domain.service_levels.outcomes import Caution, Judged, Outcome
from lib.domain.service_levels.sampled_share import FEW_FAILING, FEW_PLACES, SampledShare
from lib.domain.service_levels.scales import ScaleOutcome
from lib.domain.shares import Verdict
from lib.text.amounts import given_number
from lib.text.language import Language, msg, rounded
from lib.text.terms import (
    AREA_TYPES,
    GROUP_NAMES,
    NOT_COMPARABLE_SIGN,
    VERDICT_SIGNS,
    VERDICTS,
)

NO_SHARE = "–"
_MOST_DECIMALS = 3


def group_name(language: Language, group: str) -> str:
    """A discipline or cross-cut as it stands at the start of a line."""
    return language.words(GROUP_NAMES, group)


def percent(language: Language, value: float | None, norm_pct: float | None = None) -> str:
    """A share in whole per cent; in more digits where rounding would carry it to 0, 100 or across the agreed share.

    Args:
        norm_pct: the agreed share it is shown beside, if any.
    """
    if value is None:
        return NO_SHARE
    decimals = 0
    while decimals < _MOST_DECIMALS and _is_carried(value, rounded(value, decimals), norm_pct):
        decimals += 1
    return f"{language.number(value, decimals)}%"


def _is_carried(value: float, shown: float, norm_pct: float | None) -> bool:
    to_an_end = 0 < value < 100 and shown in (0, 100)
    return to_an_end or (norm_pct is not None and (value >= norm_pct) != (shown >= norm_pct))


def norm_words(language: Language, norm_pct: float) -> str:
    """An agreed share in the digits it was given in."""
    return f"{given_number(language, norm_pct)}%"


def agreement_words(language: Language, judged: Judged) -> str:
    """`niveau A, B; afspraak 90%`."""
    return language.say(
        "niveau {levels}; afspraak {norm}",
        levels=", ".join(judged.levels),
        norm=norm_words(language, judged.norm_pct),
    )


def agreement_short(language: Language, judged: Judged) -> str:
    """`A, B · 90%`."""
    return f"{', '.join(judged.levels)} · {norm_words(language, judged.norm_pct)}"


def scale_name(name: str, group: str) -> str:
    """The name of a rating scale without the discipline it begins with, where that is said already."""
    short = name.removeprefix(f"{group.capitalize()}-")
    return short[:1].upper() + short[1:]


def share_words(language: Language, share: SampledShare, norm_pct: float | None = None) -> str:
    """`91% van 1.204 metingen`, see `percent`."""
    return _of_readings(language, percent(language, share.pct, norm_pct), share.readings)


def scale_share_words(language: Language, scale: ScaleOutcome) -> str:
    """The same of the readings of a scale."""
    return _of_readings(language, percent(language, scale.pct), scale.judged)


def _of_readings(language: Language, share: str, readings: int) -> str:
    return language.count("{share} van {n} meting", "{share} van {n} metingen", readings, share=share)


def places_words(language: Language, share: SampledShare) -> str:
    """`140 plekken`."""
    return language.count("{n} plek", "{n} plekken", share.places)


def chance_words(language: Language, judged: Judged) -> str:
    """Whether chance alone could explain how far the share is from the agreed one, in two or three words."""
    if judged.verdict != Verdict.UNCLEAR:
        return language.say("meer dan toeval")
    few = set(judged.cautions) - {Caution.DISTRICTS}
    return language.say("te weinig plekken") if few else language.say("kan toeval zijn")


def interval_words(language: Language, share: SampledShare, norm_pct: float | None = None) -> str:
    """`78% tot 95%`, see `percent`."""
    interval = share.interval
    if interval is None:
        return NO_SHARE
    low, high = (percent(language, end, norm_pct) for end in interval)
    return language.say("{low} tot {high}", low=low, high=high)


def signs(outcome: Outcome) -> str:
    """The sign of the verdict on each agreed share; of none when there is no ambition or too little was seen."""
    verdicts = [judged.telling for judged in outcome.judged]
    return " ".join(VERDICT_SIGNS[v] if v else NOT_COMPARABLE_SIGN for v in verdicts) or NOT_COMPARABLE_SIGN


def unjudged_words(language: Language, outcome: Outcome) -> str:
    """Why an outcome has no verdict."""
    return language.say("geen ambitie") if outcome.total else language.say("geen meting van toepassing")


def judged_sentence(language: Language, judged: Judged) -> str:
    """The formal outcome with its figures, and whether chance alone could explain it."""
    said = language.say(
        "Formeel {formal}: {readings} op niveau {levels}, afgesproken is {norm}.",
        formal=language.say(VERDICTS[judged.formal]),
        readings=share_words(language, judged.share, judged.norm_pct),
        levels=", ".join(judged.levels),
        norm=norm_words(language, judged.norm_pct),
    )
    chance = chance_sentence(language, judged)
    return f"{said} {chance[:1].upper()}{chance[1:]}"


def chance_sentence(language: Language, judged: Judged) -> str:
    """Whether chance alone could explain the distance to the agreed share, with the interval; in lower case."""
    values = {
        "interval": interval_words(language, judged.share, judged.norm_pct),
        "places": places_words(language, judged.share),
    }
    if judged.share.interval is None:
        return language.say("van één plek is niet te zeggen wat toeval is.")
    if judged.verdict == Verdict.UNCLEAR:
        return language.say(
            "het verschil met de afspraak kan toeval zijn ({places}, interval {interval}).", **values
        )
    return language.say(
        "het verschil met de afspraak is meer dan toeval ({places}, interval {interval}).", **values
    )


CAUTIONS = {
    Caution.ONE_PLACE: msg("Eén plek, dus geen interval: {names}."),
    Caution.FEW_PLACES: msg(
        "Te weinig plekken (minder dan {few}), dus het interval is minstens zo breed: {names}."
    ),
    Caution.DISTRICTS: msg(
        "De metingen komen uit minder dan {districts} gebieden, die meer van elkaar verschillen dan hun plekken. Het "
        "interval is minstens zo breed: {names}."
    ),
    Caution.FEW_FAILING: msg(
        "Op minder dan {failing} plekken is een meting onder niveau, te weinig plekken voor een zeker interval: "
        "{names}."
    ),
}


def caution_sentences(language: Language, named: Iterable[tuple[str, Outcome]]) -> Iterator[str]:
    """Why intervals are less sure than they say, each reason with the outcomes it is about.

    Args:
        named: outcomes under the names they have on screen.
    """
    found: dict[Caution, dict[str, None]] = {caution: {} for caution in Caution}
    for name, outcome in named:
        for judged in outcome.judged:
            for caution in judged.cautions:
                found[caution][name] = None
    for caution, names in found.items():
        if names:
            yield language.say(
                CAUTIONS[caution],
                names=", ".join(names),
                few=FEW_PLACES,
                districts=FEW_PLACES,
                failing=FEW_FAILING,
            )


def finding(language: Language, outcomes: Sequence[Outcome], year: int) -> str:
    """The heading of the page: of one group its outcome, of several how many agreements were met."""
    if len(outcomes) == 1:
        return _one(language, outcomes[0], year)
    found = [judged for outcome in outcomes for judged in outcome.judged]
    if not found:
        if not any(outcome.total for outcome in outcomes):
            return language.say("{year}: geen meting van toepassing, dus geen oordeel", year=year)
        return language.say("{year}: voor geen enkele discipline geldt een ambitie", year=year)
    counted = Counter(judged.formal for judged in found)
    parts = [
        f"{counted[verdict]} {language.say(VERDICTS[verdict])}" for verdict in Verdict if counted[verdict]
    ]
    said = language.count(
        "{year}: van {n} afspraak {parts}",
        "{year}: van {n} afspraken {parts}",
        len(found),
        year=year,
        parts=", ".join(parts),
    )
    unclear = sum(judged.verdict == Verdict.UNCLEAR for judged in found)
    if not unclear:
        return said
    return language.say("{found}; bij {n} kan dat toeval zijn", found=said, n=unclear)


def _one(language: Language, outcome: Outcome, year: int) -> str:
    name = group_name(language, outcome.group)
    judged = outcome.single
    if judged is None:
        if not outcome.judged:
            why = unjudged_words(language, outcome)
            return language.say("{group} in {year}: {why}, dus geen oordeel", group=name, year=year, why=why)
        return language.say("{group} in {year}: per afgesproken aandeel beoordeeld", group=name, year=year)
    return language.say(
        "{group} in {year}: {verdict}, {readings} op niveau",
        group=name,
        year=year,
        readings=share_words(language, judged.share, judged.norm_pct),
        verdict=language.say(VERDICTS[judged.formal]),
    )


def counted_sentence(language: Language, outcomes: Sequence[Outcome]) -> str:
    """How much was measured, what did not apply and what could not be judged."""
    own = [o for o in outcomes if not o.is_cross_cut] or list(outcomes)
    nowhere, apart = sum(o.not_applicable for o in own), sum(o.without_ambition for o in own)
    parts = [language.count("{n} meting", "{n} metingen", sum(o.total for o in own))]
    if nowhere:
        parts.append(
            language.count(
                "{n} keer niet van toepassing, nergens meegeteld",
                "{n} keer niet van toepassing, nergens meegeteld",
                nowhere,
            )
        )
    if apart:
        parts.append(
            language.count("{n} zonder ambitie, apart geteld", "{n} zonder ambitie, apart geteld", apart)
        )
    return "; ".join(parts) + "."


def area_type_name(language: Language, area_type: str | None) -> str:
    """Words for an area type; its own where it is not one of the usual."""
    return language.words(AREA_TYPES, area_type) if area_type else language.say("gebiedstype niet opgegeven")


def area_name(language: Language, area: str | None) -> str:
    """The name of an area, or that it was not given."""
    return area or language.say("gebied niet opgegeven")
