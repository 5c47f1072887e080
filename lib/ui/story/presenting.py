"""The ways onto the podium: the screen for the room, the window of the presenter, and phones that follow along."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.answers.story.choices import StoryChoices
from lib.pictures.story.deck import Deck
from lib.text.language import Language
from lib.ui.podium.address import FOLLOW_TOKEN, FOLLOWING, SPEAKER, STAGE, STAGE_TOKEN
from lib.ui.podium.stages import STAGES, Performance
from lib.ui.questionnaire.invitations import code_picture
from lib.ui.server.gate import LOCAL_HOSTS
from lib.ui.words import note, tell


def offer_podium(choices: StoryChoices, deck: Deck, site: str, language: Language) -> None:
    """What opens the story in a window of its own, and what lets others follow it.

    Args:
        site: the address of the monitor, before that of a page.
    """
    context = get_script_run_ctx()
    if choices.story is None or context is None or not deck.slides:
        return
    say = language.say
    offered = STAGES.offer((context.session_id, choices.story.code), deck, language)
    with st.container(horizontal=True, key="podium", vertical_alignment="center"):
        moves = urlencode({STAGE_TOKEN: offered.stage})
        st.link_button(say("Presenteren"), f"{site}{STAGE}?{moves}", icon=":material/slideshow:")
        st.link_button(
            say("Venster voor de spreker"), f"{site}{SPEAKER}?{moves}", icon=":material/speaker_notes:"
        )
        with st.popover(say("Laat meekijken"), icon=":material/qr_code:"):
            _show_way_in(offered, site, language)


def _show_way_in(offered: Performance, site: str, language: Language) -> None:
    """The address that phones open, as a code for their camera too, and what takes it back."""
    say = language.say
    address = f"{site}{FOLLOWING}?{urlencode({FOLLOW_TOKEN: offered.follow})}"
    tell(say("Wie dit adres opent, ziet de dia die nu getoond wordt en niets anders, zolang u presenteert."))
    st.image(code_picture(address), width=220)
    st.code(address, language=None, wrap_lines=True)
    if any(host in site for host in LOCAL_HOSTS):
        note(say("Dit adres werkt alleen op deze computer; telefoons hebben een adres van de server nodig."))
    st.button(
        say("Intrekken"),
        icon=":material/link_off:",
        key="podium_intrekken",
        on_click=lambda: STAGES.end(offered.stage),
        help=say(
            "Het adres werkt dan niet meer, en de presentatie stopt. Daarna staat hier een nieuw adres."
        ),
    )
