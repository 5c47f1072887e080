"""Text on a page, shown as it stands: whatever data brings, nothing of it becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from lib.domain.loads.visible import visible


def heading(text: str, anchor: str | None = None) -> None:
    """The heading of a block; with an anchor, a link on the page can lead to it."""
    st.header(escaped(text), anchor=anchor or False)


def subheading(text: str, anchor: str | None = None) -> None:
    """A heading within a block; with an anchor, a link on the page can lead to it."""
    st.subheader(escaped(text), anchor=anchor or False)


def tell(text: str) -> None:
    """A paragraph."""
    st.markdown(escaped(text))


def note(text: str) -> None:
    """A paragraph in small, softer letters."""
    st.caption(escaped(text))


def list_points(texts: Iterable[str]) -> None:
    """A list, a text a point."""
    st.markdown("\n".join(f"- {escaped(text)}" for text in texts))


def list_labelled(told: Iterable[tuple[str, str]]) -> None:
    """Texts on lines of their own, each behind its label."""
    st.markdown("  \n".join(f"**{escaped(label)}**: {escaped(text)}" for label, text in told))


_ADDRESS = re.compile(r"(?<=https)(?=://)|(?<=http)(?=://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<=[+\u2212])(?=[€£$])")
_NO_BREAK = "\N{WORD JOINER}"
"""Has no width; between the parts of an address it keeps Streamlit from making a link of it, and after the sign of
an amount it keeps a line from ending there."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no markup, links, colours, formulas or emoji codes."""
    parted = _AMOUNT.sub(_NO_BREAK, _ADDRESS.sub(_NO_BREAK, visible(text)))
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=&@/\"'])", r"\\\1", parted).replace("\n", " ")
