"""The real data: Scottish benchmarking, and the published figures of Nijmegen and Zwolle."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.domain.comparison.quality_cost import AbsenceReason, Comparison
from lib.domain.figures import Stand
from lib.domain.partners import Measured, Series, partner_series, reference_series
from lib.domain.periods import parse_period
from lib.domain.registry import Registry
from lib.ingest.loading import load_paths
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.text.amounts import amount
from lib.text.language import DUTCH
from tests.loading import ask
from tests.samples import compared

Opened = tuple[Store, Registry]


def opened(folder: Path, files: Path) -> Iterator[Opened]:
    store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
    outcome = load_paths(store, sorted(files.glob("*.csv")))
    assert (outcome.findings, outcome.load_id) == ((), 1)
    yield store, ask(store, read_registry)
    store.close()


@pytest.fixture(scope="module")
def lgbf(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    yield from opened(tmp_path_factory.mktemp("lgbf"), shared_data / "lgbf")


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    yield from opened(tmp_path_factory.mktemp("published"), root / "data" / "published")


def measured(source: Opened, code: str) -> Measured:
    store, known = source
    figures = ask(store, read_figures, known, indicators=[code])
    names = {o.code: o.name for o in known.organisations.values()}
    indicator = known.indicators[code]
    return Measured(
        indicator,
        partner_series(figures, known.partners, names, indicator),
        reference_series(figures, known.organisations),
    )


def series(source: Opened, code: str, partner: str) -> Series:
    return next(s for who, s in measured(source, code).partners.items() if who.code == partner)


# --- Scotland ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def streets(lgbf: Opened) -> Comparison:
    """Street cleaning in 2018, with Glasgow in focus."""
    focus = next(partner for partner in lgbf[1].partners if partner.code == "glasgow-city")
    return compared(measured(lgbf, "lgbf-env3a"), measured(lgbf, "lgbf-env3c"), "2018", focus=focus)


@pytest.mark.shared_data
def test_scotland_loads_in_one_go(lgbf: Opened) -> None:
    assert len(lgbf[1].partners) == 32
    assert len(ask(lgbf[0], read_figures, lgbf[1])) == 2007


@pytest.mark.shared_data
def test_scottish_streets_have_the_known_medians(streets: Comparison) -> None:
    assert streets.cost_median is not None
    assert streets.quality_median is not None
    assert (round(streets.cost_median.value, 2), streets.cost_median.n) == (12042.92, 31)
    assert (round(streets.quality_median.value, 1), streets.quality_median.n) == (92.9, 31)
    assert len(streets.drawn) == len(streets.peers) == 31


@pytest.mark.shared_data
def test_the_medians_do_not_depend_on_the_focus(lgbf: Opened, streets: Comparison) -> None:
    cost, quality = measured(lgbf, "lgbf-env3a"), measured(lgbf, "lgbf-env3c")
    for focus in [None, *lgbf[1].partners]:
        found = compared(cost, quality, "2018", focus=focus)
        assert (found.cost_median, found.quality_median) == (streets.cost_median, streets.quality_median)


@pytest.mark.shared_data
def test_moray_is_not_drawn_for_want_of_a_quality_figure(streets: Comparison) -> None:
    assert [(absence.partner.name, absence.reasons) for absence in streets.absent] == [
        ("Moray", (AbsenceReason.NO_QUALITY,))
    ]


@pytest.mark.shared_data
def test_scotland_is_the_reference(streets: Comparison) -> None:
    [point] = streets.references
    assert point.organisation.name == "Scotland"
    assert point.cost is not None
    assert point.quality is not None
    assert (round(point.cost.value, 2), round(point.quality.value, 1)) == (14840.48, 92.8)


@pytest.mark.shared_data
def test_scottish_amounts_are_in_pounds(streets: Comparison) -> None:
    assert streets.cost_median is not None
    assert amount(DUTCH, streets.cost_median.value, streets.cost.unit, 2) == "£\u00a012.042,92"


# --- Nijmegen and Zwolle -------------------------------------------------------------------------------------


def read_rows(file: Path) -> list[tuple[str, ...]]:
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened, delimiter=";")
    told = header.index("opmerking") if "opmerking" in header else len(header)
    reached = [at for at, name in enumerate(header) if at != told and name != "bron_url"]
    return [tuple(row[at] for at in reached) for row in rows]


@pytest.mark.shared_data
def test_the_published_figures_are_those_beside_the_checkout(root: Path, shared_data: Path) -> None:
    """But for remarks, what Zwolle's residual waste is called, and the fine residual waste of 2020."""
    changed: dict[str, tuple[set[tuple[str, ...]], set[tuple[str, ...]]]] = {}
    for file in (shared_data / "published").glob("*.csv"):
        given, ours = set(read_rows(file)), set(read_rows(root / "data" / "published" / file.name))
        if given != ours:
            changed[file.name] = (given - ours, ours - given)
    assert set(changed) == {"cijfers.csv", "organisaties.csv"}
    assert [row[0] for row in changed["organisaties.csv"][1]] == ["benchmarksteden-nijmegen"]
    lost, new = changed["cijfers.csv"]
    assert {(row[0], row[2]) for row in lost} == {("zwolle-rova", "restafval_kg_inw")}
    renamed = {(*row[:2], "restafval_onbepaald_kg_inw", *row[3:]) for row in lost}
    assert len(renamed) == 7
    assert {row[:5] for row in new - renamed} == {
        ("nijmegen-dar", "", "restafval_fijn_kg_inw", "2020", "91"),
        ("", "benchmarksteden-nijmegen", "restafval_fijn_kg_inw", "2020", "155"),
    }


