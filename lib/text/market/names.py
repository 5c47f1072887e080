"""What is said around the steps of a market-conformity test: names, advice, how far an assumption moves."""

from __future__ import annotations

from lib.domain.market.prices import Overhead, Price, Product, Reason
from lib.domain.market.sensitivity import Parameter
from lib.domain.market.steps import Step, StepKind
from lib.domain.partners import Partner
from lib.text.language import Language, msg
from lib.text.market.words import INCLUDED, PARAMETERS, REFERENCE_KINDS
from lib.text.terms import flagged, partner_name

PRICE_DECIMALS = 4
"""Of prices in steps, so that a hand with a calculator finds the same."""
FACTOR_DECIMALS = 6
READERS_WORD = msg("opgave van de lezer in de keuzes")
"""The source of what the reader states."""

REASON_ADVICE = {
    Reason.NO_PRICE: msg(
        "Er is geen tarief van het bedrijf voor dit product en jaar. Toevoegen kan met het bestand tarieven."
    ),
    Reason.TOO_FEW: msg(
        "Er zijn te weinig vergelijkbare referenties: {n}, en er zijn er minstens {minimum} nodig. Toevoegen kan "
        "met het bestand marktprijzen."
    ),
    Reason.TOO_OLD: msg("Een referentie is meer dan {months} maanden ouder dan het prijspeil van de toets."),
    Reason.OTHER_LEVEL: msg(
        "Een prijs is voor een ander niveau. Alleen gelijke niveaus worden vergeleken, tenzij u een correctie aanzet."
    ),
    Reason.LEVEL_UNKNOWN: msg("Bij een prijs staat geen niveau; dat is niet te corrigeren."),
    Reason.OTHER_SCOPE: msg(
        "In een prijs zit meer dan het product (bevat), en het bedrag daarvan ontbreekt of past niet (bevat_eur)."
    ),
    Reason.VAT_UNKNOWN: msg("De btw zit in een prijs, en het percentage staat er niet bij (btw_pct)."),
    Reason.OVERHEAD_UNKNOWN: msg(
        "De overhead van een prijs is niet gelijk te maken: het percentage is onbekend (overhead_pct), of de prijs "
        "bevat er maar een deel van."
    ),
    Reason.INDEX_MISSING: msg(
        "Een prijs staat op een ander prijspeil, en de prijsindex heeft niet beide cijfers. Toevoegen kan met het "
        "bestand prijsindex."
    ),
    Reason.OTHER_UNIT: msg("Een prijs geldt per een eenheid die niet om te rekenen is."),
    Reason.NO_INTERVAL: msg(
        "Met minder dan 6 referenties is er geen 95%-interval van de mediaan, en dus geen uitspraak."
    ),
    Reason.CONFIDENTIAL: msg(
        "Vertrouwelijke referenties tellen samen als één blok: minstens 5, uit minstens 3 bronnen, en anders niet."
    ),
}
"""What is missing, and how to add it."""


def reference_name(language: Language, price: Price) -> str:
    """What a reference is called: its code, its kind and price level, and whether it is invented."""
    kind = language.words(REFERENCE_KINDS, price.kind or "")
    return flagged(language, f"{price.code}, {kind} {price.price_level}", price.fictitious)


def step_name(language: Language, step: Step) -> str:
    """What a step does, in a few words."""
    say = language.say
    if step.kind == StepKind.INCLUDED:
        named = [language.words(INCLUDED, code) for code in (step.origin or "").split()]
        return say("Eraf: {what}", what=", ".join(named))
    if step.kind == StepKind.VAT:
        return say("Btw eruit")
    if step.kind == StepKind.OVERHEAD:
        return say("Overhead erbij") if step.target == Overhead.FULL else say("Overhead eraf")
    unknown = say("onbekend")
    ends = {"origin": step.origin or unknown, "target": step.target or unknown}
    if step.kind == StepKind.PRICE_LEVEL:
        return say("Prijspeil {origin} naar {target}", **ends)
    if step.kind == StepKind.UNIT:
        return say("Eenheid {origin} naar {target}", **ends)
    return say("Niveau {origin} naar {target}", **ends)


def range_words(language: Language, parameter: Parameter, low: float, high: float) -> str:
    """An assumption and how far it moves: `Overheadpercentages, procentpunt: -5 tot +5`."""
    return language.say(
        "{what}: {low} tot {high}",
        what=language.say(PARAMETERS[parameter]),
        low=language.signed(low),
        high=language.signed(high),
    )


def product_name(language: Language, product: Product | None) -> str:
    """The product in the language of the screens; empty without one."""
    return language.pick(product.name, product.name_en) or product.code if product else ""


def subject_name(
    language: Language, focus: Partner, company: str, product: Product | None, year: int | None
) -> str:
    """What a test is about: the company, its product and the year; the partnership where there is no product."""
    if product is None:
        return partner_name(language, focus)
    name = product_name(language, product).lower()
    return language.say("{name}, {product} {year}", name=company, product=name, year=year)
