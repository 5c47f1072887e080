"""Mutated files against a second reader: each is loaded as that reader has it, or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.schema import current
from lib.text.language import DUTCH
from lib.text.loads.findings import notice_sentence, sentence

Row = tuple[object, ...]
"""The values of a row in the order of the columns of its dataset."""


@dataclass(frozen=True)
class MutatedFile:
    """A good file to which something was done.

    Attributes:
        what: was done, in words.
        harmless: it says the same as before, so it has to be loaded.
    """

    what: str
    name: str
    content: bytes
    harmless: bool = False


@dataclass
class SecondReading:
    """What another reader, which shares no code with ours, makes of a file.

    Attributes:
        rows: dataset -> the rows that the file says there are.
        doubts: why the file must not be loaded as it is.
    """

    rows: Mapping[str, list[Row]]
    doubts: list[str] = field(default_factory=list)


def stored_rows(store: Store, dataset: str) -> set[Row]:
    """The rows of a dataset that count now."""
    table = current(dataset)
    with store.reading() as connection:
        found = connection.execute(sa.select(*[table.c[name] for name in DATASETS[dataset].column_names]))
        return {tuple(row) for row in found}


def judge_mutated(
    store: Store, folder: Path, case: MutatedFile, read: Callable[[Path], SecondReading]
) -> str:
    """How a file ended: `loaded` or `refused`; or what is silently wrong."""
    path = folder / case.name
    path.write_bytes(case.content)
    outcome = load_paths(store, [path])
    said = [sentence(DUTCH, f) for f in outcome.findings] + [
        notice_sentence(DUTCH, n) for n in outcome.notices
    ]
    assert all(text.isprintable() for text in said)
    if outcome.findings:
        return f"{case.what}: refused, though harmless: {said[:2]}" if case.harmless else "refused"
    second = read(path)
    if second.doubts:
        return f"{case.what}: loaded, though {second.doubts[:3]}"
    for dataset, rows in second.rows.items():
        if missing := set(rows) - stored_rows(store, dataset):
            return f"{case.what}: {dataset} lacks {sorted(map(str, missing))[:2]}"
    brought = Counter(
        {change.dataset: change.new + change.changed + change.same for change in outcome.changes}
    )
    expected = Counter({dataset: len(rows) for dataset, rows in second.rows.items() if rows})
    return "loaded" if brought == expected else f"{case.what}: {brought} rows instead of {expected}"


def run_mutated(
    store: Store, folder: Path, cases: Iterable[MutatedFile], read: Callable[[Path], SecondReading]
) -> Counter[str]:
    """Judge all of them; a list of everything that is silently wrong fails the test."""
    ends = [judge_mutated(store, folder, case, read) for case in cases]
    wrong = [end for end in ends if end not in ("loaded", "refused")]
    assert wrong == [], "\n".join(wrong)
    return Counter(ends)
