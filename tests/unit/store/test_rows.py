"""The door to the tables: what counts at a version, and only the rows that a scope holds."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.service_levels.inspections import Layer
from lib.store.comparison.figures import read_available, read_figures, read_series_of
from lib.store.costs.queries import read_cost_lines, read_costed
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.schema import load_events
from lib.store.service_levels.queries import read_ambitions, read_layers_years, read_readings
from tests.inspected import GRASS, ambities, schouw
from tests.loading import Load, figures_file

pytestmark = pytest.mark.usefixtures("world")

COSTS = (
    "partnerschap;dienst;jaar;kostensoort;status;bedrag_eur;bron\n"
    "aa-cc;groen;2024;loon;rekening;100;proef\nbb-cc;groen;2024;loon;rekening;300;proef\n"
)
INHABITANTS = "organisatie;kenmerk;jaar;waarde;bron\naa;inwoners;2024;10;proef\nbb;inwoners;2024;10;proef\n"
DERIVED = "kosten_groen_eur_inw"


@pytest.fixture
def filled(store: Store, load: Load) -> Store:
    """Figures, cost and inspections of both partnerships, and a figure of an organisation."""
    readings = schouw(f"2024-03-01;a;;;{GRASS};A")["schouw.csv"]
    agreed = ambities("groen;;B;90;2020-01-01;")["ambities.csv"]
    rows = ("aa-cc;;pond;2024;1;definitief", "bb-cc;;pond;2024;2;definitief", ";land;pond;2024;3;definitief")
    files = {
        "cijfers.csv": figures_file(*rows),
        "kosten.csv": COSTS,
        "kenmerken.csv": INHABITANTS,
        "schouw.csv": readings + readings.splitlines()[1].replace("aa-cc", "bb-cc") + "\n",
        "ambities.csv": agreed + agreed.splitlines()[1].replace("aa-cc", "bb-cc") + "\n",
    }
    assert not load(files).findings
    return store


def test_a_scope_takes_away_the_rows_of_others(filled: Store) -> None:
    with filled.rows(filled.version(), Scope.of("aa-cc")) as rows:
        registry = read_registry(rows)
        assert [partner.code for partner in registry.partners] == ["aa-cc"]
        figures = read_figures(rows, registry, indicators=["pond", DERIVED])
        assert [(f.partnership, f.organisation, f.value) for f in figures] == [
            ("aa-cc", None, 10),
            ("aa-cc", None, 1),
            (None, "land", 3),
        ]
        assert [costed.partnership for costed in read_costed(rows)] == ["aa-cc"]
        assert [read_cost_lines(rows, code) == () for code in ("aa-cc", "bb-cc")] == [False, True]
        assert [i.partnership for i in read_layers_years(rows)] == ["aa-cc"]
        for question in (read_readings, read_ambitions):
            assert question(rows, "aa-cc", Layer.POLICY)
            assert question(rows, "bb-cc", Layer.POLICY) == []
        assert read_series_of(rows, "bb-cc") == {}


def test_what_is_offered_is_counted_in_the_scope(filled: Store) -> None:
    counted = {}
    for name, scope in (
        ("all", Scope.all()),
        ("one", Scope.of("aa-cc")),
        ("both", Scope.of("aa-cc", "bb-cc")),
    ):
        with filled.rows(filled.version(), scope) as rows:
            counted[name] = {
                (a.indicator, a.reference): a.figures
                for a in read_available(rows)
                if a.indicator in ("pond", DERIVED)
            }
    assert counted["all"] == {("pond", False): 2, ("pond", True): 1, (DERIVED, False): 2}
    assert counted["one"] == {("pond", False): 1, ("pond", True): 1, (DERIVED, False): 1}
    with filled.rows(filled.version(), Scope.all()) as rows:
        everything = read_available(rows)
    with filled.rows(filled.version(), Scope.of("aa-cc", "bb-cc")) as rows:
        assert read_available(rows) == everything


def test_nobody_sees_the_same_as_an_empty_scope(filled: Store) -> None:
    with filled.rows(filled.version(), Scope.of()) as rows:
        registry = read_registry(rows)
        assert registry.partners == ()
        assert [f.organisation for f in read_figures(rows, registry)] == ["land"]


def test_a_clock_that_was_set_back_changes_no_order(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures_file("aa-cc;;pond;2024;1;definitief")})
    load({"cijfers.csv": figures_file("aa-cc;;pond;2024;2;definitief")})
    moments = {1: dt.datetime(2025, 1, 1), 2: dt.datetime(2025, 1, 9), 3: dt.datetime(2025, 1, 5)}
    with store.writing() as connection:
        for number, moment in moments.items():
            changed = sa.update(load_events).where(load_events.c.event_id == number)
            connection.execute(changed.values(moment=moment))
    days = [dt.datetime(2024, 12, 31), *moments.values(), dt.datetime(2025, 1, 6)]
    assert [store.version_at(day) for day in days] == [0, 1, 3, 3, 3]
    for version, values in ((0, []), (1, []), (2, [1]), (3, [2])):
        with store.rows(version, Scope.all()) as rows:
            assert [f.value for f in read_figures(rows, read_registry(rows))] == values
