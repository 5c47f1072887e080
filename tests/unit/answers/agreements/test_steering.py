"""What steering costs per 100 euro of contract, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lib.answers.agreements.steering import steering_of
from lib.domain.agreements.contracts import Contract

ALL = Contract("aa-cc", "dvo", "Overeenkomst", dt.date(2024, 1, 1), "proef", value_eur_year=4_000_000)
GREEN = replace(ALL, services=("groen",), value_eur_year=1_000_000)
COSTS = {(2023, "groen"): 9_000.0, (2024, "groen"): 30_000.0, (2024, "afval"): 70_000.0}


def test_the_newest_accounts_over_the_value_of_the_contracts() -> None:
    found = steering_of([ALL], COSTS)
    assert found is not None
    assert (found.year, found.cost, found.per_100) == (2024, 100_000, 2.5)


def test_only_the_services_of_the_contracts_count() -> None:
    found = steering_of([GREEN], COSTS)
    assert found is not None
    assert (found.cost, found.per_100) == (30_000, 3)
    both = steering_of([GREEN, replace(GREEN, services=("afval",), value_eur_year=3_000_000)], COSTS)
    assert both is not None
    assert (both.cost, both.contract_value) == (100_000, 4_000_000)


def test_it_is_not_known_without_a_value_or_without_a_cost() -> None:
    assert steering_of([replace(ALL, value_eur_year=None)], COSTS) is None
    assert steering_of([ALL, replace(GREEN, value_eur_year=None)], COSTS) is None
    assert steering_of([replace(GREEN, services=("water",))], COSTS) is None
    assert steering_of([], COSTS) is None
