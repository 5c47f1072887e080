"""A finding on a code or choice asks which known one was meant, in every column that has to have a known one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.findings import BrokenRow
from lib.store.engine import Store
from lib.store.loads.diagnosis import Staging
from lib.store.loads.source import Source
from lib.text.language import DUTCH, ENGLISH
from lib.text.loads.findings import sentence
from tests.contract_files import CONTRACT, as_csv
from tests.loading import Load, figures_file

pytestmark = pytest.mark.usefixtures("world")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("aa-cc;;Afvalscheiding_pct;2023;75;definitief", "afvalscheiding_pct"),
        ("aa-cc;;afvalscheding_pct;2023;75;definitief", "afvalscheiding_pct"),
        ("aa-cc;;pondd;2023;75;definitief", "pond"),
        ("Aa - Cc;;pond;2023;75;definitief", "aa-cc"),
        (";Land;pond;2023;75;definitief", "land"),
        ("aa-cc;;pond;2023;75;Definitief", "definitief"),
        ("aa-cc;;pond;2023;75;def.", ""),
        ("aa-cc;;iets-heel-anders;2023;75;definitief", ""),
    ],
)
def test_what_was_meant(load: Load, given: str, meant: str) -> None:
    [finding] = load({"cijfers.csv": figures_file(given)}, keep=False).findings
    assert finding.meant == meant


def test_a_code_of_the_same_load_is_meant(load: Load) -> None:
    files = {
        "producten.csv": "product;naam;dienst;eenheid;objecttypen\nbermen;B;groen;m2;Gazon heester\n",
        "indicatoren.csv": "indicator;titel;dienst;rol;eenheid;richting;omschrijving\n"
        "eigen_score;E;groen;kosten;punten;neutraal;p\n",
        "cijfers.csv": figures_file("aa-cc;;eigen-score;2023;75;definitief"),
    }
    found = {f.column: f.meant for f in load(files, keep=False).findings}
    assert found["indicator"] == "eigen_score"


def test_the_question_stands_before_the_advice(load: Load) -> None:
    rows = figures_file("aa-cc;;afvalscheding_pct;2023;75;definitief")
    [finding] = load({"cijfers.csv": rows}, keep=False).findings
    assert sentence(DUTCH, finding) == (
        'cijfers.csv, rij 2, kolom indicator, "afvalscheding_pct": deze code is niet bekend. '
        'Bedoelde u "afvalscheiding_pct"? Herstel de code, of laad haar eerst of tegelijk in indicatoren.'
    )
    assert 'Did you mean "afvalscheiding_pct"?' in sentence(ENGLISH, finding)


CHECKED = [
    (dataset, column)
    for dataset in DATASETS.values()
    for column in dataset.columns
    if dataset.name in CONTRACT
    and (column.choices or column.refers_to)
    and CONTRACT[dataset.name][0].get(column.name)
]


def test_every_column_with_known_codes_asks(load: Load) -> None:
    files, expected = {}, set()
    for name, rows in CONTRACT.items():
        first = dict(rows[0])
        for dataset, column in CHECKED:
            if dataset.name == name:
                right = str(first[column.name])
                first[column.name] = right.upper() if right.upper() != right else right.lower()
                if first[column.name] != right:  # a digit has no other case
                    expected.add((name, column.name, "" if column.personal else right))
        files[f"{name}.csv"] = as_csv([first, *rows[1:]])
    found = load(files, keep=False).findings
    assert expected <= {(f.file.removesuffix(".csv"), f.column, f.meant) for f in found}


# --- the rows, read here: DuckDB reads them in a thread of its own, which no measure of the tests sees ---


def staging_of(
    store: Store, folder: Path, rows: Callable[[], Iterator[tuple[int, list[str]]]], **how: object
) -> tuple[list[tuple[int | str, ...]], list[tuple[int, str, tuple[str, ...]]]]:
    """The rows that are staged, and the findings on the others: row, rule, hints."""
    path = folder / "gebeurtenissen.csv"
    path.write_text("x" * 100)
    columns = ("partnerschap", "datum", "soort")
    source = Source(path.name, "gebeurtenissen", columns, columns, path, ";", False, rows, **how)  # type: ignore[arg-type]
    with store.engine.connect() as connection:
        staging = Staging(connection, [source], [lambda share: None])
        schema = pa.schema([("row_no", pa.int64()), *[(name, pa.string()) for name in columns]])
        staged = [
            tuple(row.values()) for batch in staging._batches(source, schema) for row in batch.to_pylist()
        ]
        assert (staging.read > 0) == (bool(staged) and not source.parquet)
    return staged, [(found.row, found.rule, found.hints) for found in staging.findings]


def test_a_row_has_as_many_cells_as_the_heading(store: Store, tmp_path: Path) -> None:
    given = [
        (2, ["aa-cc", "2024-01-01", "contract"]),
        (3, [" ", "", ""]),  # blank: passed over
        (4, ["aa-cc", "2024-01-02", "overig", "", " "]),  # a spreadsheet writes such cells
        (5, ["aa-cc", "2024-01-03"]),
        (6, ["aa-cc", "2024-01-04", "overig", "te veel"]),
    ]
    staged, findings = staging_of(store, tmp_path, lambda: iter(given))
    assert staged == [(2, "aa-cc", "2024-01-01", "contract"), (4, "aa-cc", "2024-01-02", "overig")]
    assert findings == [(5, "aantal_cellen", ("3", "2")), (6, "aantal_cellen", ("3", "4"))]
    assert staging_of(store, tmp_path, lambda: iter([])) == ([], [])


@pytest.mark.parametrize(("parquet", "rule"), [(False, "geen_csv"), (True, "geen_parquet")])
def test_what_stands_before_a_broken_row_is_staged(
    store: Store, tmp_path: Path, parquet: bool, rule: str
) -> None:
    def rows() -> Iterator[tuple[int, list[str]]]:
        yield 2, ["aa-cc", "2024-01-01", "contract"]
        raise BrokenRow(3)

    staged, findings = staging_of(store, tmp_path, rows, parquet=parquet)
    assert staged == [(2, "aa-cc", "2024-01-01", "contract")]
    assert [(row, found) for row, found, _ in findings] == [(3, rule)]
