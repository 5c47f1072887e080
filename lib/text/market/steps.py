"""The words of every kind of step of a market-conformity test: each kind in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lib.domain.market.prices import MarketReason, Overhead
from lib.domain.market.steps.included import INCLUDED_STEP, SCOPE_DIFFERS
from lib.domain.market.steps.level import LEVEL_DIFFERS, LEVEL_NEEDED, LEVEL_STEP, LEVEL_UNKNOWN
from lib.domain.market.steps.overhead import OVERHEAD_SHARE_UNKNOWN, OVERHEAD_STEP
from lib.domain.market.steps.price_level import INDEX_MISSING, PRICE_LEVEL_STEP
from lib.domain.market.steps.rule import PriceStep
from lib.domain.market.steps.unit import UNIT_DIFFERS, UNIT_STEP
from lib.domain.market.steps.vat import VAT_RATE_UNKNOWN, VAT_STEP
from lib.text.amounts import given_number
from lib.text.language import Language, msg

Said = Callable[[Language, PriceStep], str]


class ReasonWords(NamedTuple):
    """Why something cannot be: in a few words, and in a sentence on what is missing and how to add it."""

    short: str
    advice: str


class StepWords(NamedTuple):
    """The words of one kind of step.

    Attributes:
        name: what the step does, in a few words.
        rule: how it is worked out, with its numbers.
        reasons: what may stand in its way.
        aspect: what the checklist asks; None when it does not ask for this step.
        parameter: what the sensitivity analysis moves, with its unit; None when it moves nothing of this step.
    """

    name: Said
    rule: Said
    reasons: Mapping[MarketReason, ReasonWords]
    aspect: str | None = None
    parameter: str | None = None


def step_name(language: Language, step: PriceStep) -> str:
    """What a step does, in a few words."""
    return STEP_WORDS[step.kind].name(language, step)


def step_words(language: Language, step: PriceStep) -> str:
    """The rule of a step with its numbers, or why it cannot be taken."""
    words = STEP_WORDS[step.kind]
    if step.missing is None:
        return words.rule(language, step)
    return language.say("Niet te zetten: {reason}", reason=language.say(words.reasons[step.missing].short))


def _filled(text: str) -> Said:
    """A text with the figures of the step filled in."""

    def said(language: Language, step: PriceStep) -> str:
        unknown, (then, now) = language.say("onbekend"), step.ends or (1.0, 1.0)
        return language.say(
            text,
            origin=step.origin or unknown,
            target=step.target or unknown,
            pct=given_number(language, step.pct or 0),
            then=given_number(language, then),
            now=given_number(language, now),
        )

    return said


_INCLUDED = {
    "regie": msg("regie"),
    "sociale_meerwaarde": msg("sociale meerwaarde"),
    "extra_taken": msg("extra taken"),
    "kapitaallasten": msg("kapitaallasten"),
}


def _with_included(text: str) -> Said:
    """A text with the names of what a price includes filled in."""

    def said(language: Language, step: PriceStep) -> str:
        names = [language.words(_INCLUDED, code) for code in (step.origin or "").split()]
        return language.say(text, what=", ".join(names))

    return said


def _adding(added: str, taken_off: str) -> Said:
    """One text for overhead that is added, another for overhead that is taken off."""

    def said(language: Language, step: PriceStep) -> str:
        return _filled(added if step.target == Overhead.FULL else taken_off)(language, step)

    return said


def _price_level(language: Language, step: PriceStep) -> str:
    text = msg("Van {origin} ({then}) naar {target} ({now})")
    if step.provisional:
        text = msg("Van {origin} ({then}) naar {target} ({now}), voorlopig")
    return _filled(text)(language, step)


STEP_WORDS: Mapping[str, StepWords] = {
    INCLUDED_STEP.kind: StepWords(
        _with_included(msg("Eraf: {what}")),
        _with_included(msg("{what} eraf, op btw en prijspeil van de prijs zelf")),
        {
            SCOPE_DIFFERS: ReasonWords(
                msg("andere omvang: wat de prijs nog meer bevat, kan er niet af"),
                msg(
                    "In een prijs zit meer dan het product (bevat), en het bedrag daarvan ontbreekt of past niet "
                    "(bevat_eur)."
                ),
            )
        },
        aspect=msg("Wat de prijs bevat"),
    ),
    VAT_STEP.kind: StepWords(
        _filled(msg("Btw eruit")),
        _filled(msg("Gedeeld door 1 + {pct}%")),
        {
            VAT_RATE_UNKNOWN: ReasonWords(
                msg("btw onbekend"),
                msg("De btw zit in een prijs, en het percentage staat er niet bij (btw_pct)."),
            )
        },
        aspect=msg("Btw"),
    ),
    OVERHEAD_STEP.kind: StepWords(
        _adding(msg("Overhead erbij"), msg("Overhead eraf")),
        _adding(msg("Erbij: {pct}% van de prijs zonder overhead"), msg("Eraf: gedeeld door 1 + {pct}%")),
        {
            OVERHEAD_SHARE_UNKNOWN: ReasonWords(
                msg("overhead onbekend"),
                msg(
                    "De overhead van een prijs is niet gelijk te maken: het percentage is onbekend (overhead_pct), "
                    "of de prijs bevat er maar een deel van."
                ),
            )
        },
        aspect=msg("Overhead"),
        parameter=msg("Overheadpercentages, procentpunt"),
    ),
    PRICE_LEVEL_STEP.kind: StepWords(
        _filled(msg("Prijspeil {origin} naar {target}")),
        _price_level,
        {
            INDEX_MISSING: ReasonWords(
                msg("prijsindex ontbreekt"),
                msg(
                    "Een prijs staat op een ander prijspeil, en de prijsindex heeft niet beide cijfers. Toevoegen "
                    "kan met het bestand prijsindex."
                ),
            )
        },
        aspect=msg("Prijspeil"),
        parameter=msg("Index op het afgesproken prijspeil, %"),
    ),
    UNIT_STEP.kind: StepWords(
        _filled(msg("Eenheid {origin} naar {target}")),
        _filled(msg("Van {origin} naar {target}")),
        {
            UNIT_DIFFERS: ReasonWords(
                msg("andere eenheid"), msg("Een prijs geldt per een eenheid die niet om te rekenen is.")
            )
        },
    ),
    LEVEL_STEP.kind: StepWords(
        _filled(msg("Niveau {origin} naar {target}")),
        _filled(msg("Van niveau {origin} naar {target}, {pct}% per niveau")),
        {
            LEVEL_DIFFERS: ReasonWords(
                msg("ander kwaliteitsniveau"),
                msg(
                    "Een prijs is voor een ander niveau. Alleen gelijke niveaus worden vergeleken, tenzij u een "
                    "correctie aanzet."
                ),
            ),
            LEVEL_UNKNOWN: ReasonWords(
                msg("kwaliteitsniveau onbekend"),
                msg("Bij een prijs staat geen niveau; dat is niet te corrigeren."),
            ),
            LEVEL_NEEDED: ReasonWords(
                msg("niveau van de toets ontbreekt"),
                msg(
                    "Een referentie heeft een niveau, en de toets en het tarief hebben er geen. Vul niveau in bij het "
                    "tarief, en zo nodig bij de toets: alleen gelijke niveaus worden vergeleken."
                ),
            ),
        },
        aspect=msg("Kwaliteitsniveau"),
        parameter=msg("Correctie per niveau, procentpunt"),
    ),
}
"""By the code of the kind. Texts may name {origin}, {target}, {pct}, {then} and {now}."""
