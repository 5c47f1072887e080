"""The words of the questionnaire: short sentences, for everyone from crew to board."""

from __future__ import annotations

from lib.domain.cooperation.rounds import FEWEST, Receipt, RoundPlan
from lib.domain.cooperation.scan import NOT_APPLICABLE, AnswerAbout, PartnerSide, Question, Tier
from lib.text.language import LANGUAGES, Language, msg

TITLE = msg("Hoe gaat onze samenwerking?")
TIERS = {
    Tier.EXECUTION: msg("uitvoering"),
    Tier.UPKEEP: msg("beheer"),
    Tier.MANAGEMENT: msg("management"),
    Tier.BOARD: msg("bestuur"),
}
SIDES = {PartnerSide.CLIENT: msg("opdrachtgever"), PartnerSide.CONTRACTOR: msg("opdrachtnemer")}
ABOUT = {
    AnswerAbout.TOGETHER: msg("Over ons samen"),
    AnswerAbout.OWN: msg("Over uw eigen kant: {name}"),
    AnswerAbout.OTHER: msg("Over de andere kant: {name}"),
}
NOT_APPLICABLE_WORDS = msg("Niet van toepassing, of dat weet ik niet.")
WHY = (
    msg("Waarom vragen wij dit?"),
    msg("Wij willen weten hoe beide kanten de samenwerking zien. Over de verschillen gaan wij in gesprek."),
)
WHAT_HAPPENS = (
    msg("Wat gebeurt er met uw antwoorden?"),
    msg("Wij bewaren geen naam, geen adres van uw toestel en geen tijd."),
    msg("Uw antwoorden blijven op dit toestel tot u ze verstuurt. U verstuurt ze één keer."),
    msg("Niemand ziet antwoorden voordat de ronde is gesloten."),
    msg("Daarna zijn ze alleen te zien van ten minste {fewest} mensen samen."),
    msg("Komt er meer binnen dan er mensen zijn gevraagd, dan beslist het lot wat meetelt."),
    msg("Er komt geen rapportcijfer en geen ranglijst uit."),
)
ASKED_OPENLY = (
    msg("Wij vragen het u openlijk"),
    msg("Uw laag is één mens: u. Anoniem kan dan niet. Daarom vragen wij het u openlijk, als rol."),
    msg(
        "Na het sluiten van de ronde ziet iedereen die deze monitor opent uw antwoorden, als die van: {role}."
    ),
    msg("Uw antwoorden tellen in geen ander getal mee."),
    msg("Uw antwoorden blijven op dit toestel tot u ze verstuurt. U verstuurt ze één keer."),
    msg("Wilt u dat niet? Verstuur dan niets, en zeg het aan tafel."),
)
"""What is told instead to the only person of a layer."""
SMALL_LAYER = msg(
    "Van uw laag zijn minder dan {fewest} mensen gevraagd. Die antwoorden worden niet apart getoond."
)

_BUTTONS = {
    "start": msg("Beginnen"),
    "resume": msg("Verder waar u was"),
    "previous": msg("Vorige"),
    "next": msg("Volgende"),
    "send": msg("Versturen"),
    "sendAgain": msg("Opnieuw versturen"),
    "sending": msg("Bezig met versturen…"),
    "other": msg("Iemand anders vult in op dit toestel"),
    "progress": msg("Vraag {n} van {all}"),
    "choose": msg("Kies een antwoord. Past er geen? Kies dan het laatste."),
    "allAnswered": msg("Klaar om te versturen"),
    "beforeSending": msg("U heeft alle vragen beantwoord. Na het versturen kunt u niets meer veranderen."),
    "thanks": msg("Dank u wel"),
    "received": msg("Uw antwoorden zijn ontvangen en van dit toestel gewist. U kunt dit venster sluiten."),
    "notKept": msg("Dit toestel bewaart niets. Houd dit venster open tot u heeft verstuurd."),
}
"""What the script on the page says, by its own names."""

