"""Questions about cost, asked of a store with small files."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from lib.domain.costs.lines import Characteristic, Costed, CostLine
from lib.domain.figures import Status
from lib.domain.quantities.lines import QuantityState
from lib.store.costs.queries import (
    read_characteristics,
    read_cost_lines,
    read_costed,
    read_index,
    read_kind_of_service,
    read_priced_object_types,
    read_products,
    read_quantities,
    read_rates,
)
from lib.store.engine import Store
from lib.store.schema import load_events
from tests.loading import Load, ask

pytestmark = pytest.mark.usefixtures("world")

COSTS = """\
partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron
aa-cc;groen;;2024;loon;60000;rekening;jaarrekening
aa-cc;groen;maaien;2024;regie;700;rekening;jaarrekening
aa-cc;groen;snoeien;2024;regie;300;rekening;jaarrekening
bb-cc;groen;;2024;regie;2000;rekening;jaarrekening
bb-cc;groen;maaien;2024;regie;1500;rekening;jaarrekening
bb-cc;afval;;2024;regie;9;rekening;jaarrekening
aa-cc;groen;;2024;loon;58000;begroting;begroting
"""
PRODUCTS = """\
product;naam;dienst;eenheid;objecttypen
maaien;Maaien;groen;m2;gazon berm
snoeien;Snoeien;groen;stuks;
"""
FILES = {
    "producten.csv": PRODUCTS,
    "kosten.csv": COSTS,
    "areaal.csv": """\
partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron
aa-cc;gazon;Noord;2;ha;2024-01-01;herijkt;BGT
aa-cc;gazon;Noord;15000;m2;2020-01-01;geregistreerd;BGT
aa-cc;asfaltverharding;;5000;m2;2022-01-01;geschat;BGT
aa-cc;boom;;30;stuks;2022-01-01;geschat;BGT
aa-cc;haag;;2;km;2022-01-01;geschat;BGT
bb-cc;gazon;;7;m2;2022-01-01;geschat;BGT
""",
    "tarieven.csv": """\
partnerschap;product;jaar;niveau;eenheid;prijs_eur;hoeveelheid;btw_inbegrepen;btw_pct;overhead;prijspeil;fictief;bron
aa-cc;maaien;2024;B;m2;1,21;100;ja;21;volledig;2023;nee;DVO
""",
    "prijsindex.csv": """\
reeks;periode;waarde;basisjaar;status;bron
cpi;2023;120;2015;definitief;CBS
cpi;2024-K1;123,5;2015;voorlopig;CBS
""",
    "kenmerken.csv": """\
organisatie;kenmerk;jaar;waarde;bron
aa;inwoners;2024;1000;CBS
bb;inwoners;2024;2000;CBS
""",
}


@pytest.fixture
def costs(store: Store, load: Load) -> Store:
    outcome = load(FILES)
    assert not outcome.findings, outcome.findings
    return store


def test_who_has_costs_of_what(costs: Store) -> None:
    assert ask(costs, read_costed) == (
        Costed("aa-cc", "groen"),
        Costed("bb-cc", "afval"),
        Costed("bb-cc", "groen"),
    )


def test_the_lines_of_one_partnership(costs: Store) -> None:
    lines = ask(costs, read_cost_lines, "aa-cc")
    assert len(lines) == 4
    assert CostLine("aa-cc", "groen", None, 2024, "loon", Status.BUDGET, 58_000, "begroting") in lines


def test_quantities_stand_in_base_units_by_service(costs: Store) -> None:
    found = ask(costs, read_quantities, "aa-cc")
    assert {service: [(q.amount, q.unit) for q in lines] for service, lines in found.items()} == {
        "groen": [(15_000, "m2"), (30, "stuks"), (2_000, "m"), (20_000, "m2")],
        "verharding": [(5_000, "m2")],
    }
    grass = [q for q in found["groen"] if q.object_type == "gazon"]
    assert [q.state for q in grass] == [QuantityState.REGISTERED, QuantityState.RECOUNTED]


def test_what_object_types_a_product_is_for(costs: Store) -> None:
    assert ask(costs, read_priced_object_types) == {"maaien": ("gazon", "berm")}


def test_rates_keep_what_they_include(costs: Store) -> None:
    (rate,) = ask(costs, read_rates, "aa-cc")
    assert (rate.product, rate.level, rate.price, rate.quantity) == ("maaien", "B", 1.21, 100)
    assert (rate.vat_included, rate.vat_pct, str(rate.price_level)) == (True, 21, "2023")
    assert ask(costs, read_rates, "bb-cc") == ()


def test_products_index_and_characteristics(costs: Store) -> None:
    assert {p.code: (p.name, p.service, p.unit) for p in ask(costs, read_products).values()} == {
        "maaien": ("Maaien", "groen", "m2"),
        "snoeien": ("Snoeien", "groen", "stuks"),
    }
    assert [(str(i.period), i.value, i.final) for i in ask(costs, read_index)] == [
        ("2023", 120, True),
        ("2024-K1", 123.5, False),
    ]
    assert ask(costs, read_characteristics, "bb") == (Characteristic("inwoners", 2024, 2000, "CBS"),)


def test_one_kind_of_a_service_counts_each_amount_once(costs: Store) -> None:
    assert ask(costs, read_kind_of_service, "groen", "regie") == {
        ("aa-cc", 2024, Status.ACCOUNTS): 1_000,  # of two products
        ("bb-cc", 2024, Status.ACCOUNTS): 2_000,  # the whole service, the product is a detail of it
    }


def test_a_later_load_counts_and_an_earlier_day_shows_the_earlier_one(costs: Store, load: Load) -> None:
    load({"kosten.csv": COSTS.splitlines()[0] + "\naa-cc;groen;;2024;loon;61000;rekening;jaarrekening\n"})
    with costs.writing() as connection:
        for event in connection.scalars(sa.select(load_events.c.event_id)).all():
            moment = dt.datetime(2025, 1, event)
            connection.execute(
                sa.update(load_events).where(load_events.c.event_id == event).values(moment=moment)
            )

    def wages(as_of: dt.datetime | None) -> list[float]:
        lines = ask(costs, read_cost_lines, "aa-cc", as_of=as_of)
        return [x.amount for x in lines if x.kind == "loon" and x.status == Status.ACCOUNTS]

    assert wages(None) == [61_000]
    assert wages(dt.datetime(2025, 1, 2, 12)) == [60_000]
    before = dt.datetime(2025, 1, 1, 12)
    assert wages(before) == []
    assert ask(costs, read_costed, as_of=before) == ()
    assert ask(costs, read_quantities, "aa-cc", as_of=before) == {}
    assert ask(costs, read_kind_of_service, "groen", "regie", as_of=before) == {}
