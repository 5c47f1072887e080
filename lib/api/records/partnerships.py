"""`partnerschappen`: who is charted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.api.asked import AskedCodes, ListAsked, YesNo
from lib.api.columns import declared
from lib.api.problems import ApiFault, fault
from lib.api.resources import ApiRecord, Found, Resource, page_of
from lib.catalogue.declarations import Column, Kind
from lib.domain.partners import Partner
from lib.domain.registry import Registry
from lib.monitor import Monitor
from lib.text.language import msg

UNKNOWN_PARTNERSHIP = msg("De monitor kent voor u, op deze peildatum, geen partnerschap {code}.")


class PartnershipsAsked(ListAsked):
    """Filters on partnerships."""

    partnerschap: AskedCodes = Field((), description="Alleen deze, met hun code; vaker te noemen.")
    fictief: YesNo | None = Field(None, description="Alleen verzonnen (ja) of alleen echte (nee).")


def unknown_partnerships(codes: tuple[str, ...], monitor: Monitor) -> Iterator[ApiFault]:
    """A fault for every code that is no partnership that this reader may see."""
    known = {partner.code for partner in monitor.partnerships}
    for code in codes:
        if code not in known:
            yield fault("partnerschap", UNKNOWN_PARTNERSHIP, code=code)


def yes_no(value: bool | None) -> str | None:
    """A yes or a no as the data contract writes it."""
    return None if value is None else YesNo.YES if value else YesNo.NO


def _find(asked: PartnershipsAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    registry = monitor.snapshot.registry
    found = [
        _record(partner, registry)
        for partner in monitor.partnerships
        if (not asked.partnerschap or partner.code in asked.partnerschap)
        and asked.fictief in (None, yes_no(partner.fictitious))
    ]
    return page_of(found, part)


def _record(partner: Partner, registry: Registry) -> ApiRecord:
    client, contractor = (registry.organisations.get(code) for code in (partner.client, partner.contractor))
    return {
        "partnerschap": partner.code,
        "naam": partner.name,
        "opdrachtgever": partner.client,
        "opdrachtgever_naam": client.name if client else None,
        "cbs_code": client.cbs_code if client else None,
        "land": partner.country,
        "opdrachtnemer": partner.contractor,
        "opdrachtnemer_naam": contractor.name if contractor else None,
        "contractvorm": partner.contract_form,
        "begindatum": partner.start.isoformat() if partner.start else None,
        "einddatum": partner.end.isoformat() if partner.end else None,
        "peergroep": partner.peer_group,
        "fictief": yes_no(partner.fictitious),
    }


_NAME_OF_CLIENT = Column("opdrachtgever_naam", Kind.TEXT, "Naam van de opdrachtgever.", "Name of the client.")
_NAME_OF_CONTRACTOR = Column(
    "opdrachtnemer_naam", Kind.TEXT, "Naam van de opdrachtnemer.", "Name of the contractor."
)

PARTNERSHIP_LIST = Resource(
    name="partnerschappen",
    title="Partnerschappen",
    explanation="Een opdrachtgever met wie het werk doet: dat waarvan de monitor cijfers heeft.",
    asked=PartnershipsAsked,
    columns=(
        *declared("partnerschappen", "partnerschap", "naam", "opdrachtgever"),
        _NAME_OF_CLIENT,
        *declared("organisaties", "cbs_code", "land"),
        *declared("partnerschappen", "opdrachtnemer"),
        _NAME_OF_CONTRACTOR,
        *declared("partnerschappen", "contractvorm", "begindatum", "einddatum", "peergroep", "fictief"),
    ),
    find=_find,
    faults=lambda asked, monitor: unknown_partnerships(asked.partnerschap, monitor),
)
