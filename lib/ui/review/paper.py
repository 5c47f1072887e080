"""What the page "Partnerschap" is on paper: a sheet to discuss from, before the sheet with figures."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.answers.review.choices import ReviewChoices
from lib.answers.snapshot import Snapshot
from lib.pictures.meeting.discussion_sheet import SheetPart
from lib.pictures.meeting.paper import what_about
from lib.tables.review import facts
from lib.text.language import Language
from lib.ui.words import escaped

_LINES = 4
"""Decisions that there is room to write down."""


def show_sheet(
    choices: ReviewChoices, parts: Iterable[SheetPart], snapshot: Snapshot, language: Language
) -> None:
    """The sheet to discuss from, and the heading of the one with figures; only paper shows them."""
    if choices.focus is None:
        return
    say = language.say
    told = facts(choices.focus, snapshot.registry.organisations, language)
    write = say("Besluit, wie, wanneer:")
    blocks = [
        escaped(" · ".join(f"{label}: {text}" for label, text in told)),
        *(_written(part, write) for part in parts),
        f"## {escaped(say('Cijfers: {about}', about=what_about(choices, language)))}",
    ]
    with st.container(key="blad"):
        st.markdown("\n\n".join(blocks))


def _written(part: SheetPart, write: str) -> str:
    """A part with its points, and with lines to write on where it asks for them."""
    points = "\n".join(f"- {escaped(point)}" for point in part.points)
    lines = _LINES if part.asks else 0
    return "\n\n".join([f"### {escaped(part.heading)}\n{points}", *[f"#### {escaped(write)}"] * lines])
