"""Saved answers of CBS, damaged in many ways: each is refused, or gives what the whole answer gives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lib.domain.partners import Organisation, Partner
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, convert
from lib.ingest.headings import Unreadable

SEED = 20261129
CODES = {"nijmegen": "GM0268", "zwolle": "GM0193", "tilburg": "GM0855"}
TASKS = {"7.3": "lasten_afval_eur_inw", "5.7": "lasten_groen_eur_inw"}
CATEGORIES = ("L1.1", "L3.8", "L4.3.1", "B3.7")
INHABITANTS = 1000
ADDRESS = "https://opendata.cbs.nl/ODataFeed/odata/{}/"
Rows = list[dict[str, Any]]
Pages = list[dict[str, Any]]


def context() -> Context:
    organisations = {
        name: Organisation(name, name.title(), "gemeente", False, cbs_code=code)
        for name, code in CODES.items()
    }
    partners = tuple(Partner(name, name, name, name, "eigen_dienst", False) for name in CODES)
    people = {(name, 2023): float(INHABITANTS) for name in CODES}
    return Context(Registry(organisations, partners, {}, ()), inhabitants=people)


def whole(rng: random.Random) -> Rows:
    """A row for each municipality, task field and category, numbered as CBS does."""
    keys = [(code, task, kind) for code in CODES.values() for task in TASKS for kind in CATEGORIES]
    return [
        {
            "ID": number,
            "TaakveldBalanspost": task.ljust(6),
            "Categorie": kind.ljust(8),
            "Gemeenten": code.ljust(9),
            "Verslagsoort": "2023X005",
            "k_1ePlaatsing_1": rng.randint(1, 9999),
            "k_2ePlaatsing_2": None,
        }
        for number, (code, task, kind) in enumerate(keys)
    ]


def read_again(rows: Rows) -> dict[tuple[str, str], Decimal]:
    """A second reader: expenditure by inhabitants, with nothing of the first."""
    found: dict[tuple[str, str], Decimal] = {}
    names = {code: name for name, code in CODES.items()}
    for row in rows:
        if row["Categorie"].startswith("L"):
            key = (names[row["Gemeenten"].strip()], TASKS[row["TaakveldBalanspost"].strip()])
            found[key] = found.get(key, Decimal(0)) + Decimal(row["k_1ePlaatsing_1"])
    return found


def paged(rng: random.Random, rows: Rows, table: str = "45063NED") -> Pages:
    """The rows in two to five pages, each with the address of the next, some with a count of all rows."""
    cuts = sorted(rng.sample(range(1, len(rows)), rng.randint(1, 4)))
    key = rng.choice(["odata.nextLink", "@odata.nextLink"])
    skips = rng.random() < 0.7
    pages: Pages = []
    for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True):
        page: dict[str, Any] = {
            "odata.metadata": f"{ADDRESS.format(table)}$metadata#Cbs.OData.WebAPI.TypedDataSet",
            "value": rows[start:end],
        }
        if end < len(rows):
            page[key] = (
                f"{ADDRESS.format(table)}TypedDataSet?$format=json&$skip{'=' if skips else 'token='}{end}"
            )
        pages.append(page)
    if rng.random() < 0.3:
        for page in pages:
            page["odata.count"] = str(len(rows))
    return pages


Damage = Callable[[random.Random, Pages], Pages]


def nothing(rng: random.Random, pages: Pages) -> Pages:
    return pages


def a_page_missing(rng: random.Random, pages: Pages) -> Pages:
    gone = rng.randrange(len(pages))
    return [page for number, page in enumerate(pages) if number != gone]


def only_one_page(rng: random.Random, pages: Pages) -> Pages:
    return [rng.choice(pages[:-1])]


def a_page_twice(rng: random.Random, pages: Pages) -> Pages:
    return [*pages, rng.choice(pages)]


def everything_twice(rng: random.Random, pages: Pages) -> Pages:
    return [*pages, *pages]


def in_another_order(rng: random.Random, pages: Pages) -> Pages:
    return rng.sample(pages, len(pages))


def saved_again_with_another_value(rng: random.Random, pages: Pages) -> Pages:
    again = json.loads(json.dumps(rng.choice(pages)))
    rng.choice(again["value"])["k_1ePlaatsing_1"] += 1
    return [*pages, again]


def saved_again_as_text(rng: random.Random, pages: Pages) -> Pages:
    again = json.loads(json.dumps(rng.choice(pages)))
    for row in again["value"]:
        row["k_1ePlaatsing_1"] = f"   {row['k_1ePlaatsing_1']}"
    return [*pages, again]


def a_row_twice_in_a_page(rng: random.Random, pages: Pages) -> Pages:
    changed = json.loads(json.dumps(pages))
    page = rng.choice(changed)
    page["value"].append(rng.choice(page["value"]))
    return list(changed)


def rows_lost(rng: random.Random, pages: Pages) -> Pages:
    """Of another page than the last: nothing tells how long that one was."""
    changed = json.loads(json.dumps(pages))
    page = rng.choice(changed[:-1])
    del page["value"][rng.randrange(len(page["value"])) :]
    return list(changed)


def padding_gone(rng: random.Random, pages: Pages) -> Pages:
    changed = json.loads(json.dumps(pages))
    for row in rng.choice(changed)["value"]:
        row["Gemeenten"] = row["Gemeenten"].strip()
    return list(changed)


def another_count(rng: random.Random, pages: Pages) -> Pages:
    return [{**page, "@odata.count": 999} for page in pages]


def a_page_of_another_table(rng: random.Random, pages: Pages) -> Pages:
    changed = json.loads(json.dumps(pages))
    changed[rng.randrange(len(changed))]["odata.metadata"] = (
        f"{ADDRESS.format('45067NED')}$metadata#Cbs.OData.WebAPI.TypedDataSet"
    )
    return list(changed)


DAMAGES: tuple[Damage, ...] = (
    nothing,
    a_page_missing,
    only_one_page,
    a_page_twice,
    everything_twice,
    in_another_order,
    saved_again_with_another_value,
    saved_again_as_text,
    a_row_twice_in_a_page,
    rows_lost,
    padding_gone,
    another_count,
    a_page_of_another_table,
)
HARMLESS = {nothing, a_page_twice, everything_twice, in_another_order, saved_again_as_text, padding_gone}


def saved(rng: random.Random, pages: Pages, folder: Path) -> Path:
    folder.mkdir()
    cut = rng.random() < 0.05
    for number, page in enumerate(pages):
        name = "TypedDataSet.json" if not number else f"TypedDataSet ({number}).json"
        text = json.dumps(page)
        end = rng.randrange(len(text)) if cut and number == 0 else len(text)
        (folder / name).write_text(text[:end], "utf-8")
    return folder


def result(folder: Path, given: Context) -> dict[tuple[str, str], Decimal] | None:
    """The figures, or None when the answer was refused or said to lack its start."""
    try:
        found = convert(folder, folder.name, given)
    except Unreadable:
        return None
    assert found is not None
    if any(notice.code == "cbs_begint_later" for notice in found.notices):
        return None
    figures = found.tables.get("cijfers", [])
    return {(row["partnerschap"], row["indicator"]): Decimal(row["waarde"]) for row in figures}


def run(cases: Iterable[int], folder: Path) -> dict[str, int]:
    """How many of the cases were read and refused; none is read wrongly."""
    given, counts = context(), {"read": 0, "refused": 0}
    for case in cases:
        rng = random.Random(SEED + case)
        damage = DAMAGES[case % len(DAMAGES)]
        rows = whole(rng)
        path = saved(rng, damage(rng, paged(rng, rows)), folder / str(case))
        found = result(path, given)
        broken = any(not _is_json(file) for file in path.iterdir())
        if found is None:
            counts["refused"] += 1
            assert broken or damage not in HARMLESS, (case, damage.__name__)
        else:
            counts["read"] += 1
            assert found == read_again(rows), (case, damage.__name__)
    return counts


def _is_json(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_text("utf-8")), dict)
    except ValueError:
        return False


def test_a_damaged_answer_is_refused_or_read_rightly(tmp_path: Path) -> None:
    counts = run(range(5 * len(DAMAGES)), tmp_path)
    assert min(counts.values()) > 15


@pytest.mark.torture
def test_many_damaged_answers(tmp_path: Path, in_time: Callable[[Iterable[int]], Iterator[int]]) -> None:
    run(in_time(range(100, 700)), tmp_path)
