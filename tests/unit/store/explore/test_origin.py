"""From a figure down to the rows that it was computed from: all of them, no others, and none that may not be told."""

from __future__ import annotations

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.access import Scope
from lib.domain.explore.origin import MOST_ROWS, FigureOrigin, WhyHidden
from lib.domain.figures import Figure
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.explore.origin import read_origin
from lib.store.registry import read_registry
from lib.tables.explore.origin import origin_tables
from lib.text.explore.origin import origin_sentences, part_note
from lib.text.language import DUTCH
from tests.contract_files import csv_files
from tests.loading import ask

CONTEXT = """organisatie;kenmerk;jaar;waarde;bron
aa;inwoners;2023;1000;cbs
aa;inwoners;2022;900;cbs
aa;huishoudens;2023;400;cbs
bb;inwoners;2023;5000;cbs
"""
COSTS = """partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron
aa-cc;groen;;2023;loon;1000;rekening;jr
aa-cc;groen;gras;2023;loon;400;rekening;jr
aa-cc;groen;gras;2023;materiaal;300;rekening;jr
aa-cc;groen;;2023;opbrengsten;-100;rekening;jr
aa-cc;groen;;2023;btw;500;rekening;jr
aa-cc;groen;;2023;loon;900;begroting;bg
aa-cc;afval;;2023;loon;70;rekening;jr
aa-cc;groen;;2022;loon;800;rekening;jr
bb-cc;groen;;2023;loon;9999;rekening;jr
"""
PRODUCTS = "product;naam;dienst;eenheid\ngras;Gras;groen;m2\n"


@pytest.fixture
def costed(world, load):
    """Costs of two partnerships, with what they are divided by."""
    found = load({"producten.csv": PRODUCTS, "kenmerken.csv": CONTEXT, "kosten.csv": COSTS})
    assert not found.findings
    return found


def figures(store: Store) -> list[Figure]:
    return ask(store, read_figures, ask(store, read_registry))


def origin(store: Store, indicator: str, period: str, partnership: str = "aa-cc") -> FigureOrigin:
    [figure] = [
        f
        for f in figures(store)
        if (f.indicator, str(f.period), f.partnership) == (indicator, period, partnership)
        and str(f.status) != "begroting"
    ]
    return ask(store, read_origin, figure)


def test_the_lines_behind_a_cost_add_up_to_it(store, costed) -> None:
    found = origin(store, "kosten_groen_eur_inw", "2023")
    costs, context = found.parts
    assert (costs.dataset, context.dataset, found.hidden) == ("kosten", "kenmerken", {})
    amounts = [row[costs.columns.index("bedrag_eur")] for row in costs.rows]
    assert sorted(amounts) == [-100, 300, 1000]
    assert context.rows == (("aa", "inwoners", 2023, 1000.0, "cbs"),)
    assert sum(amounts) / 1000 == pytest.approx(found.figure.value)
    assert {*costs.loads, *context.loads} == {costed.load_id}
    assert found.files == {
        (costed.load_id, "kosten"): ("kosten.csv",),
        (costed.load_id, "kenmerken"): ("kenmerken.csv",),
    }


def test_a_deviation_rests_on_both_and_all_services_on_every_one(store, costed) -> None:
    accounts, budget = origin(store, "begrotingsafwijking_groen_pct", "2023").parts
    assert [part.total for part in (accounts, budget)] == [3, 1]
    assert origin(store, "kosten_totaal_eur_hh", "2023").parts[0].total == 4


def test_what_replaces_a_row_is_told_with_its_own_load(store, costed, load) -> None:
    line = "aa-cc;groen;;2023;loon;1100;rekening;herzien\n"
    later = load({"herzien/kosten.csv": COSTS.splitlines()[0] + "\n" + line})
    costs = origin(store, "kosten_groen_eur_inw", "2023").parts[0]
    changed = dict(zip(costs.rows, costs.loads, strict=True))
    assert [load_id for row, load_id in changed.items() if 1100 in row] == [later.load_id]


def test_a_given_figure_is_its_own_row(store, world, load) -> None:
    given = "partnerschap;indicator;periode;waarde;status;bron\naa-cc;cijfer;2023;7,5;definitief;Enquête\n"
    load({"cijfers.csv": given})
    found = origin(store, "cijfer", "2023")
    [part] = found.parts
    assert (part.dataset, part.total) == ("cijfers", 1)
    assert "Enquête" in part.rows[0]
    assert next(origin_sentences(DUTCH, found)) == "Dit cijfer is zo gegeven; bron: Enquête."


def test_readings_are_those_of_the_discipline_and_the_first_are_shown(store, world, load) -> None:
    scales = shipped_catalogue().scales.values()
    grass, paving = (
        next(s.code for s in scales if s.discipline == group) for group in ("groen", "verharding")
    )
    lines = [f"aa-cc;contract;2023-05-01;p{n};{grass};{'B' if n % 2 else 'D'}" for n in range(MOST_ROWS + 5)]
    others = [
        f"aa-cc;contract;2023-05-01;q;{grass};nvt",
        f"aa-cc;contract;2022-05-01;q;{grass};B",
        f"aa-cc;beleid;2023-05-01;q;{grass};B",
        f"aa-cc;contract;2023-05-01;q;{paving};B",
    ]
    agreed = (
        "partnerschap;laag;discipline;niveau;norm_pct;geldig_vanaf;bron\n"
        "aa-cc;contract;groen;B;80;2020-01-01;dvo\naa-cc;contract;verharding;B;80;2020-01-01;dvo\n"
    )
    head = "partnerschap;laag;datum;locatie;meetlat;niveau\n"
    load({"schouw.csv": head + "\n".join([*lines, *others]) + "\n", "ambities.csv": agreed})
    [part] = origin(store, "op_ambitie_contract_groen_pct", "2023").parts
    assert (part.total, len(part.rows)) == (MOST_ROWS + 5, MOST_ROWS)
    assert part_note(DUTCH, part) == "505 rijen tellen mee. Hier staan de eerste 500."


def test_every_derived_figure_has_rows_or_says_why_not(store, load) -> None:
    assert not load(csv_files()).findings
    told: set[str] = set()
    for figure in figures(store):
        found = ask(store, read_origin, figure)
        assert found.parts or found.hidden, figure.indicator
        assert all(len(row) == len(t.columns) for t in origin_tables(found, DUTCH) for row in t.rows)
        assert list(origin_sentences(DUTCH, found))
        told |= {part.dataset for part in found.parts}
        if figure.indicator.startswith(("marktindex_", "getoetst", "binnen_band")):
            assert set(found.hidden.values()) == {WhyHidden.CONFIDENTIAL}
    assert not told & {"marktprijzen", "tarieven", "toetsen", "antwoorden"}
    assert {"kosten", "schouw", "areaal", "werk", "kpis"} <= told


def test_rows_outside_the_scope_are_not_told(store, costed) -> None:
    [figure] = [
        f for f in figures(store) if (f.indicator, f.partnership) == ("kosten_groen_eur_inw", "bb-cc")
    ]
    with store.rows(store.version(), Scope.of("aa-cc")) as rows:
        found = read_origin(rows, figure)
    assert "kosten" not in {part.dataset for part in found.parts}
