"""The blocks of the page "Verhaal": which story, its slides one under the other, and the story as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from lib.answers.known import known_of
from lib.answers.snapshot import Snapshot
from lib.answers.story.choices import STORY_NAME, StoryChoices
from lib.answers.story.told import as_fixed
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.audit.witness import Heard, heard_again, with_what_was_seen
from lib.domain.indicators import QUALITY_ROLES, Role
from lib.domain.partners import Partner
from lib.domain.story.stories import Story
from lib.export.paper.printed import PRINTED, as_pdf, has_browser
from lib.export.paper.stand_alone import as_page
from lib.export.slides.presentation import PPTX, as_presentation
from lib.export.story_file import as_story_file
from lib.export.workbook import XLSX
from lib.pictures.picture import LargeFigure
from lib.pictures.story.deck import Deck, DeckSlide
from lib.pictures.story.telling import deck_of, title_of
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.audit.seeing import noted_when_taken
from lib.ui.controls import page_heading, say_unmet, select
from lib.ui.downloads import dated
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_known, show_ways_on
from lib.ui.pictures import draw
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell

_LAST_DECK = "story_deck"


def show_choices(choices: StoryChoices, snapshot: Snapshot, language: Language) -> None:
    """Title and focus on one line, and under it the story."""
    page_heading(language.say("Verhaal"), choices.partners, choices.focus, language)
    named = {story.code: title_of(story, snapshot, language) for story in choices.stories}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        select(language.say("Verhaal"), STORY_NAME, named, choices.story.code if choices.story else None)
    say_unmet(choices.unmet, choices.focus, language)


def told_deck(story: Story, snapshot: Snapshot, language: Language) -> Deck:
    """The story with its pictures; the last one is kept, so that the next slide is there at once."""
    key = (story, snapshot.version, snapshot.newest, language.code)
    kept = st.session_state.get(_LAST_DECK)
    if kept is None or kept[0] != key:
        deck = with_what_was_seen(lambda: deck_of(story, as_fixed(story, snapshot), language, base_address()))
        kept = st.session_state[_LAST_DECK] = (key, deck)
    told: Heard[Deck] = kept[1]
    heard_again(told.things)
    return told.answer


def base_address() -> str:
    """The address of the monitor, before that of a page."""
    return (st.context.url or "").split("?")[0].rsplit("/", 1)[0]


def show_story_files(story: Story, deck: Deck, language: Language) -> None:
    """The story as slides, as a page of its own, and as pdf where this server can print; made when asked for."""
    name = dated(story.code)
    files: list[tuple[str, str, str, str, Callable[[], bytes]]] = [
        ("PowerPoint", ":material/slideshow:", f"{name}.pptx", PPTX, lambda: as_presentation(deck, language)),
        ("HTML", ":material/code:", f"{name}.html", "text/html", lambda: as_page(deck, language)),
    ]
    if has_browser():
        files.append(
            (
                "PDF",
                ":material/picture_as_pdf:",
                f"{name}.pdf",
                PRINTED,
                lambda: as_pdf(deck, language),
            )
        )
    files.append(
        (
            language.say("Bestand"),
            ":material/table:",
            f"{name}_verhaal.xlsx",
            XLSX,
            lambda: as_story_file(named_story(story, deck)),
        )
    )
    with st.container(horizontal=True, key="uitvoer", vertical_alignment="center"):
        for label, icon, file, kind, make in files:
            st.download_button(
                label,
                noted_when_taken(make),
                file,
                kind,
                icon=icon,
                on_click="ignore",
                key=f"verhaal_{label}",
            )
        with st.popover(language.say("Link"), icon=":material/link:"):
            tell(language.say("Deze link toont hetzelfde verhaal:"))
            st.code(url.address(), language=None, wrap_lines=True)
    note(deck.state)


def named_story(story: Story, deck: Deck) -> Story:
    """The story to take along: a ready one with the title and the slides that it has now."""
    if not story.kind:
        return story
    slides = tuple(slide.origin for slide in deck.slides if slide.origin)
    return replace(story, title=deck.title[:MOST_SIGNS], slides=slides, kind=None)


def slide_anchor(place: str) -> str:
    """What a link on the page to a slide ends with."""
    return f"naar_dia_{place}"


def show_slides_line(deck: Deck, language: Language) -> None:
    """The slides by number and title, a link each, where there are more than fit on a screen."""
    numbered = enumerate((slide.title for slide in deck.slides), start=1)
    show_contents_line([(slide_anchor(str(n)), f"{n}. {title}") for n, title in numbered], language)


def show_slide(slide: DeckSlide, place: str) -> None:
    """A slide: its finding, the sentence, the picture or the large figures, and the source."""
    picture = slide.picture
    heading(slide.title, slide_anchor(place))
    if slide.sentence:
        tell(slide.sentence)
    if picture.drawing:
        draw(replace(picture, name=f"beeld_{place}"))
    elif picture.large:
        for column, figure in zip(st.columns(len(picture.large)), picture.large, strict=True):
            with column:
                _show_large(figure)
    elif picture.table.rows:
        show_to_read(picture.table.shown(), url.language())
    for reading in picture.notes:
        note(reading)
    if picture.source:
        note(picture.source)


def _show_large(figure: LargeFigure) -> None:
    subheading(figure.label)
    st.metric(escaped(figure.label), figure.value, label_visibility="collapsed")
    note(figure.words)


def show_deck(deck: Deck, language: Language) -> None:
    """Every slide under the one before."""
    show_slides_line(deck, language)
    for number, slide in enumerate(deck.slides, start=1):
        with st.container(key=f"dia_{number}", border=True):
            note(language.say("Dia {n} van {total}", n=number, total=len(deck.slides)))
            show_slide(slide, str(number))
    if not deck.slides:
        tell(language.say("Dit verhaal heeft nog geen dia's."))


def show_ways_to_slides(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """What is known of a partnership without a picture to tell of, and how figures come in."""
    tell(language.say("De dia's komen uit de cijfers van {name}.", name=partner_name(language, focus)))
    known = known_of(focus, snapshot, (Role.COST, *QUALITY_ROLES), ())
    show_known(known, (), language)
    show_ways_on(known, ("cijfers",), snapshot, language)
