"""The cost of a service of one partnership beside that of others: by size, and by contract form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.costs.choices import CostChoices, Per
from lib.answers.snapshot import Snapshot
from lib.domain.costs.contract_forms import FormGroup, by_form
from lib.domain.costs.scale_effect import ScaleFit, SizedCost, fit_scale, usable
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner, by_name
from lib.domain.periods import parse_period
from lib.store.costs.queries import read_kind_of_service

CODES = {Per.INHABITANT: "inw", Per.HOUSEHOLD: "hh", Per.QUANTITY: "eenheid"}
CLIENT_SIDE = "regie"


@dataclass(frozen=True)
class Compared:
    """Everyone of the realm of the focus in one year: net unit cost, size, quality, client-side cost per unit.

    `without_size` have a unit cost, but no size or no logarithm of it.
    """

    cost: Indicator
    costs: Mapping[Partner, Figure]
    points: tuple[SizedCost, ...]
    without_size: int
    fit: ScaleFit | None
    quality: Indicator | None
    qualities: Mapping[Partner, Figure]
    client_side: Mapping[Partner, float]

    def cost_forms(self, focus: Partner) -> tuple[FormGroup, ...]:
        return by_form({p: f.value for p, f in self.costs.items()}, focus.fictitious)

    def quality_forms(self, focus: Partner) -> tuple[FormGroup, ...]:
        return by_form({p: f.value for p, f in self.qualities.items()}, focus.fictitious)

    def client_side_forms(self, focus: Partner) -> tuple[FormGroup, ...]:
        return by_form(self.client_side, focus.fictitious)


def compared(choices: CostChoices, snapshot: Snapshot) -> Compared | None:
    """Put the partnerships side by side in the unit of the page; per inhabitant where the page shows totals."""
    if choices.focus is None or choices.service is None or choices.year is None:
        return None
    per = choices.per if choices.per in CODES else Per.INHABITANT
    code = f"kosten_{choices.service}_eur_{CODES[per]}"
    if code not in snapshot.registry.indicators:
        return None
    costs = _figures(snapshot, code, choices, choices.stand)
    if not costs:
        return None
    sized = [
        SizedCost(partner.code, figure.denominator or 0, figure.value, partner.contractor)
        for partner, figure in costs.items()
    ]
    points = usable(sized)
    regie = snapshot.ask(read_kind_of_service, choices.service, CLIENT_SIDE)
    client_side = {
        partner: regie[partner.code, choices.year, figure.status] / figure.denominator
        for partner, figure in costs.items()
        if figure.denominator and (partner.code, choices.year, figure.status) in regie
    }
    return Compared(
        cost=snapshot.registry.indicators[code],
        costs=costs,
        points=tuple(points),
        without_size=len(sized) - len(points),
        fit=fit_scale(points),
        quality=choices.quality,
        qualities=_figures(snapshot, choices.quality.code, choices, Stand.ACTUAL) if choices.quality else {},
        client_side=client_side,
    )


def _is_asked(partner: Partner, choices: CostChoices) -> bool:
    """Whether the partner is in focus or among the peers that the reader chose, where any were."""
    return not choices.peers or partner == choices.focus or partner.code in choices.peers


def _figures(snapshot: Snapshot, code: str, choices: CostChoices, stand: Stand) -> dict[Partner, Figure]:
    """The figures of one indicator in the year, of those of the realm of the focus that have one, by name."""
    period = parse_period(str(choices.year))
    found = {
        partner: series.at(stand, period)
        for partner, series in snapshot.measured(code).partners.items()
        if choices.focus and partner.realm == choices.focus.realm and _is_asked(partner, choices)
    }
    ordered = sorted(found, key=by_name)
    return {partner: figure for partner in ordered if (figure := found[partner])}
