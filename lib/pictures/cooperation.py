"""The pictures of the cooperation: both sides per condition and question, one matter closely, and the time axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.answers.cooperation.answer import ScanAnswer
from lib.answers.cooperation.choices import ScanChoices
from lib.charts.cooperation import side_rows
from lib.charts.cooperation.side_rows import SideRow
from lib.domain.cooperation.matters import Sides, SideView, most_people
from lib.domain.cooperation.scan import PartnerSide, Tier
from lib.pictures.comparison import picture_of_lines
from lib.pictures.picture import Picture
from lib.tables.cooperation import conditions_table, matters_table, mirror_table, views_table
from lib.text.cooperation.words import (
    CONDITION_NAMES,
    answer_words,
    contrast_words,
    matter_name,
    opening_title,
    side_sentence,
)
from lib.text.language import Language
from lib.text.questionnaire.words import SIDES, TIERS

AXIS_HEIGHT = 560
"""Height in px of the time axis with four panels."""


def cooperation_pictures(choices: ScanChoices, shown: ScanAnswer, language: Language) -> dict[str, Picture]:
    """Every picture of the answer by name, in the order of the page."""
    pictures = [_sides_picture(choices, shown, language)]
    if shown.views and choices.matter:
        pictures.append(_matter_picture(choices, shown.views, language))
    if shown.mirrored:
        pictures.append(_mirror_picture(choices, shown.mirrored, language))
    pictures.append(_axis_picture(choices, shown, language))
    return {picture.name: picture for picture in pictures}


def _source(choices: ScanChoices, language: Language) -> str:
    source = choices.taken.source or language.say("onbekend")
    return language.say("Bron: {sources}", sources=source) + f" · {choices.taken.period}"


def _sides_picture(choices: ScanChoices, shown: ScanAnswer, language: Language) -> Picture:
    """Every condition, or every question of the chosen one, with both sides on one line."""
    say = language.say
    if choices.condition is None:
        rows = [SideRow(say(CONDITION_NAMES[c]), sides) for c, sides in shown.conditions.items()]
        table = conditions_table(shown.conditions, language)
        people = [
            say(
                "{n} mensen bij de {side}",
                n=language.number(most_people(choices.found, s)),
                side=say(SIDES[s]),
            )
            for s in PartnerSide
        ]
        notes = [
            say(
                "Aantallen antwoorden op alle vragen van een voorwaarde, van ten hoogste {people}.",
                people=" / ".join(people),
            )
        ]
    else:
        rows = [
            SideRow(
                matter_name(language, c.matter, choices.questions),
                c.sides,
                contrast_words(language, c.contrast),
            )
            for c in shown.shown
        ]
        table = matters_table(shown.shown, choices.questions, language)
        notes = []
    notes.append(_reading(language))
    name = say(CONDITION_NAMES[choices.condition]) if choices.condition else say("Alle voorwaarden")
    return Picture(
        name="beeld",
        heading=say("{name}: beide kanten naast elkaar, {period}", name=name, period=choices.taken.period),
        drawing=side_rows.draw(rows, language) if rows else None,
        sentences=() if rows else (opening_title(language, ()),),
        notes=tuple(notes),
        table=table,
        source=_source(choices, language),
        fictitious=choices.focus.fictitious,
    )


def _reading(language: Language) -> str:
    return language.say(
        "Links de opdrachtgever, rechts de opdrachtnemer; van licht naar donker antwoord 1 (het minst) tot en met 4, "
        "of in twee delen 1-2 en 3-4. De getallen zijn aantallen."
    )


def _matter_picture(choices: ScanChoices, views: Sequence[SideView], language: Language) -> Picture:
    """One matter: both rounds, and the layers as rows."""
    say, matter = language.say, choices.matter
    assert matter is not None  # noqa: S101 - views are of a matter
    before = choices.earlier.period if choices.earlier else None
    rows = [
        SideRow(say("Deze ronde ({period})", period=choices.taken.period), Sides(*(v.shown for v in views)))
    ]
    changes = [view.change for view in views]
    if before and any(changes):
        then = Sides(*(change.before if change else None for change in changes))
        rows.append(
            SideRow(
                say("Vorige ronde ({period}), lagen die in beide getoond worden", period=before),
                then,
                strong=False,
            )
        )
    layers = [{layer.tier: layer.shown for layer in view.layers} for view in views]
    for tier in Tier:
        if any(tier in own for own in layers):
            sides = Sides(*(own.get(tier) for own in layers))
            rows.append(SideRow(say(TIERS[tier]).capitalize(), sides, strong=False))
    steps = answer_words(language, choices.questions[matter.question])
    described = " ".join(f"{number}: {words}" for number, words in enumerate(steps, start=1))
    return Picture(
        name="vraag",
        heading=matter_name(language, matter, choices.questions),
        drawing=side_rows.draw(rows, language),
        sentences=tuple(side_sentence(language, view, before) for view in views),
        notes=(described, _reading(language)),
        table=views_table(views, before, language),
        source=_source(choices, language),
        fictitious=choices.focus.fictitious,
    )


def _mirror_picture(
    choices: ScanChoices, mirrored: Mapping[PartnerSide, Sides], language: Language
) -> Picture:
    """The question about each other, both ways: each side on itself and on the other."""
    say = language.say
    rows = [
        SideRow(
            say("Over de {about}", about=say(SIDES[about])),
            sides,
        )
        for about, sides in mirrored.items()
    ]
    table = mirror_table(mirrored, language)
    return Picture(
        name="elkaar",
        heading=say("Over elkaar: wat een kant van zichzelf zegt, naast wat de ander ziet"),
        drawing=side_rows.draw(rows, language),
        sentences=(),
        notes=(),
        table=table,
        source=_source(choices, language),
        fictitious=choices.focus.fictitious,
    )


def _axis_picture(choices: ScanChoices, shown: ScanAnswer, language: Language) -> Picture:
    """Shares of high answers, quality and cost over the same years, with rounds, decisions and events."""
    say = language.say
    without = say("Er zijn nog geen cijfers van dit partnerschap om naast de antwoorden te zetten.")
    layers = say("De aandelen tellen lagen die getoond worden; dat kunnen per ronde andere lagen zijn.")
    reading = say(
        "De lijnen staan onder elkaar op dezelfde jaren. Wat samenvalt, hoeft niet met elkaar te maken te hebben."
    )
    return picture_of_lines(
        say("Antwoorden, kwaliteit en kosten op dezelfde tijdas"),
        shown.lines,
        shown.events,
        choices.focus,
        [reading, layers] if shown.lines else [without],
        language,
        height=round(AXIS_HEIGHT / 4 * max(2, len(shown.lines))),
    )
