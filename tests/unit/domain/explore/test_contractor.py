"""One contractor over all its clients: only those of the realm, volumes and costs of the same clients."""

from __future__ import annotations

from lib.domain.explore.contractor import ContractorClients, contractor_clients
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Direction, Role
from lib.domain.partners import Organisation
from lib.text.explore.contractor import contractor_sentences
from lib.text.language import DUTCH
from tests.samples import figure, indicator, measured, partner

COST = indicator("kosten", Role.COST, "EUR/inwoner", Direction.LOWER)
X = Organisation("x", "X NV", "overheidsbedrijf", fictitious=False)
A, B, C, OTHER = partner("a-x"), partner("b-x"), partner("c-x"), partner("d-y")


def years(start: int, *pairs: tuple[float, float]) -> list[Figure]:
    return [
        figure(str(start + n), amount / size, numerator=amount, denominator=size)
        for n, (amount, size) in enumerate(pairs)
    ]


def found(table: dict, everyone: tuple = (A, B, C, OTHER)) -> ContractorClients:
    return contractor_clients(measured(COST, table), A, everyone, X, Stand.ACTUAL)


def test_volume_is_added_up_and_a_unit_costs_what_all_paid_over_all_of_it() -> None:
    clients = found(
        {
            A: years(2022, (1000, 10), (1200, 10)),
            B: years(2022, (900, 30), (900, 30)),
            OTHER: years(2022, (9, 1)),
        }
    )
    assert [p.code for p in clients.figures] == ["a-x", "b-x", "c-x"]
    assert [(y.clients, y.volume, y.unit_cost) for y in clients.years] == [(2, 40, 47.5), (2, 40, 52.5)]
    assert clients.steady == clients.years


def test_over_the_years_only_the_same_clients_are_compared() -> None:
    clients = found({A: years(2022, (1000, 10), (1200, 10)), B: years(2023, (900, 30))})
    assert [y.clients for y in clients.years] == [1, 2]
    assert [y.clients for y in clients.steady] == [1, 1]


def test_without_both_sides_nothing_is_added_up_and_that_is_said() -> None:
    clients = found({A: [figure("2022", 100.0), figure("2023", 110.0)], B: years(2022, (900, 30), (900, 30))})
    assert clients.years[0].volume is None
    said = " ".join(contractor_sentences(DUTCH, clients))
    assert "niet op te tellen" in said
    assert "Zonder dit cijfer: C-X." in said


def test_no_causal_word_and_one_client_is_a_sentence() -> None:
    both = found({A: years(2022, (1000, 10), (1200, 10)), B: years(2022, (900, 30), (900, 30))}, (A, B))
    said = " ".join(contractor_sentences(DUTCH, both))
    assert "in 2022 samen 40" in said
    assert not {"door", "dankzij", "leidt", "zorgt"} & set(said.lower().split())
    alone = found({A: years(2022, (1000, 10))}, (A, OTHER))
    assert any("niets naast elkaar" in s for s in contractor_sentences(DUTCH, alone))
