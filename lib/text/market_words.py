"""Words of a market-conformity test: verdicts, reasons, steps and the rule of each."""

from __future__ import annotations

from lib.domain.market.checklist import Aspect, Item, State
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import Overhead, Price, Reason
from lib.domain.market.sensitivity import Parameter
from lib.domain.market.steps import Scope, Step, StepKind
from lib.text.amounts import object_words
from lib.text.language import Language, msg

PRICE_DECIMALS = 4
"""Of prices in steps, so that a hand with a calculator finds the same."""
FACTOR_DECIMALS = 6

MARKET_VERDICTS = {
    MarketVerdict.WITHIN: msg("binnen de band"),
    MarketVerdict.ABOVE: msg("boven de band"),
    MarketVerdict.BELOW: msg("onder de band"),
    MarketVerdict.UNCLEAR: msg("niet te onderscheiden"),
    MarketVerdict.NO_AGREEMENT: msg("geen afspraak"),
    MarketVerdict.NOT_COMPARABLE: msg("niet vergelijkbaar"),
}
MARKET_SIGNS = {
    MarketVerdict.WITHIN: "●",
    MarketVerdict.ABOVE: "▲",
    MarketVerdict.BELOW: "▼",
    MarketVerdict.UNCLEAR: "◇",
    MarketVerdict.NO_AGREEMENT: "□",
    MarketVerdict.NOT_COMPARABLE: "–",
}
MARKET_REASONS = {
    Reason.NO_PRICE: msg("geen prijs van het bedrijf"),
    Reason.TOO_FEW: msg("te weinig vergelijkbare referenties"),
    Reason.TOO_OLD: msg("te oud"),
    Reason.OTHER_LEVEL: msg("ander niveau, zonder correctie"),
    Reason.LEVEL_UNKNOWN: msg("niveau onbekend"),
    Reason.OTHER_SCOPE: msg("andere omvang: bedrag van wat er nog in zit onbekend"),
    Reason.VAT_UNKNOWN: msg("btw-percentage onbekend"),
    Reason.OVERHEAD_UNKNOWN: msg("overhead onbekend"),
    Reason.INDEX_MISSING: msg("indexcijfer ontbreekt"),
    Reason.OTHER_UNIT: msg("andere eenheid"),
    Reason.NO_INTERVAL: msg("geen 95%-interval onder 6 referenties"),
    Reason.CONFIDENTIAL: msg("vertrouwelijk blok te klein"),
}
REASON_SENTENCES = {
    Reason.NO_PRICE: msg(
        "Er is geen prijs van het bedrijf voor dit product en jaar. Toevoegen kan met het bestand tarieven."
    ),
    Reason.TOO_FEW: msg(
        "Er zijn te weinig vergelijkbare referenties: {n}, en er zijn er minstens {minimum} nodig. Toevoegen kan "
        "met het bestand marktprijzen."
    ),
    Reason.TOO_OLD: msg("De prijs is ouder dan {months} maanden voor het prijspeil van de toets."),
    Reason.OTHER_LEVEL: msg(
        "De prijs is voor een ander niveau. Alleen gelijke niveaus worden vergeleken, tenzij u een correctie aanzet."
    ),
    Reason.LEVEL_UNKNOWN: msg("Bij de prijs staat geen niveau; dat is niet te corrigeren."),
    Reason.OTHER_SCOPE: msg(
        "In de prijs zit meer dan het product (kolom bevat), en hoeveel dat is staat er niet bij (bevat_eur)."
    ),
    Reason.VAT_UNKNOWN: msg("De btw zit in de prijs, en het percentage staat er niet bij (btw_pct)."),
    Reason.OVERHEAD_UNKNOWN: msg(
        "De overhead is niet gelijk te maken: het percentage is onbekend, of de prijs bevat maar een deel."
    ),
    Reason.INDEX_MISSING: msg(
        "De prijs staat op een ander prijspeil, en de afgesproken prijsindex heeft niet beide cijfers (prijsindex)."
    ),
    Reason.OTHER_UNIT: msg("De prijs geldt per een eenheid die niet om te rekenen is."),
    Reason.NO_INTERVAL: msg(
        "Met minder dan 6 referenties is er geen 95%-interval van de mediaan; dan is er geen uitspraak."
    ),
    Reason.CONFIDENTIAL: msg(
        "Vertrouwelijke referenties tellen samen als één blok: minstens 5, uit minstens 3 bronnen, en anders niet."
    ),
}
SCOPES = {Scope.FULL: msg("met overhead"), Scope.NONE: msg("zonder overhead")}
OVERHEADS = {
    Overhead.NONE: msg("zonder overhead"),
    Overhead.PART: msg("met een deel van de overhead"),
    Overhead.FULL: msg("met volledige overhead"),
}
INCLUSIONS = {
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
    Aspect.QUANTITIES: msg("areaal"),
    Aspect.LEVEL: msg("niveau"),
    Aspect.SERVICES: msg("wat erin zit"),
    Aspect.VAT: msg("btw"),
    Aspect.OVERHEAD: msg("overhead"),
    Aspect.PRICE_DATE: msg("prijsdatum"),
    Aspect.VOLUME: msg("hoeveelheid"),
}
STATES = {
    State.SAME: msg("gelijk"),
    State.ADJUSTED: msg("gelijkgemaakt"),
    State.DIFFERENT: msg("anders"),
    State.UNKNOWN: msg("onbekend"),
}
STATE_SIGNS = {State.SAME: "●", State.ADJUSTED: "◆", State.DIFFERENT: "▲", State.UNKNOWN: "◇"}
PARAMETERS = {
    Parameter.PRICE: msg("Prijs van het bedrijf"),
    Parameter.OVERHEAD: msg("Overheadpercentages"),
    Parameter.INDEX: msg("Prijsindex"),
    Parameter.LEVEL: msg("Correctie van niveau"),
    Parameter.BAND: msg("Band aan beide kanten"),
}
IN_PER_CENT = (Parameter.PRICE, Parameter.INDEX)
"""Parameters that move in per cent; the others in percentage points."""


