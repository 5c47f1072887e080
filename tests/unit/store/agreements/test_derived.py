"""Derived figures of the cooperation: by hand, on every day, and against a second computation on random rows."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.access import Scope
from lib.domain.agreements.beyond import (
    Share,
    adopted_by_year,
    residual_per_visitor,
    separated_of_all,
    unplanned_by_period,
)
from lib.domain.derivation import Basis, Derivation
from lib.domain.figures import Figure
from lib.ingest.loading import load_paths
from lib.store.agreements.queries import read_event_waste, read_hours, read_proposals
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from lib.store.rows import Rows
from lib.store.schema import load_events
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import Load, ask
from tests.unit.store.loads.subjects.test_agreements import DECISIONS, HOURS, KPIS, PROPOSALS, decision, kpi

FEW = settings(max_examples=4, deadline=None)
"""A load takes long and holds many cases; so few of them, each with many rows."""
EVENTS = "partnerschap;evenement;naam;jaar;bezoekers;restafval_kg;gescheiden_kg;bron\n"
FIGURES = "partnerschap;organisatie;indicator;periode;waarde;ondergrens;bovengrens;status;bron\n"


def figures_of(store: Store, *codes: str, as_of: dt.datetime | None = None) -> dict[str, Figure]:
    """Per indicator and period the figure; with an interval in the name of nothing else."""
    known = ask(store, read_registry)
    found = ask(store, read_figures, known, indicators=codes, as_of=as_of)
    return {f"{f.indicator} {f.period}": f for f in found}


def told(figures: Mapping[str, Figure]) -> dict[str, tuple[float, float | None, float | None]]:
    return {name: (round(f.value, 6), f.numerator, f.denominator) for name, f in figures.items()}


# --- key indicators -------------------------------------------------------------------------------------------

NORMS = (
    kpi("a", "cijfer", "6,5")
    + kpi("b", "pond", "100")
    + kpi("c", "", "")
    + kpi("d", "afvalscheiding_pct", "60", valid="2022-01-01;2023-12-31")
    + kpi("d", "afvalscheiding_pct", "75", valid="2024-01-01;")
    + kpi("e", "kpi_gehaald_pct", "50", valid="2020-01-01;")
)
GIVEN = (
    "aa-cc;;cijfer;2024;6,5;6,1;6,9;definitief;p\n"  # at the norm: met, whatever the interval
    "aa-cc;;pond;2024;100,5;;;definitief;p\n"  # lower is better, and it is over: not met
    "aa-cc;;afvalscheiding_pct;2023;60;;;definitief;p\n"  # met under the norm of then
    ";aa;afvalscheiding_pct;2024;70;;;voorlopig;p\n"  # of the client: serves; not met under the norm of now
    "aa-cc;;cijfer;2025;9;;;begroting;p\n"  # a budget is no outcome
    "aa-cc;;pond;2024-K1;1;;;definitief;p\n"  # a part of a year is no year
    "bb-cc;;cijfer;2024;1;;;definitief;p\n"  # has no key indicator
)


def test_key_indicators_that_are_met_of_those_with_a_figure_in_the_year(
    world: object, load: Load, store: Store
) -> None:
    assert not load({"kpis.csv": KPIS + NORMS, "cijfers.csv": FIGURES + GIVEN}).findings
    found = figures_of(store, "kpi_gehaald_pct")
    assert told(found) == {
        "kpi_gehaald_pct 2023": (100, 1, 1),
        "kpi_gehaald_pct 2024": (round(100 / 3, 6), 1, 3),
    }
    this = found["kpi_gehaald_pct 2024"]
    assert (this.partnership, str(this.status), this.n, this.fictitious) == ("aa-cc", "voorlopig", 3, False)
    assert isinstance(this.source, Derivation)
    assert [(i.basis, i.source) for i in this.source.ingredients] == [
        (Basis.KPIS, "proef"),
        (Basis.FIGURES, None),
    ]
    assert verify(store) == []


def test_key_indicators_follow_every_figure_and_are_known_on_every_day(
    world: object, load: Load, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(
        {"kpis.csv": KPIS + kpi("a", "cijfer", "6,5"), "cijfers.csv": FIGURES + GIVEN.splitlines()[0] + "\n"}
    )
    second = load({"cijfers.csv": FIGURES + "aa-cc;;cijfer;2024;5;;;definitief;p\n"})
    assert first.load_id
    assert second.load_id
    assert told(figures_of(store, "kpi_gehaald_pct")) == {"kpi_gehaald_pct 2024": (0, 0, 1)}
    undo(store, second.load_id)
    assert told(figures_of(store, "kpi_gehaald_pct")) == {"kpi_gehaald_pct 2024": (100, 1, 1)}
    undo(store, first.load_id)
    assert figures_of(store, "kpi_gehaald_pct") == {}
    redo(store, first.load_id)
    assert told(figures_of(store, "kpi_gehaald_pct")) == {"kpi_gehaald_pct 2024": (100, 1, 1)}
    assert figures_of(store, "kpi_gehaald_pct", as_of=dt.datetime(2000, 1, 1)) == {}
    assert verify(store) == []


# --- decisions ------------------------------------------------------------------------------------------------

DUE = (
    ("b1", "2024-06-30;gedaan;2024-06-30;"),  # on the very day: in time
    ("b2", "2024-06-30;gedaan;2024-07-01;"),  # a day late
    ("b3", "2024-06-30;open;;"),  # never done
    ("b4", "2024-06-30;vervallen;2024-05-01;te duur"),  # does not count
    ("b5", ";gedaan;2024-05-01;"),  # no due date
    ("b6", "2099-12-31;gedaan;2024-05-01;"),  # done, and not due yet
    ("b7", "2025-01-31;gedaan;2024-12-01;"),  # counts where it was due
)


def test_decisions_in_time_of_those_that_were_due(world: object, load: Load, store: Store) -> None:
    rows = "".join(decision(cells).replace(";b1;", f";{code};") for code, cells in DUE)
    assert not load({"besluiten.csv": DECISIONS + rows}).findings
    assert told(figures_of(store, "besluiten_op_tijd_pct")) == {
        "besluiten_op_tijd_pct 2024": (round(100 / 3, 6), 1, 3),
        "besluiten_op_tijd_pct 2025": (100, 1, 1),
    }
    assert verify(store) == []


def set_day(store: Store) -> dt.date:
    """Move what was loaded to the last minutes (UTC) of a day to come, which is then the day of all that follows."""
    then = dt.datetime(2099, 5, 5, 23, 50)
    with store.writing() as connection:
        connection.execute(sa.update(load_events).values(moment=then))
    return then.date()


def test_a_decision_counts_from_the_day_after_it_was_due_of_the_version_that_is_asked(
    world: object, load: Load, store: Store
) -> None:
    """The day of a version is that of its newest event, whatever that brought."""
    today = set_day(store)
    rows = decision(f"{today};open;;").replace(";b1;", ";vandaag;")
    rows += decision(f"{today - dt.timedelta(days=1)};open;;").replace(";b1;", ";gisteren;")
    assert not load({"besluiten.csv": DECISIONS + rows}).findings
    found = figures_of(store, "besluiten_op_tijd_pct")
    assert [f.denominator for f in found.values()] == [1]
    with store.rows(store.version(), Scope.all()) as counting:
        assert counting.day == today
    with store.rows(0, Scope.all()) as counting:
        assert counting.day == dt.date.min


def test_a_decision_that_was_due_meanwhile_counts_from_the_next_load(
    world: object, load: Load, store: Store
) -> None:
    today = set_day(store)
    assert not load({"besluiten.csv": DECISIONS + decision(f"{today};open;;")}).findings
    assert figures_of(store, "besluiten_op_tijd_pct") == {}
    with store.writing() as connection:
        connection.exec_driver_sql("update load_events set moment = moment - interval 3 day")
    load({"cijfers.csv": FIGURES + "aa-cc;;cijfer;2020;7;;;definitief;p\n"})
    assert figures_of(store, "besluiten_op_tijd_pct") == {}  # still today
    with store.writing() as connection:
        connection.exec_driver_sql("update load_events set moment = moment + interval 5 day")
    load({"cijfers.csv": FIGURES + "aa-cc;;cijfer;2021;7;;;definitief;p\n"})
    assert [f.denominator for f in figures_of(store, "besluiten_op_tijd_pct").values()] == [1]
    assert verify(store) == []


# --- on random rows -------------------------------------------------------------------------------------------


@contextmanager
def loaded(world: tuple[Path, LoadOutcome], name: str, content: str) -> Iterator[Rows]:
    """What counts in a store with the little world and this file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copy(world[0], folder))
        (place.parent / name).write_text(content, "utf-8")
        store = open_store(f"duckdb:///{place.as_posix()}")
        try:
            assert not load_paths(store, [place.parent / name]).findings
            with store.rows(store.version(), Scope.all()) as rows:
                yield rows
        finally:
            store.close()


