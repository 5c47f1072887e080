"""A match: which column of someone's table is which column of a dataset, and how it is kept as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.findings import Finding
from lib.domain.loads.nearest import Known
from lib.ingest.headings import Unreadable

_KIND, _VERSION = "samenwerkingsmonitor-koppeling", 1
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Match:
    """Where the columns of a dataset come from.

    Attributes:
        columns: pairs of a column of the dataset and the heading under which the table has it.
        fixed: pairs of a column that the table does not have and its value in every row.
        sheet: of a workbook; empty for its first sheet, or a file without sheets.
        heading_row: the row with the headings, from 1; what is above it is passed over.
    """

    dataset: str
    columns: Pairs
    fixed: Pairs = ()
    sheet: str = ""
    heading_row: int = 1

    def findings(self, name: str) -> list[Finding]:
        """The required columns that are not matched and have no fixed value."""
        given = {column for column, _ in (*self.columns, *self.fixed)}
        missing = [column for column in DATASETS[self.dataset].required if column not in given]
        return [Finding(name, 0, column, "", "niet_gekoppeld") for column in missing]


def match_as_json(match: Match) -> str:
    """The match as a small file, to use again."""
    record = {
        "soort": _KIND,
        "versie": _VERSION,
        "dataset": match.dataset,
        "blad": match.sheet,
        "kopregel": match.heading_row,
        "kolommen": dict(match.columns),
        "vast": dict(match.fixed),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def match_from_json(content: bytes, name: str) -> Match:
    """Read a match that was kept.

    Raises:
        Unreadable: when the file is something else.
    """
    try:
        record = json.loads(content.decode("utf-8-sig"))
        if record["soort"] != _KIND or record["versie"] != _VERSION:
            raise ValueError(record["soort"])
        columns = DATASETS[record["dataset"]].column_names
        match = Match(
            record["dataset"],
            _pairs(record["kolommen"], columns),
            _pairs(record["vast"], columns),
            str(record["blad"]),
            int(record["kopregel"]),
        )
        if match.heading_row < 1:
            raise ValueError(match.heading_row)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_koppeling")) from error
    return match


def likely_columns(dataset: str, headings: Sequence[str]) -> dict[str, str]:
    """Per column of a dataset the heading that is most like it, for those that have one."""
    known = Known(heading for heading in headings if heading)
    found = {column: known.nearest(column) for column in DATASETS[dataset].column_names}
    return {column: heading for column, heading in found.items() if heading}


def _pairs(given: Mapping[str, Any], columns: Sequence[str]) -> Pairs:
    if not set(given) <= set(columns):
        raise ValueError(sorted(set(given) - set(columns)))
    return tuple((str(column), str(value)) for column, value in given.items())
