"""Links from one page of the monitor to another, with the choices to make there."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.text.language import Language
from lib.ui import url
from lib.ui.registry import PAGES


def link_to(
    address: str, parameters: Mapping[str, str], language: Language, *, label: str | None = None
) -> None:
    """A link to the page at this address, with its title unless it gets another label.

    Args:
        parameters: the choices in the URL there; the language, the day of the data and who stands beside the
            focus go along.
    """
    page = next(page for page in PAGES if page.address == address)
    st.page_link(
        page.script,
        label=label or language.say(page.title),
        icon=":material/arrow_forward:",
        query_params=url.with_beside(url.with_shared(parameters)),
    )
