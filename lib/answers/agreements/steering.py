"""What steering costs the client per 100 euro of contract, of everyone with both amounts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lib.answers.snapshot import Snapshot
from lib.domain.agreements.contracts import Contract
from lib.domain.figures import Status
from lib.domain.partners import Partner
from lib.store.agreements.queries import read_every_contract, read_steering

Amounts = Mapping[tuple[int, str], float]
"""Euro per year and service."""


class SteeringCost(NamedTuple):
    """Cost of steering in the accounts of a year beside the value of the contracts of a year, in euro."""

    year: int
    cost: float
    contract_value: float

    @property
    def per_100(self) -> float:
        return 100 * self.cost / self.contract_value


def steering_costs(snapshot: Snapshot, focus: Partner, today: dt.date) -> dict[Partner, SteeringCost]:
    """Those of the realm of the focus, by partnership: the newest year with accounts, and the contracts of today.

    Only the services of the contracts count, and only contracts with a value.
    """
    contracts: dict[str, list[Contract]] = defaultdict(list)
    for contract in snapshot.ask(read_every_contract):
        if contract.runs_on(today):
            contracts[contract.partnership].append(contract)
    costs: dict[str, dict[tuple[int, str], float]] = defaultdict(dict)
    for (partnership, service, year, status), amount in snapshot.ask(read_steering).items():
        if status == Status.ACCOUNTS:
            costs[partnership][year, service] = amount
    return {
        partner: found
        for partner in snapshot.registry.partners
        if partner.realm == focus.realm
        and (found := steering_of(contracts[partner.code], costs[partner.code]))
    }


def steering_of(contracts: Sequence[Contract], costs: Amounts) -> SteeringCost | None:
    """Of one partnership; None where the value of a contract or the cost is not known."""
    values = [contract.value_eur_year for contract in contracts if contract.value_eur_year]
    if not values or len(values) < len(contracts):
        return None
    services = {service for contract in contracts for service in contract.services}
    of_all = any(not contract.services for contract in contracts)
    covered = {key: cost for key, cost in costs.items() if of_all or key[1] in services}
    if not covered:
        return None
    year = max(year for year, _ in covered)
    return SteeringCost(year, sum(cost for (y, _), cost in covered.items() if y == year), sum(values))
