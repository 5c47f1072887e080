"""What inspections say of the agreed levels, in sentences and in the few words of a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.shares import Share, Verdict
from lib.text.language import Language, msg
from lib.text.terms import (
    AREA_TYPES,
    GROUP_NAMES,
    NOT_COMPARABLE_SIGN,
    VERDICT_SIGNS,
    VERDICTS,
    verdict_words,
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
    while decimals < _MOST_DECIMALS and _is_carried(value, round(value, decimals), norm_pct):
        decimals += 1
    return f"{language.number(value, decimals)}%"


def _is_carried(value: float, rounded: float, norm_pct: float | None) -> bool:
    to_an_end = 0 < value < 100 and rounded in (0, 100)
    return to_an_end or (norm_pct is not None and (value >= norm_pct) != (rounded >= norm_pct))


def norm_words(language: Language, norm_pct: float) -> str:
    """An agreed share in the digits it was given in."""
    return f"{language.number(norm_pct, 0 if norm_pct == int(norm_pct) else 1)}%"


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


def locations_words(language: Language, share: Share, norm_pct: float | None = None) -> str:
    """`82% van 140 locaties`, see `percent`."""
    words = percent(language, share.pct, norm_pct)
    return language.count("{share} van {n} locatie", "{share} van {n} locaties", share.total, share=words)


def readings_words(language: Language, share: Share, norm_pct: float | None = None) -> str:
    """`91% van 1.204 metingen`, see `percent`."""
    words = percent(language, share.pct, norm_pct)
    return language.count("{share} van {n} meting", "{share} van {n} metingen", share.total, share=words)


def formal_words(language: Language, judged: Judged) -> str:
    """The formal outcome, short: `formeel 91%: gehaald`."""
    return language.say(
        "formeel {share}: {verdict}",
        share=percent(language, judged.readings.pct, judged.norm_pct),
        verdict=language.say(VERDICTS[judged.formal]),
    )


def interval_words(language: Language, share: Share, norm_pct: float | None = None) -> str:
    """`78% tot 95%`, see `percent`."""
    interval = share.interval
    if interval is None:
        return NO_SHARE
    low, high = (percent(language, end, norm_pct) for end in interval)
    return language.say("{low} tot {high}", low=low, high=high)


def signs(outcome: Outcome) -> str:
    """The sign of each verdict; of none when there is no ambition."""
    return " ".join(VERDICT_SIGNS[judged.verdict] for judged in outcome.judged) or NOT_COMPARABLE_SIGN


def unjudged_words(language: Language, outcome: Outcome) -> str:
    """Why an outcome has no verdict."""
    return language.say("geen ambitie") if outcome.total else language.say("geen meting van toepassing")


def judged_sentence(language: Language, judged: Judged) -> str:
    """Both outcomes against one agreed share, with their figures."""
    return language.say(
        "{locations} op niveau {levels} (interval {interval}), afgesproken is {norm}: {verdict}. "
        "Formeel, {readings}: {formal}.",
        locations=locations_words(language, judged.locations, judged.norm_pct),
        levels=", ".join(judged.levels),
        interval=interval_words(language, judged.locations, judged.norm_pct),
        norm=norm_words(language, judged.norm_pct),
        verdict=verdict_words(language, judged.verdict),
        readings=readings_words(language, judged.readings, judged.norm_pct),
        formal=verdict_words(language, judged.formal),
    )


def finding(language: Language, outcomes: Sequence[Outcome], year: int) -> str:
    """The heading of the page: of one group its outcome, of several how many agreements were met."""
    if len(outcomes) == 1:
        return _one(language, outcomes[0], year)
    counted = Counter(judged.verdict for outcome in outcomes for judged in outcome.judged)
    if not counted:
        if not any(outcome.total for outcome in outcomes):
            return language.say("{year}: geen meting van toepassing, dus geen oordeel", year=year)
        return language.say("{year}: voor geen enkele discipline geldt een ambitie", year=year)
    parts = [
        f"{counted[verdict]} {language.say(VERDICTS[verdict])}" for verdict in Verdict if counted[verdict]
    ]
    return language.count(
        "{year}: van {n} afspraak {parts}",
        "{year}: van {n} afspraken {parts}",
        counted.total(),
        year=year,
        parts=", ".join(parts),
    )


def _one(language: Language, outcome: Outcome, year: int) -> str:
    name = group_name(language, outcome.group)
    judged = outcome.single
    if judged is None:
        if not outcome.judged:
            why = unjudged_words(language, outcome)
            return language.say("{group} in {year}: {why}, dus geen oordeel", group=name, year=year, why=why)
        return language.say("{group} in {year}: per afgesproken aandeel beoordeeld", group=name, year=year)
    return language.say(
        "{group} in {year}: {locations} op niveau, {verdict}",
        group=name,
        year=year,
        locations=locations_words(language, judged.locations, judged.norm_pct),
        verdict=language.say(VERDICTS[judged.verdict]),
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


RULES = (
    (
        msg("Op niveau"),
        msg(
            "Een meting is op niveau als zij het niveau haalt van de ambitie die op die dag gold voor haar discipline, "
            "van hetzelfde partnerschap en dezelfde laag. Een ambitie voor het eigen gebiedstype gaat voor op een "
            "zonder gebiedstype. Niet van toepassing telt nergens mee."
        ),
    ),
    (
        msg("Formele uitkomst"),
        msg(
            "Het aandeel metingen op niveau, tegen het afgesproken aandeel. Dit is de afspraak naar de letter; zij "
            "blijft de uitkomst die in het contract telt."
        ),
    ),
    (
        msg("Statistisch oordeel"),
        msg(
            "Een locatie telt per dag en discipline één keer, en is op niveau als elke meetlat die er van toepassing "
            "is het niveau haalt. Het interval (Wilson, 95%) is dat van het aandeel locaties, omdat meetlatten op "
            "één locatie samenhangen. Gehaald: het hele interval ligt op of boven de afspraak. Niet gehaald: het "
            "ligt er helemaal onder. Anders is het niet te onderscheiden."
        ),
    ),
    (
        msg("Verschillende afspraken"),
        msg(
            "Gelden er in een groep verschillende niveaus, dan telt elke locatie tegen haar eigen niveau. Gelden er "
            "verschillende afgesproken aandelen, dan is er per aandeel een oordeel."
        ),
    ),
    (
        msg("Schoon en heel"),
        msg(
            "Een ambitie voor schoon of heel beoordeelt alleen de dwarsdoorsnede: de meetlatten van alle disciplines "
            "die over schoon of over heel gaan. De disciplines zelf blijven beoordeeld op hun eigen ambitie."
        ),
    ),
    (
        msg("Beleid en contract"),
        msg("Een beleidsschouw en een contractschouw worden nooit samengevoegd."),
    ),
    (
        msg("Aantal locaties"),
        msg(
            "Het kleinste aantal waarbij het oordeel met 80% kans gehaald (of niet gehaald) is, als het ware aandeel "
            "zo hoog is als ingevuld; exact berekend met de binomiale verdeling. Die kans gaat met kleine sprongen op "
            "en neer als er een locatie bij komt (Chernick en Liu 2002)."
        ),
    ),
    (
        msg("RAW-regel"),
        msg(
            "Standaard RAW Bepalingen, artikel 01.24.02 lid 02: minstens 10% van alle meetlocaties, ten minste 25 en "
            "ten hoogste 100, aselect getrokken."
        ),
    ),
)
"""What the outcomes mean, as label and text."""
