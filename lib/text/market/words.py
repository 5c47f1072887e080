"""Words for the market-conformity test: verdicts, reasons, steps, checklist, what if."""

from __future__ import annotations

from lib.domain.market.checklist import Aspect, Item, State
from lib.domain.market.disclosure import MINIMUM_PRICES, MINIMUM_SOURCES, Refusal
from lib.domain.market.in_house import THRESHOLD, Entrusted, Signal
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import Overhead, Reason
from lib.domain.market.sensitivity import Parameter
from lib.domain.market.steps import Scope, Step, StepKind
from lib.text.amounts import carried_decimals
from lib.text.language import Language, msg

MARKET_VERDICTS = {
    MarketVerdict.WITHIN: msg("binnen de bandbreedte"),
    MarketVerdict.ABOVE: msg("boven de bandbreedte"),
    MarketVerdict.BELOW: msg("onder de bandbreedte"),
    MarketVerdict.UNCLEAR: msg("niet te onderscheiden"),
    MarketVerdict.NO_AGREEMENT: msg("geen afspraak"),
    MarketVerdict.NOT_COMPARABLE: msg("niet vergelijkbaar"),
}
MARKET_SIGNS = {
    MarketVerdict.WITHIN: "●",
    MarketVerdict.ABOVE: "▲",
    MarketVerdict.BELOW: "▼",
    MarketVerdict.UNCLEAR: "◇",
    MarketVerdict.NO_AGREEMENT: "○",
    MarketVerdict.NOT_COMPARABLE: "–",
}
MARKET_REASONS = {
    Reason.NO_PRICE: msg("er is geen tarief van het bedrijf"),
    Reason.TOO_FEW: msg("te weinig vergelijkbare referenties"),
    Reason.TOO_OLD: msg("referentie te oud"),
    Reason.OTHER_LEVEL: msg("ander kwaliteitsniveau"),
    Reason.LEVEL_UNKNOWN: msg("kwaliteitsniveau onbekend"),
    Reason.OTHER_SCOPE: msg("andere omvang: wat de prijs nog meer bevat, kan er niet af"),
    Reason.VAT_UNKNOWN: msg("btw onbekend"),
    Reason.OVERHEAD_UNKNOWN: msg("overhead onbekend"),
    Reason.INDEX_MISSING: msg("prijsindex ontbreekt"),
    Reason.OTHER_UNIT: msg("andere eenheid"),
    Reason.NO_INTERVAL: msg("geen 95%-interval: minder dan 6 referenties"),
    Reason.CONFIDENTIAL: msg("vertrouwelijke referenties tellen niet mee"),
}
REFUSALS = {
    Refusal.TOO_SMALL: msg("het zijn er minder dan {prices} op dit niveau"),
    Refusal.FEW_SOURCES: msg("ze komen uit minder dan {sources} bronnen"),
    Refusal.OTHER_BASIS: msg("ze tellen alleen mee op de afgesproken grondslag"),
    Refusal.FILTERED: msg("ze tellen alleen mee naast alle openbare referenties"),
    Refusal.CHANGED: msg("zij, andere prijzen, de index of de afspraak zijn na deze dag veranderd"),
    Refusal.NOT_WHOLE: msg("ze tellen alleen samen mee, en minstens één is te oud of niet te indexeren"),
}
SCOPES = {
    Scope.FULL: msg("beide met volledige overhead"),
    Scope.NONE: msg("beide zonder overhead"),
}
OVERHEADS = {
    Overhead.NONE: msg("geen overhead"),
    Overhead.PART: msg("een deel van de overhead"),
    Overhead.FULL: msg("volledige overhead"),
}
INCLUDED = {
    "regie": msg("regie"),
    "sociale_meerwaarde": msg("sociale meerwaarde"),
    "extra_taken": msg("extra taken"),
    "kapitaallasten": msg("kapitaallasten"),
}
REFERENCE_KINDS = {
    "aanbesteding": msg("aanbesteding"),
    "offerte": msg("offerte"),
    "raming": msg("raming"),
    "kengetal": msg("kengetal"),
    "benchmark": msg("benchmark"),
}
ASPECTS = {
    Aspect.QUANTITIES: msg("Stand van het areaal"),
    Aspect.LEVEL: msg("Kwaliteitsniveau"),
    Aspect.SERVICES: msg("Wat de prijs bevat"),
    Aspect.VAT: msg("Btw"),
    Aspect.OVERHEAD: msg("Overhead"),
    Aspect.PRICE_DATE: msg("Prijspeil"),
    Aspect.VOLUME: msg("Hoeveelheid"),
}
STATES = {
    State.SAME: msg("gelijk"),
    State.ADJUSTED: msg("gelijk gemaakt"),
    State.DIFFERENT: msg("anders"),
    State.UNKNOWN: msg("onbekend"),
}
STATE_SIGNS = {State.SAME: "●", State.ADJUSTED: "◐", State.DIFFERENT: "▲", State.UNKNOWN: "–"}
PARAMETERS = {
    Parameter.PRICE: msg("Tarief van het bedrijf, %"),
    Parameter.OVERHEAD: msg("Overheadpercentages, procentpunt"),
    Parameter.INDEX: msg("Index op het afgesproken prijspeil, %"),
    Parameter.LEVEL: msg("Correctie per niveau, procentpunt"),
    Parameter.BAND: msg("Bandbreedte aan beide kanten, procentpunt"),
}
SIGNALS = {
    Signal.ABOVE: msg("boven {threshold}%"),
    Signal.NOT_ABOVE: msg("niet boven {threshold}%"),
    Signal.UNKNOWN: msg("niet bekend: geen cijfer over {years}"),
}
IN_HOUSE_NOTE = msg(
    "Een signaal, geen juridisch oordeel. Bij inbesteding moet meer dan 80% van de activiteiten bestaan uit taken die "
    "de controlerende overheden opdragen, gemiddeld over de drie voorgaande jaren (art. 12 Richtlijn 2014/24/EU; "
    "art. 2.24a-c Aanbestedingswet). Of de omzet van de groep meetelt, lag voor bij het Hof (C-692/23); beide staan er."
)
COMPETITION_NOTE = msg(
    "Huishoudelijk afval inzamelen is een wettelijke taak en geen economische activiteit: de Wet Markt en Overheid "
    "geldt daar niet. Bedrijfsafval valt er wel onder (Besluit markt en overheid, Stb. 2012, 255; sectorstudies van "
    "de ACM). Werk voor derden blijft daarom buiten de kosten per huishouden."
)


