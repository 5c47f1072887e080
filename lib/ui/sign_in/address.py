"""Where people sign in, and what those pages may do; apart, for the gate of the server needs no more."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from lib.domain.people.invitations import SET_UP_PATH

SIGN_IN, SIGN_OUT = "/aanmelden/in", "/aanmelden/af"
LEAVE, COME_BACK = "/aanmelden/verder", "/aanmelden/terug"
"""Where a reader leaves for a provider, and where that sends them back to."""
STANDING = "/aanmelden/stand"
"""Tells a page that is open whether its session still is."""
DOOR_STYLE = "aanmelden.css"
DOOR_STYLE_PATH = f"/aanmelden/{DOOR_STYLE}"
ONWARDS = "verder"
"""The name in an address of the page to go on to."""
DOOR_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_PATHS = frozenset({SIGN_IN, SET_UP_PATH, SIGN_OUT, LEAVE, COME_BACK, STANDING, DOOR_STYLE_PATH})
_PAGE = re.compile(r"[a-z0-9-]{0,60}(?:\?[^#\s\\]{0,1500})?")


def is_of_sign_in(path: str) -> bool:
    """Whether a path is of these pages: they are for everyone, bring a policy of their own, and name no browser.

    No other path under them is, for Streamlit answers there too.
    """
    return path in _PATHS


def onwards(wanted: str) -> str:
    """A page of ours with its choices, from one that an address asks for; the start page for anything else."""
    return wanted if _PAGE.fullmatch(wanted) else ""


def way_in(path: str, query: str) -> str:
    """The address of the page to sign in on, seen from a page that is asked, which follows once that is done."""
    up = "../" * (path.count("/") - 1) or "./"
    wanted = onwards(path.removeprefix("/") + (f"?{query}" if query else ""))
    asked = {ONWARDS: wanted} if wanted else {}
    asked |= {"taal": "en"} if "taal=en" in query.split("&") else {}
    return f"{up}{SIGN_IN.removeprefix('/')}" + (f"?{urlencode(asked)}" if asked else "")
