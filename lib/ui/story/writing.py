"""Writing a story: copied from another, its slides in another order, with the presenter's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

import streamlit as st

from lib.answers.focus import FOCUS_NAME
from lib.answers.snapshot import Snapshot
from lib.answers.story.choices import ADDED_CHOICES, ADDED_PAGE, STORY_NAME, StoryChoices
from lib.catalogue.datasets.story import PAGES_TOLD
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.story.stories import Story, StorySlide
from lib.ingest.typed.whole_story import remove_story, save_story, story_code
from lib.pictures.story.deck import Deck
from lib.pictures.story.gallery import pictures_of
from lib.pictures.story.telling import title_of
from lib.store.engine import Store
from lib.text.language import Language
from lib.text.loads.findings import sentence
from lib.ui import url
from lib.ui.frame import may_change, say_may_look
from lib.ui.loads.who import ask_name, name_given
from lib.ui.registry import PAGES
from lib.ui.story.blocks import show_slide
from lib.ui.words import escaped, note, subheading

_DRAFT, _SAID = "story_draft", "story_said"


def draft_of(story: Story) -> Story:
    """The story as it is being written, or as it is kept."""
    draft = st.session_state.get(_DRAFT)
    return draft if isinstance(draft, Story) and draft.code == story.code else story


def offer_copy(
    choices: StoryChoices, deck: Deck, snapshot: Snapshot, store: Store, language: Language
) -> None:
    """A story of one's own, made of the one that is shown."""
    say, story = language.say, choices.story
    if story is None or url.as_of() is not None:
        return
    if not may_change():
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
            code = story_code(title, (each.code for each in choices.stories))
            _save(Story(code, title.strip() or code, story.partnership, slides), store, language)

        st.button(say("Bewaren"), on_click=copy, key="verhaal_kopie")


def show_written(story: Story, deck: Deck, snapshot: Snapshot, store: Store, language: Language) -> None:
    """The slides of one's own story, each with its words and its place to change."""
    say, draft = language.say, draft_of(story)
    if draft != story:
        with st.container(horizontal=True, key="verhaal_bewaren", vertical_alignment="center"):
            st.info(say("Er zijn wijzigingen die nog niet bewaard zijn."), icon=":material/edit:")
            st.button(
                say("Bewaren"),
                key="verhaal_bewaar",
                on_click=lambda: _save(draft, store, language),
            )
            st.button(
                say("Vergeten"), key="verhaal_vergeet", on_click=lambda: st.session_state.pop(_DRAFT, None)
            )
    hidden = st.toggle(
        say("Anderen zonder naam"),
        draft.anonymous,
        key=f"verhaal_anoniem_{draft.code}_{draft.anonymous}",
        help=say("Andere partnerschappen staan onder een schuilnaam en in groepen van minstens vijf."),
    )
    if hidden != draft.anonymous:
        _draft(replace(draft, anonymous=hidden))
        st.rerun()
    for number, slide in enumerate(deck.slides):
        with st.container(key=f"dia_{number + 1}", border=True):
            note(say("Dia {n} van {total}", n=number + 1, total=len(deck.slides)))
            show_slide(slide, str(number + 1))
            with st.expander(say("Woorden en plaats")):
                _show_words(draft, number, language)
                _show_moves(draft, number, language)
    _offer_picture(draft, snapshot, language)
    ask_name(language, "_verhaal")
    st.button(
        say("Verhaal weghalen"),
        icon=":material/delete:",
        type="tertiary",
        key="verhaal_weg",
        on_click=lambda: _remove(story, store, language),
    )


def _show_words(draft: Story, number: int, language: Language) -> None:
    """Title and sentence of the presenter; empty ones are those of the picture."""
    slide = draft.slides[number]
    for name, label, value, most in (
        ("title", language.say("Titel van de dia"), slide.title, MOST_SIGNS),
        ("sentence", language.say("Zin"), slide.sentence, 4 * MOST_SIGNS),
    ):
        key = f"dia_{name}_{draft.code}_{number}_{hash(slide)}"

        def change(name: str = name, key: str = key) -> None:
            changed = replace(slide, **{name: st.session_state[key]})
            _draft(replace(draft, slides=(*draft.slides[:number], changed, *draft.slides[number + 1 :])))

        st.text_input(
            label,
            value,
            key=key,
            max_chars=most,
            placeholder=language.say("leeg: wat het beeld zelf zegt"),
            on_change=change,
        )


def _show_moves(draft: Story, number: int, language: Language) -> None:
    """Up, down and away."""
    slides = list(draft.slides)

    def moved(to: int) -> tuple[StorySlide, ...]:
        others = [*slides[:number], *slides[number + 1 :]]
        return (*others[:to], slides[number], *others[to:])

    steps: Mapping[str, tuple[str, tuple[StorySlide, ...], bool]] = {
        "omhoog": (language.say("Eerder"), moved(number - 1) if number else (), number == 0),
        "omlaag": (language.say("Later"), moved(number + 1), number == len(slides) - 1),
        "weg": (language.say("Weghalen"), (*slides[:number], *slides[number + 1 :]), False),
    }
    icons = {
        "omhoog": ":material/arrow_upward:",
        "omlaag": ":material/arrow_downward:",
        "weg": ":material/delete:",
    }
    with st.container(horizontal=True):
        for name, (label, after, disabled) in steps.items():
            st.button(
                label,
                icon=icons[name],
                disabled=disabled,
                key=f"dia_{name}_{number}",
                on_click=_drafting(replace(draft, slides=after)),
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
            on_click=_drafting(replace(draft, slides=(*draft.slides, added))),
        )


def _drafting(story: Story) -> Callable[[], None]:
    return lambda: _draft(story)


def _draft(story: Story) -> None:
    st.session_state[_DRAFT] = story


def _save(story: Story, store: Store, language: Language) -> None:
    outcome = save_story(store, story, name_given())
    if outcome.findings:
        st.session_state[_SAID] = [sentence(language, finding) for finding in outcome.findings]
        return
    st.session_state.pop(_DRAFT, None)
    st.session_state[_SAID] = [language.say("Bewaard. Op Geschiedenis is dit terug te draaien.")]
    url.want(**{STORY_NAME: story.code})


def _remove(story: Story, store: Store, language: Language) -> None:
    remove_story(store, story.code, name_given())
    st.session_state.pop(_DRAFT, None)
    st.session_state[_SAID] = [language.say("Weggehaald. Op Geschiedenis is het terug te zetten.")]


def tell_what_was_done() -> None:
    """What came of the last thing that was done here, once."""
    for said in st.session_state.pop(_SAID, []):
        st.info(escaped(said), icon=":material/info:")
