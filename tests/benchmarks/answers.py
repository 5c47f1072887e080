"""(f) What every page asks of a store with twenty million readings, beside one with two hundred thousand."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from lib.answers.explore.answer import answer as explore
from lib.answers.explore.choices import ExploreView, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.service_levels.inspections import Layer
from lib.store.comparison.context import read_context
from lib.store.comparison.figures import read_available, read_figures, read_series_of
from lib.store.costs.queries import (
    read_characteristics,
    read_cost_lines,
    read_costed,
    read_index,
    read_kind_of_service,
    read_products,
    read_quantities,
    read_rates,
)
from lib.store.engine import Store
from lib.store.explore.origin import read_origin
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.quantities.queries import read_quantity_lines
from lib.store.registry import read_registry
from lib.store.rows import Rows
from lib.store.service_levels.queries import (
    read_ambitions,
    read_layers_years,
    read_places,
    read_readings,
    read_scale_names,
    read_shares,
)
from lib.store.upkeep.opening import open_store
from lib.ui.registry import PAGES
from tests.benchmarks.clocked import waited
from tests.benchmarks.data import Size, address, make_store, write_figures, write_registry
from tests.benchmarks.memory import peak
from tests.benchmarks.readings import Readings, write_agreed, write_readings
from tests.benchmarks.table import Line, at_most, duration
from tests.browser import chromium, pages, server

MANY, FEW = (Readings(number, partners=342) for number in (20_000_000, 200_000))
FIGURES = Size(rows=60_000, indicators=30, partners=342)
TIMES = 9
LONGEST, MOST, MEMORY = 0.300, 1.5, 1536

FOCUS, CLIENT, LAYER = "p1", "g1", Layer.CONTRACT
SERVICE, YEAR = "groen", 2020
COST, QUALITY = "kosten_groen_eur_eenheid", "op_ambitie_contract_groen_pct"

Question = Callable[[Rows], object]


def _figures(rows: Rows) -> object:
    """Those of both axes; nothing when either has none."""
    registry = read_registry(rows)
    found = [read_figures(rows, registry, indicators=[code]) for code in (COST, QUALITY)]
    return all(found) and found


def _behind_readings(rows: Rows) -> object:
    """The readings of a year that a figure was computed from."""
    found = read_figures(rows, read_registry(rows), indicators=[QUALITY], partners=[FOCUS], period=str(YEAR))
    return read_origin(rows, found[0]).parts


QUESTIONS: Mapping[str, Sequence[Question]] = {
    "Kwaliteit en kosten": (read_registry, read_available, _figures),
    "Vergelijken": (
        read_registry,
        read_available,
        _figures,
        read_context,
        lambda rows: read_series_of(rows, FOCUS),
    ),
    "Vergelijken, naar de bron": (_behind_readings,),
    "Dienstverlening": (
        read_registry,
        read_layers_years,
        lambda rows: read_readings(rows, FOCUS, LAYER),
        lambda rows: read_shares(rows, FOCUS, LAYER),
        lambda rows: read_places(rows, FOCUS, LAYER),
        lambda rows: read_ambitions(rows, FOCUS, LAYER),
        read_scale_names,
    ),
    "Kosten": (
        read_registry,
        read_available,
        _figures,
        read_costed,
        read_products,
        read_index,
        lambda rows: read_cost_lines(rows, FOCUS),
        lambda rows: read_quantities(rows, FOCUS),
        lambda rows: read_rates(rows, FOCUS),
        lambda rows: read_characteristics(rows, CLIENT),
        lambda rows: read_kind_of_service(rows, SERVICE, "regie"),
    ),
    "Partnerschap": (
        read_registry,
        read_available,
        _figures,
        read_layers_years,
        lambda rows: read_series_of(rows, FOCUS),
        lambda rows: read_cost_lines(rows, FOCUS),
        lambda rows: read_quantity_lines(rows, FOCUS, YEAR),
        lambda rows: read_partner_verdicts(rows, FOCUS, YEAR),
        lambda rows: read_readings(rows, FOCUS, LAYER),
        lambda rows: read_shares(rows, FOCUS, LAYER),
    ),
}
"""By page: all that it asks of the store for one partnership; benchmark m has the page on market tests.

