"""What is found about the costs of a partnership: build-up, bridge, and everyone side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.costs.choices import CostChoices
from lib.answers.costs.gather import STATUS_OF, bridge_of
from lib.answers.costs.others import Compared, compared
from lib.answers.decisions.answer import marks_of
from lib.answers.snapshot import Snapshot
from lib.domain.costs.bridge import Bridge
from lib.domain.costs.build_up import BuildUp, ConvertedCosts, convert_costs
from lib.domain.events import Event
from lib.domain.figures import Stand
from lib.domain.market.prices import Product
from lib.store.costs.queries import read_products


@dataclass(frozen=True)
class CostAnswer:
    """What the page draws: costs in the chosen unit, the bridge in euro, everyone side by side.

    `events` concern the service and fall in the years that the bridge spans.
    """

    choices: CostChoices
    costs: ConvertedCosts
    bridge: Bridge | None
    products: Mapping[str, Product]
    compared: Compared | None
    events: tuple[Event, ...]

    @property
    def stacked(self) -> list[BuildUp]:
        """The chosen stand, oldest first."""
        return self.costs.of(self.choices.status)

    @property
    def beside(self) -> list[BuildUp]:
        """The other stand."""
        others = (stand for stand in Stand if stand != self.choices.stand)
        return [b for stand in others for b in self.costs.of(STATUS_OF[stand])]

    @property
    def now(self) -> BuildUp | None:
        """The cost of the chosen year."""
        return self.costs.at(self.choices.year, self.choices.status) if self.choices.year else None

    @property
    def before(self) -> BuildUp | None:
        """The cost of the year that it is compared with."""
        return self.costs.at(self.choices.previous, self.choices.status) if self.choices.previous else None


def answer(choices: CostChoices, snapshot: Snapshot) -> CostAnswer:
    """Bring the costs to the chosen unit and price level, make the bridge, and look at the others."""
    bridge = None
    if choices.focus and choices.service and choices.year and choices.previous:
        years = (choices.previous, choices.year)
        bridge = bridge_of(
            *(snapshot, choices.focus, choices.service, years, choices.stand),
            gross=choices.gross,
            series=choices.series,
            order=choices.order,
        )
    costs = convert_costs(choices.found, choices.sizes, choices.series, choices.price_year)
    return CostAnswer(
        choices,
        costs,
        bridge,
        snapshot.ask(read_products),
        compared(choices, snapshot),
        _events(choices, snapshot),
    )


def _events(choices: CostChoices, snapshot: Snapshot) -> tuple[Event, ...]:
    if choices.focus is None or choices.service is None or choices.year is None or choices.previous is None:
        return ()
    return tuple(
        event
        for event in marks_of(choices.focus, snapshot)
        if event.concerns(choices.service) and choices.previous <= event.date.year <= choices.year
    )
