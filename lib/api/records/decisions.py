"""`besluiten`: what was decided, whether it is in time, and what the figure did since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.answers.decisions.answer import Followed
from lib.api.asked import AskedCodes, ListAsked
from lib.api.columns import declared
from lib.api.problems import ApiFault
from lib.api.records.of_figure import IS_FICTITIOUS
from lib.api.records.partnerships import unknown_partnerships, yes_no
from lib.api.resources import ApiCell, ApiRecord, Found, Resource, page_of
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.agreements.words import DecisionState
from lib.domain.decisions.decision import Timing, in_time
from lib.domain.decisions.since import Unmoved
from lib.domain.figures import Figure
from lib.domain.peers import Position
from lib.monitor import Monitor


class DecisionsAsked(ListAsked):
    """Which decisions."""

    partnerschap: AskedCodes = Field((), description="Alleen die van deze partnerschappen; vaker te noemen.")
    staat: DecisionState | None = Field(None, description="Alleen die in een staat.")


def _find(asked: DecisionsAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    rows = [
        {**_record(followed, today), "fictief": yes_no(partner.fictitious)}
        for partner in monitor.deciding
        if not asked.partnerschap or partner.code in asked.partnerschap
        for followed in monitor.decisions(partner.code, today).decisions
        if asked.staat in (None, followed.decision.state)
    ]
    return page_of(rows, part)


def _record(followed: Followed, today: dt.date) -> ApiRecord:
    decision, since = followed.decision, followed.since
    then, now = (since.then, since.now) if since else (None, None)
    timing = in_time(decision, today)
    return {
        "partnerschap": decision.partnership,
        "besluit": decision.code,
        "datum": decision.date.isoformat(),
        "tekst": decision.text,
        "eigenaar": decision.owner,
        "kant": str(decision.side),
        "dienst": decision.service,
        "indicator": decision.indicator,
        "kpi": decision.kpi,
        "gereed_op": _day(decision.due),
        "staat": str(decision.state),
        "afgerond_op": _day(decision.closed),
        "reden": decision.reason,
        "bewijs_url": decision.evidence,
        "bron": decision.source,
        "stand": str(timing.timing),
        "dagen": timing.days,
        "eenheid": str(since.indicator.unit) if since else None,
        **_figure("toen", then),
        **_figure("nu", now),
        "sindsdien": str(since.outcome(now)) if since else None,
    }


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _figure(when: str, figure: Figure | None) -> dict[str, ApiCell]:
    names = ("waarde", "periode", "status", "aantal", "ondergrens", "bovengrens")
    cells: tuple[ApiCell, ...] = (None,) * len(names)
    if figure:
        cells = (
            *(figure.value, str(figure.period), str(figure.status)),
            *(figure.n, figure.low, figure.high),
        )
    return {f"{name}_{when}": cell for name, cell in zip(names, cells, strict=True)}


def _figure_columns(when: str, dutch: str, english: str) -> tuple[Column, ...]:
    of = (
        ("waarde", Kind.NUMBER, "Waarde", "Value"),
        ("periode", Kind.PERIOD, "Periode", "Period"),
        ("status", Kind.TEXT, "Status", "Status"),
        ("aantal", Kind.INTEGER, "Aantal waarnemingen", "Number of observations"),
        ("ondergrens", Kind.NUMBER, "Ondergrens", "Lower end"),
        ("bovengrens", Kind.NUMBER, "Bovengrens", "Upper end"),
    )
    return tuple(
        Column(f"{name}_{when}", kind, f"{word} {dutch}.", f"{term} {english}.")
        for name, kind, word, term in of
    )


def _faults(asked: DecisionsAsked, monitor: Monitor) -> Iterator[ApiFault]:
    return unknown_partnerships(asked.partnerschap, monitor)


DECISION_LIST = Resource(
    name="besluiten",
    title="Besluiten",
    explanation=(
        "Wat besloten is, wie het oppakt en of het op tijd is, met het cijfer dat het moet bewegen: toen en nu. Dat "
        "het cijfer bewoog, zegt niet waardoor."
    ),
    asked=DecisionsAsked,
    columns=(
        *declared("besluiten", *DATASETS["besluiten"].column_names),
        Column(
            "stand",
            Kind.CHOICE,
            "Hoe het ervoor staat.",
            "How it stands.",
            required=True,
            choices=tuple(Timing),
        ),
        Column(
            "dagen",
            Kind.INTEGER,
            "Dagen van of tot de dag dat het klaar moet zijn.",
            "Days from or to the due date.",
            required=True,
        ),
        Column("eenheid", Kind.TEXT, "Eenheid van het cijfer.", "Unit of the figure."),
        *_figure_columns("toen", "bij het besluit", "at the decision"),
        *_figure_columns("nu", "van het nieuwste cijfer", "of the newest figure"),
        Column(
            "sindsdien",
            Kind.CHOICE,
            "Het nieuwste cijfer tegenover dat bij het besluit, of waarom dat niet te zeggen is.",
            "The newest figure against the one at the decision, or why that cannot be said.",
            choices=(*Position, *Unmoved),
        ),
        IS_FICTITIOUS,
    ),
    find=_find,
    faults=_faults,
)