Add those of a new page here.
"""


def measure(folder: Path) -> list[Line]:
    """Both stores are loaded by the app itself; the large one from Parquet, removed when it is loaded."""
    settled = [
        *write_registry(folder / "registry", FIGURES),
        *write_agreed(folder / "agreed", MANY),
        write_figures(folder / "cijfers.csv", FIGURES),
    ]
    stores = []
    for name, size in (("many", MANY), ("few", FEW)):
        place = folder / name
        readings = write_readings(place / "schouw.parquet", size)
        begin = time.perf_counter()
        stores.append(make_store(place / "monitor.duckdb", [*settled, readings]))
        print(
            f"{size.rows:,} readings loaded in {time.perf_counter() - begin:.0f} s ...", end=" ", flush=True
        )
        readings.unlink()
    name = f"{MANY.rows:,} / {FEW.rows:,} readings"
    memory = _memory_of_server(stores[0], folder / "server.log")
    return [
        *compare_answers("f", name, *stores, longest=LONGEST),
        *views_of_analyst("f", name, *stores),
        Line("f", "highest memory of the server, every page seen", f"{memory:.0f} MiB", aim=f"< {MEMORY} MiB",
             met=memory < MEMORY),
    ]  # fmt: skip


def compare_answers(
    letter: str, name: str, many: Path, few: Path, *, longest: float | None = None
) -> list[Line]:
    """Per page, all its questions together on two stores in turn; medians after a warm-up."""
    stores = [open_store(address(path)) for path in (many, few)]
    try:
        return compare_stores(letter, name, stores[0], stores[1], longest=longest)
    finally:
        for store in stores:
            store.close()


def compare_stores(
    letter: str, name: str, many: Store, few: Store, *, most: float = MOST, longest: float | None = None
) -> list[Line]:
    """The same of two open stores."""
    lines = []
    for page, questions in QUESTIONS.items():
        large, small = _medians(questions, (many, few))
        lines.append(at_most(letter, f"{page}, all queries: {name}", large, small, most, "ms"))
        if longest is not None:
            aim = f"< {duration(longest, 'ms')}"
            what = f"{page}, all queries: {name.split()[0]} readings"
            lines.append(Line(letter, what, duration(large, "ms"), aim=aim, met=large < longest))
    return lines


def views_of_analyst(letter: str, name: str, many: Path, few: Path) -> list[Line]:
    """Per view of "Vergelijken" all that it asks, nothing kept in memory, by how long a reader waits for it."""
    stores = [open_store(address(path)) for path in (many, few)]
    try:
        return views_of_stores(letter, name, stores)
    finally:
        for store in stores:
            store.close()


def views_of_stores(letter: str, name: str, stores: Sequence[Store]) -> list[Line]:
    """The same of two open stores."""
    lines = []
    for view in ExploreView:
        (large, _), (small, _) = waited(partial(_view, view), stores)
        what = f"Vergelijken ({view}), all queries: {name}"
        aim = f"< {duration(LONGEST, 'ms')}"
        took = duration(large, "ms"), duration(small, "ms"), large / small
        lines.append(Line(letter, what, *took, aim, large < LONGEST))
    return lines


def _view(view: ExploreView, snapshot: Snapshot) -> object:
    choices = choose({"focus": FOCUS, "weergave": str(view)}, snapshot)
    return choices and explore(choices, snapshot)


def _answers(store: Store, questions: Sequence[Question]) -> list[object]:
    """As a page asks: the version once, and each question by itself."""
    version, found = store.version(), []
    for question in questions:
        with store.rows(version, Scope.all(), newest=version) as rows:
            found.append(question(rows))
    return found


def _medians(questions: Sequence[Question], stores: Sequence[Store]) -> list[float]:
    times: list[list[float]] = [[] for _ in stores]
    for turn in range(TIMES + 2):
        for number, store in enumerate(stores):
            begin = time.perf_counter()
            answers = _answers(store, questions)
            seconds = time.perf_counter() - begin
            if not all(answers):
                raise RuntimeError(f"no answer to question {[bool(a) for a in answers].index(False) + 1}")
            if turn >= 2:
                times[number].append(seconds)
    return [statistics.median(found) for found in times]


def _memory_of_server(store: Path, log: Path) -> float:
    """MiB at most, of a server whose pages have all been opened."""
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.MISSING)
    with server.running(store, log) as running, pages.launch(path) as browser:
        for page in PAGES:
            _open(browser, f"{running.url}/{'' if page.start else page.address}")
        return peak(running.process.pid)


def _open(browser: Browser, url: str) -> None:
    page, _ = pages.open_page(browser, url, timeout=120)
    page.context.close()