def market_verdict(language: Language, verdict: MarketVerdict) -> str:
    """The sign and the word of a verdict."""
    return f"{MARKET_SIGNS[verdict]} {language.say(MARKET_VERDICTS[verdict])}"


def reasons_words(language: Language, reasons: tuple[Reason, ...]) -> str:
    return "; ".join(language.say(MARKET_REASONS[reason]) for reason in reasons)


def refusal_words(language: Language, refusal: Refusal, withheld: int) -> str:
    """That confidential references do not count, and why."""
    why = language.say(REFUSALS[refusal], prices=MINIMUM_PRICES, sources=MINIMUM_SOURCES)
    return language.count(
        "{n} vertrouwelijke referentie telt niet mee: {why}.",
        "{n} vertrouwelijke referenties tellen niet mee: {why}.",
        withheld,
        why=why,
    )


def step_words(language: Language, step: Step) -> str:
    """The rule of a step with its numbers, or why it cannot be taken."""
    if step.missing is not None:
        return language.say("Niet te zetten: {reason}", reason=language.say(MARKET_REASONS[step.missing]))
    if step.kind == StepKind.INCLUDED:
        names = (language.words(INCLUDED, code) for code in (step.origin or "").split())
        return language.say("{what} eraf, op btw en prijspeil van de prijs zelf", what=", ".join(names))
    if step.kind == StepKind.VAT:
        return language.say("Gedeeld door 1 + {pct}%", pct=_plain(language, step.pct))
    if step.kind == StepKind.OVERHEAD:
        return _overhead(language, step)
    if step.kind == StepKind.PRICE_LEVEL:
        return _price_level(language, step)
    if step.kind == StepKind.UNIT:
        return language.say("Van {origin} naar {target}", origin=step.origin, target=step.target)
    return language.say(
        "Van niveau {origin} naar {target}, {pct}% per niveau",
        origin=step.origin,
        target=step.target,
        pct=_plain(language, step.pct),
    )


def _overhead(language: Language, step: Step) -> str:
    if step.target == Overhead.FULL:
        return language.say("Erbij: {pct}% van de prijs zonder overhead", pct=_plain(language, step.pct))
    return language.say("Eraf: gedeeld door 1 + {pct}%", pct=_plain(language, step.pct))


def _price_level(language: Language, step: Step) -> str:
    then, now = step.ends or (1.0, 1.0)
    text = msg("Van {origin} ({then}) naar {target} ({now})")
    if step.provisional:
        text = msg("Van {origin} ({then}) naar {target} ({now}), voorlopig")
    values = {"then": _plain(language, then), "now": _plain(language, now)}
    return language.say(text, origin=step.origin, target=step.target, **values)


def item_words(language: Language, item: Item) -> str:
    """The sign and the word of a line of the checklist, with what is known."""
    words = f"{STATE_SIGNS[item.state]} {language.say(STATES[item.state])}"
    if known := language.date(item.date) if item.date else item.text:
        words = f"{words} ({known})"
    if item.aspect == Aspect.VOLUME and item.number is not None and item.text is None:
        words = f"{words} ({_plain(language, item.number)})"
    return words


def signal_words(language: Language, found: Entrusted) -> str:
    years = ", ".join(str(year) for year in found.missing)
    return language.say(SIGNALS[found.signal], threshold=language.number(THRESHOLD), years=years)


def _plain(language: Language, value: float | None) -> str:
    """A number in the decimals that it carries, at most two."""
    return language.number(value or 0, min(2, carried_decimals(value or 0)))
