"""How both sides see the cooperation, in the few words of a chart and in sentences; no mean, no mark, no cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.cooperation.agreement import Concord
from lib.domain.cooperation.disclosure import FEWEST_PEOPLE, FULL, Distribution
from lib.domain.cooperation.matters import Contrasted, Matter, RoundChange, Sides, SideView
from lib.domain.cooperation.scan import Question, ScanCondition
from lib.domain.cooperation.two_sides import FEWEST_A_SIDE, Contrast
from lib.domain.decisions.decision import Decision
from lib.domain.periods import Period
from lib.text.decisions.words import DECISION_STATES
from lib.text.language import Language, msg
from lib.text.questionnaire.words import SIDES

CONDITION_NAMES = {
    ScanCondition.AMBITION: msg("Gedeelde ambitie"),
    ScanCondition.INTERESTS: msg("Belangen"),
    ScanCondition.RELATION: msg("Relatie"),
    ScanCondition.ORGANISATION: msg("Organisatie"),
    ScanCondition.PROCESS: msg("Proces"),
}
CONTRASTS = {
    Contrast.DIFFERENT: msg("anders gezien"),
    Contrast.ALIKE: msg("gelijk gezien"),
    Contrast.UNCLEAR: msg("niet te onderscheiden"),
    Contrast.TOO_FEW: msg("te weinig om te zeggen"),
}
CONTRAST_SIGNS = {
    Contrast.DIFFERENT: "≠",
    Contrast.ALIKE: "=",
    Contrast.UNCLEAR: "≈",
    Contrast.TOO_FEW: "–",
}
CONCORDS = {
    Concord.ONE_WAY: msg("grotendeels eensgezind"),
    Concord.SPREAD: msg("antwoorden lopen uiteen"),
    Concord.CAMPS: msg("twee kampen"),
}
NOT_SHOWN = msg("niet (eensluidend) te tonen")
"""Says nothing of why: few people, all alike, or to be had by subtraction."""
WHAT_IS_SHOWN = (
    msg(
        "Antwoorden worden per kant en laag opgeteld. Minder dan {fewest} mensen worden niet getoond; bij {fewest} tot "
        "en met {coarse} mensen staat er alleen hoeveel er 1 of 2 en hoeveel er 3 of 4 antwoordden."
    ),
    msg(
        "Ook niet getoond wordt een antwoord dat iedereen geeft, en alles waaruit met aftrekken toch een antwoord of "
        "een aantal van 1 tot en met 4 te halen is. Bij “niet (eensluidend) te tonen” staat daarom niet welke reden "
        "geldt."
    ),
    msg(
        "Een kant is de som van de lagen die getoond worden, en n is wie daarvan antwoord gaf; wie niet van toepassing "
        "koos, telt niet mee. Een ronde blijft zoals zij voor het eerst binnenkwam: wordt zij daarna anders ingelezen, "
        "dan wordt er niets meer van getoond."
    ),
    msg(
        "Een laag van één mens kan niet anoniem zijn. Die wordt openlijk gevraagd, als rol, en staat apart; zij telt "
        "in geen ander getal mee."
    ),
)
HOW_SIDES_COMPARE = (
    msg(
        "Vergeleken wordt de kans dat een willekeurige opdrachtgever hoger antwoordt dan een willekeurige "
        "opdrachtnemer, gelijke antwoorden half geteld; 50% is geen verschil. Onder {fewest} mensen aan een kant is er "
        "te weinig om te zeggen."
    ),
    msg(
        "Anders gezien: het 95%-interval bevat 50% niet, en van alle vragen samen zijn naar verwachting hooguit 5 van "
        "de 100 genoemde verschillen toeval. Gelijk gezien: het hele interval ligt tussen 33,5% en 66,5%. Anders: niet "
        "te onderscheiden."
    ),
    msg(
        "Eensgezindheid binnen een kant is de maat A van Van der Eijk: vanaf 0,5 grotendeels eensgezind, onder 0 twee "
        "kampen. Er is geen gemiddelde en geen cijfer: de antwoorden hebben een volgorde, geen afstand."
    ),
)


def what_is_shown(language: Language) -> list[str]:
    """Which answers are shown, and why others are not."""
    return [language.say(text, fewest=FEWEST_PEOPLE, coarse=FULL - 1) for text in WHAT_IS_SHOWN]


def how_sides_compare(language: Language) -> list[str]:
    """How it is decided whether the sides see something differently."""
    return [language.say(text, fewest=FEWEST_A_SIDE) for text in HOW_SIDES_COMPARE]


def factor_name(language: Language, question: Question) -> str:
    """The factor that a question is about."""
    if language.code == "en" and question.factor_en:
        return question.factor_en
    return question.factor


def question_words(language: Language, question: Question) -> str:
    """The question as it is asked."""
    if language.code == "en" and question.text_en:
        return question.text_en
    return question.text


def answer_words(language: Language, question: Question) -> tuple[str, ...]:
    """The four described answers of a question, the least first."""
    english = question.answers_en if language.code == "en" else (None,) * len(question.answers)
    return tuple(other or own for own, other in zip(question.answers, english, strict=True))


def matter_name(language: Language, matter: Matter, questions: Mapping[str, Question]) -> str:
    """The question, and which side it is about where it is asked about each other."""
    asked = question_words(language, questions[matter.question])
    if matter.about is None:
        return asked
    return language.say("{question} Over de {side}", question=asked, side=language.say(SIDES[matter.about]))


def contrast_words(language: Language, contrast: Contrast) -> str:
    """The sign and the words of how the sides see something."""
    return f"{CONTRAST_SIGNS[contrast]} {language.say(CONTRASTS[contrast])}"


def high_words(language: Language, told: Distribution | None) -> str:
    """`17 van 20`: answers 3 or 4 of all; or that it is not shown."""
    if told is None:
        return language.say(NOT_SHOWN)
    return language.say("{high} van {n}", high=language.number(told.halves[1]), n=language.number(told.n))


def opening_title(language: Language, openers: Sequence[Contrasted]) -> str:
    """The heading of the page."""
    sure = sum(opener.contrast == Contrast.DIFFERENT for opener in openers)
    if sure:
        return language.count(
            "Om over te praten: de kanten zien {n} punt anders",
            "Om over te praten: de kanten zien {n} punten anders",
            sure,
        )
    if openers:
        return language.say("De kanten zijn op geen enkel punt te onderscheiden; dit ligt het verst uiteen")
    return language.say("Er is niets te tonen waarin de kanten verschillen")


def opener_title(language: Language, opener: Contrasted, questions: Mapping[str, Question]) -> str:
    """What the sides see differently, and of whom."""
    factor = factor_name(language, questions[opener.matter.question])
    name = factor[:1].upper() + factor[1:]
    if opener.matter.about is None:
        return name
    return language.say("{name}, over de {side}", name=name, side=language.say(SIDES[opener.matter.about]))


def opener_sentence(language: Language, opener: Contrasted, questions: Mapping[str, Question]) -> str:
    """The question with the counts of both sides, and whether they see it differently."""
    values = {
        "question": question_words(language, questions[opener.matter.question]),
        "client": high_words(language, opener.sides.client),
        "contractor": high_words(language, opener.sides.contractor),
    }
    if opener.contrast == Contrast.DIFFERENT:
        return language.say(
            "“{question}” Opdrachtgever en opdrachtnemer zien dat anders: antwoord 3 of 4 geven {client} mensen bij de "
            "opdrachtgever en {contractor} bij de opdrachtnemer.",
            **values,
        )
    return language.say(
        "“{question}” Het verschil kan toeval zijn: antwoord 3 of 4 geven {client} mensen bij de opdrachtgever en "
        "{contractor} bij de opdrachtnemer.",
        **values,
    )


def decision_words(language: Language, opener: Contrasted, questions: Mapping[str, Question]) -> str:
    """What a new decision on this begins with."""
    return language.say(
        "Afspraak over {factor}: ", factor=factor_name(language, questions[opener.matter.question])
    )


def agreed_words(language: Language, decision: Decision) -> str:
    """What was agreed earlier on the same question, and how that stands."""
    return language.say(
        "Eerder afgesproken ({day}, {state}): {what}",
        day=language.date(decision.date),
        state=language.say(DECISION_STATES[decision.state]),
        what=decision.text,
    )


def sides_sentence(language: Language, sides: Sides) -> str:
    """`opdrachtgever 17 van 20, opdrachtnemer 3 van 20 met antwoord 3 of 4`."""
    return language.say(
        "Antwoord 3 of 4: opdrachtgever {client}, opdrachtnemer {contractor}.",
        client=high_words(language, sides.client),
        contractor=high_words(language, sides.contractor),
    )


def concord_words(language: Language, view: SideView) -> str:
    """How much a side agrees within itself."""
    if view.shown is None:
        return language.say(NOT_SHOWN)
    if view.concord is None:
        return language.say("te weinig mensen in een laag om te zeggen of men het eens is")
    return language.say(CONCORDS[view.concord])


def response_words(language: Language, view: SideView) -> str:
    """How many of those who were invited gave an answer, of the layers that are shown."""
    if view.shown is None:
        return language.say("geen getoonde laag")
    if view.invited is None:
        return language.say("n = {n}", n=language.number(view.shown.n))
    return language.say(
        "{n} van {invited} genodigden", n=language.number(view.shown.n), invited=language.number(view.invited)
    )


def change_words(language: Language, change: RoundChange | None, before: Period | None) -> str:
    """What is different since the round before, over the layers that are shown in both."""
    if before is None:
        return language.say("geen eerdere ronde")
    if change is None:
        return language.say("niet te vergelijken met {before}", before=before)
    counts = {
        "before": before,
        "then": high_words(language, change.before),
        "now": high_words(language, change.now),
    }
    if change.contrast == Contrast.DIFFERENT:
        return language.say("anders dan in {before}: {then} gaf 3 of 4, nu {now}", **counts)
    if change.contrast == Contrast.ALIKE:
        return language.say("gelijk aan {before}: {then} gaf 3 of 4, nu {now}", **counts)
    if change.contrast == Contrast.TOO_FEW:
        return language.say("te weinig om te zeggen ({before}: {then}, nu {now})", **counts)
    return language.say("niet te onderscheiden van {before}: {then} gaf 3 of 4, nu {now}", **counts)


def side_sentence(language: Language, view: SideView, before: Period | None) -> str:
    """One side on the chosen matter: response, agreement and change."""
    return language.say(
        "{side}: {response}; {concord}; {change}.",
        side=language.say(SIDES[view.side]).capitalize(),
        response=response_words(language, view),
        concord=concord_words(language, view),
        change=change_words(language, view.change, before),
    )