def test_residual_waste_of_unlike_kinds_never_shares_an_axis(published: Opened) -> None:
    """Fine, total, and what the source does not tell apart: each partnership and reference by its own indicator."""
    who = {
        code: {p.code for p in measured(published, code).partners}
        | {o.code for o in measured(published, code).references}
        for code in published[1].indicators
        if code.startswith("restafval")
    }
    assert who == {
        "restafval_kg_inw": {"nijmegen-dar", "nvrd-vergelijking-nijmegen", "nvrd-deelnemers", "nederland"},
        "restafval_fijn_kg_inw": {"nijmegen-dar", "benchmarksteden-nijmegen"},
        "restafval_grof_kg_inw": set(),
        "restafval_onbepaald_kg_inw": {"zwolle-rova"},
    }
    said = series(published, "restafval_onbepaald_kg_inw", "zwolle-rova").of(Stand.ACTUAL).values()
    assert all("fijn of totaal restafval staat niet in de bron" in figure.remark for figure in said)


def test_nijmegen_against_the_benchmark(published: Opened) -> None:
    focus = next(partner for partner in published[1].partners if partner.code == "nijmegen-dar")
    found = compared(
        measured(published, "afvalbeheerkosten_eur_hh"),
        measured(published, "afvalscheiding_pct"),
        "2021",
        focus=focus,
    )
    assert found.focus_pair is not None
    assert (found.focus_pair.cost.value, found.focus_pair.quality.value) == (110, 75)
    [point] = found.references
    assert point.cost is not None
    assert point.quality is not None
    assert (point.cost.value, point.quality.value) == (198, 65)


def test_no_median_over_fewer_than_five_real_partnerships(published: Opened) -> None:
    cost, zwolle = measured(published, "lasten_afval_eur_inw"), published[1].partners[1]
    found = compared(cost, measured(published, "restafval_onbepaald_kg_inw"), "2023", focus=zwolle)
    assert (found.cost_median, found.quality_median, found.peers_with_pair) == (None, None, 1)


def test_the_residual_waste_of_zwolle(published: Opened) -> None:
    found = series(published, "restafval_onbepaald_kg_inw", "zwolle-rova").of(Stand.ACTUAL)
    values = {str(period): figure.value for period, figure in found.items()}
    assert values == {
        "2012": 239,
        "2014": 215,
        "2016": 193,
        "2017": 186,
        "2021": 181,
        "2022": 164,
        "2023": 97,
    }
    assert [
        (e.kind, str(e.date))
        for e in published[1].events
        if e.partnership == "zwolle-rova" and e.service == "afval"
    ] == [("diftar", "2023-01-01")]


@pytest.mark.parametrize("code", ["afvalscheiding_pct", "restafval_kg_inw"])
def test_nijmegen_2020_and_2021_are_not_joined(published: Opened, code: str) -> None:
    found = series(published, code, "nijmegen-dar")
    years = [parse_period(year) for year in ("2020", "2021")]
    assert all(found.at(Stand.ACTUAL, year) for year in years)
    assert found.broken_between(*years)
    assert found.previous_comparable(Stand.ACTUAL, years[1]) is None


@pytest.mark.parametrize(
    ("partner", "said"), [("nijmegen-dar", "€\u00a072,76"), ("zwolle-rova", "€\u00a0117,92")]
)
def test_waste_an_inhabitant(published: Opened, partner: str, said: str) -> None:
    found = series(published, "lasten_afval_eur_inw", partner).at(Stand.ACTUAL, parse_period("2023"))
    assert found is not None
    assert amount(DUTCH, found.value, measured(published, "lasten_afval_eur_inw").indicator.unit, 2) == said