def market_verdict_words(language: Language, verdict: MarketVerdict) -> str:
    """The sign and the word of a verdict."""
    return f"{MARKET_SIGNS[verdict]} {language.say(MARKET_VERDICTS[verdict])}"


def reference_name(language: Language, price: Price) -> str:
    """What a reference is called: its code, its kind and its region, and whether it is invented."""
    parts = [price.code, language.words(REFERENCE_KINDS, price.kind or ""), price.region or ""]
    name = ", ".join(part for part in parts if part)
    return language.say("{name} (fictief)", name=name) if price.fictitious else name


def step_name(language: Language, step: Step) -> str:
    """What a step does, in a few words."""
    say = language.say
    pct = "" if step.pct is None else language.number(step.pct, 1)
    ends = {"origin": step.origin or say("onbekend"), "target": step.target or say("onbekend")}
    if step.kind == StepKind.INCLUDED:
        named = [language.words(INCLUSIONS, code) for code in (step.origin or "").split()]
        return say("Eraf: {what}", what=", ".join(named))
    if step.kind == StepKind.VAT:
        return say("Btw eruit ({pct}%)", pct=pct) if pct else say("Btw eruit")
    if step.kind == StepKind.OVERHEAD:
        if step.target == Overhead.FULL:
            return say("Overhead erbij ({pct}%)", pct=pct) if pct else say("Overhead erbij")
        return say("Overhead eraf ({pct}%)", pct=pct) if pct else say("Overhead eraf")
    if step.kind == StepKind.PRICE_LEVEL:
        return say("Prijspeil {origin} naar {target}", **ends)
    if step.kind == StepKind.UNIT:
        return say("Eenheid {origin} naar {target}", **ends)
    return say("Niveau {origin} naar {target}", **ends)


def step_rule(language: Language, step: Step) -> str:
    """How a step is computed, so that it can be done by hand; or what it lacks."""
    say = language.say
    if step.missing is not None:
        return say("kan niet: {reason}", reason=say(MARKET_REASONS[step.missing]))
    if step.factor is None:
        return say("bedrag per eenheid eraf, op de btw en het prijspeil van de prijs zelf")
    factor = f"× {language.number(step.factor, FACTOR_DECIMALS)}"
    if step.kind == StepKind.PRICE_LEVEL and step.ends:
        then, now = (language.number(value, 2) for value in step.ends)
        rule = say("index {now} gedeeld door {then}", now=now, then=then)
        if step.provisional:
            rule = say("{rule}, voorlopig", rule=rule)
        return f"{factor}: {rule}"
    if step.pct is None:
        return factor
    part = language.number(1 + step.pct / 100, PRICE_DECIMALS)
    if step.kind == StepKind.LEVEL:
        return f"{factor}: {say('{part} per niveau', part=part)}"
    rule = say("maal {part}", part=part) if step.factor > 1 else say("gedeeld door {part}", part=part)
    return f"{factor}: {rule}"


def item_words(language: Language, item: Item, unit: str | None = None) -> str:
    """A line of a checklist: a sign and a word, and what it is about.

    Args:
        unit: of the volume of the company's own price; without it a volume is a factor of the company's.
    """
    words = f"{STATE_SIGNS[item.state]} {language.say(STATES[item.state])}"
    told = [text for text in (item.text, _item_number(language, item, unit)) if text]
    return f"{words} ({', '.join(told)})" if told else words


def _item_number(language: Language, item: Item, unit: str | None) -> str:
    if item.number is None:
        return ""
    if item.aspect == Aspect.PRICE_DATE:
        months = round(item.number)
        return language.count("{n} maand oud", "{n} maanden oud", months) if months > 0 else ""
    if unit:
        return f"{language.number(item.number)}\u00a0{object_words(language, unit)}"
    return f"× {language.number(item.number, 2)}"


def moved_words(language: Language, parameter: Parameter, by: float, decimals: int = 0) -> str:
    """How far a parameter is moved: `+5%`, or `-5 procentpunt`."""
    number = language.signed(by, decimals)
    return f"{number}%" if parameter in IN_PER_CENT else f"{number}\u00a0{language.say('procentpunt')}"
