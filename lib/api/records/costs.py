"""`kosten`: what a service costs, by kind, and its net and gross totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from pydantic import Field

from lib.api.asked import AskedCode, ListAsked, Year
from lib.api.columns import declared
from lib.api.records.of_figure import IS_FICTITIOUS, MAY_LACK_VALUE, UNIT, WHY_MISSING
from lib.api.records.partnerships import unknown_partnerships, yes_no
from lib.api.resources import ApiCell, ApiRecord, Found, Resource, page_of
from lib.catalogue.declarations import Column, Kind
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.lines import APART
from lib.monitor import Monitor

NET_TOTAL, GROSS_TOTAL, APART_COST, LIKE_FOR_LIKE = "netto", "bruto", "apart", "vergelijkbaar"
NO_LINES_GIVEN = "geen_regels"
_OWN_STATUSES = ("begroting", "rekening")


class CostsAsked(ListAsked):
    """Whose costs, of which service, year and status."""

    partnerschap: AskedCode = Field(description="Van welk partnerschap.")
    dienst: AskedCode | None = Field(None, description="Alleen die van een dienst.")
    jaar: Year | None = Field(None, description="Alleen die van een jaar.")


def _find(asked: CostsAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    choices = monitor.cost_choices(asked.partnerschap, service=asked.dienst)
    services = [asked.dienst] if asked.dienst else list(choices.services)
    rows = [
        {
            "partnerschap": asked.partnerschap,
            "dienst": service,
            **record,
            "fictief": yes_no(bool(choices.focus and choices.focus.fictitious)),
        }
        for service in services
        for build_up in monitor.cost_choices(asked.partnerschap, service=service).found.values()
        if asked.jaar in (None, build_up.year)
        for record in _records(build_up)
    ]
    return page_of(rows, part)


def _records(build_up: BuildUp) -> Iterator[ApiRecord]:
    shared: dict[str, ApiCell] = {
        "periode": str(build_up.year),
        "status": str(build_up.status),
        "eenheid": "EUR",
        "bron": "; ".join(build_up.sources) or None,
    }
    for kind, amount in build_up.amounts.items():
        group = APART_COST if kind in APART else LIKE_FOR_LIKE
        yield {**shared, "kostensoort": kind, "groep": group, "waarde": amount, "reden": None}
    totals: Mapping[str, float | None] = {NET_TOTAL: build_up.net, GROSS_TOTAL: build_up.gross}
    for kind, total in totals.items():
        reason = NO_LINES_GIVEN if total is None else None
        yield {**shared, "kostensoort": kind, "groep": "totaal", "waarde": total, "reden": reason}


COST_LIST = Resource(
    name="kosten",
    title="Kosten",
    explanation=(
        "Kosten van een dienst per kostensoort, jaar en status, in euro van dat jaar zonder btw, met netto en bruto "
        "als totaal. Wat apart staat, zit niet in de totalen."
    ),
    asked=CostsAsked,
    columns=(
        *declared("kosten", "partnerschap", "dienst"),
        Column("periode", Kind.PERIOD, "Het jaar.", "The year.", required=True),
        Column(
            "status",
            Kind.CHOICE,
            "Begroting of rekening.",
            "Budget or accounts.",
            required=True,
            choices=_OWN_STATUSES,
        ),
        Column(
            "kostensoort",
            Kind.CODE,
            "De kostensoort, of netto of bruto.",
            "The kind of cost, or net or gross.",
            required=True,
        ),
        Column(
            "groep",
            Kind.CHOICE,
            "Of het in de vergelijkbare kosten zit, apart staat, of een totaal is.",
            "Whether it is part of the like-for-like cost, stands apart, or is a total.",
            required=True,
            choices=(LIKE_FOR_LIKE, APART_COST, "totaal"),
        ),
        MAY_LACK_VALUE,
        UNIT,
        WHY_MISSING,
        IS_FICTITIOUS,
        Column("bron", Kind.TEXT, "Waar de bedragen vandaan komen.", "Where the amounts come from."),
    ),
    find=_find,
    faults=lambda asked, monitor: unknown_partnerships((asked.partnerschap,), monitor),
    open=False,
)
