"""The blocks of the page "Dienstverlening": outcomes and trend, areas and map, levels and scales."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.known import LEVEL_ROLES, known_lines, known_of
from lib.answers.service_levels.choices import NotInspected, ServiceLevelChoices
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner
from lib.pictures.comparison import known_levels_picture
from lib.pictures.picture import Picture
from lib.text.language import Language, msg
from lib.text.terms import partner_name
from lib.ui.controls import page_heading, say_unmet, side_by_side
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import offer_series, show_known, show_ways_on
from lib.ui.frame import greet_empty
from lib.ui.pictures import draw, show, show_source, tell_of
from lib.ui.words import heading, note, subheading, tell

UNDER_MAIN = ("gebieden", "verdeling", "laagste", "hoogste", "kaart")
"""The pictures under the main one, in their order."""
PLACES_NEEDED = "plekken"
"""Where it stands how many places are needed."""
WITHOUT_INSPECTIONS = msg(
    "Deze pagina rekent met metingen per plek (bestand schouw.csv) en met de afgesproken niveaus (ambities.csv). Wat "
    "al berekend of gepubliceerd is, staat hiernaast en op de andere pagina's."
)


def say_nothing_inspected(choices: NotInspected, snapshot: Snapshot, language: Language) -> None:
    """That the focus was not inspected, and the ways on."""
    say, focus = language.say, choices.focus
    if focus is None:
        greet_empty(say("Dienstverlening"), language)
    page_heading(say("Dienstverlening"), choices.partners, focus, language)
    say_unmet(choices.unmet, focus, language)
    heading(say("Van {name} zijn nog geen schouwresultaten geladen", name=partner_name(language, focus)))
    known = known_of(focus, snapshot, LEVEL_ROLES, choices.inspected)
    with side_by_side(1, [2, 1]) as (left, right):
        with left:
            _show_known_levels(focus, snapshot, language)
            show_known(known, (), language, whole=True)
        with right, st.container(key="zonder_schouw"):
            subheading(say("Wat hier nog ontbreekt"))
            tell(say(WITHOUT_INSPECTIONS))
            show_ways_on(known, ("schouw", "ambities"), snapshot, language)
    offer_series("dienstverlening", focus, snapshot, language)


def _show_known_levels(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The quality that was published of a partnership without inspections, over the years; nothing of a single year."""
    lines = known_lines(focus, snapshot, LEVEL_ROLES)
    if lines:
        picture = known_levels_picture(focus, lines, language)
        subheading(picture.heading)
        draw(picture)
        tell_of(picture)
        show_source(picture)


def show_outcomes(pictures: Mapping[str, Picture], choices: ServiceLevelChoices, language: Language) -> None:
    """The main picture, and in a third beside it the figures in a sentence and the trend."""
    main = pictures["beeld"]
    with side_by_side(1, [2, 1]) as (left, panel):
        with left:
            show(main, ahead=True)
            for marks in main.notes:
                note(marks)
            show_source(main)
        with panel:
            heading(partner_name(language, choices.focus))
            for said in main.sentences:
                tell(said)
            _show_trend(pictures["verloop"])


def _show_trend(picture: Picture) -> None:
    if picture.drawing:
        subheading(picture.heading)
        draw(picture)
    tell_of(picture)


def show_level_parts(pictures: Mapping[str, Picture], language: Language) -> None:
    """What follows under the main picture, a link a part."""
    drawn = [(name, pictures[name]) for name in UNDER_MAIN if name in pictures and pictures[name].drawing]
    parts = [(name, picture.heading) for name, picture in drawn]
    show_contents_line([*parts, (PLACES_NEEDED, language.say("Hoeveel plekken zijn nodig?"))], language)


def show_areas_and_levels(pictures: Mapping[str, Picture], choices: ServiceLevelChoices) -> None:
    """The areas next to each other, and the readings over A+ to D as they are.

    Of one discipline the map stands here too, beside the longer list of areas.
    """
    if "gebieden" not in pictures:
        return
    with side_by_side(2, [1, 1]) as (left, right):
        with left:
            show(pictures["gebieden"], "gebieden")
            tell_of(pictures["gebieden"])
        with right:
            show(pictures["verdeling"], "verdeling")
            tell_of(pictures["verdeling"])
            if choices.group:
                show_map(pictures["kaart"])


def show_map(picture: Picture) -> None:
    """The areas on a map; where it cannot be drawn the sentences name columns and files, as code."""
    show(picture, "kaart")
    for said in picture.sentences:
        st.markdown(said)
    for reading in picture.notes:
        note(reading)


def show_scales(pictures: Mapping[str, Picture]) -> None:
    """The scales with the lowest and with the highest share at their level."""
    highest = pictures["hoogste"]
    if highest.drawing is None:
        tell_of(highest)
        return
    with side_by_side(3, [1, 1]) as columns:
        for column, name in zip(columns, ("laagste", "hoogste"), strict=True):
            with column:
                if name in pictures:
                    show(pictures[name], name)
    for reading in highest.notes:
        note(reading)
