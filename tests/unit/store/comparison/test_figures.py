"""Questions to the store."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lib.domain.figures import Stand, Status
from lib.domain.indicators import Influence, Role
from lib.store.comparison.figures import read_available, read_figures, read_series_of
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from tests.loading import Load, all_figures, ask, figures_file

COLUMNS = (
    "partnerschap;organisatie;indicator;periode;waarde;teller;noemer;aantal;ondergrens;bovengrens;status;"
    "reeksbreuk;bron_url;bron_datum;opmerking"
)


def test_a_figure_comes_back_with_all_that_was_given(store: Store, world: LoadOutcome, load: Load) -> None:
    row = "aa-cc;;pond;2023-K1;12,5;;;40;12;13;voorlopig;ja;https://x.nl/a;31-12-2023;let op"
    load({"cijfers.csv": figures_file(row, columns=COLUMNS)})
    [figure] = all_figures(store)
    assert figure._asdict() == {
        "partnership": "aa-cc",
        "organisation": None,
        "indicator": "pond",
        "period": figure.period,
        "status": Status.PROVISIONAL,
        "value": 12.5,
        "source": "proef",
        "numerator": None,
        "denominator": None,
        "n": 40,
        "low": 12.0,
        "high": 13.0,
        "series_break": True,
        "fictitious": False,
        "source_url": "https://x.nl/a",
        "source_date": dt.date(2023, 12, 31),
        "remark": "let op",
    }
    assert str(figure.period) == "2023-K1"


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "value"),
    [("pond", "5", "2", 2500), ("afvalscheiding_pct", "3", "4", 75), ("restafval_kg_inw", "5", "2", 2.5)],
)
def test_a_value_that_is_not_given_is_its_ratio_in_its_unit(
    store: Store,
    world: LoadOutcome,
    load: Load,
    indicator: str,
    numerator: str,
    denominator: str,
    value: float,
) -> None:
    row = f"aa-cc;;{indicator};2023;;{numerator};{denominator};;;;definitief;;;;"
    load({"cijfers.csv": figures_file(row, columns=COLUMNS)})
    [figure] = all_figures(store)
    assert (figure.value, figure.series_break) == (value, None)


FILTERS: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [1, 2, 3, 4, 5]),
    ({"indicators": ["pond"]}, [1, 2, 3, 5]),
    ({"indicators": ["pond", "cijfer"]}, [1, 2, 3, 4, 5]),
    ({"partners": ["aa-cc"]}, [1, 2, 3, 4]),
    ({"partners": ["land"]}, [5]),
    ({"period": "2023"}, [2, 3, 4, 5]),
    ({"status": "begroting"}, [3]),
    ({"period": "2023", "status": "definitief", "indicators": ["pond"], "partners": ["aa-cc"]}, [2]),
    ({"partners": ["zz"]}, []),
    ({"partners": ["' or 1=1 --"]}, []),
]


def test_filters(store: Store, world: LoadOutcome, load: Load) -> None:
    rows = [
        "aa-cc;;pond;2022;1;definitief",
        "aa-cc;;pond;2023;2;definitief",
        "aa-cc;;pond;2023;3;begroting",
        "aa-cc;;cijfer;2023;4;definitief",
        ";land;pond;2023;5;definitief",
    ]
    load({"cijfers.csv": figures_file(*rows)})
    known = ask(store, read_registry)
    for filters, found in FILTERS:
        assert sorted(f.value for f in ask(store, read_figures, known, **filters)) == found, filters


def test_what_is_offered_tells_references_and_invented_ones_apart(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    load(
        {
            "organisaties.csv": "organisatie;naam;soort;fictief\ndroom;Droom;gemeente;ja\n",
            "cijfers.csv": figures_file(
                "aa-cc;;pond;2023;1;definitief",
                "bb-cc;;pond;2023;1;definitief",
                ";land;pond;2023;1;definitief",
                ";droom;pond;2023;1;voorlopig",
            ),
        }
    )
    found = {(a.status.value, a.fictitious, a.reference) for a in ask(store, read_available)}
    assert found == {("definitief", False, False), ("definitief", False, True), ("voorlopig", True, False)}
    assert len(ask(store, read_available)) == 3


def test_the_registry_holds_who_what_and_when(store: Store, world: LoadOutcome, load: Load) -> None:
    load(
        {
            "indicatoren.csv": (
                "indicator;titel;dienst;rol;eenheid;richting;minimum_n;beinvloedbaar;omschrijving\n"
                "schoon;Schoon;reiniging;kwaliteit;%;hoger_is_beter;30;gedeeld;proef\n"
            ),
            "gebeurtenissen.csv": (
                "partnerschap;datum;soort;dienst;titel\n"
                "aa-cc;2023-01-01;diftar;afval;Tarief\naa-cc;2020-01-01;weer;;Storm\n"
            ),
        }
    )
    known = ask(store, read_registry)
    assert known.organisations["land"].is_reference
    assert [(p.code, p.name, p.client, p.contractor) for p in known.partners] == [
        ("aa-cc", "Aa - Cc", "aa", "cc"),
        ("bb-cc", "Bb - Cc", "bb", "cc"),
    ]
    schoon = known.indicators["schoon"]
    assert (schoon.role, schoon.minimum_n, schoon.influence) == (Role.QUALITY, 30, Influence.SHARED)
    assert "restafval_kg_inw" in known.indicators
    assert [(e.title, e.service) for e in known.events] == [("Storm", None), ("Tarief", "afval")]


def test_an_empty_store_has_the_shipped_indicators_and_nothing_else(store: Store) -> None:
    known = ask(store, read_registry)
    assert (known.organisations, known.partners, known.events) == ({}, (), ())
    assert known.indicators
    assert (ask(store, read_available), ask(store, read_figures, known)) == ((), [])


def test_every_indicator_of_a_partnership_with_what_its_organisations_lend(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    rows = (
        "aa-cc;;pond;2022;1;definitief",
        "bb-cc;;pond;2022;9;definitief",
        ";aa;cijfer;2023;7;definitief",
        ";cc;afvalscheiding_pct;2023;60;definitief",
        ";cc;dvo_afval_eur;2023;5;definitief",
        ";land;cijfer;2023;6;definitief",
    )
    load({"cijfers.csv": figures_file(*rows)})
    found = ask(store, read_series_of, "aa-cc")
    assert {
        indicator.code: [(str(p), f.value) for p, f in series.of(Stand.ACTUAL).items()]
        for indicator, series in found.items()
    } == {"pond": [("2022", 1)], "cijfer": [("2023", 7)], "dvo_afval_eur": [("2023", 5)]}
    assert ask(store, read_series_of, "zz") == {}
