"""Who is charted: partnerships, and the organisations whose figures serve them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lib.domain.comparison.series_breaks import SOURCE_CAUSE, Causes, all_causes
from lib.domain.figures import STATUSES_OF, Figure, Stand
from lib.domain.indicators import CONTRACTOR_ROLES, Indicator
from lib.domain.periods import Period, PeriodKind

CLIENT_PREFIX = "@"
"""Marks the code of a client that is drawn once for its several partnerships; no data code has it."""

REFERENCE_KIND = "referentie"
HOME_COUNTRY = "NL"
"""The country of an organisation that names none."""


class Realm(NamedTuple):
    """Who may be compared with whom: real with real, fictitious with fictitious, and those of one country."""

    fictitious: bool
    country: str


@dataclass(frozen=True)
class Organisation:
    """`made_for` is the partnership or the client that a reference was made for; one for everyone has none."""

    code: str
    name: str
    kind: str
    fictitious: bool
    cbs_code: str | None = None
    country: str = HOME_COUNTRY
    made_for: str | None = None

    @property
    def realm(self) -> Realm:
        return Realm(self.fictitious, self.country)

    @property
    def is_reference(self) -> bool:
        return self.kind == REFERENCE_KIND


UNKNOWN_FORM = "onbekend"
"""The form of contract of who is only known as a municipality."""


@dataclass(frozen=True)
class Partner:
    """What one point stands for: a client and the party that does the work; the country is that of the client."""

    code: str
    name: str
    client: str
    contractor: str
    contract_form: str
    fictitious: bool
    peer_group: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    country: str = HOME_COUNTRY

    @property
    def realm(self) -> Realm:
        return Realm(self.fictitious, self.country)

    def __hash__(self) -> int:
        return hash(self.code)  # of one field, for a page looks up thousands

    @property
    def is_whole_client(self) -> bool:
        return self.code.startswith(CLIENT_PREFIX)

    @property
    def is_client_itself(self) -> bool:
        """Whether this is a municipality of which is not known who does its work: its dates are those of itself."""
        return self.client == self.contractor and self.contract_form == UNKNOWN_FORM

    def is_active_in(self, period: Period) -> bool:
        """Whether the partnership ran for any day of the period; an unknown date does not exclude."""
        begun = self.start is None or self.start <= period.end
        return begun and (self.end is None or self.end >= period.start)


def with_own_names(partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """The partners, each under a name of its own: those that a reader would take for one another have their code with
    it, in a list and in a picture alike."""
    found = tuple(partners)
    alike = Counter(_as_read(partner.name) for partner in found)
    return tuple(
        replace(partner, name=f"{partner.name} ({partner.code})")
        if alike[_as_read(partner.name)] > 1
        else partner
        for partner in found
    )


def _as_read(name: str) -> str:
    return " ".join(name.casefold().split())


def by_name(partner: Partner) -> tuple[str, str]:
    """The key that puts partners in the order of their names; codes decide between equal names."""
    return partner.name.lower(), partner.code


@dataclass(frozen=True)
class Series:
    """The figures of one indicator for one partner or reference, and where they cannot be joined, and why."""

    figures: Mapping[Stand, Mapping[Period, Figure]]
    breaks: Mapping[Period, Causes] = field(default_factory=dict)

    def at(self, stand: Stand, period: Period) -> Figure | None:
        return self.figures[stand].get(period)

    def of(self, stand: Stand) -> Mapping[Period, Figure]:
        """Figures by period, oldest first."""
        return self.figures[stand]

    def broken_between(self, earlier: Period, later: Period) -> bool:
        return any(earlier < period <= later for period in self.breaks)

    def causes_between(self, earlier: Period, later: Period) -> Causes:
        """Why a figure cannot be compared with an earlier one; empty when it can."""
        return all_causes(*(why for period, why in self.breaks.items() if earlier < period <= later))

    def causes_at(self, stand: Stand, period: Period) -> Causes:
        """Why the figure of a period cannot be compared with the one before it of the same kind; empty when it can."""
        earlier = [p for p in self.figures[stand] if p < period and p.kind == period.kind]
        return self.causes_between(max(earlier), period) if earlier else self.breaks.get(period, ())

    def last_until(self, stand: Stand, period: Period) -> Figure | None:
        """The latest figure of the same period kind in this period or before it."""
        known = [p for p in self.figures[stand] if p <= period and p.kind == period.kind]
        return self.figures[stand][max(known)] if known else None

    def previous_comparable(self, stand: Stand, period: Period) -> Figure | None:
        """The latest earlier figure of the same period kind and stand with no series break between."""
        earlier = [p for p in self.figures[stand] if p < period and p.kind == period.kind]
        if not earlier or self.broken_between(max(earlier), period):
            return None
        return self.figures[stand][max(earlier)]


NO_SERIES = Series({stand: {} for stand in Stand})


@dataclass
class _Collector:
    """Gathers own and organisation figures of one partner before the choice between them."""

    own: list[Figure] = field(default_factory=list)
    lent: list[Figure] = field(default_factory=list)


def make_series(own: Sequence[Figure], lent: Sequence[Figure] = ()) -> Series:
    """Choose per period and stand: the partner's own figure before its organisation's, then by status.

    Args:
        own: figures given for the partner itself.
        lent: figures given for an organisation whose figures serve the partner; where the series goes from these to
            those of another source, or back, it is broken.
    """
    chosen: dict[Stand, dict[Period, Figure]] = {stand: {} for stand in STATUSES_OF}
    for source in (lent, own):
        for figure in sorted(source, key=_places_from_behind):
            chosen[_STAND_OF[figure.status]][figure.period] = figure
    in_order = {stand: dict(sorted(found.items())) for stand, found in chosen.items()}
    breaks: dict[Period, Causes] = {}
    for figure in (*own, *lent):
        if figure.series_break:
            breaks[figure.period] = all_causes(breaks.get(figure.period, ()), figure.causes)
    if own and lent:
        for period in (period for found in in_order.values() for period in _other_givers(found)):
            breaks[period] = all_causes(breaks.get(period, ()), SOURCE_CAUSE)
    return Series(in_order, breaks)


def _other_givers(figures: Mapping[Period, Figure]) -> Iterator[Period]:
    """The periods whose figure is given for another subject than the one before it, and from another source."""
    earlier: dict[PeriodKind, Figure] = {}
    for period, figure in figures.items():
        before = earlier.get(period.kind, figure)
        is_same = before.partnership == figure.partnership and before.organisation == figure.organisation
        if not is_same and before.source != figure.source:
            yield period
        earlier[period.kind] = figure


_STAND_OF = {status: stand for stand, order in STATUSES_OF.items() for status in order}
_PLACE_OF = {status: place for order in STATUSES_OF.values() for place, status in enumerate(order)}


def _places_from_behind(figure: Figure) -> int:
    """Sorts the status that goes first to the end, where it replaces the others."""
    return -_PLACE_OF[figure.status]


def partner_series(
    figures: Iterable[Figure], partners: Sequence[Partner], names: Mapping[str, str], indicator: Indicator
) -> dict[Partner, Series]:
    """Give every figure of one indicator to the partner it serves.

    An organisation's figure serves the partnership it is the client of; with several partnerships in
    that period it is drawn once, under the client's name. With role context or samenwerking it also
    serves the partnerships the organisation is the contractor of.

    Args:
        figures: figures of this indicator, of partnerships and organisations.
        partners: all partnerships.
        names: organisation code -> name, for clients with several partnerships.
        indicator: decides by its role whether contractors' figures count.
    """
    by_code = {partner.code: partner for partner in partners}
    by_client: dict[str, list[Partner]] = defaultdict(list)
    by_contractor: dict[str, list[Partner]] = defaultdict(list)
    for partner in partners:
        by_client[partner.client].append(partner)
        by_contractor[partner.contractor].append(partner)
    collected: dict[Partner, _Collector] = defaultdict(_Collector)
    for figure in figures:
        if figure.partnership is not None:
            if figure.partnership in by_code:
                collected[by_code[figure.partnership]].own.append(figure)
            continue
        organisation = figure.organisation or ""
        active = [p for p in by_client[organisation] if p.is_active_in(figure.period)]
        if len(active) == 1:
            collected[active[0]].lent.append(figure)
        elif active:
            collected[whole_client(organisation, names, by_client[organisation])].own.append(figure)
        if indicator.role in CONTRACTOR_ROLES:
            for partner in by_contractor[organisation]:
                if partner not in active and partner.is_active_in(figure.period):
                    collected[partner].lent.append(figure)
    return {partner: make_series(c.own, c.lent) for partner, c in collected.items()}


def whole_client(organisation: str, names: Mapping[str, str], partners: Sequence[Partner]) -> Partner:
    """The client as one point, for a figure that covers several of its partnerships."""
    groups = {partner.peer_group for partner in partners}
    return Partner(
        code=CLIENT_PREFIX + organisation,
        name=names.get(organisation, organisation),
        client=organisation,
        contractor=organisation,
        contract_form="overig",
        fictitious=partners[0].fictitious,
        peer_group=groups.pop() if len(groups) == 1 else None,
        country=partners[0].country,
    )


def whole_clients(partners: Iterable[Partner], names: Mapping[str, str]) -> tuple[Partner, ...]:
    """Every client of several partnerships as one point, for figures that cover them together."""
    by_client: dict[str, list[Partner]] = defaultdict(list)
    for partner in partners:
        by_client[partner.client].append(partner)
    return tuple(whole_client(client, names, own) for client, own in by_client.items() if len(own) > 1)


def made_for(reference: str, owners: Collection[str]) -> str | None:
    """Whose a reference is by its code: what follows a hyphen in it and is the code of an owner; None for everyone.

    Args:
        reference: its code.
        owners: codes of partnerships and clients.
    """
    parts = reference.split("-")
    endings = ("-".join(parts[start:]) for start in range(1, len(parts)))
    return next((ending for ending in endings if ending in owners), None)


def reference_series(
    figures: Iterable[Figure], organisations: Mapping[str, Organisation]
) -> dict[Organisation, Series]:
    """The series of the organisations that are references: national or peer averages."""
    collected: dict[Organisation, list[Figure]] = defaultdict(list)
    for figure in figures:
        organisation = organisations.get(figure.organisation or "")
        if organisation is not None and organisation.is_reference:
            collected[organisation].append(figure)
    return {organisation: make_series(found) for organisation, found in collected.items()}


@dataclass(frozen=True)
class Measured:
    """An indicator with the series of all partners and references."""

    indicator: Indicator
    partners: Mapping[Partner, Series]
    references: Mapping[Organisation, Series]

    def series(self, partner: Partner) -> Series:
        return self.partners.get(partner, NO_SERIES)

    def references_of(self, realm: Realm, partner: Partner | None) -> Mapping[Organisation, Series]:
        """The references of a realm that may stand beside a partner of it: none that was made for another."""
        codes = (partner.code, partner.client) if partner else ()
        return {
            reference: series
            for reference, series in self.references.items()
            if reference.realm == realm and reference.made_for in (None, *codes)
        }