def stored(rows: Rows) -> dict[tuple[str, str], Share]:
    return {
        (f.indicator, str(f.period)): Share(f.numerator or 0, f.denominator or 0)
        for f in read_figures(rows, read_registry(rows))
        if f.partnership == "aa-cc"
    }


PERIODS = st.sampled_from(
    [f"{year}{part}" for year in (2022, 2023, 2024) for part in ("", *(f"-K{n}" for n in range(1, 5)))]
)
WHOLE_HOURS = st.tuples(st.integers(0, 900), st.integers(1, 900))


@FEW
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["groen", "afval", "eigen"]), PERIODS), WHOLE_HOURS, min_size=20
    ),
    st.sets(st.sampled_from([2022, 2023])),
)
def test_unplanned_hours_as_the_domain_adds_them_up(
    world_file: tuple[Path, LoadOutcome],
    hours: dict[tuple[str, str], tuple[int, int]],
    monthly: set[int],
) -> None:
    """Years, quarters and months beside each other; some years have all their months."""
    rows = "".join(f"aa-cc;{s};{p};{planned};{un};u\n" for (s, p), (planned, un) in hours.items())
    rows += "".join(f"aa-cc;groen;{year}-{m:02};{m};{year % 7};u\n" for year in monthly for m in range(1, 13))
    with loaded(world_file, "werk.csv", HOURS + rows) as counting:
        found = stored(counting)
        lines = read_hours(counting, "aa-cc")
    expected = {
        (f"ongepland_{service}_pct", str(period)): share
        for service in ("groen", "afval")
        for period, share in unplanned_by_period(line for line in lines if line.service == service).items()
    }
    assert found == expected