_REFUSALS = {
    Receipt.UNKNOWN: msg("Dit adres werkt niet, of niet meer. Vraag een nieuw adres aan wie u uitnodigde."),
    Receipt.TOO_EARLY: msg("Deze vragenlijst gaat open op {opens}. Kom dan terug met hetzelfde adres."),
    Receipt.OVER: msg("Deze vragenlijst is gesloten. De laatste dag was {closes}."),
    Receipt.INVALID: msg(
        "Deze antwoorden passen niet bij de vragen. Laad de pagina opnieuw en probeer het nog eens."
    ),
}
TOO_BUSY = msg(
    "Het is nu te druk. Uw antwoorden staan nog op dit toestel. Probeer het over een minuut opnieuw."
)
NOT_SENT = msg(
    "Versturen lukt nu niet. Uw antwoorden staan nog op dit toestel. Probeer het straks opnieuw, met hetzelfde adres."
)
OUT_OF_ORDER = msg("De vragenlijst is nu niet te openen. Probeer het straks opnieuw, met hetzelfde adres.")
COMING = msg("De vragen komen eraan…")
NEEDS_SCRIPT = msg("Deze vragenlijst heeft JavaScript nodig. Vraag anders om de vragenlijst op papier.")
BUSY, DOWN = "te_druk", "onbereikbaar"
"""Beside the receipts: what a browser may hear of the server itself."""


def why_not(receipt: Receipt, plan: RoundPlan | None, language: Language) -> str:
    """Why there is no questionnaire at an address, or why a set was not taken."""
    opens = language.date(plan.opens) if plan and plan.opens else ""
    closes = language.date(plan.closes) if plan and plan.closes else ""
    return language.say(_REFUSALS[receipt], opens=opens, closes=closes)


def why_nots(receipt: Receipt, plan: RoundPlan | None) -> dict[str, str]:
    """The same in every language, by its code."""
    return {code: why_not(receipt, plan, language) for code, language in LANGUAGES.items()}


def in_every_language(text: str) -> dict[str, str]:
    """A text by the code of each language."""
    return {code: language.say(text) for code, language in LANGUAGES.items()}


def screen_words(plan: RoundPlan, language: Language) -> dict[str, str]:
    """What the script says, by its own names; `{n}` and `{all}` are filled in there."""
    said = {name: language.say(text) for name, text in _BUTTONS.items()}
    said |= {str(receipt): why_not(receipt, plan, language) for receipt in _REFUSALS}
    return said | {BUSY: language.say(TOO_BUSY), DOWN: language.say(NOT_SENT)}


def opening(
    people: int, questions: int, language: Language, openly_as: str = ""
) -> list[tuple[str, list[str]]]:
    """What stands before the first question: headings, each with its sentences.

    Args:
        people: how many of this layer are asked.
        questions: how many questions there are.
        openly_as: the role as which it is asked openly; empty where it is not.
    """
    heading, *sentences = ASKED_OPENLY if openly_as else WHAT_HAPPENS
    told = [language.say(text, fewest=FEWEST, role=openly_as) for text in sentences]
    if people < FEWEST and not openly_as:
        told.append(language.say(SMALL_LAYER, fewest=FEWEST))
    how_long = language.say("Er zijn {n} vragen. Dat kost ongeveer 5 minuten.", n=questions)
    return [
        (language.say(WHY[0]), [language.say(WHY[1]), how_long]),
        (language.say(heading), told),
    ]


def as_whom(side: str, tier: str, language: Language) -> str:
    """As whom the questionnaire is filled in."""
    return language.say(
        "U vult dit in voor {side}, laag {tier}.", side=side, tier=language.say(TIERS[Tier(tier)])
    )


def role_name(side: str, tier: str, language: Language) -> str:
    """A layer of one person as a role.

    Args:
        side: the name of the side.
    """
    return language.say("{tier} van {side}", tier=language.say(TIERS[Tier(tier)]), side=side)


def asked_in(item: Question, language: Language) -> tuple[str, list[tuple[str, str]]]:
    """The question, and its answers with their codes, the least first and `nvt` last."""
    text = language.pick(item.text, item.text_en) or ""
    pairs = zip(item.answers, item.answers_en, strict=True)
    answers = [
        (str(step), language.pick(dutch, english) or "")
        for step, (dutch, english) in enumerate(pairs, start=1)
    ]
    return text, [*answers, (NOT_APPLICABLE, language.say(NOT_APPLICABLE_WORDS))]
