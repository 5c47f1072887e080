"""What the seed names beside the hard figures has an indicator that ships, and goes every route of a figure."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.cli import main
from lib.demo.comparison.figures import figure_rows
from lib.export.templates import template
from lib.store.codes import shipped_codes
from lib.store.comparison.figures import read_figures
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.text.indicators import title
from lib.text.language import DUTCH, LANGUAGES
from tests.loading import WORLD, ask

SEED = {
    "participatie_per_1000_inw": 2.5,
    "beleving_rapportcijfer": 7.1,
    "social_return_pct": 6.4,
    "ziekteverzuim_pct": 5.2,
    "medewerkers_rapportcijfer": 7.6,
    "bloemrijke_berm_pct": 24,
}


@pytest.fixture
def place(tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "monitor.duckdb"
    path.write_bytes(empty_store.read_bytes())
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{path.as_posix()}")
    return path


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def figures(capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    """Indicator -> value, as the command line gives them out."""
    told = printed(capsys, "figures", "--format", "csv")
    return {row["indicator"]: float(row["waarde"]) for row in csv.DictReader(io.StringIO(told))}


def counted_at(place: Path, moment: dt.datetime | None = None) -> set[str]:
    """The indicators with a figure of the partnership, now or as at a moment."""
    store = open_store(f"duckdb:///{place.as_posix()}")
    registry = ask(store, read_registry, as_of=moment)
    found = {figure.indicator for figure in ask(store, read_figures, registry, as_of=moment)}
    store.close()
    return found


def test_by_template_command_line_undo_and_an_earlier_moment(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = template([DATASETS["cijfers"]], shipped_codes(), DUTCH)
    book = openpyxl.load_workbook(io.BytesIO(cells))
    assert set(SEED) <= {cell for row in book["Codes en keuzes"].values for cell in row}
    for code, value in SEED.items():
        row = {"partnerschap": "aa-cc", "indicator": code, "periode": 2024, "waarde": value,
               "status": "definitief", "bron": "proef"}  # fmt: skip
        book["cijfers"].append([row.get(column) for column in DATASETS["cijfers"].column_names])
    book.save(tmp_path / "gevuld.xlsx")
    world = [tmp_path / name for name in ("organisaties.csv", "partnerschappen.csv")]
    for path in world:
        path.write_text(WORLD[path.name], "utf-8")
    printed(capsys, "load", *map(str, world))
    before = dt.datetime.now(dt.UTC)
    printed(capsys, "load", str(tmp_path / "gevuld.xlsx"))
    assert figures(capsys) == SEED
    after = dt.datetime.now(dt.UTC)
    printed(capsys, "undo", "2")
    assert figures(capsys) == {}
    assert (counted_at(place, before), counted_at(place, after), counted_at(place)) == (
        set(),
        set(SEED),
        set(),
    )


def test_in_the_dictionary_in_both_languages_and_in_the_demo_set() -> None:
    known = shipped_catalogue().indicators
    for language in LANGUAGES.values():
        assert all(title(language, known[code]) for code in SEED)
    given = {row["indicator"]: row for row in figure_rows(2026)}
    assert set(SEED) <= set(given)
