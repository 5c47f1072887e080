"""Tables on screen: one to sort, search and download, and one to read."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.scale import wrapped
from lib.charts.text_width import text_width
from lib.domain.indicators import Indicator
from lib.tables.origins import definition_rows
from lib.tables.table import ColumnKind, Table
from lib.text.indicators import title
from lib.text.language import Language
from lib.ui.downloads import offer_csv
from lib.ui.frame import wants_large
from lib.ui.words import escaped, list_labelled, note, subheading

WIDEST_HEADING, HEADING_SIZE, HEADING_EDGE = 280, 14, 26
"""In px: no heading of a column of numbers makes it wider; and the size of its letters, with the space around them."""

LARGER = 1.25
"""How many times as large letters are in large type: `large.css` gives a root of 20 px instead of 16."""

MOST_TABLES = 256
"""Tables that are kept as they were sent; making one takes 10 to 20 ms, sending it again a half."""


def show_table(table: Table, language: Language) -> None:
    """A table to sort and search; numbers in the language of the screens, whatever the browser's."""
    _sortable(_known_by(table, language), table, language, large=wants_large())
    offer_csv(table, language)


def _known_by(table: Table, language: Language) -> str:
    """What a table on screen is known by: everything that it says, and in which language."""
    return f"{language.code} {table!r}"


@st.cache_resource(max_entries=MOST_TABLES, show_spinner=False)
def _sortable(known_by: str, _table: Table, _language: Language, *, large: bool) -> None:
    """The table on screen and for paper; of one that was shown before Streamlit sends the same again.

    A grid takes the size of its letters when it is mounted: in a container it is another one.
    """
    shown, language = _table.shown(), _language
    frame = pd.DataFrame(shown.rows, columns=[column.title for column in shown.columns])
    formats: dict[str, Any] = {}
    columns: dict[str, Any] = {}
    larger = LARGER if large else 1.0
    for column in shown.columns:
        if column.kind == ColumnKind.NUMBER:
            frame[column.title] = frame[column.title].astype("Float64")
            formats[column.title] = partial(column.number_words, language=language)
            if text_width(column.title, HEADING_SIZE) > WIDEST_HEADING:
                (cut,) = wrapped(column.title, WIDEST_HEADING, HEADING_SIZE, most_lines=1)
                width = round((WIDEST_HEADING + HEADING_EDGE) * larger)
                columns[column.title] = st.column_config.Column(cut, width=width, help=escaped(column.title))
        elif column.kind == ColumnKind.LINK:
            columns[column.title] = st.column_config.LinkColumn()
    data = frame.style.format(formats, na_rep="") if formats else frame
    with st.container() if large else nullcontext():
        st.text(_on_paper(shown.in_words(language)))
        st.dataframe(data, hide_index=True, column_config=columns, placeholder="–", alt=_table.title)


def _on_paper(table: Table) -> str:
    """A table as text, a line a row with tabs between its cells; `paper.js` prints it whole."""
    rows = [[column.title for column in table.columns], *table.rows]
    return "\n".join("\t".join(" ".join(str("" if v is None else v).split()) for v in row) for row in rows)


def show_definitions(indicators: Iterable[Indicator], language: Language) -> None:
    """What each indicator is, under its title."""
    for indicator in indicators:
        subheading(title(language, indicator))
        list_labelled(definition_rows(indicator, language))


def show_to_read(table: Table, language: Language) -> None:
    """A table that is read from top to bottom: numbers and dates in words, long texts over more lines."""
    _readable(_known_by(table, language), table, language)


def show_with_sources(table: Table, language: Language) -> None:
    """A table to read whose last column is the source; what is the same in every row stands once, a source below it."""
    source = table.columns[-1].title
    without, same = table.in_words(language).without_same()
    above = [f"{heading}: {value}" for heading, value in same if heading != source]
    if above:
        note(" · ".join(above))
    show_to_read(without, language)
    for heading, value in same:
        if heading == source:
            note(f"{heading}: {value}")


@st.cache_resource(max_entries=MOST_TABLES, show_spinner=False)
def _readable(known_by: str, _table: Table, _language: Language) -> None:
    """The table as it is read; of one that was shown before Streamlit sends the same again."""
    frame = pd.DataFrame(_table.in_words(_language).rows, columns=[column.title for column in _table.columns])
    shown = frame.fillna("–").astype(str).map(escaped)
    st.table(shown.set_index(shown.columns[0]), border="horizontal", alt=_table.title)
