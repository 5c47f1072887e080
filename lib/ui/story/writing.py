"""Writing a story: copied from another, its slides in another order, with the presenter's own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from lib.answers.focus import FOCUS_NAME
from lib.answers.snapshot import Snapshot
from lib.answers.story.choices import ADDED_CHOICES, ADDED_PAGE, STORY_NAME, StoryChoices
from lib.catalogue.datasets.story import PAGES_TOLD
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.loads.reach import MayNotLoad
from lib.domain.story.stories import Story, StorySlide
from lib.ingest.typed.whole_story import remove_story, save_story, story_code
from lib.pictures.story.deck import Deck
from lib.pictures.story.gallery import pictures_of
from lib.pictures.story.telling import title_of
from lib.store.engine import Store
from lib.text.language import Language
from lib.text.loads.findings import sentence
from lib.text.loads.problems import NOT_ANY_MORE
from lib.ui import url
from lib.ui.frame import may_tell, say_may_look, who_may_tell
from lib.ui.loads.who import ask_name, name_given
from lib.ui.people.reader import tell_reach
from lib.ui.registry import PAGES
from lib.ui.story.blocks import show_slide, show_slides_line
from lib.ui.story.draft import draft_of, forget_draft, keep_draft
from lib.ui.story.ordering import show_order
from lib.ui.story.slide_words import drafting, show_moves, show_words
from lib.ui.words import escaped, note, subheading

_SAID = "story_said"


def offer_copy(
    choices: StoryChoices, deck: Deck, snapshot: Snapshot, store: Store, language: Language
) -> None:
    """A story of one's own, made of the one that is shown."""
    say, story = language.say, choices.story
    if story is None or url.as_of() is not None:
        return
    if not may_tell(story.partnership):
        say_may_look(language)
        return
    if story.kind and url.wanted().get(ADDED_PAGE):
        st.info(
            say(
                "Kies een eigen verhaal, of maak er hier een. Onder de dia's, bij Beeld toevoegen, staat de pagina "
                "waar u vandaan komt al klaar."
            ),
            icon=":material/add_to_photos:",
        )
    with st.popover(say("Maak er een eigen verhaal van"), icon=":material/content_copy:"):
        title = st.text_input(
            say("Titel"),
            title_of(story, snapshot, language),
            max_chars=MOST_SIGNS,
            key=f"verhaal_titel_{story.code}",
        )
        ask_name(language, "_kopie")

        def copy() -> None:
            slides = tuple(slide.origin for slide in deck.slides if slide.origin)
            code = story_code(store, title, (each.code for each in choices.stories))
            _save(Story(code, title.strip() or code, story.partnership, slides), store, language)

        st.button(say("Bewaren"), on_click=who_may_tell(story.partnership, copy), key="verhaal_kopie")


def show_written(
    choices: StoryChoices, deck: Deck, snapshot: Snapshot, store: Store, language: Language
) -> None:
    """The slides of one's own story, each with its words and its place to change."""
    story = choices.story
    if story is None:
        return
    say, draft = language.say, draft_of(story)
    if draft != story or not choices.kept:
        with st.container(horizontal=True, key="verhaal_bewaren", vertical_alignment="center"):
            st.info(say("Er zijn wijzigingen die nog niet bewaard zijn."), icon=":material/edit:")
            st.button(
                say("Bewaren"),
                key="verhaal_bewaar",
                on_click=who_may_tell(draft.partnership, lambda: _save(draft, store, language)),
            )
            st.button(say("Vergeten"), key="verhaal_vergeet", on_click=forget_draft)
    _show_whole(draft, snapshot, language)
    show_order(draft, [slide.title for slide in deck.slides], language)
    show_slides_line(deck, language)
    for number, slide in enumerate(deck.slides):
        with st.container(key=f"dia_{number + 1}", border=True):
            note(say("Dia {n} van {total}", n=number + 1, total=len(deck.slides)))
            show_slide(slide, str(number + 1))
            with st.expander(say("Woorden en plaats")):
                show_words(draft, number, slide, language)
                show_moves(draft, number, language)
    _offer_picture(draft, snapshot, language)
    ask_name(language, "_verhaal")
    st.button(
        say("Verhaal weghalen"),
        icon=":material/delete:",
        type="tertiary",
        key="verhaal_weg",
        on_click=who_may_tell(story.partnership, lambda: _remove(story, store, language)),
    )


