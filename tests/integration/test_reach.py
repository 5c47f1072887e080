"""Random people who may load of some partnerships: what they are told of their rows is the same without the others.

Rows of their own are changed at random and looked at, in a store with everyone and in one where the rest is deleted: a
finding, a suspicion, a count or a notice that told of others would differ.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.ingest.loading import load_paths
from lib.store.engine import Store, address_of
from lib.store.loads.history import NotPossible, list_loads, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.people.reach import is_of_partnerships
from lib.store.registry import read_registry
from lib.store.schema import METADATA
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store

PEOPLE, EACH_RUN = 200, 100
MOST_ROWS = 40
TOO_MANY = {"schouw", "rondes", "antwoorden"}
"""Of inspections there are too many rows for a test, and those of rounds come and go together."""
OF_OTHERS = ("ander_partnerschap", "geldt_voor_iedereen")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(make_store("demo", tmp_path_factory.mktemp("reach")))


@pytest.fixture(scope="module")
def given(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rows]:
    """The rows of the demonstration set in datasets of partnerships, by dataset, as a file has them."""
    store = open_store(address_of(Path(shutil.copy(demo, tmp_path_factory.mktemp("rows")))))
    names = [name for name in DATASETS if is_of_partnerships(name) and name not in TOO_MANY]
    with store.rows(store.version(), Scope.all()) as rows:
        found = {
            name: [
                {column: _cell(getattr(row, column)) for column in DATASETS[name].column_names}
                for row in each
            ]
            for name in names
            if (each := rows.all(name))
        }
    store.close()
    return found


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:.4f}" if isinstance(value, float) else "" if value is None else str(value)


def changed(rows: Sequence[Mapping[str, str]], draw: random.Random) -> Rows:
    """Some rows with other numbers: a little, a decade or a sign off."""
    numbers = ("waarde", "bedrag_eur", "hoeveelheid", "prijs_eur", "uren_gepland")
    found = [dict(row) for row in draw.sample(rows, min(len(rows), draw.randint(1, MOST_ROWS)))]
    for row in found:
        for name in numbers:
            if row.get(name) and draw.random() < 0.7:
                row[name] = f"{float(row[name]) * draw.choice([1.01, 1.7, 10, 100, -1]):.4f}"
    return found


def written(folder: Path, rows: Mapping[str, Rows]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for name, each in rows.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, each[0].keys(), delimiter=";")
            writer.writeheader()
            writer.writerows(each)
        paths.append(path)
    return paths


def looked_at(store: Store, paths: list[Path], places: frozenset[str]) -> LoadOutcome:
    found = load_paths(store, paths, keep=False, reach=lambda: places)
    return replace(found, load_id=found.load_id and 0)


def without_the_rest(store: Store, places: Iterable[str]) -> None:
    with store.engine.begin() as connection:
        for table in METADATA.tables.values():
            if "partnerschap" in table.c and table.name != "partnerschappen":
                connection.execute(table.delete().where(table.c.partnerschap.not_in(sorted(places))))
        partners = METADATA.tables["partnerschappen"]
        connection.execute(partners.delete().where(partners.c.partnerschap.not_in(sorted(places))))


def _holds(demo: Path, given: Mapping[str, Rows], folder: Path, seed: int) -> None:
    draw = random.Random(seed)
    path = Path(shutil.copy(demo, folder / f"{seed}.duckdb"))
    store = open_store(address_of(path))
    try:
        with store.rows(store.version(), Scope.all()) as rows:
            codes = [partner.code for partner in read_registry(rows).partners]
        places = frozenset(draw.sample(codes, draw.randint(1, 3)))
        own = {
            name: changed(mine, draw)
            for name, each in given.items()
            if (mine := [row for row in each if row["partnerschap"] in places]) and not DATASETS[name].whole
        }
        own = {name: own[name] for name in draw.sample(sorted(own), min(len(own), draw.randint(1, 4)))}
        if not own:
            return
        allowed = looked_at(store, paths := written(folder / f"{seed}", own), places)
        assert not {f.rule for f in allowed.findings} & set(OF_OTHERS)

        name = draw.choice(sorted(own))
        others = [row for row in given[name] if row["partnerschap"] not in places]
        at = draw.randint(0, len(own[name]))
        mixed = {**own, name: [*own[name][:at], *draw.sample(others, 1), *own[name][at:]]}
        refused = looked_at(store, more := written(folder / f"{seed} gemengd", mixed), places)
        told = [(f.file, f.row, f.value, f.rule) for f in refused.findings if f.rule in OF_OTHERS]
        whose = mixed[name][at]["partnerschap"]
        assert told == [(f"{name}.csv", at + 2, whose, OF_OTHERS[0] if whose else OF_OTHERS[1])], seed
        assert all(f.value not in codes or f.value in places or f.row == at + 2 for f in refused.findings)

        for load in list_loads(store):
            with pytest.raises(NotPossible, match="onbekend"):
                undo(store, load.load_id, reach=lambda: places)
        without_the_rest(store, places)
        assert looked_at(store, paths, places) == allowed, (seed, places)
        assert looked_at(store, more, places) == refused, (seed, places)
    finally:
        store.close()


def test_nothing_is_told_of_others_to_who_may_load_of_some(
    demo: Path, given: Mapping[str, Rows], tmp_path: Path
) -> None:
    for seed in range(0, PEOPLE, EACH_RUN):
        _holds(demo, given, tmp_path, seed)


@pytest.mark.torture
def test_two_hundred_people_hear_nothing_of_others(
    demo: Path,
    given: Mapping[str, Rows],
    tmp_path: Path,
    in_time: Callable[[Iterable[int]], Iterator[int]],
) -> None:
    for seed in in_time(range(PEOPLE)):
        _holds(demo, given, tmp_path, seed)
