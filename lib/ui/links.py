"""Links from one page of the monitor to another: the menu, and those with the choices to make there."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from lib.text.language import Language
from lib.ui import url
from lib.ui.registry import ACCESS_PAGE, PAGES


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


def show_menu(language: Language, *, signed_in: bool) -> None:
    """The pages in their groups, beside the page; `browser/frame.js` opens one within the session and marks it.

    Args:
        signed_in: whether to list the page that is only for who signed in.
    """
    groups: dict[str, list[str]] = {}
    for page in (*PAGES, *([ACCESS_PAGE] if signed_in else ())):
        address = "./" if page.start else f"./{page.address}"
        link = f'<li><a href="{address}">{html.escape(language.say(page.title))}</a></li>'
        groups.setdefault(page.group, []).append(link)
    lists = (
        f"<p>{html.escape(language.say(group))}</p><ul>{''.join(links)}</ul>"
        for group, links in groups.items()
    )
    named = html.escape(language.say("Pagina's"))
    st.sidebar.html(f'<nav class="menu" aria-label="{named}">{"".join(lists)}</nav>')