AMOUNT = st.one_of(st.none(), st.integers(0, 40_000).map(lambda tenths: tenths / 8))


@FEW
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from([2022, 2023, 2024])),
        st.tuples(st.one_of(st.none(), st.integers(1, 90_000)), AMOUNT, AMOUNT),
        min_size=8,
    )
)
def test_waste_at_events_as_the_domain_adds_it_up(
    world_file: tuple[Path, LoadOutcome],
    events: dict[tuple[str, int], tuple[int | None, float | None, float | None]],
) -> None:
    def cells(values: tuple[object, ...]) -> str:
        return ";".join("" if v is None else str(v).replace(".", ",") for v in values)

    rows = "".join(
        f"aa-cc;{code};Feest;{year};{cells(values)};p\n" for (code, year), values in events.items()
    )
    with loaded(world_file, "evenementen.csv", EVENTS + rows) as counting:
        found = stored(counting)
        known = read_event_waste(counting, "aa-cc")
    expected = {
        ("evenementen_restafval_kg_bezoeker", str(y)): s for y, s in residual_per_visitor(known).items()
    }
    expected |= {("evenementen_gescheiden_pct", str(y)): s for y, s in separated_of_all(known).items()}
    assert found == expected


DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2025, 12, 31))
STATES = st.sampled_from(["overgenomen", "uitgevoerd", "afgewezen", "ingediend"])


@FEW
@given(st.lists(st.tuples(STATES, st.one_of(st.none(), DAYS)), min_size=15, max_size=40))
def test_proposals_as_the_domain_counts_them(
    world_file: tuple[Path, LoadOutcome], proposals: list[tuple[str, dt.date | None]]
) -> None:
    rows = "".join(
        f"aa-cc;v{n};2021-01-01;samen;T;sociaal;{state};{'' if state == 'ingediend' or not day else day};p\n"
        for n, (state, day) in enumerate(proposals)
    )
    with loaded(world_file, "voorstellen.csv", PROPOSALS + rows) as counting:
        found = stored(counting)
        known = read_proposals(counting, "aa-cc")
    expected = {("voorstellen_overgenomen_pct", str(y)): s for y, s in adopted_by_year(known).items()}
    assert found == expected


ENDS = st.sampled_from(["open", "gedaan", "vervallen"])


@FEW
@given(st.lists(st.tuples(ENDS, st.one_of(st.none(), DAYS), DAYS), min_size=15, max_size=40))
def test_decisions_as_a_second_count_has_them(
    world_file: tuple[Path, LoadOutcome], decisions: list[tuple[str, dt.date | None, dt.date]]
) -> None:
    rows, expected = "", defaultdict[tuple[str, str], Share](lambda: Share(0, 0))
    for n, (state, due, done) in enumerate(decisions):
        end = "" if state == "open" else str(done)
        rows += decision(
            f"{due or ''};{state};{end};{'x' if state == 'vervallen' else ''}", day="2021-01-01"
        ).replace(";b1;", f";b{n};")
        if due and state != "vervallen":
            part, whole = expected["besluiten_op_tijd_pct", str(due.year)]
            in_time = state == "gedaan" and done <= due
            expected["besluiten_op_tijd_pct", str(due.year)] = Share(part + in_time, whole + 1)
    with loaded(world_file, "besluiten.csv", DECISIONS + rows) as counting:
        assert stored(counting) == dict(expected)
