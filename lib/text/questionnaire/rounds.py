"""What is said to whoever opens, follows and closes a round."""

from __future__ import annotations

import datetime as dt
import re

from lib.domain.cooperation.rounds import FEWEST, RoundPlan, RoundProgress
from lib.domain.periods import PERIOD_PATTERN
from lib.text.language import Language, msg

PERIOD_WRONG = msg("Schrijf de ronde als 2027, 2027-K1 of 2027-03.")
NOBODY_ASKED = msg("Vul bij ten minste één laag in hoeveel mensen u vraagt.")
DAYS_TURNED = msg("De laatste dag ligt voor de eerste dag.")
NO_QUESTIONS = msg("Kies ten minste één vraag.")
ROUND_THERE = msg(
    "Deze ronde is er al: zij staat open, of er zijn al antwoorden van. Kies een andere ronde, of draai de eerdere "
    "terug op de pagina Geschiedenis."
)
ONCE = msg(
    "Deze adressen ziet u alleen nu. Druk ze af of stuur ze door; later kunt u alleen een nieuw adres maken."
)
FOR_A_LAYER = msg("Eén adres is voor alle mensen van die laag. Wie het adres heeft, kan één keer insturen.")
HOW_MUCH_IS_TOLD = msg(
    "Hoeveel antwoorden er zijn, staat hier in stappen van vijf, en dat een laag er genoeg heeft, pas vanaf een aantal "
    "dat het lot koos. Een teller die meeloopt zou verraden wie net heeft ingestuurd."
)
BEFORE_CLOSING = msg(
    "Na het sluiten werken de adressen niet meer en staan de antwoorden als één lading op de pagina Geschiedenis. "
    "Terugdraaien haalt de hele ronde weg; verder insturen kan dan niet meer."
)
BEFORE_DROPPING = msg(
    "De adressen werken dan niet meer, en alle antwoorden van deze ronde zijn voorgoed weg."
)
SOME_ON_PAPER = msg(
    "Vult iemand op papier in? Typ dat blad over via het adres van de laag, of laat iemand dat doen."
)
ALL_ON_PAPER = msg(
    "Druk de vragenlijst af. Typ de bladen over in het sjabloon, en lees dat in op de pagina Gegevens inlezen: de hele "
    "ronde in één keer."
)
DAY_WRONG = msg("Schrijf een dag als 31-12-2027, of laat het veld leeg.")
ASKED_OPENLY_NOTE = msg(
    "Een laag van één mens kan niet anoniem zijn. Die wordt openlijk gevraagd, als rol; de vragenlijst zegt dat vooraf."
)
WHO_MAY = msg("Een ronde openen of sluiten kan wie ook mag inlezen.")


def open_sentence(plan: RoundPlan, language: Language) -> str:
    """That a round is open, and until when."""
    say = language.say
    if plan.opens and plan.opens > dt.date.today():
        return say("Ronde {round} gaat open op {day}.", round=plan.period, day=language.date(plan.opens))
    if plan.closes:
        return say(
            "Ronde {round} staat open tot en met {day}.", round=plan.period, day=language.date(plan.closes)
        )
    return say("Ronde {round} staat open.", round=plan.period)


def progress_sentence(progress: RoundProgress, language: Language) -> str:
    """How many sets came in at least, as far as that may be told."""
    if progress.at_least == 0:
        return language.say("Hoeveel antwoorden er binnen zijn, is nog niet te zeggen.")
    return language.say("Er zijn ten minste {n} antwoorden binnen.", n=language.number(progress.at_least))


def overfull_sentence(layer: str, people: int, language: Language) -> str:
    """That more sets came in for a layer than people were asked."""
    return language.say(
        "Van {layer} kwam er meer binnen dan de {people} mensen die zijn gevraagd. Het lot koos wat meetelt: vertrouw "
        "deze laag niet.",
        layer=layer,
        people=language.number(people),
    )


def enough_words(enough: bool, people: int, language: Language) -> str:
    """Whether a layer has answers enough to show."""
    if people == 1:
        return language.say("openlijk gevraagd, als rol")
    if people < FEWEST:
        return language.say("te klein om apart te tonen")
    return language.say("genoeg om te tonen") if enough else language.say("nog niet genoeg om te tonen")


def day_of(text: str) -> dt.date | None:
    """A day as it is typed: `31-12-2027` or `2027-12-31`; None for nothing.

    Raises:
        ValueError: when it is neither.
    """
    text = text.strip()
    if not text:
        return None
    return dt.datetime.strptime(text, "%d-%m-%Y" if text[2:3] == "-" else "%Y-%m-%d").date()


def wrong_with(plan: RoundPlan) -> str | None:
    """What is wrong with a round that somebody wants to open."""
    if not re.fullmatch(PERIOD_PATTERN, plan.period):
        return PERIOD_WRONG
    if plan.opens and plan.closes and plan.closes < plan.opens:
        return DAYS_TURNED
    if not plan.invited:
        return NOBODY_ASKED
    return None if plan.questions else NO_QUESTIONS
