"""Headings: which dataset a file or sheet holds, and which of its columns are where."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset
from lib.domain.findings import Finding

MOST_COLUMNS = 200
"""No dataset has a tenth of this; more is not a table of ours."""


class Unreadable(Exception):
    """The file cannot be used at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings


def recognise(name: str, headings: tuple[str, ...]) -> Dataset | None:
    """The dataset a file holds: by its file name, or else by its headings.

    A name counts when it is the dataset's, alone or followed by something that is not a letter
    (`cijfers_2023.csv`); headings when they fit one dataset only.
    """
    stem = Path(name).stem.lower()
    for dataset in DATASETS.values():
        if re.fullmatch(rf"{dataset.name}([^a-z].*)?", stem):
            return dataset
    given = {normal(heading) for heading in headings}
    fitting = [d for d in DATASETS.values() if set(d.required) <= given <= set(d.column_names)]
    return fitting[0] if len(fitting) == 1 else None


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
    for given, column in zip(headings, columns, strict=True):
        if column not in dataset.column_names:
            near = difflib.get_close_matches(column, dataset.column_names, n=1, cutoff=0.5)
            findings.append(Finding(name, 1, given, given, "onbekende_kolom", tuple(near)))
    repeated = {column for column in columns if columns.count(column) > 1 and column in dataset.column_names}
    findings += [Finding(name, 1, column, column, "dubbele_kolom") for column in sorted(repeated)]
    for column in dataset.required:
        if column not in columns:
            near = [f.value for f in findings if f.rule == "onbekende_kolom" and column in f.hints]
            findings.append(Finding(name, 1, column, "", "ontbrekende_kolom", tuple(near)))
    if findings:
        raise Unreadable(*findings)
    return columns


def normal(heading: str) -> str:
    return heading.strip().strip("\ufeff\u00a0").lower().replace(" ", "_")
