"""Parquet: types, nulls, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from lib.domain.loads.findings import BrokenRow
from lib.ingest import parquet_files
from lib.ingest.headings import Unreadable
from lib.ingest.parquet_files import open_parquet
from lib.store.engine import Store
from lib.store.loads.source import Source
from tests.contract_files import as_parquet
from tests.loading import Load, all_figures

FIGURE = {
    "partnerschap": ["aa-cc", "aa-cc"],
    "indicator": ["pond", "pond"],
    "periode": ["2022", "2023"],
    "waarde": [1.5, 2.0],
    "aantal": [12, None],
    "status": ["definitief"] * 2,
    "reeksbreuk": [True, None],
    "bron": ["x", "y"],
    "bron_datum": [dt.date(2024, 5, 1), None],
}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "other",
    [
        {},
        {"bron_datum": pa.array([dt.datetime(2024, 5, 1), None], pa.timestamp("ms"))},
        {"bron_datum": pa.array([dt.datetime(2024, 5, 1, tzinfo=dt.UTC), None], pa.timestamp("us", "UTC"))},
        {"aantal": pa.array([12, None], pa.float64())},
        {"aantal": pa.array([12, None], pa.uint16()), "waarde": pa.array([1.5, 2], pa.float32())},
        {"periode": pa.array([2022, 2023])},
        {"status": pa.array(["definitief"] * 2).dictionary_encode()},
    ],
    ids=["plain", "timestamp", "with zone", "float count", "small types", "year as number", "dictionary"],
)
def test_typed_columns(store: Store, load: Load, other: dict[str, pa.Array]) -> None:
    assert not load({"cijfers.parquet": as_parquet(pa.table(FIGURE | other))}).findings
    found = all_figures(store)
    assert [(str(f.period), f.value, f.n, f.source_date) for f in found] == [
        ("2022", 1.5, 12, dt.date(2024, 5, 1)),
        ("2023", 2.0, None, None),
    ]


GOOD = as_parquet(pa.table(FIGURE))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"waarde": ["veel", "2"]}, [(2, "waarde", "geen_getal")]),
        ({"waarde": [float("nan"), 2.0]}, [(2, "waarde", "lege_aanduiding")]),
        ({"bron": [None, "y"]}, [(2, "bron", "verplicht")]),
        ({"periode": ["2022", "2022"]}, [(2, "partnerschap", "dubbele_sleutel")] * 1),
        ({"waardes": [1.0, 2.0]}, [(1, "waardes", "onbekende_kolom")]),
        ({"aantal": [[1], [2]]}, [(1, "aantal", "samengestelde_kolom")]),
        ({"opmerking": [b"a", b"b"]}, [(1, "opmerking", "samengestelde_kolom")]),
    ],
)
def test_findings(check: Load, table: dict[str, list[object]], told: list[tuple[int, str, str]]) -> None:
    findings = check({"cijfers.parquet": as_parquet(pa.table(FIGURE | table))}).findings
    assert [(f.row, f.column, f.rule) for f in findings][: len(told)] == told


@pytest.mark.parametrize("content", [GOOD[:-20], b"PAR1" + bytes(100) + b"PAR1", b"PAR1"], ids=len)
def test_a_damaged_file(check: Load, content: bytes) -> None:
    assert [f.rule for f in check({"cijfers.parquet": content}).findings] == ["geen_parquet"]


def test_a_file_that_is_damaged_inside(check: Load) -> None:
    content = bytearray(GOOD)
    content[4:60] = bytes(56)
    assert {f.rule for f in check({"cijfers.parquet": bytes(content)}).findings} == {"geen_parquet"}


@pytest.mark.parametrize("place", [37, 41, 113], ids=["values in a page", "encoding", "another column"])
def test_damage_that_duckdb_passes_over(check: Load, place: int) -> None:
    """A bit in the heading of a page: DuckDB reads such a file all the same, pyarrow says what is wrong."""
    content = bytearray(GOOD)
    content[place] ^= 2
    assert {f.rule for f in check({"cijfers.parquet": bytes(content)}).findings} == {"geen_parquet"}


def test_no_rows(check: Load) -> None:
    content = as_parquet(pa.table(FIGURE).slice(0, 0))
    assert [f.rule for f in check({"cijfers.parquet": content}).findings] == ["geen_rijen"]


# --- a file as it is opened, in this process; the app reads it in one of its own ---


def opened(folder: Path, table: pa.Table, name: str = "cijfers.parquet", **how: str) -> Source:
    (folder / name).write_bytes(as_parquet(table))
    return open_parquet(folder / name, name=name, **how)


def rules(raised: pytest.ExceptionInfo[Unreadable]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.column) for finding in raised.value.findings]


def test_numbers_that_are_text_tell_how_they_are_written(tmp_path: Path) -> None:
    commas = opened(tmp_path, pa.table(FIGURE | {"waarde": ["1,5", None]}))
    assert (commas.dataset, commas.parquet, commas.decimal_comma) == ("cijfers", True, True)
    points = opened(tmp_path, pa.table(FIGURE | {"waarde": ["1.5", "2.25"]}))
    assert not points.decimal_comma
    exact = opened(
        tmp_path, pa.table(FIGURE | {"waarde": pa.array([Decimal("1.5"), None], pa.decimal128(5, 2))})
    )
    assert not exact.decimal_comma
    assert [(number, cells[3], cells[6], cells[8]) for number, cells in exact.rows()] == [
        (2, "1.50", "ja", "2024-05-01"),
        (3, "", "", ""),
    ]


def test_a_file_is_opened_as_the_data_set_that_is_named(tmp_path: Path) -> None:
    assert opened(tmp_path, pa.table(FIGURE), "van alles.parquet", dataset="cijfers").dataset == "cijfers"
    with pytest.raises(Unreadable) as raised:
        opened(tmp_path, pa.table({"kleur": ["rood"]}), "van alles.parquet")
    assert rules(raised) == [("onbekende_dataset", "")]


def test_what_cannot_stand_in_a_cell_is_a_finding_of_its_column(tmp_path: Path) -> None:
    nested = {"waarde": pa.array([[1.5], [2.0]]), "bron": pa.array([b"x", b"y"])}
    with pytest.raises(Unreadable) as raised:
        opened(tmp_path, pa.table(FIGURE | nested))
    assert rules(raised) == [("samengestelde_kolom", "waarde"), ("samengestelde_kolom", "bron")]


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_files, "LARGEST_UNPACKED", 10)
    with pytest.raises(Unreadable) as raised:
        opened(tmp_path, pa.table(FIGURE))
    assert rules(raised) == [("parquet_te_groot", "")]


def test_damage_is_seen_when_a_file_is_opened_and_when_it_is_read(tmp_path: Path) -> None:
    source = opened(tmp_path, pa.table(FIGURE))
    for left in (b"", b"PAR1", GOOD[: len(GOOD) // 2], GOOD[:60] + b"\xff" * 60 + GOOD[120:]):
        source.path.write_bytes(left)
        with pytest.raises(Unreadable) as raised:
            open_parquet(source.path, name="cijfers.parquet")
        assert rules(raised) == [("geen_parquet", "")]
        with pytest.raises(BrokenRow):
            list(source.rows())
