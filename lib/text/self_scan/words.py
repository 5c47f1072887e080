"""The steps of the self-scan, what there is of the base, and what comes first, in words."""

from __future__ import annotations

from collections.abc import Iterator

from lib.catalogue.datasets import DATASETS
from lib.catalogue.self_scan import scan_questions
from lib.domain.self_scan.first_steps import (
    BaseRow,
    FirstStep,
    PilotTodo,
    ScanQuestion,
    ScanStep,
    StartAnswer,
)
from lib.text.language import Language, msg
from lib.text.terms import service_name

STEP_TITLES = {
    ScanStep.SELF: msg("1. Kijk eerst naar uzelf"),
    ScanStep.BASE: msg("2. De basis op orde"),
    ScanStep.REASON: msg("3. Niet alleen om te besparen"),
    ScanStep.PILOT: msg("4. Begin klein"),
    ScanStep.CULTURE: msg("5. Tijd voor de cultuur"),
}
STEP_ADVICE = {
    ScanStep.SELF: msg(
        "Wie zijn wij, wie zijn zij, en wat willen we samen? Dat komt vóór cijfers en vóór een contract."
    ),
    ScanStep.BASE: msg(
        "Zonder te weten wat er ligt en wat is afgesproken, gaat elk gesprek over de cijfers zelf. Dit is er nu in de "
        "monitor."
    ),
    ScanStep.REASON: msg("Waarom wilt u samenwerken? Het advies: kom niet alleen om te besparen."),
    ScanStep.PILOT: msg(
        "Begin met één dienst, in één soort gebied. Daar leert u van voordat alles meedoet. Hoeveel plekken zijn nodig "
        "om een verschil te kunnen zien?"
    ),
    ScanStep.CULTURE: msg(
        "Het advies: elkaar leren kennen en vertrouwen kost jaren. Plan die tijd, aan beide kanten."
    ),
}
SCAN_ANSWERS_SAID = {
    StartAnswer.NO: msg("Nee"),
    StartAnswer.PARTLY: msg("Deels"),
    StartAnswer.YES: msg("Ja"),
}
WHY_NEEDED = {
    "areaal": msg("wat er te onderhouden is"),
    "ambities": msg("welk niveau is afgesproken"),
    "schouw": msg("welk niveau is gezien"),
    "kosten": msg("wat het kost"),
    "tarieven": msg("wat een eenheid kost, per niveau"),
    "contracten": msg("wat het contract regelt, en tot wanneer"),
    "kpis": msg("waar u op stuurt"),
}
PILOT_TODO = {
    PilotTodo.CHOOSE: msg("Kies een proef: één dienst, in één soort gebied."),
    PilotTodo.MEASURE: msg("Meet de proef op genoeg plekken, voordat u iets verandert."),
}


def start_question_words(language: Language, question: ScanQuestion) -> str:
    """What is asked."""
    return language.pick(question.text, question.text_en) or question.code


def base_title(language: Language, dataset: str) -> str:
    """What a dataset is called, and what it is needed for: `Areaal: wat er te onderhouden is`."""
    return f"{dataset_name(language, dataset)}: {language.say(WHY_NEEDED[dataset])}"


def dataset_name(language: Language, dataset: str) -> str:
    """What a dataset is called on screen."""
    declared = DATASETS[dataset]
    return language.pick(declared.title, declared.title_en) or dataset


def base_state(language: Language, row: BaseRow, service: str | None) -> str:
    """`ontbreekt`, or how much there is and how new it is."""
    say = language.say
    if row.rows == 0:
        return say("ontbreekt")
    parts = [language.count("{n} regel", "{n} regels", row.rows)]
    if row.newest is not None:
        parts.append(say("nieuwste {year}", year=row.newest))
    if row.of_service is not None and service:
        about = service_name(language, service)
        parts.append(
            say("{service}: ontbreekt", service=about)
            if row.of_service == 0
            else say("{service}: {n}", service=about, n=language.number(row.of_service))
        )
    return "; ".join(parts)


def first_words(language: Language, first: FirstStep) -> str:
    """What to do, in a sentence or two."""
    about, *others = first.about
    if first.step == ScanStep.PILOT:
        return language.say(PILOT_TODO[PilotTodo(about)])
    if first.step == ScanStep.BASE:
        said = language.say("Breng de basis op orde. Eerst {what}.", what=base_title(language, about))
        if others:
            then = ", ".join(dataset_name(language, name) for name in others)
            said += " " + language.say("Dan {others}.", others=then)
        return said
    question = next(question for question in scan_questions() if question.code == about)
    return language.pick(question.first, question.first_en) or question.code


def open_sentences(language: Language, unanswered: int, more: int) -> Iterator[str]:
    """What is not answered yet, and what comes after what is named first."""
    if more:
        yield language.count(
            "Daarna komt nog {n} ding; het staat in het Excelbestand.",
            "Daarna komen nog {n} dingen; zij staan in het Excelbestand.",
            more,
        )
    if unanswered:
        yield language.count(
            "{n} vraag is nog niet beantwoord en telt niet mee.",
            "{n} vragen zijn nog niet beantwoord en tellen niet mee.",
            unanswered,
        )
