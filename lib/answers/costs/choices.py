"""From what the reader wants to see of the cost of a partnership to what can be seen.

Pure functions over a snapshot; Streamlit is not needed to test them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.costs.gather import STATUS_OF, best_series, build_ups_of, series_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.bridge import DEFAULT_ORDER, ORDERS, Order
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.lines import Costed
from lib.domain.figures import STATUSES_OF, Stand, Status
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner
from lib.domain.price_index import PriceIndex
from lib.domain.quantities.change import at_end_of
from lib.domain.units import Unit
from lib.store.costs.queries import read_characteristics, read_costed, read_quantities

NOMINAL = "lopend"
"""The price level of each year itself."""


class Per(StrEnum):
    """What a cost is divided by."""

    TOTAL = "totaal"
    INHABITANT = "inwoner"
    HOUSEHOLD = "huishouden"
    QUANTITY = "areaaleenheid"


CHARACTERISTICS = {Per.INHABITANT: "inwoners", Per.HOUSEHOLD: "huishoudens"}


@dataclass(frozen=True)
class CostChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `focus` may have no cost at all; then there is no service. `sizes` are what each year's cost is divided by.
    """

    focus: Partner | None
    partners: tuple[Partner, ...]
    service: str | None
    services: tuple[str, ...]
    found: Mapping[tuple[int, Status], BuildUp]
    year: int | None
    years: tuple[int, ...]
    previous: int | None
    previous_years: tuple[int, ...]
    stand: Stand
    stands: tuple[Stand, ...]
    per: Per
    pers: tuple[Per, ...]
    sizes: Mapping[int, float] | None
    gross: bool
    series: PriceIndex | None
    all_series: Mapping[str, PriceIndex]
    price_year: int | None
    order: Order
    quality: Indicator | None
    qualities: tuple[Indicator, ...]
    unmet: tuple[tuple[str, str], ...]

    @property
    def status(self) -> Status:
        return STATUS_OF[self.stand]

    @property
    def unit(self) -> Unit:
        """The unit of the amounts on the page."""
        if self.per == Per.TOTAL:
            return Unit("EUR")
        return Unit("EUR", quantity_unit(self.service) if self.per == Per.QUANTITY else str(self.per))

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "focus": self.focus.code if self.focus else None,
            "dienst": self.service,
            "periode": str(self.year) if self.year else None,
            "vorige": str(self.previous) if self.previous else None,
            "stand": str(self.stand),
            "eenheid": str(self.per),
            "bruto": YES if self.gross else NO,
            "reeks": self.series.code if self.series else None,
            "prijspeil": str(self.price_year) if self.price_year else NOMINAL,
            "volgorde": order_code(self.order),
            "kwaliteit": self.quality.code if self.quality else None,
        }
        return {name: value for name, value in named.items() if value is not None}


def order_code(order: Order) -> str:
    """How an order of steps stands in the URL."""
    return "-".join(order)


def quantity_unit(service: str | None) -> str:
    """The unit of a service's quantities; empty when it has none."""
    known = shipped_catalogue().services.get(service or "")
    return (known.quantity_unit if known else None) or ""


