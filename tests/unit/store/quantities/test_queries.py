"""The questions what a partnership cares for at the end of a year, and what everyone does by service."""

from __future__ import annotations

import datetime as dt

from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.quantities.queries import read_quantity_lines, read_service_quantities
from tests.loading import Load, ask
from tests.samples import day

HEADING = "partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron\n"


def areaal(*rows: str) -> dict[str, str]:
    return {"areaal.csv": HEADING + "\n".join(rows) + "\n"}


def test_of_each_object_type_and_area_the_newest_count(store: Store, world: LoadOutcome, load: Load) -> None:
    outcome = load(
        areaal(
            "aa-cc;gazon;Noord;100;m2;2020-01-01;geschat;kaart",
            "aa-cc;gazon;Noord;120;m2;2022-12-31;herijkt;telling",
            "aa-cc;gazon;Noord;130;m2;2023-01-01;geregistreerd;BGT",
            "aa-cc;gazon;;7;m2;2021-05-01;geregistreerd;BGT",
            "bb-cc;gazon;;9;m2;2021-05-01;geregistreerd;BGT",
        )
    )
    assert not outcome.findings
    found = ask(store, read_quantity_lines, "aa-cc", 2022)
    assert [(q.area, q.amount, q.state, q.date, q.source) for q in found] == [
        (None, 7, "geregistreerd", day("2021-05-01"), "BGT"),
        ("Noord", 120, "herijkt", day("2022-12-31"), "telling"),
    ]
    assert ask(store, read_quantity_lines, "aa-cc", 2019) == []
    assert ask(store, read_quantity_lines, "zz", 2022) == []


def test_as_on_a_date(store: Store, world: LoadOutcome, load: Load) -> None:
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    load(areaal("aa-cc;gazon;Noord;100;m2;2020-01-01;geschat;kaart"))
    assert ask(store, read_quantity_lines, "aa-cc", 2022, as_of=before) == []
    assert len(ask(store, read_quantity_lines, "aa-cc", 2022)) == 1


def test_the_quantity_of_a_service_is_in_its_unit_and_stays_until_it_is_counted_anew(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    outcome = load(
        areaal(
            "aa-cc;gazon;Noord;1;ha;2020-06-01;geschat;kaart",
            "aa-cc;gazon;Zuid;500;m2;2021-06-01;geregistreerd;BGT",
            "aa-cc;gazon;Noord;9000;m2;2022-06-01;herijkt;telling",
            "aa-cc;boom;;40;stuks;2020-06-01;geregistreerd;BGT",
            "bb-cc;elementenverharding;;70;m2;2021-06-01;geregistreerd;BGT",
        )
    )
    assert not outcome.findings
    found = ask(store, read_service_quantities, 2019, 2023)
    amounts = {year: amount for year, (amount, _) in found.amounts["groen"]["aa-cc"].items()}
    assert amounts == {2020: 10000, 2021: 10500, 2022: 9500, 2023: 9500}
    assert found.amounts["groen"]["aa-cc"][2022][1] == "BGT, telling"
    assert found.amounts["verharding"] == {"bb-cc": dict.fromkeys((2021, 2022, 2023), (70, "BGT"))}
    assert found.recounts == {"groen": {"aa-cc": frozenset({2022})}}


def test_a_recount_that_an_event_tells_counts_for_its_service(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    event = "partnerschap;datum;soort;dienst;titel;bron\naa-cc;2021-03-01;areaalherijking;groen;anders;x\n"
    outcome = load(
        {
            **areaal("aa-cc;gazon;Noord;100;m2;2020-06-01;geregistreerd;BGT"),
            "gebeurtenissen.csv": event,
        }
    )
    assert not outcome.findings
    found = ask(store, read_service_quantities, 2020, 2021)
    assert found.recounts == {"groen": {"aa-cc": frozenset({2021})}}
