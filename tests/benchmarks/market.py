"""(m) One market-conformity test among ten thousand references of two hundred products, against plain pandas."""

from __future__ import annotations

import csv
import itertools
import math
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from lib.domain.access import Scope
from lib.domain.market.publish import Published, publish
from lib.domain.market.sensitivity import RANGES
from lib.domain.market.steps.overhead import OVERHEAD_STEP
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.store.engine import Store
from lib.store.market.dossiers import read_dossier
from lib.store.upkeep.opening import open_store
from tests.benchmarks.data import Size, address, make_store, write_registry
from tests.benchmarks.table import Line, at_most, duration

PRODUCTS, REFERENCES = 200, 10_000
TIMES = 15
AIM = 0.200
YEAR = 2024
INDEX = {2022: 110.0, 2023: 120.0, 2024: 123.6}
PRICE = (
    *("product", "eenheid", "prijs_eur", "niveau", "btw_inbegrepen", "btw_pct", "overhead"),
    *("overhead_pct", "prijspeil", "fictief", "bron"),
)


def measure(folder: Path) -> list[Line]:
    """Query, steps, interval, leave-one-out and tornado; medians after a warm-up, both in one process."""
    files = _write(folder)
    store = open_store(address(make_store(folder / "monitor.duckdb", [*files.values()])))
    frame, rates = pd.read_csv(files["marktprijzen"], sep=";"), pd.read_csv(files["tarieven"], sep=";")
    try:
        products = itertools.cycle(f"product-{number}" for number in range(0, PRODUCTS, 7))
        ours, other = [], []
        for turn in range(TIMES + 2):
            product = next(products)
            seconds, shown = _timed(lambda product=product: _of_store(store, product))
            plain_seconds, index = _timed(lambda product=product: _plain(frame, rates, product))
            if shown.outcome.index is None or not math.isclose(shown.outcome.index, index):
                raise RuntimeError(f"{shown.outcome.index} is not {index}")
            if turn >= 2:
                ours.append(seconds)
                other.append(plain_seconds)
    finally:
        store.close()
    mine, plain = statistics.median(ours), statistics.median(other)
    what = f"one test of {REFERENCES:,} references, {PRODUCTS} products"
    aim = f"< {duration(AIM, 'ms')}"
    return [
        Line("m", what, duration(mine, "ms"), aim=aim, met=mine < AIM),
        at_most("m", f"{what}, against pandas in memory", mine, plain, None, "ms"),
    ]


def _timed(question: Callable[[], object]) -> tuple[float, object]:
    begin = time.perf_counter()
    found = question()
    return time.perf_counter() - begin, found


def _of_store(store: Store, product: str) -> Published:
    with store.rows(store.version(), Scope.all()) as rows:
        dossier = read_dossier(rows, "p0", product, YEAR, "B")
    case = dossier.case() if dossier else None
    if case is None:
        raise RuntimeError(f"there is no test of {product}")
    return publish(case)


def _plain(frame: pd.DataFrame, rates: pd.DataFrame, product: str) -> float:
    """What an analyst would write: the same steps, the order statistics, leave-one-out and a tornado."""
    references = frame[(frame["product"] == product) & (frame.niveau == "B")]
    rate = rates[rates["product"] == product]
    values, price = _comparable(references), float(_comparable(rate).iloc[0])
    index = 100 * price / values.median()
    _ends(values, price)
    for label in values.index:
        rest = values.drop(label)
        _ends(rest, price)
    for parameter in (OVERHEAD_STEP.kind, PRICE_LEVEL_STEP.kind):
        for by in (-RANGES[parameter], RANGES[parameter]):
            moved = {"overhead": by} if parameter == OVERHEAD_STEP.kind else {"level": by}
            again = _comparable(references, **moved)
            _ends(again, float(_comparable(rate, **moved).iloc[0]))
    return index


def _comparable(prices: pd.DataFrame, overhead: float = 0, level: float = 0) -> pd.Series:
    value = prices.prijs_eur / (1 + prices.btw_pct.where(prices.btw_inbegrepen == "ja", 0) / 100)
    added = 1 + (prices.overhead_pct + overhead).clip(lower=0) / 100
    value = value * added.where(prices.overhead == "geen", 1)
    factor = INDEX[YEAR] / prices.prijspeil.map(INDEX)
    return value * factor.where(prices.prijspeil == YEAR, factor * (1 + level / 100))


def _ends(values: pd.Series, price: float) -> tuple[float, float, float]:
    ordered, n = values.sort_values().to_numpy(), len(values)
    rank, outside = 0, 0.0
    while rank < n // 2 and 1 - (more := outside + 2 * math.comb(n, rank) / 2**n) >= 0.95:
        rank, outside = rank + 1, more
    return 100 * price / values.median(), 100 * price / ordered[n - rank], 100 * price / ordered[rank - 1]


def _write(folder: Path) -> dict[str, Path]:
    draw = random.Random(5)
    codes = [f"product-{number}" for number in range(PRODUCTS)]
    references = [
        (f"ref-{number}", "aanbesteding", "nee", *_price(draw, codes[number % PRODUCTS], number))
        for number in range(REFERENCES)
    ]
    charged = [("p0", YEAR, *_price(draw, code, 0)) for code in codes]
    agreed = [("p0", code, YEAR, "B", "cpi", YEAR, 5, 5, "Beide", "2024-03-01") for code in codes]
    headings = "partnerschap product jaar niveau indexreeks prijspeil band_onder_pct band_boven_pct"
    registry = write_registry(folder, Size(rows=0, indicators=0, partners=1))
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "producten": (
            ("product", "naam", "dienst", "eenheid"),
            [(code, code, "groen", "m2") for code in codes],
        ),
        "marktprijzen": (("referentie", "soort", "vertrouwelijk", *PRICE), references),
        "tarieven": (("partnerschap", "jaar", *PRICE), charged),
        "toetsen": ((*headings.split(), "afgesproken_door", "afgesproken_op"), agreed),
        "prijsindex": (
            ("reeks", "periode", "waarde", "basisjaar", "status", "bron"),
            [("cpi", year, value, 2015, "definitief", "CBS") for year, value in INDEX.items()],
        ),
    }
    files = {path.stem: path for path in registry if path.stem != "indicatoren"}
    for name, (heading, rows) in tables.items():
        files[name] = folder / f"{name}.csv"
        with files[name].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([heading, *rows])
    return files


def _price(draw: random.Random, product: str, number: int) -> tuple[object, ...]:
    return (
        *(product, "m2", round(draw.uniform(0.5, 2), 4), "B", draw.choice(("ja", "nee")), 21),
        *(draw.choice(("geen", "volledig")), draw.choice((8, 12, 15)), draw.choice(tuple(INDEX)), "nee"),
        f"bron {number}",
    )
