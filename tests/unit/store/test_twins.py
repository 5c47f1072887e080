"""Rules that stand in Python and, for speed, in SQL: the Python one is the oracle, on random rows."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.access import Scope
from lib.domain.costs.build_up import BuildUp, build_ups
from lib.domain.costs.lines import CostLine
from lib.domain.figures import Figure, Status
from lib.domain.quantities.change import at_end_of
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.service_levels.inspections import LEVELS, Layer
from lib.domain.service_levels.outcomes import by_discipline
from lib.domain.service_levels.sampled_share import SampledShare
from lib.ingest.loading import load_paths
from lib.store.comparison.figures import read_figures
from lib.store.costs.queries import read_cost_lines, read_kind_of_service, read_quantities
from lib.store.loads.loading import LoadOutcome
from lib.store.market.dossiers import read_dossier
from lib.store.quantities.queries import read_quantity_lines
from lib.store.registry import read_registry
from lib.store.rows import Rows
from lib.store.service_levels.queries import read_readings, read_shares
from lib.store.upkeep.opening import open_store
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw

FEW = settings(max_examples=4, deadline=None)
"""A load takes long and holds many cases; so few of them, each with many rows."""
World = tuple[Path, LoadOutcome]
YEARS = (2022, 2023, 2024)
PRODUCTS = (
    "product;naam;dienst;eenheid;objecttypen\nmaaien;Maaien;groen;m2;gazon\nsnoeien;Snoeien;groen;m2;\n"
)
PEOPLE = "organisatie;kenmerk;jaar;waarde;bron\n" + "".join(f"aa;inwoners;{y};1000;CBS\n" for y in YEARS)


@contextmanager
def loaded(world: World, files: Mapping[str, str]) -> Iterator[Rows]:
    """What counts in a store with the little world and these files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(world[0], folder / "monitor.duckdb")
        for file, content in ({"kenmerken.csv": PEOPLE} | dict(files)).items():
            (folder / file).write_text(content, "utf-8")
        store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
        try:
            assert not load_paths(store, sorted(folder.glob("*.csv"))).findings
            with store.rows(store.version(), Scope.all()) as rows:
                yield rows
        finally:
            store.close()


def derived(rows: Rows) -> dict[tuple[str, int, Status], Figure]:
    figures = read_figures(rows, read_registry(rows))
    return {(f.indicator, f.period.year, f.status): f for f in figures}


AMOUNTS = st.integers(0, 2_000_000).map(lambda cents: cents / 100)
COST_KEYS = st.tuples(
    st.sampled_from([("groen", ""), ("groen", "maaien"), ("groen", "snoeien"), ("afval", "")]),
    st.sampled_from(YEARS),
    st.sampled_from(["loon", "overhead", "uitbesteed", "opbrengsten", "regie"]),
    st.sampled_from(["rekening", "begroting"]),
)


@FEW
@given(st.dictionaries(COST_KEYS, AMOUNTS, min_size=12, max_size=40))
def test_a_line_for_the_whole_service_stands_for_its_products(
    world_file: World, costs: dict[tuple[tuple[str, str], int, str, str], float]
) -> None:
    lines = [
        CostLine(
            "aa-cc",
            service,
            product or None,
            year,
            kind,
            Status(status),
            -a if kind == "opbrengsten" else a,
            "x",
        )
        for ((service, product), year, kind, status), a in costs.items()
    ]
    rows = "".join(
        f"aa-cc;{c.service};{c.product or ''};{c.year};{c.kind};{c.amount};{c.status};x\n" for c in lines
    )
    heading = "partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron\n"
    with loaded(world_file, {"producten.csv": PRODUCTS, "kosten.csv": heading + rows}) as counting:
        figures = derived(counting)
        stored = read_cost_lines(counting, "aa-cc")
        kinds = {kind: read_kind_of_service(counting, "groen", kind) for kind in ("overhead", "regie")}
    assert sorted(stored, key=repr) == sorted(lines, key=repr)
    known = {service: build_ups(lines, service) for service in ("groen", "afval")}
    assert _costs_in(figures) == _costs_of(known)
    assert _shares_in(figures) == _shares_of(known)
    for kind, amounts in kinds.items():
        of_kind = {key: b.amounts[kind] for key, b in known["groen"].items() if kind in b.amounts}
        assert {key[1:]: amount for key, amount in amounts.items()} == of_kind


Key = tuple[str, int, Status]
BuildUps = Mapping[str, Mapping[tuple[int, Status], BuildUp]]


def _costs_in(figures: Mapping[Key, Figure]) -> dict[Key, float | None]:
    codes = {f"kosten_{service}_eur_inw": service for service in ("groen", "afval", "totaal")}
    return {
        (codes[code], year, status): figure.numerator
        for (code, year, status), figure in figures.items()
        if code in codes
    }


def _costs_of(known: BuildUps) -> dict[Key, float | None]:
    """Net per service, and of all services together."""
    nets = {
        (service, year, status): build_up.net
        for service, found in known.items()
        for (year, status), build_up in found.items()
        if build_up.net is not None
    }
    totals: dict[Key, float] = defaultdict(float)
    for (_, year, status), net in nets.items():
        totals["totaal", year, status] += net
    return {**nets, **{key: round(total, 2) for key, total in totals.items()}}


def _shares_in(figures: Mapping[Key, Figure]) -> dict[Key, float]:
    codes = {"overhead_groen_pct", "uitbesteed_groen_pct"}
    return {key: round(figure.value, 9) for key, figure in figures.items() if key[0] in codes}


