"""The blocks of the page "Samenwerking": what to talk about, both sides, one question closely, the time axis."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.cooperation.answer import ScanAnswer
from lib.answers.cooperation.choices import NoScan, ScanChoices
from lib.answers.known import known_of
from lib.answers.snapshot import Snapshot
from lib.domain.cooperation.matters import Contrasted
from lib.domain.indicators import Role
from lib.pictures.picture import Picture
from lib.tables.cooperation import openly_table
from lib.text.cooperation.words import (
    agreed_words,
    contrast_words,
    decision_words,
    opener_sentence,
    opener_title,
    opening_title,
)
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.controls import page_heading, say_unmet, side_by_side
from lib.ui.cooperation.controls import choose_axes_in_time, choose_matter
from lib.ui.cooperation.rounds import show_rounds
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_ways_on
from lib.ui.frame import greet_empty
from lib.ui.links import link_to
from lib.ui.pictures import draw, show, show_source, tell_of
from lib.ui.tables import show_table
from lib.ui.words import escaped, heading, list_points, note, subheading, tell

DECISIONS = "besluiten"
"""The address of the page on which an agreement is made."""


def say_no_scan(choices: NoScan, snapshot: Snapshot, language: Language) -> None:
    """That no round is known, how one begins, and what is published."""
    say, focus = language.say, choices.focus
    if focus is None:
        greet_empty(say("Samenwerking"), language)
    page_heading(say("Samenwerking"), choices.partners, focus, language)
    say_unmet(choices.unmet, focus, language)
    name = partner_name(language, focus)
    heading(say("Van {name} is geen ronde van de samenwerkingsscan bekend", name=name))
    tell(
        say(
            "In een ronde geven opdrachtgever en opdrachtnemer antwoord op dezelfde vragen, over zichzelf en over "
            "elkaar. Deze pagina laat dan zien waar zij hetzelfde zien en waar niet, zonder dat iemands antwoord te "
            "herkennen is."
        )
    )
    for taken in choices.announced:
        tell(
            say(
                "Ronde {period} is aangekondigd. Zolang zij niet gesloten is, is er niets van te zien.",
                period=taken.period,
            )
        )
    subheading(say("Zo begint een ronde"))
    list_points(
        (
            say(
                "Spreek samen af wie meedoet: per kant de uitvoering, het beheer, het management en het bestuur."
            ),
            say(
                "Vraag per laag ten minste 5 mensen, en liever 10: onder 5 antwoorden wordt een laag niet getoond."
            ),
            say(
                "Open hieronder een ronde met adressen en QR-codes, of lees de antwoorden in als één bestand."
            ),
        )
    )
    show_rounds(focus, snapshot, language)
    known = known_of(focus, snapshot, (Role.COOPERATION,), choices.scanned)
    show_ways_on(known, ("rondes", "antwoorden", "vragen"), snapshot, language)


def show_cooperation_parts(pictures: Mapping[str, Picture], choices: ScanChoices, language: Language) -> None:
    """What is on the page, a link a part."""
    say = language.say
    parts = [
        ("gesprek", say("Om over te praten"), True),
        ("beeld", say("Beide kanten"), True),
        ("vraag", say("Eén vraag van dichtbij"), "vraag" in pictures),
        ("openlijk", say("Openlijk geantwoord, als rol"), bool(choices.taken.shown.openly)),
        ("verloop", say("Verloop"), True),
        ("ronde", say("Volgende ronde"), True),
    ]
    show_contents_line([(anchor, name) for anchor, name, is_there in parts if is_there], language)


def show_openers_and_sides(
    pictures: Mapping[str, Picture], choices: ScanChoices, shown: ScanAnswer, language: Language
) -> None:
    """What to talk about first, and beside it both sides per condition or question."""
    with side_by_side(1, [1, 1]) as (left, right):
        with left:
            _show_openers(choices, shown, language)
        with right:
            main = pictures["beeld"]
            show(main, "beeld")
            tell_of(main)
            show_source(main)


def _show_openers(choices: ScanChoices, shown: ScanAnswer, language: Language) -> None:
    """Each with its counts and the way to an agreement."""
    heading(opening_title(language, shown.openers), "gesprek")
    if choices.taken.is_replaced:
        st.info(
            escaped(
                language.say(
                    "Een deel van deze ronde is later anders ingelezen dan de eerste keer. Daarvan wordt niets "
                    "getoond, want het verschil zou iemands antwoord verraden."
                )
            ),
            icon=":material/visibility_off:",
        )
    if not shown.openers:
        tell(
            language.say(
                "Van deze ronde wordt niets vergeleken: er zijn te weinig mensen aan een kant, of de antwoorden zijn "
                "niet te tonen."
            )
        )
    else:
        tell(language.say("Vraag het elkaar: waar ziet u dat aan, en wat ziet de ander?"))
    for number, opener in enumerate(shown.openers):
        _show_opener(number, opener, choices, shown, language)


def _show_opener(
    number: int, opener: Contrasted, choices: ScanChoices, shown: ScanAnswer, language: Language
) -> None:
    with st.container(key=f"gesprek_{number}"):
        subheading(f"{number + 1}. {opener_title(language, opener, choices.questions)}")
        tell(opener_sentence(language, opener, choices.questions))
        for decision in shown.agreed.get(opener.matter.question, ()):
            note(agreed_words(language, decision))
        with st.container(horizontal=True, vertical_alignment="center", key=f"verder_{number}"):
            st.button(
                language.say("Van dichtbij"),
                key=f"dichtbij_{number}",
                icon=":material/zoom_in:",
                type="tertiary",
                on_click=lambda: url.want(onderwerp=opener.matter.code),
                help=escaped(contrast_words(language, opener.contrast)),
            )
            _offer_agreement(opener, choices, language)


def _offer_agreement(opener: Contrasted, choices: ScanChoices, language: Language) -> None:
    """The way to a decision on this."""
    parameters = {
        "focus": choices.focus.code,
        "besluit": "nieuw",
        "ronde": str(choices.taken.period),
        "vraag": opener.matter.question,
        "tekst": decision_words(language, opener, choices.questions),
    }
    link_to(DECISIONS, parameters, language, label=language.say("Maak er een afspraak van"))


def show_closely(
    pictures: Mapping[str, Picture], choices: ScanChoices, shown: ScanAnswer, language: Language
) -> None:
    """One question: rounds, layers, agreement within a side, and each other."""
    if "vraag" not in pictures:
        return
    heading(language.say("Eén vraag van dichtbij"), "vraag")
    choose_matter(choices, language)
    closely = pictures["vraag"]
    with side_by_side(2, [2, 1]) as (left, right):
        with left:
            subheading(closely.heading)
            draw(closely)
            show_source(closely)
        with right:
            for sentence in closely.sentences:
                tell(sentence)
            for reading in closely.notes[:1]:
                note(reading)
            for decision in shown.agreed.get(choices.matter.question if choices.matter else "", ()):
                note(agreed_words(language, decision))
            if "elkaar" in pictures:
                mirror = pictures["elkaar"]
                subheading(mirror.heading)
                draw(mirror)
                tell_of(mirror)


def show_openly(choices: ScanChoices, language: Language) -> None:
    """What people said who are a layer of their own; nothing where nobody was asked openly."""
    table = openly_table(choices.taken.shown, choices.questions, language)
    if not table.rows:
        return
    heading(language.say("Openlijk geantwoord, als rol"), "openlijk")
    tell(
        language.say(
            "Een laag van één mens kan niet anoniem zijn. Die wist vooraf dat het antwoord hier staat; het telt in "
            "geen ander getal mee."
        )
    )
    show_table(table, language)


def show_axis(pictures: Mapping[str, Picture], choices: ScanChoices, language: Language) -> None:
    """Answers, quality and cost over the same years, and which of each."""
    axis = pictures["verloop"]
    heading(axis.heading, "verloop")
    choose_axes_in_time(choices, language)
    draw(axis)
    tell_of(axis)
    show_source(axis)


def show_next_round(choices: ScanChoices, snapshot: Snapshot, language: Language) -> None:
    """Rounds that are open, and a new one."""
    heading(language.say("Volgende ronde"), "ronde")
    show_rounds(choices.focus, snapshot, language)
