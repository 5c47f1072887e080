"""What the presenter can change of a slide: its words, the address of its picture, its place in the story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from lib.catalogue.datasets.story import PAGES_TOLD
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.story.stories import Story, StorySlide
from lib.pictures.story.deck import DeckSlide
from lib.text.language import Language
from lib.ui.story.draft import keep_draft
from lib.ui.words import escaped


def show_words(draft: Story, number: int, told: DeckSlide, language: Language) -> None:
    """Title and sentence of the presenter, empty for those of the picture, and the address of the picture.

    Args:
        number: of the slide, from 0.
        told: the slide as it stands; what it says of itself is proposed.
    """
    slide = draft.slides[number]
    proposed = language.say("leeg: {words}", words=next(iter(told.picture.sentences), told.title))
    fields = (
        ("title", language.say("Titel van de dia"), slide.title, MOST_SIGNS, told.title),
        ("sentence", language.say("Zin"), slide.sentence, 4 * MOST_SIGNS, proposed),
    )
    for name, label, value, most, placeholder in fields:
        key = f"dia_{name}_{draft.code}_{number}_{hash(slide)}"

        def change(name: str = name, key: str = key) -> None:
            _keep(draft, number, replace(slide, **{name: st.session_state[key]}))

        st.text_input(label, value, key=key, max_chars=most, placeholder=placeholder, on_change=change)
    _show_address(draft, number, language)


def _show_address(draft: Story, number: int, language: Language) -> None:
    """The address of the picture, which can be that of another one: as copied from the browser."""
    slide = draft.slides[number]
    here = f"/{slide.page}?{urlencode(slide.choices)}"
    key = f"dia_adres_{draft.code}_{number}_{hash((slide, here))}"

    def change() -> None:
        found = slide_at(str(st.session_state[key]), slide)
        if found is None:
            said = language.say("Dit is geen adres van een pagina met beelden: {address}")
            st.toast(escaped(said.format(address=st.session_state[key])), icon=":material/block:")
        else:
            _keep(draft, number, found)

    help_text = language.say("Het adres van de pagina met dit beeld, zoals het in de browser staat.")
    st.text_input(
        language.say("Adres van het beeld"), here, key=key, max_chars=2000, help=help_text, on_change=change
    )


def slide_at(address: str, slide: StorySlide) -> StorySlide | None:
    """The slide with the picture at another address; None where no page with pictures stands.

    On another page it is the first picture.
    """
    parts = urlsplit(address.strip())
    page = parts.path.rstrip("/").rsplit("/", 1)[-1] or PAGES_TOLD[0]
    if page not in PAGES_TOLD:
        return None
    block = slide.block if page == slide.page else ""
    return replace(slide, page=page, choices=dict(parse_qsl(parts.query)), block=block)


def show_moves(draft: Story, number: int, language: Language) -> None:
    """Up, down and away."""
    slides = list(draft.slides)

    def moved(to: int) -> tuple[StorySlide, ...]:
        others = [*slides[:number], *slides[number + 1 :]]
        return (*others[:to], slides[number], *others[to:])

    steps: Mapping[str, tuple[str, str, tuple[StorySlide, ...], bool]] = {
        "omhoog": (
            language.say("Eerder"),
            ":material/arrow_upward:",
            moved(number - 1) if number else (),
            number == 0,
        ),
        "omlaag": (
            language.say("Later"),
            ":material/arrow_downward:",
            moved(number + 1),
            number == len(slides) - 1,
        ),
        "weg": (
            language.say("Weghalen"),
            ":material/delete:",
            (*slides[:number], *slides[number + 1 :]),
            False,
        ),
    }
    with st.container(horizontal=True):
        for name, (label, icon, after, disabled) in steps.items():
            st.button(
                label,
                icon=icon,
                disabled=disabled,
                key=f"dia_{name}_{number}",
                on_click=drafting(replace(draft, slides=after)),
            )


def drafting(story: Story) -> Callable[[], None]:
    """What makes this the story that is being written."""
    return lambda: keep_draft(story)


def _keep(draft: Story, number: int, changed: StorySlide) -> None:
    keep_draft(replace(draft, slides=(*draft.slides[:number], changed, *draft.slides[number + 1 :])))
