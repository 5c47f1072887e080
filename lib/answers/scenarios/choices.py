"""From what the reader wants to see of a scenario to what can be seen; pure, without Streamlit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.costs.gather import series_of
from lib.answers.focus import in_focus
from lib.answers.scenarios.addresses import read_scenario, written
from lib.answers.service_levels.answer import services_of_groups
from lib.answers.snapshot import Snapshot
from lib.domain.market.prices import Price
from lib.domain.partners import Partner
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex
from lib.domain.quantities.change import at_end_of
from lib.domain.quantities.lines import Quantity
from lib.domain.scenarios.amounts import BridgeBy
from lib.domain.scenarios.moves import Scenario
from lib.domain.scenarios.parts import Ground, lay_ground
from lib.domain.scenarios.prices import price_list, usual_price_level
from lib.domain.service_levels.inspections import CROSS_CUTS, DISCIPLINES, Layer
from lib.store.costs.queries import read_priced_object_types, read_products, read_quantities
from lib.store.scenarios.queries import read_charges
from lib.store.service_levels.queries import read_ambitions

SCENARIO, SCENARIO_BESIDE, WANTED_CUT = "scenario", "ernaast", "bezuiniging"
"""The names in the URL of the scenario, the one beside it, and the amount to cut."""
NOT_INDEXED = "geen"
MOST_STRANGE = 5
"""Moves that cannot be made here and are named."""
MOST_CUT = 10**9
"""Euro; a larger amount is no budget of a municipality."""


@dataclass(frozen=True)
class ScenarioChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `year` is that of the rates, None where nothing is charged; `day` its last one, on which quantities and levels are
    looked up. `wanted_cut` is in whole euro.
    """

    focus: Partner | None
    partners: tuple[Partner, ...]
    year: int | None
    years: tuple[int, ...]
    layer: Layer
    by: BridgeBy
    series: PriceIndex | None
    all_series: Mapping[str, PriceIndex]
    price_level: Period | None
    ground: Ground
    scenario: Scenario
    beside: Scenario | None
    wanted_cut: int | None
    unmet: tuple[tuple[str, str], ...]

    @property
    def day(self) -> dt.date:
        return dt.date(self.year or dt.date.max.year, 12, 31)

    @property
    def can_be_computed(self) -> bool:
        """Whether there is anything to move: something that is charged, and quantities of it."""
        return bool(self.ground.parts)

    def parameters(self, **instead: str) -> dict[str, str]:
        """The choices as they stand in the URL.

        Args:
            instead: other values for some of them.
        """
        named = {
            "focus": self.focus.code if self.focus else "",
            "periode": str(self.year) if self.year else "",
            "laag": str(self.layer),
            "brug": str(self.by),
            "indexering": self.series.code if self.series else NOT_INDEXED,
            SCENARIO: written(self.scenario),
            SCENARIO_BESIDE: written(self.beside) if self.beside else "",
            WANTED_CUT: str(self.wanted_cut) if self.wanted_cut else "",
        }
        return {name: value for name, value in {**named, **instead}.items() if value}


def choose(wanted: Wanted, snapshot: Snapshot) -> ScenarioChoices:
    """Turn wishes into choices among what there is of the focus.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    charges = snapshot.ask(read_charges, focus.code) if focus else ()
    years = tuple(sorted({rate.year for rate in charges if rate.year}, reverse=True))
    picked = chooser.pick("periode", {str(y): y for y in years}, str(years[0])) if years else None
    layer = Layer(chooser.pick("laag", {str(x): x for x in Layer}, None) or Layer.CONTRACT)
    by = BridgeBy(chooser.pick("brug", {str(b): b for b in BridgeBy}, None) or BridgeBy.AREA)
    all_series = series_of(snapshot)
    series = chooser.pick("indexering", {NOT_INDEXED: None, **all_series}, NOT_INDEXED)
    index = all_series.get(series or "")
    year = int(picked) if picked else None
    ground, level = ground_of(snapshot, focus, charges, year, layer, index)
    return ScenarioChoices(
        focus=focus, partners=partners, year=year, years=years, layer=layer, by=by, series=index,
        all_series=all_series, price_level=level, ground=ground,
        scenario=_scenario(chooser, SCENARIO, ground) or Scenario(), beside=_scenario(chooser, SCENARIO_BESIDE, ground),
        wanted_cut=_wanted_cut(chooser), unmet=tuple(chooser.unmet),
    )  # fmt: skip


def ground_of(
    snapshot: Snapshot,
    focus: Partner | None,
    charges: tuple[Price, ...],
    year: int | None,
    layer: Layer,
    index: PriceIndex | None,
) -> tuple[Ground, Period | None]:
    """What a scenario can move in a year, and the price level of its amounts."""
    if focus is None or year is None:
        return Ground({}, (), (), (), ()), None
    of_year = [rate for rate in charges if rate.year == year]
    level = usual_price_level(of_year)
    products = snapshot.ask(read_products)
    charged = dict.fromkeys(rate.product for rate in charges if rate.product in products)
    prices = {
        code: price_list(products[code], [r for r in of_year if r.product == code], level, index)
        for code in charged
    }
    groups = groups_of_services(layer)
    ground = lay_ground(
        prices,
        snapshot.ask(read_priced_object_types),
        quantities_at(snapshot, focus, year),
        snapshot.ask(read_ambitions, focus.code, layer),
        {code: groups.get(products[code].service) for code in prices},
        dt.date(year, 12, 31),
    )
    return ground, level


def quantities_at(snapshot: Snapshot, focus: Partner, year: int) -> list[Quantity]:
    """What a partnership cares for at the end of a year, in base units."""
    by_service = snapshot.ask(read_quantities, focus.code)
    return [line for lines in by_service.values() for line in at_end_of(lines, year)]


def groups_of_services(layer: Layer) -> dict[str, str]:
    """The discipline, or else the cross-cut, whose ambitions are about a service."""
    services = services_of_groups(layer)
    found: dict[str, str] = {}
    for group in (*DISCIPLINES, *CROSS_CUTS):
        if group in services:
            found.setdefault(services[group], group)
    return found


def _scenario(chooser: Chooser, name: str, ground: Ground) -> Scenario | None:
    """A scenario from the address; that of another focus yields."""
    text = chooser.firm(name)
    if not text:
        return None
    known: dict[str, set[str | None]] = {}
    for part in ground.parts:
        known.setdefault(part.key.product, set()).add(part.key.area_type)
    scenario, strange = read_scenario(text, known)
    chooser.unmet += [(name, piece) for piece in strange[:MOST_STRANGE]]
    return scenario if scenario.moves else None


def _wanted_cut(chooser: Chooser) -> int | None:
    text = chooser.firm(WANTED_CUT)
    if not text:
        return None
    if re.fullmatch(r"\d{1,10}", text) and 0 < int(text) <= MOST_CUT:
        return int(text)
    chooser.unmet.append((WANTED_CUT, text))
    return None
