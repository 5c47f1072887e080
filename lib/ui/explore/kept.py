"""Views that are kept under a name: keeping this one, and those that there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from lib.answers.explore.choices import ExploreChoices
from lib.answers.explore.kept import views_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.explore.kept import KeptView
from lib.domain.loads.reach import MayNotLoad
from lib.ingest.typed.kept_view import remove_view, save_view, view_code
from lib.store.engine import Store
from lib.text.language import Language
from lib.text.loads.findings import sentence
from lib.text.loads.problems import NOT_ANY_MORE
from lib.ui import url
from lib.ui.explore.pinned import link_to_view
from lib.ui.frame import may_tell, who_may_tell
from lib.ui.loads.who import ask_name, name_given
from lib.ui.people.reader import tell_reach
from lib.ui.words import escaped, note, subheading, tell

_SAID = "view_said"


def offer_to_keep(choices: ExploreChoices, snapshot: Snapshot, store: Store, language: Language) -> None:
    """A name for what is shown."""
    say = language.say
    if url.as_of() is not None or not may_tell(choices.focus.code):
        return
    with st.popover(say("Bewaren"), icon=":material/bookmark_add:"):
        if choices.focus.is_whole_client:
            tell(say("Kies bovenaan één partnerschap om een weergave te bewaren."))
            return
        title = st.text_input(say("Naam van de weergave"), max_chars=MOST_SIGNS, key="weergave_naam")
        pinned = st.toggle(say("Zet op Partnerschap"), key="weergave_vast")
        ask_name(language, "_weergave")

        def keep() -> None:
            code, focus = view_code(store, title), choices.focus.code
            _save(KeptView(code, title.strip(), focus, choices.parameters(), pinned), store, language)

        may_keep = who_may_tell(choices.focus.code, keep)
        st.button(say("Bewaren"), on_click=may_keep, key="weergave_bewaren", disabled=not title.strip())


def tell_what_was_kept() -> None:
    """What came of the last thing that was done with a view, once."""
    for said in st.session_state.pop(_SAID, []):
        st.info(escaped(said), icon=":material/info:")


def show_kept(choices: ExploreChoices, snapshot: Snapshot, store: Store, language: Language) -> None:
    """The views that there are, of the partnership in focus and of others, each as a link."""
    say = language.say
    found = views_of(choices.focus, snapshot)
    own = [view for view in found if view.partnership == choices.focus.code]
    if not own:
        tell(say("Van dit partnerschap is nog geen weergave bewaard; dat kan met de knop Bewaren."))
    for view in own:
        link_to_view(view, language)
        if view.pinned:
            note(say("Staat op Partnerschap."))
        if url.as_of() is None and may_tell(view.partnership):
            _offer_steps(view, store, language)
    partners = {p.code: p for p in choices.everyone}
    others = [view for view in found if view not in own]
    if others:
        subheading(say("Van andere partnerschappen"))
    for view in others:
        link_to_view(view, language, partners.get(view.partnership))


def _offer_steps(view: KeptView, store: Store, language: Language) -> None:
    say = language.say

    def pin() -> None:
        _save(replace(view, pinned=not view.pinned), store, language)

    steps: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
        (
            "vast",
            say("Haal van Partnerschap") if view.pinned else say("Zet op Partnerschap"),
            ":material/keep_off:" if view.pinned else ":material/keep:",
            pin,
        ),
        ("weg", say("Weghalen"), ":material/delete:", lambda: _remove(view, store, language)),
    )
    with st.container(horizontal=True, key=f"weergave_{view.code}"):
        for name, label, icon, step in steps:
            key, taken = f"weergave_{name}_{view.code}", who_may_tell(view.partnership, step)
            st.button(label, icon=icon, key=key, on_click=taken, type="tertiary")


def _save(view: KeptView, store: Store, language: Language) -> None:
    try:
        outcome = save_view(store, view, name_given(), reach=tell_reach(view.partnership))
    except MayNotLoad:
        st.session_state[_SAID] = [language.say(NOT_ANY_MORE)]
        return
    said = [sentence(language, finding) for finding in outcome.findings]
    st.session_state[_SAID] = said or [language.say("Bewaard. Op Geschiedenis is dit terug te draaien.")]


def _remove(view: KeptView, store: Store, language: Language) -> None:
    say = language.say
    try:
        if remove_view(store, view.code, name_given(), reach=tell_reach(view.partnership)):
            said = say("Weggehaald. Op Geschiedenis is het terug te zetten.")
        else:
            said = say("Deze weergave komt uit een bestand; op Geschiedenis is die lading terug te draaien.")
    except MayNotLoad:
        said = say(NOT_ANY_MORE)
    st.session_state[_SAID] = [said]
