"""Headings: which dataset a file or sheet holds, and which of its columns are where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset
from lib.domain.loads.findings import Finding, Notice

MOST_COLUMNS = 200
"""No dataset has a tenth of this; more is not a table of ours."""
MOST_ABOVE = 20
"""Rows that are looked past for a heading: a title, who made it, an empty row."""
FEWEST_KNOWN = 3
"""Columns of one dataset by which a row is taken for its heading."""
HEADING_BELOW = "kopregel_lager"


class Unreadable(Exception):
    """The file cannot be used at all; carries the findings that say why, and what else is worth knowing of it."""

    def __init__(self, *findings: Finding, notices: Sequence[Notice] = ()) -> None:
        super().__init__(*findings)
        self.findings = findings
        self.notices = tuple(notices)


@contextmanager
def also_said(notices: Callable[[], Iterable[Notice]]) -> Iterator[None]:
    """What is worth knowing of a file is said as well when it is refused.

    Args:
        notices: asked only then.
    """
    try:
        yield
    except Unreadable as unreadable:
        said = dict.fromkeys([*notices(), *unreadable.notices])
        raise Unreadable(*unreadable.findings, notices=tuple(said)) from unreadable


def recognise(name: str, headings: tuple[str, ...]) -> Dataset | None:
    """The dataset a file holds: by its file name, or else by its headings.

    A name counts when it is the dataset's, alone or followed by something that is not a letter
    (`cijfers_2023.csv`). Headings count when they fit one dataset only; when they fit none, the one that
    most of them belong to is meant, so that what is wrong with them can be said.
    """
    stem = Path(name).stem.lower()
    for dataset in DATASETS.values():
        if re.fullmatch(rf"{dataset.name}([^a-z].*)?", stem):
            return dataset
    given = {normal(heading) for heading in headings}
    fitting = [d for d in DATASETS.values() if set(d.required) <= given <= set(d.column_names)]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    shared = {dataset.name: len(given.intersection(dataset.column_names)) for dataset in DATASETS.values()}
    meant, *others = sorted(shared, key=lambda name: -shared[name])
    distinct = shared[meant] > shared[others[0]] and shared[meant] * 2 > len(given)
    return DATASETS[meant] if distinct else None


def dataset_like(names: Iterable[str]) -> str:
    """The dataset of which a row is most likely the heading; empty when it is of none."""
    given = {normal(name) for name in names} - {""}
    known = {dataset.name: len(given.intersection(dataset.column_names)) for dataset in DATASETS.values()}
    likely = max(known, key=lambda dataset: known[dataset])
    return likely if known[likely] >= FEWEST_KNOWN and known[likely] * 2 > len(given) else ""


def columns_of(name: str, dataset: Dataset, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The column names of a file in the dataset's own spelling.

    Raises:
        Unreadable: naming every unknown, repeated and missing column.
    """
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(
            Finding(name, 1, "", "", "te_veel_kolommen", (str(len(headings)), str(MOST_COLUMNS)))
        )
    columns = tuple(normal(heading) for heading in headings)
    findings = []
    unknown = [column for column in columns if column and column not in dataset.column_names]
    for place, (given, column) in enumerate(zip(headings, columns, strict=True), start=1):
        if not column:
            findings.append(Finding(name, 1, "", "", "kolom_zonder_naam", (str(place),)))
        elif column in unknown:
            near = difflib.get_close_matches(column, dataset.column_names, n=1, cutoff=0)
            findings.append(Finding(name, 1, given, given, "onbekende_kolom", tuple(near)))
        elif column in columns[: place - 1]:
            findings.append(Finding(name, 1, column, given, "dubbele_kolom"))
    for column in dataset.required:
        if column not in columns:
            near = difflib.get_close_matches(column, unknown, n=1, cutoff=0.5)
            findings.append(Finding(name, 1, column, "", "ontbrekende_kolom", tuple(near)))
    if findings:
        raise Unreadable(*findings)
    return columns


def normal(heading: str) -> str:
    return heading.strip().strip("\ufeff\u00a0").lower().replace(" ", "_")


def without_empty_end(headings: Sequence[str]) -> tuple[str, ...]:
    """The headings up to the last that has a name: spreadsheets write empty cells beyond it."""
    named = [place for place, heading in enumerate(headings, start=1) if normal(heading)]
    return tuple(headings[: max(named, default=0)])
