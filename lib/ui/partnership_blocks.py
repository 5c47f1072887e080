"""The blocks of the page "Partnerschap": what a management team goes through, in this order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from lib.charts import quality_cost as scatter
from lib.charts import quantity_states, trend
from lib.domain.comparison import Measured
from lib.domain.costs import Quantity
from lib.domain.events import Event
from lib.domain.figures import Stand
from lib.domain.indicators import QUALITY_ROLES, Indicator, Influence, Role
from lib.domain.influence import TwoPeriods, by_influence
from lib.domain.partners import Partner
from lib.domain.period_changes import Change, what_changed
from lib.domain.periods import Period
from lib.domain.quantities_in_order import QuantitiesInOrder, quantities_in_order
from lib.domain.trend import Line, make_lines
from lib.export.partnership_tables import facts, indicators_to_read
from lib.store.counted_quantities import read_quantity_lines
from lib.text.change_sentences import change_kind, change_sentence, change_subject
from lib.text.language import Language
from lib.text.quantity_words import age_sentence
from lib.text.sentences import summary
from lib.text.terms import INFLUENCE_HEADINGS, partner_name, service_name
from lib.ui import quality_cost
from lib.ui.charts import show_drawing
from lib.ui.controls import folded, heading, say_unmet, select
from lib.ui.data import Library
from lib.ui.frame import escaped
from lib.ui.links import link_to
from lib.ui.partnership import View
from lib.ui.tables import show_to_read

MOST_CHANGES = 8
"""Changes that stand on the page; the others open on request."""
TREND_HEIGHT = 420


@dataclass(frozen=True)
class Shown:
    """What the page tells of one partnership in one period."""

    focus: Partner
    period: Period
    changes: tuple[Change, ...]
    pair: quality_cost.Shown
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    quantity_lines: Sequence[Quantity]
    quantities: QuantitiesInOrder | None
    indicators: Mapping[Influence | None, Sequence[TwoPeriods]]


def what_to_show(view: View, books: Library) -> Shown | None:
    """Ask the store and compare the periods; None without a partnership that has figures."""
    if view.focus is None or view.period is None:
        return None
    counted = books.ask(read_quantity_lines, view.focus.code, view.period.end.year)
    quantities = quantities_in_order(counted, dt.date(view.period.end.year, 12, 31))
    changes = what_changed(view.series, view.previous, view.period, quantities=quantities) if view.previous else ()
    lines = make_lines(_side_by_side(view, books), view.focus, Stand.ACTUAL, view.period.kind)
    return Shown(
        focus=view.focus,
        period=view.period,
        changes=changes,
        pair=quality_cost.what_to_show(view.pair, books),
        lines=tuple(lines),
        events=tuple(quality_cost.events_of(view.focus, view.service, books, lines)),
        quantity_lines=counted,
        quantities=quantities,
        indicators=by_influence(view.about_service(), view.previous, view.period),
    )


def _side_by_side(view: View, books: Library) -> list[Measured]:
    """A figure of quality and one of residents' satisfaction of the service, in this order."""
    chosen = view.pair.quality.indicator if view.pair.quality else None
    about = [i for i, own in view.series.items() if i.serves(view.service or "") and own.of(Stand.ACTUAL)]
    qualities = [i for i in about if i.role in QUALITY_ROLES and i.role != Role.SATISFACTION]
    quality = chosen if chosen in qualities else next(iter(qualities), None)
    satisfied = [i for i in about if i.role == Role.SATISFACTION]
    satisfied.sort(key=lambda i: -len(view.series[i].of(Stand.ACTUAL)))
    found: list[Indicator | None] = [quality, next(iter(satisfied), None)]
    return [books.measured(indicator.code) for indicator in found if indicator]


def show_choices(view: View, language: Language) -> None:
    """Title and focus on one line; service and periods in a row under it."""
    say = language.say
    heading(say("Partnerschap"), view.partners, view.focus, language)
    service_words = service_name(language, view.service) if view.service else ""
    with folded([service_words, str(view.period or ""), str(view.previous or "")], language):
        service, period, previous, _ = st.columns([1.4, 1, 1, 2.6], vertical_alignment="bottom")
        with service:
            select(
                say("Dienst"), "dienst", {s: service_name(language, s) for s in view.services}, view.service
            )
        with period:
            chosen = str(view.period) if view.period else None
            select(say("Periode"), "periode", {str(p): str(p) for p in view.periods}, chosen)
        with previous:
            chosen = str(view.previous) if view.previous else None
            select(say("Vergeleken met"), "vorige", {str(p): str(p) for p in view.earlier}, chosen)
    say_unmet(view.unmet, language)


def show_facts(view: View, books: Library, language: Language) -> None:
    """Who the partnership is, and which services it has figures of."""
    if view.focus is None:
        return
    told = facts(view.focus, books.registry.organisations, language)
    scope = ", ".join(service_name(language, service) for service in view.services)
    told.append((language.say("Diensten met cijfers"), scope or language.say("geen")))
    with st.container(horizontal=True, key="feiten", gap="large"):
        for label, text in told:
            st.markdown(f"{escaped(label)}  \n**{escaped(text)}**", width="content")


@contextmanager
def _block(title: str, address: str | None, parameters: Mapping[str, str], language: Language) -> Iterator[None]:
    """A block with its heading, that stays on one sheet of paper, and the link to the page that says more."""
    with st.container(key=f"blok_{title.lower().replace(' ', '_')}"):
        st.header(escaped(language.say(title)), anchor=False)
        yield
        if address:
            link_to(address, parameters, language)
