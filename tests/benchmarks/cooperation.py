"""(k) The pages of the cooperation with four million answers, beside a store with those of ten partnerships."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.answers.agreements import answer as agreements
from lib.answers.agreements import choices as agreement_choices
from lib.answers.comparison.choices import choose as choose_pair
from lib.answers.comparison.choices import comparison_of
from lib.answers.cooperation import answer as scan
from lib.answers.cooperation import choices as scan_choices
from lib.answers.decisions import answer as decisions
from lib.answers.decisions import choices as decision_choices
from lib.answers.review import answer as review
from lib.answers.review import choices as review_choices
from lib.answers.review.opening import opening_of
from lib.answers.scenarios import answer as scenario
from lib.answers.scenarios import choices as scenario_choices
from lib.answers.self_scan import answer as self_scan
from lib.answers.self_scan import choices as self_scan_choices
from lib.answers.snapshot import Snapshot
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from tests.benchmarks.clocked import least
from tests.benchmarks.data import Size, address, make_store, write_figures, write_registry
from tests.benchmarks.readings import Readings, write_agreed
from tests.benchmarks.scanned import FIRST_ROUND, Scanned, write_answers, write_cooperation, write_next_round
from tests.benchmarks.table import Line, at_most, duration

MANY, FEW = Scanned(342, 342), Scanned(342, 10)
FIGURES = Size(rows=60_000, indicators=30, partners=342)
BESIDE = Readings(200_000, partners=342)
LONGEST, MOST = 0.300, 1.5
FOCUS = {"focus": "p1"}
MOVED = {"scenario": "maaien.-.-25", "ernaast": "maaien.-.-10", "bezuiniging": "1000"}
"""Two scenarios and a budget to cut."""
TODAY = dt.date(FIRST_ROUND + 8, 6, 1)


def _samenwerking(snapshot: Snapshot) -> object:
    choices = scan_choices.choose(FOCUS, snapshot)
    return isinstance(choices, scan_choices.ScanChoices) and scan.answer(choices, snapshot).openers


def _afspraken(snapshot: Snapshot) -> object:
    return agreements.answer(agreement_choices.choose(FOCUS, snapshot), snapshot, TODAY)


def _besluiten(snapshot: Snapshot) -> object:
    found = decisions.answer(decision_choices.choose(FOCUS, snapshot), snapshot, TODAY)
    return found and found.decisions


def _partnerschap(snapshot: Snapshot) -> object:
    found = review.answer(review_choices.choose(FOCUS, snapshot), snapshot)
    return found and opening_of(found.focus, snapshot, TODAY).openers


def _wat_als(snapshot: Snapshot) -> object:
    choices = scenario_choices.choose(FOCUS | MOVED, snapshot)
    found = scenario.answer(choices, snapshot)
    return found.amounts.moved and found.beside and found.cuts


def _beginnen(snapshot: Snapshot) -> object:
    return self_scan.answer(
        self_scan_choices.choose(FOCUS | {"proef": "groen"}, snapshot), snapshot, TODAY
    ).base


def _kwaliteit_en_kosten(snapshot: Snapshot) -> object:
    return comparison_of(choose_pair(FOCUS, snapshot), snapshot)


PAGES: Mapping[str, Callable[[Snapshot], object]] = {
    "Samenwerking": _samenwerking,
    "Afspraken": _afspraken,
    "Besluiten": _besluiten,
    "Partnerschap": _partnerschap,
    "Wat als": _wat_als,
    "Beginnen": _beginnen,
    "Kwaliteit en kosten": _kwaliteit_en_kosten,
}
"""By page all that it asks and works out for one partnership, nothing kept in memory."""


def measure(folder: Path) -> list[Line]:
    """Seconds of computing, the least of several turns: what else runs on the machine counts as little as can be."""
    settled = [
        *write_registry(folder / "registry", FIGURES),
        write_figures(folder / "cijfers.csv", FIGURES),
        *write_agreed(folder / "agreed", BESIDE),
        *write_cooperation(folder / "cooperation", MANY),
    ]
    paths = []
    for name, size in (("many", MANY), ("few", FEW)):
        answers = write_answers(folder / name / "antwoorden.parquet", size)
        path = make_store(folder / name / "monitor.duckdb", settled)
        begin = time.process_time()
        paths.append(make_store(path, [answers]))
        print(
            f"{size.answers:,} answers loaded in {time.process_time() - begin:.0f} s ...", end=" ", flush=True
        )
        answers.unlink()
    name = f"{MANY.answers:,} / {FEW.answers:,} answers"
    stores = [open_store(address(path)) for path in paths]
    try:
        lines = [line for page in PAGES for line in _page_lines(page, name, stores)]
        next_round = write_next_round(folder / "next", MANY)
        many, few = (_seconds_of_load(store, next_round) for store in stores)
        return [*lines, at_most("k", f"load of one more round: {name}", many, few, None, "s")]
    finally:
        for store in stores:
            store.close()


def _page_lines(page: str, name: str, stores: Sequence[Store]) -> list[Line]:
    (many, whole), (few, whole_of_few) = least(PAGES[page], stores)
    aim = f"< {duration(LONGEST, 'ms')}"
    what = f"{page}, all queries: {name.split()[0]} answers"
    return [
        Line("k", what, duration(many, "ms"), aim=aim, met=many < LONGEST),
        at_most("k", f"{page}, all queries: {name}", many, few, MOST, "ms"),
        at_most("k", f"{page}, queries and what is worked out: {name}", whole, whole_of_few, MOST, "ms"),
    ]


def _seconds_of_load(store: Store, files: Sequence[Path]) -> float:
    begin = time.process_time()
    outcome = load_paths(store, files, kind="bestand")
    if outcome.findings or outcome.load_id is None:
        raise RuntimeError(f"the round was not loaded: {outcome.findings[:3]}")
    return time.process_time() - begin
