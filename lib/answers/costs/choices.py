"""From what the reader wants to see of the cost of a partnership to what can be seen.

Pure functions over a snapshot; Streamlit is not needed to test them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.costs.gather import STATUS_OF, best_series, series_of
from lib.answers.focus import in_focus
from lib.answers.peers import PEERS_NAME, peers_asked
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.bridge import DEFAULT_ORDER, ORDERS, Order
from lib.domain.costs.build_up import BuildUp, build_ups
from lib.domain.costs.lines import CostLine
from lib.domain.figures import STATUSES_OF, Stand, Status
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner
from lib.domain.price_index import PriceIndex
from lib.domain.quantities.change import at_end_of
from lib.domain.units import Unit
from lib.store.costs.queries import read_characteristics, read_cost_lines, read_quantities

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
    `peers` are the codes of those that the reader compares with; none for everyone.
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
    peers: tuple[str, ...]
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
            PEERS_NAME: ",".join(self.peers) or None,
        }
        return {name: value for name, value in named.items() if value is not None}


class CostedYears(NamedTuple):
    """The service, the stand and the years that are chosen of a partnership, and what else could be."""

    service: str | None
    services: tuple[str, ...]
    found: Mapping[tuple[int, Status], BuildUp]
    stand: Stand
    stands: tuple[Stand, ...]
    year: int | None
    years: tuple[int, ...]
    previous: int | None
    previous_years: tuple[int, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The years between which prices change."""
        return self.previous or self.year or 0, self.year or 0


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
    focus, partners = in_focus(chooser, snapshot)
    costs = _costed_years(chooser, snapshot.ask(read_cost_lines, focus.code) if focus else ())
    sizes = _sizes(snapshot, focus, costs.service, {y for y, _ in costs.found})
    pers = (Per.TOTAL, *(per for per, known in sizes.items() if any(y in known for y in costs.years)))
    per = Per(chooser.pick("eenheid", {str(p): p for p in pers}, str(Per.TOTAL)) or Per.TOTAL)
    gross = chooser.pick("bruto", dict.fromkeys((YES, NO)), NO) == YES
    all_series = series_of(snapshot)
    series, price_year = _price_level(chooser, all_series, costs.span)
    orders = {order_code(order): order for order in ORDERS}
    order = orders[chooser.pick("volgorde", orders, order_code(DEFAULT_ORDER)) or order_code(DEFAULT_ORDER)]
    qualities = _qualities(snapshot, focus, costs.service, costs.year)
    quality = chooser.pick("kwaliteit", qualities, next(iter(qualities), None))
    return CostChoices(
        **costs._asdict(),
        focus=focus, partners=partners, per=per, pers=pers, sizes=sizes.get(per), gross=gross, series=series,
        all_series=all_series, price_year=price_year, order=order, quality=qualities.get(quality or ""),
        qualities=tuple(qualities.values()), peers=peers_asked(chooser, snapshot, focus) if focus else (),
        unmet=tuple(chooser.unmet),
    )  # fmt: skip


def cost_address(wanted: Wanted, focus: Partner, snapshot: Snapshot) -> dict[str, str]:
    """What the URL of the page names for these wishes of a partnership and otherwise its defaults.

    It is what `choose` makes of them, without looking up what only a reader on that page can choose from.
    """
    chooser = Chooser(wanted)
    costs = _costed_years(chooser, snapshot.ask(read_cost_lines, focus.code))
    series, _ = _price_level(chooser, series_of(snapshot), costs.span)
    quality = next(iter(_qualities(snapshot, focus, costs.service, costs.year)), None)
    named = {
        "focus": focus.code,
        "dienst": costs.service,
        "periode": str(costs.year) if costs.year else None,
        "vorige": str(costs.previous) if costs.previous else None,
        "stand": str(costs.stand),
        "eenheid": str(Per.TOTAL),
        "bruto": NO,
        "reeks": series.code if series else None,
        "prijspeil": NOMINAL,
        "volgorde": order_code(DEFAULT_ORDER),
        "kwaliteit": quality,
    }
    return {name: value for name, value in named.items() if value is not None}


def _costed_years(chooser: Chooser, lines: Sequence[CostLine]) -> CostedYears:
    """Choose among what a partnership has cost lines of."""
    services = _services(lines)
    service = chooser.pick("dienst", dict.fromkeys(services), services[0] if services else None)
    found = build_ups(lines, service) if service else {}
    stands = tuple(s for s in Stand if any(b.status == STATUS_OF[s] for b in found.values()))
    default = str(stands[0]) if stands else str(Stand.ACTUAL)
    stand = Stand(chooser.pick("stand", {str(s): s for s in stands}, default) or default)
    years = tuple(sorted((year for year, status in found if status == STATUS_OF[stand]), reverse=True))
    year = _year(chooser, "periode", years)
    previous_years = tuple(y for y in years if year and y < year)
    previous = _year(chooser, "vorige", previous_years)
    return CostedYears(service, services, found, stand, stands, year, years, previous, previous_years)


def _services(lines: Sequence[CostLine]) -> tuple[str, ...]:
    """The services that have cost lines, in the order of the catalogue."""
    found = {line.service for line in lines}
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
    if unit := quantity_unit(service):
        lines = [q for q in snapshot.ask(read_quantities, focus.code).get(service, ()) if q.unit == unit]
        totals = {year: sum(line.amount for line in at_end_of(lines, year)) for year in years}
        found[Per.QUANTITY] = {year: total for year, total in totals.items() if total > 0}
    return found


def _qualities(
    snapshot: Snapshot, focus: Partner | None, service: str | None, year: int | None
) -> dict[str, Indicator]:
    """What quality can stand beside the cost of a year: that of the service itself first, then of most partners."""
    if focus is None:
        return {}
    counts: Counter[str] = Counter()
    known = snapshot.registry.indicators
    for a in snapshot.available:
        fits = known[a.indicator].role in QUALITY_ROLES and known[a.indicator].serves(service or "")
        of_kind = not a.reference and a.fictitious == focus.fictitious
        if fits and of_kind and str(a.period) == str(year) and a.status in STATUSES_OF[Stand.ACTUAL]:
            counts[a.indicator] += a.figures

    counts = Counter({code: n for code, n in counts.items() if snapshot.has_figures_in(focus.realm, code)})

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
