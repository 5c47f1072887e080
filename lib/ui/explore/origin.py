"""The way down from a figure to the rows that it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner
from lib.store.explore.origin import read_origin
from lib.tables.explore.origin import origin_tables
from lib.tables.origins import Drawn
from lib.text.amounts import amount, decimals_for
from lib.text.explore.origin import origin_sentences, part_note
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name
from lib.ui.tables import show_table
from lib.ui.words import note, subheading, tell


def show_origin(drawn: Sequence[Drawn], focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The figure of the focus, or the one that the reader picks, with the rows behind it.

    Args:
        drawn: the figures of the view; at least one.
    """
    own = partner_name(language, focus)
    first = next((place for place, (name, _, _) in enumerate(drawn) if name == own), 0)
    place = st.selectbox(
        language.say("Van welk cijfer?"),
        list(range(len(drawn))),
        first,
        format_func=lambda number: _named(drawn[number], language),
        key=f"bron_van_{focus.code}",
    )
    _, indicator, figure = drawn[place]
    value = amount(language, figure.value, indicator.unit, decimals_for(indicator.unit, [figure.value]))
    tell(f"{title(language, indicator)}: {value}, {figure.period}, {language.say(STATUSES[figure.status])}.")
    found = snapshot.ask(read_origin, figure)
    for said in origin_sentences(language, found):
        tell(said)
    for part, table in zip(found.parts, origin_tables(found, language), strict=True):
        subheading(table.title)
        show_table(table, language)
        note(part_note(language, part))


def _named(drawn: Drawn, language: Language) -> str:
    name, indicator, figure = drawn
    return f"{name} · {title(language, indicator)} · {figure.period}"
