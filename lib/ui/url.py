"""The reader's choices: kept for the session, written in the URL, read back from it.

The URL always holds every choice, also one that equals the default: a default depends on what is in
the store, and a copied link has to show the same picture after the next load.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from lib.answers.chooser import EARLIER_FOCUS, LAST_FOCUS, LOOSE
from lib.answers.comparison.beside import BESIDE_NAME, NOBODY
from lib.answers.focus import FOCUS_NAME
from lib.text.language import DEFAULT, LANGUAGES, Language

LANGUAGE = "taal"
AS_OF = "peildatum"
COMPARISON_NAMES = ("dienst", "kosten", "kwaliteit", "periode", "stand", "vergelijk", "focus", "fictief")
"""What the start page asks. It writes all of these, and so does every link to it."""
READERS_OWN = (FOCUS_NAME, "fictief")
"""What belongs to the reader and not to a page: who is in focus, and the stand on fictitious ones."""
_NEVER_KEPT = {*COMPARISON_NAMES, BESIDE_NAME, LANGUAGE, AS_OF}.difference(READERS_OWN)
_INTERNAL = {LOOSE, EARLIER_FOCUS, LAST_FOCUS}
FOCUS_COOKIE = "monitor_partnerschap"
"""The cookie with the partnership that the reader chose last; `browser/frame.js` writes it."""
_CHOSEN_FOCUS = "chosen_focus"
_PAGE = "shown_page"
_WANTED = "wanted"
_WRITTEN = "written"
_FROM_URL = "wanted_from_url"


def wanted() -> dict[str, str]:
    """What the reader wants: the URL where it was changed from outside, else what was chosen here.

    Other pages have choices of their own. Where the URL does not name such a choice it keeps its value, because those
    pages link to pages that do not have it. What was chosen beside another focus is named under `LOOSE`, and who was
    chosen on an earlier visit under `LAST_FOCUS`.
    """
    in_url = _in_url()
    if in_url and in_url != st.session_state.get(_WRITTEN):
        before = _wanted()
        kept = {name: value for name, value in before.items() if name not in _NEVER_KEPT}
        asked = {name: value for name, value in in_url.items() if name not in _INTERNAL}
        st.session_state[_WANTED] = _beside(asked, kept)
        st.session_state[_WRITTEN] = in_url
        st.session_state[_FROM_URL] = True
    last = st.context.cookies.get(FOCUS_COOKIE)
    return _wanted() | ({LAST_FOCUS: last} if last else {})


def note_page(address: str) -> None:
    """Note the page that is open."""
    st.session_state[_PAGE] = address


def page() -> str:
    """The address of the page that is open."""
    return str(st.session_state.get(_PAGE, ""))


def written_choices() -> dict[str, str]:
    """The choices as this page wrote them in the URL."""
    return dict(st.session_state.get(_WRITTEN, {}))


def asked_by_link() -> bool:
    """Whether the wishes came with the address, so that an unmet one deserves a word."""
    return bool(st.session_state.get(_FROM_URL))


def want(**choices: str) -> None:
    """Choose, for the next run of the page; to be called from a callback."""
    st.session_state[_WANTED] = _beside(choices, _wanted())
    st.session_state[_FROM_URL] = False
    if FOCUS_NAME in choices:
        st.session_state[_CHOSEN_FOCUS] = choices[FOCUS_NAME]


def chosen_focus() -> str:
    """The partnership that the reader put in focus by hand on this visit; empty for none."""
    return str(st.session_state.get(_CHOSEN_FOCUS, ""))


def _beside(choices: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """New choices with those before them, which become loose when the focus is another one."""
    loose = set(before.get(LOOSE, "").split())
    focus = choices.get(FOCUS_NAME)
    if focus is not None and focus != before.get(FOCUS_NAME):
        loose = before.keys() - {*READERS_OWN, *_INTERNAL, LANGUAGE, AS_OF}
        before = {**before, EARLIER_FOCUS: before.get(FOCUS_NAME, "")}
    return {**before, **choices, LOOSE: " ".join(sorted(loose - choices.keys()))}


def write(parameters: Mapping[str, str]) -> None:
    """Put the choices of this page in the URL, and hold on to them; what is the reader's own is only shown.

    Where there is nothing to say, the address stays as it is: each change is one more step for Back.
    """
    nothing = not (parameters or as_of() or _in_url()) and language().code == DEFAULT
    parameters = with_shared(parameters)
    chosen_here = {name: value for name, value in parameters.items() if name not in READERS_OWN}
    st.session_state[_WANTED] = _beside(chosen_here, _wanted())
    if parameters != _in_url() and not nothing:
        st.query_params.from_dict(parameters)
    st.session_state[_WRITTEN] = parameters


def with_shared(parameters: Mapping[str, str]) -> dict[str, str]:
    """The choices of a page and those that all pages share: the language, and the day when that is not now."""
    day = as_of()
    return {**parameters, LANGUAGE: language().code} | ({AS_OF: day.isoformat()} if day else {})


def with_beside(parameters: Mapping[str, str]) -> dict[str, str]:
    """Choices of a link, and the partnership that the reader sets beside the one in focus."""
    beside = _wanted().get(BESIDE_NAME, NOBODY)
    return {**parameters} | ({BESIDE_NAME: beside} if beside != NOBODY else {})


def language() -> Language:
    """The language of the screens."""
    return LANGUAGES.get(wanted().get(LANGUAGE, DEFAULT), LANGUAGES[DEFAULT])


def as_of() -> dt.date | None:
    """The day on which the store is shown as it was then; None for now."""
    try:
        return dt.date.fromisoformat(wanted().get(AS_OF, ""))
    except ValueError:
        return None


def today() -> dt.date:
    """The day that counts as now on a page: the one that is looked back to, else that of the calendar."""
    return as_of() or dt.date.today()


def address() -> str:
    """The address that shows this very picture."""
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(st.session_state.get(_WRITTEN, {}))}"


def _wanted() -> dict[str, str]:
    return dict(st.session_state.get(_WANTED, {}))


def _in_url() -> dict[str, str]:
    return st.query_params.to_dict()
