"""What the page "Partnerschap" opens with: what was agreed and is open, beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.pictures.meeting.opening import OpeningPart
from lib.text.language import Language
from lib.ui.links import link_to
from lib.ui.words import escaped, heading, note


def show_opening(parts: Sequence[OpeningPart], language: Language) -> None:
    """The parts beside each other, under each other where the screen is narrow; the sheet has them on paper.

    Without any point it is one line.
    """
    if not any(part.points for part in parts):
        _show_line(parts, language)
        return
    with st.container(key="opening"):
        for column, part in zip(st.columns(len(parts), gap="large"), parts, strict=True):
            with column:
                heading(part.heading)
                _list(part)
                for said in part.notes:
                    note(said)
                link_to(part.address, part.parameters, language)


def _show_line(parts: Sequence[OpeningPart], language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="opening"):
        for part in parts:
            st.markdown(escaped(" ".join(part.notes) or part.heading), width="content")
            link_to(part.address, part.parameters, language)


def _list(part: OpeningPart) -> None:
    points = []
    for point in part.points:
        told = [f"**{escaped(said)}**" if said == point.pressing else escaped(said) for said in point.told]
        points.append(f"- **{escaped(point.subject)}**  \n  {' · '.join(told)}")
    if points:
        st.markdown("\n".join(points))