def _show_whole(draft: Story, snapshot: Snapshot, language: Language) -> None:
    """What holds for the whole story: its title, whether others have a name, and whether it is fixed."""
    say = language.say
    key = f"verhaal_naam_{draft.code}_{draft.title}"
    st.text_input(
        say("Titel"),
        draft.title,
        key=key,
        max_chars=MOST_SIGNS,
        on_change=lambda: keep_draft(replace(draft, title=st.session_state[key].strip() or draft.title)),
    )
    anonymous, fixed = f"verhaal_anoniem_{draft.code}", f"verhaal_vast_{draft.code}"
    st.session_state[anonymous], st.session_state[fixed] = draft.anonymous, draft.frozen_at is not None

    def fix() -> None:
        if st.session_state[fixed]:
            keep_draft(replace(draft, frozen_at=snapshot.version, frozen_on=dt.date.today()))
        else:
            keep_draft(replace(draft, frozen_at=None, frozen_on=None))

    with st.container(horizontal=True):
        st.toggle(
            say("Anderen zonder naam"),
            key=anonymous,
            help=say("Andere partnerschappen staan onder een schuilnaam en in groepen van minstens vijf."),
            on_change=lambda: keep_draft(replace(draft, anonymous=st.session_state[anonymous])),
        )
        st.toggle(
            say("Vastzetten op nu"),
            key=fixed,
            help=say("Wat later wordt ingelezen of teruggedraaid, verandert dit verhaal dan niet meer."),
            on_change=fix,
        )


def _offer_picture(draft: Story, snapshot: Snapshot, language: Language) -> None:
    """A picture of a page at the end of the story; the page that the reader came from is chosen already."""
    say, wanted = language.say, url.wanted()
    titles = {page.address: language.say(page.title) for page in PAGES if page.address in PAGES_TOLD}
    subheading(say("Beeld toevoegen"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        came_from = wanted.get(ADDED_PAGE, "")
        first = list(titles).index(came_from) if came_from in titles else 0
        page = st.selectbox(
            say("Pagina"), list(titles), first, format_func=lambda code: titles[code], key="dia_pagina"
        )
        asked = dict(parse_qsl(wanted.get(ADDED_CHOICES, ""))) if page == came_from else {}
        focus = {FOCUS_NAME: draft.partnership} if draft.partnership else {}
        hung = pictures_of(page, {**focus, **asked}, snapshot, language)
        names = {name: picture.heading for name, picture in hung.pictures.items()}
        block = st.selectbox(
            say("Beeld"),
            list(names),
            format_func=lambda name: names.get(name, name),
            key=f"dia_beeld_{page}",
            placeholder="–",
        )
        added = StorySlide(page, dict(hung.parameters), block or "")
        st.button(
            say("Toevoegen"),
            icon=":material/add:",
            key="dia_toevoegen",
            disabled=not block,
            on_click=drafting(replace(draft, slides=(*draft.slides, added))),
        )


def _save(story: Story, store: Store, language: Language) -> None:
    try:
        outcome = save_story(store, story, name_given(), reach=tell_reach(story.partnership))
    except MayNotLoad:
        st.session_state[_SAID] = [language.say(NOT_ANY_MORE)]
        return
    if outcome.findings:
        st.session_state[_SAID] = [sentence(language, finding) for finding in outcome.findings]
        return
    forget_draft()
    st.session_state[_SAID] = [language.say("Bewaard. Op Geschiedenis is dit terug te draaien.")]
    url.want(**{STORY_NAME: story.code})


def _remove(story: Story, store: Store, language: Language) -> None:
    try:
        remove_story(store, story.code, name_given(), reach=tell_reach(story.partnership))
    except MayNotLoad:
        st.session_state[_SAID] = [language.say(NOT_ANY_MORE)]
        return
    forget_draft()
    st.session_state[_SAID] = [language.say("Weggehaald. Op Geschiedenis is het terug te zetten.")]


def tell_what_was_done() -> None:
    """What came of the last thing that was done here, once."""
    for said in st.session_state.pop(_SAID, []):
        st.info(escaped(said), icon=":material/info:")
