"""The question what a partnership cares for at the end of a year."""

from __future__ import annotations

import datetime as dt

from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.quantities.queries import read_quantity_lines
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
