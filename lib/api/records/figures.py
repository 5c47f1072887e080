"""`cijfers`: given and derived figures, cell for cell those of the command `figures`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.api.asked import AskedCodes, ListAsked, PeriodText, YesNo
from lib.api.columns import declared
from lib.api.problems import ApiFault, fault
from lib.api.records.indicators import unknown_indicators
from lib.api.records.partnerships import UNKNOWN_PARTNERSHIP, yes_no
from lib.api.resources import Found, Resource
from lib.catalogue.declarations import Column, Kind
from lib.domain.figures import Status
from lib.domain.indicators import Direction
from lib.export.figures import HEADER, rows_out
from lib.monitor import Monitor


class FiguresAsked(ListAsked):
    """Filters on figures, as the command `figures` has them."""

    partnerschap: AskedCodes = Field(
        (), description="Alleen die van deze partnerschappen of organisaties; vaker te noemen."
    )
    indicator: AskedCodes = Field((), description="Alleen die van deze indicatoren; vaker te noemen.")
    periode: PeriodText | None = Field(
        None, description="Alleen die van een periode: 2023, 2023-K1 of 2023-01."
    )
    status: Status | None = Field(None, description="Alleen die met een status.")
    fictief: YesNo | None = Field(None, description="Alleen verzonnen (ja) of alleen echte (nee).")


def _find(asked: FiguresAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    found = monitor.figures(asked.partnerschap, asked.indicator, period=asked.periode, status=asked.status)
    if asked.fictief:
        found = [figure for figure in found if yes_no(figure.fictitious) == asked.fictief]
    return Found(len(found), rows_out(found[part], monitor.snapshot.registry.indicators))


def _faults(asked: FiguresAsked, monitor: Monitor) -> Iterator[ApiFault]:
    registry = monitor.snapshot.registry
    known = {*registry.organisations, *(partner.code for partner in registry.partners)}
    for code in asked.partnerschap:
        if code not in known:
            yield fault("partnerschap", UNKNOWN_PARTNERSHIP, code=code)
    yield from unknown_indicators(asked.indicator, monitor)


_OF_INDICATOR = (
    Column("eenheid", Kind.TEXT, "Eenheid van de waarde.", "Unit of the value.", required=True),
    Column(
        "richting",
        Kind.CHOICE,
        "Welke kant beter is.",
        "Which way is better.",
        required=True,
        choices=tuple(Direction),
    ),
    Column(
        "fictief",
        Kind.BOOLEAN,
        "Of het cijfer verzonnen is.",
        "Whether the figure is made up.",
        required=True,
    ),
)
_VALUE = Column("waarde", Kind.NUMBER, "De waarde.", "The value.", required=True)
_OWN = {column.name: column for column in (*_OF_INDICATOR, _VALUE)}

FIGURE_LIST = Resource(
    name="cijfers",
    title="Cijfers",
    explanation=(
        "Elk gegeven of afgeleid cijfer met waarde, eenheid, periode, status, bron, aantal waarnemingen en interval; "
        "dezelfde cellen als de opdracht figures. Een referentie heeft een leeg partnerschap."
    ),
    asked=FiguresAsked,
    columns=tuple(_OWN.get(name) or declared("cijfers", name)[0] for name in HEADER),
    find=_find,
    faults=_faults,
)