def choose(wanted: Wanted, snapshot: Snapshot) -> CostChoices:
    """Turn wishes into choices among what there is.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    costed = snapshot.ask(read_costed)
    focus, partners = _focus(chooser, snapshot.registry.partners, costed)
    services = _services(focus, costed)
    service = chooser.pick("dienst", dict.fromkeys(services), services[0] if services else None)
    found = build_ups_of(snapshot, focus, service) if focus and service else {}
    stands = tuple(s for s in Stand if any(b.status == STATUS_OF[s] for b in found.values()))
    default = str(stands[0]) if stands else str(Stand.ACTUAL)
    stand = Stand(chooser.pick("stand", {str(s): s for s in stands}, default) or default)
    years = tuple(sorted((year for year, status in found if status == STATUS_OF[stand]), reverse=True))
    year = _year(chooser, "periode", years)
    previous_years = tuple(y for y in years if year and y < year)
    previous = _year(chooser, "vorige", previous_years)
    sizes = _sizes(snapshot, focus, service, {y for y, _ in found})
    pers = (Per.TOTAL, *(per for per, known in sizes.items() if any(y in known for y in years)))
    per = Per(chooser.pick("eenheid", {str(p): p for p in pers}, str(Per.TOTAL)) or Per.TOTAL)
    gross = chooser.pick("bruto", dict.fromkeys((YES, NO)), NO) == YES
    all_series = series_of(snapshot)
    series, price_year = _price_level(chooser, all_series, (previous or year or 0, year or 0))
    orders = {order_code(order): order for order in ORDERS}
    order = orders[chooser.pick("volgorde", orders, order_code(DEFAULT_ORDER)) or order_code(DEFAULT_ORDER)]
    qualities = _qualities(snapshot, focus, service, year)
    quality = chooser.pick("kwaliteit", qualities, next(iter(qualities), None))
    return CostChoices(
        focus=focus, partners=partners, service=service, services=services, found=found, year=year,
        years=years, previous=previous, previous_years=previous_years, stand=stand, stands=stands,
        per=per, pers=pers, sizes=sizes.get(per), gross=gross, series=series, all_series=all_series,
        price_year=price_year, order=order, quality=qualities.get(quality or ""),
        qualities=tuple(qualities.values()), unmet=tuple(chooser.unmet),
    )  # fmt: skip


def _focus(
    chooser: Chooser, registered: Sequence[Partner], costed: Sequence[Costed]
) -> tuple[Partner | None, tuple[Partner, ...]]:
    """The focus, and everyone with cost lines; one that is asked for stays, also without cost lines."""
    with_costs = {c.partnership for c in costed}
    asked = chooser.wanted.get("focus")
    shown = tuple(p for p in registered if p.code in with_costs or p.code == asked)
    real = [p for p in shown if not p.fictitious and p.code in with_costs]
    default = next((p.code for p in (*real, *shown)), None)
    code = chooser.pick("focus", {p.code: p for p in shown}, default)
    return next((p for p in shown if p.code == code), None), shown


def _services(focus: Partner | None, costed: Sequence[Costed]) -> tuple[str, ...]:
    """The services of the focus, in the order of the catalogue."""
    found = {c.service for c in costed if focus and c.partnership == focus.code}
    return tuple(dict.fromkeys(s for s in (*shipped_catalogue().services, *sorted(found)) if s in found))


def _year(chooser: Chooser, name: str, years: Sequence[int]) -> int | None:
    """A year of those there are; the newest unless another is asked for."""
    value = chooser.pick(name, {str(y): y for y in years}, str(years[0]) if years else None)
    return int(value) if value else None


def _sizes(
    snapshot: Snapshot, focus: Partner | None, service: str | None, years: set[int]
) -> dict[Per, dict[int, float]]:
    """Per unit what the cost of each year is divided by, where that is known."""
    if focus is None or service is None:
        return {}
    found: dict[Per, dict[int, float]] = {}
    known = snapshot.ask(read_characteristics, focus.client)
    for per, name in CHARACTERISTICS.items():
        found[per] = {c.year: c.value for c in known if c.name == name and c.value > 0}
    if quantity_unit(service):
        lines = snapshot.ask(read_quantities, focus.code).get(service, ())
        totals = {year: sum(line.amount for line in at_end_of(lines, year)) for year in years}
        found[Per.QUANTITY] = {year: total for year, total in totals.items() if total > 0}
    return found


def _qualities(
    snapshot: Snapshot, focus: Partner | None, service: str | None, year: int | None
) -> dict[str, Indicator]:
    """What quality can stand beside the cost of a year: that of the service itself first, then of most partners."""
    counts: Counter[str] = Counter()
    known = snapshot.registry.indicators
    for a in snapshot.available:
        fits = known[a.indicator].role in QUALITY_ROLES and known[a.indicator].serves(service or "")
        of_kind = focus and not a.reference and a.fictitious == focus.fictitious
        if fits and of_kind and str(a.period) == str(year) and a.status in STATUSES_OF[Stand.ACTUAL]:
            counts[a.indicator] += a.figures

    def place(code: str) -> tuple[bool, bool, int]:
        return known[code].service != service, known[code].role != Role.QUALITY, -counts[code]

    return {code: known[code] for code in sorted(counts, key=place)}


def _price_level(
    chooser: Chooser, all_series: Mapping[str, PriceIndex], years: tuple[int, int]
) -> tuple[PriceIndex | None, int | None]:
    """The price index, and the year whose price level is wanted."""
    best = best_series(all_series, years)
    code = chooser.pick("reeks", all_series, best.code if best else None)
    series = all_series.get(code or "")
    levels = {NOMINAL: 0, **({str(year): year for year in series.years} if series else {})}
    level = chooser.pick("prijspeil", levels, NOMINAL)
    return series, levels[level or NOMINAL] or None
