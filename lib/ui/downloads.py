"""What a page offers to take away: a workbook, a table, and the link that shows the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.answers.focus import FOCUS_NAME
from lib.answers.story.choices import ADDED_CHOICES, ADDED_PAGE
from lib.catalogue.datasets.story import PAGES_TOLD
from lib.export.csv_file import as_csv
from lib.export.paper.printed import PRINTED
from lib.export.workbook import XLSX
from lib.store.loads.history import newest_load
from lib.tables.origins import FileOrigin
from lib.tables.table import Table
from lib.text.language import Language
from lib.ui import url
from lib.ui.audit.seeing import noted_when_taken
from lib.ui.links import link_to
from lib.ui.memory import shown_snapshot
from lib.ui.words import escaped, tell


def file_origin() -> FileOrigin:
    """What a file made of this page says of itself."""
    snapshot, now = shown_snapshot(), dt.datetime.now().astimezone()
    return FileOrigin(url.address(), url.as_of(), now, snapshot.ask(newest_load), snapshot.version)


def offer_downloads(
    name: str,
    workbook: Callable[[], bytes],
    language: Language,
    table: Table | None = None,
    paper: Callable[[], bytes] | None = None,
    more: Callable[[], None] | None = None,
) -> None:
    """Downloads of exactly what is shown; each is made when it is asked for.

    Args:
        name: of the files, without the day that they show and without an ending.
        workbook: makes the XLSX with all figures, definitions and sources.
        table: also offered as CSV.
        paper: makes the PDF, where this server can print.
        more: shows what else stands in this row.
    """
    address, name = url.address(), dated(name)
    with st.container(horizontal=True, key="uitvoer", vertical_alignment="center"):
        st.download_button(
            "Excel",
            noted_when_taken(workbook),
            f"{name}.xlsx",
            XLSX,
            icon=":material/table:",
            on_click="ignore",
            key="xlsx",
        )
        if table is not None:
            _offer_as_csv(table, name, language, key="csv")
        if paper is not None:
            st.download_button(
                "PDF",
                noted_when_taken(paper),
                f"{name}.pdf",
                PRINTED,
                icon=":material/picture_as_pdf:",
                on_click="ignore",
                key="pdf",
            )
        with st.popover(language.say("Link"), icon=":material/link:"):
            tell(language.say("Deze link toont hetzelfde beeld:"))
            st.code(address, language=None, wrap_lines=True)
        if more is not None:
            more()
        _offer_to_tell(address, language)


def _offer_to_tell(address: str, language: Language) -> None:
    """The way to a story with what this page shows, for a page whose pictures can be told."""
    page, query = url.page(), urlsplit(address).query
    if page in PAGES_TOLD:
        focus = url.written_choices().get(FOCUS_NAME, "")
        asked = {FOCUS_NAME: focus, ADDED_PAGE: page, ADDED_CHOICES: query}
        link_to("verhaal", asked, language, label=language.say("Op een verhaal"))


def offer_csv(table: Table, language: Language) -> None:
    """The download of one table, in place of Streamlit's own, which keeps formulas."""
    name = re.sub(r"\W+", "-", table.title.lower()).strip("-")
    key = _first_free(f"csv_{name}")
    _offer_as_csv(table, dated(name), language, key=key, type="tertiary", help=escaped(table.title))


def _first_free(name: str) -> str:
    """The name with the first number that this run has no control of: the same at each run, whatever a table holds.

    A button that is known by its rows is another one after each choice, and the keyboard loses its place.
    """
    context = get_script_run_ctx()
    taken = context.shared.widget_user_keys_this_run.snapshot() if context else frozenset()
    return next(key for n in count() if (key := f"{name}_{n}") not in taken)


def _offer_as_csv(table: Table, name: str, language: Language, **look: Any) -> None:
    """A button for a table as a file that says of which version and moment it is."""
    st.download_button(
        "CSV",
        noted_when_taken(lambda: as_csv(table, language)),
        f"{name}_versie-{shown_snapshot().version}_{dt.datetime.now():%Y-%m-%d-%H%M}.csv",
        "text/csv",
        icon=":material/csv:",
        on_click="ignore",
        **look,
    )


def dated(name: str) -> str:
    """The name of a file, with the day that it shows when that is not now."""
    day = url.as_of()
    return name + (f"_zoals-op-{day}" if day else "")