def _shares_of(known: BuildUps) -> dict[Key, float]:
    return {
        (f"{kind}_groen_pct", year, status): round(share, 9)
        for kind in ("overhead", "uitbesteed")
        for (year, status), build_up in known["groen"].items()
        if (share := build_up.share_of_gross(kind)) is not None
    }


PLACES = (("gazon", "Noord"), ("gazon", "Zuid"), ("asfaltverharding", ""))
"""An area or the whole, never both: a total beside its areas does not come in."""
COUNT_KEYS = st.tuples(st.sampled_from(PLACES), st.dates(dt.date(2021, 1, 1), dt.date(2024, 12, 31)))
FIRST = st.tuples(*[st.dates(dt.date(2021, 1, 1), dt.date(2021, 12, 31)) for _ in PLACES])
"""Every place is counted in the first year: one that comes in later could be another under a new name."""
COUNTS = st.tuples(st.integers(1, 9_000), st.sampled_from(QuantityState))


@FEW
@given(st.dictionaries(COUNT_KEYS, COUNTS, min_size=9, max_size=37), FIRST)
def test_at_the_end_of_a_year_the_newest_count_counts(
    world_file: World,
    counts: dict[tuple[tuple[str, str], dt.date], tuple[int, QuantityState]],
    first: tuple[dt.date, ...],
) -> None:
    begun = dict.fromkeys(zip(PLACES, first, strict=True), (7000, QuantityState.REGISTERED))
    lines = [
        Quantity("aa-cc", kind, area or None, None, float(amount), "m2", day, state, "x")
        for ((kind, area), day), (amount, state) in (begun | counts).items()
    ]
    rows = "".join(
        f"aa-cc;{q.object_type};{q.area or ''};{q.amount};m2;{q.date};{q.state};x\n" for q in lines
    )
    files = {
        "producten.csv": PRODUCTS,
        "areaal.csv": "partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron\n" + rows,
        "kosten.csv": "partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron\n"
        + "".join(f"aa-cc;groen;{year};loon;100;rekening;x\n" for year in YEARS),
    }
    with loaded(world_file, files) as counting:
        figures = derived(counting)
        of_green = read_quantities(counting, "aa-cc").get("groen", ())
        stored = {year: read_quantity_lines(counting, "aa-cc", year) for year in YEARS}
        dossiers = {year: read_dossier(counting, "aa-cc", "maaien", year, None) for year in YEARS}
    assert set(of_green) == {line for line in lines if line.object_type == "gazon"}
    for year in YEARS:
        known = at_end_of(lines, year)
        grass = [line for line in known if line.object_type == "gazon"]
        assert set(stored[year]) == set(known)
        divided = figures.get(("kosten_groen_eur_eenheid", year, Status.ACCOUNTS))
        assert (divided and divided.denominator) == (sum(line.amount for line in grass) or None)
        registered = figures.get(("areaal_geregistreerd_pct", year, Status.FINAL))
        if registered is not None:
            of_state = [line for line in known if line.state == QuantityState.REGISTERED]
            assert (registered.numerator, registered.denominator) == (len(of_state), len(known))
        dossier = dossiers[year]
        assert dossier is not None
        tested = dossier.quantities
        assert (tested and tested.date) == max((line.date for line in grass), default=None)


READINGS = st.tuples(
    st.sampled_from(YEARS),
    st.sampled_from(["L1", "L2", "L3", "L4"]),
    st.sampled_from([GRASS, LITTER_GREEN, LITTER_PAVED]),
)


@FEW
@given(st.dictionaries(READINGS, st.sampled_from([*LEVELS, "nvt"]), min_size=12, max_size=40))
def test_the_derived_share_of_inspections_is_that_of_the_page(
    world_file: World, readings: dict[tuple[int, str, str], str]
) -> None:
    files = ambities("groen;;B;90;2022-01-01;", "schoon;;A;80;2023-01-01;") | schouw(
        *[f"{year}-05-01;{place};;;{scale};{level}" for (year, place, scale), level in readings.items()]
    )
    with loaded(world_file, files) as counting:
        figures = derived(counting)
        tallies = (
            read_readings(counting, "aa-cc", Layer.POLICY),
            read_shares(counting, "aa-cc", Layer.POLICY),
        )
    expected = {
        (outcome.group, year): outcome.share
        for year in YEARS
        for outcome in by_discipline(*tallies, year)
        if outcome.share
    }
    expected |= {
        ("totaal", year): _places_of(readings, year) for year in YEARS if ("groen", year) in expected
    }
    found = {
        (code.removeprefix("op_ambitie_beleid_").removesuffix("_pct"), year): figure
        for (code, year, _), figure in figures.items()
        if code.startswith("op_ambitie_beleid_")
    }
    assert found.keys() == expected.keys()
    for key, figure in found.items():
        share = expected[key]
        assert (figure.numerator, figure.denominator, figure.n) == (
            share.reached,
            share.readings,
            share.places,
        )
        assert (figure.low, figure.high) == (share.interval or (None, None))
    for year in YEARS:
        if ("groen", year) in expected:
            assert expected["groen", year] == _places_of(readings, year)


def _places_of(readings: Mapping[tuple[int, str, str], str], year: int) -> SampledShare:
    """Green readings against B, counted place by place; paving has no ambition, so this is the total too."""
    places: dict[str, list[bool]] = defaultdict(list)
    for (of_year, place, scale), level in readings.items():
        if of_year == year and scale != LITTER_PAVED and level != "nvt":
            places[place].append(LEVELS.index(level) <= LEVELS.index("B"))
    return SampledShare.of_clusters((sum(reached), len(reached)) for reached in places.values())
