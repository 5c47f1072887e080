"""Small inputs that went wrong when they were read (`../shared/cases`), each with what is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.schema import current
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from lib.text.loads.findings import notice_sentence, sentence
from tests.loading import address

pytestmark = pytest.mark.shared_data
Checked = Callable[..., LoadOutcome]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, root: Path, empty_store: Path) -> Iterator[Store]:
    """A store with the published figures, for checks only."""
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("published")))
    store = open_store(address(path))
    assert not load_paths(store, sorted((root / "data" / "published").glob("*.csv"))).findings
    yield store
    store.close()


@pytest.fixture
def checked(published: Store, shared_cases: Path) -> Checked:
    """Check files of a case against the published figures; nothing is kept."""

    def checked(*names: str) -> LoadOutcome:
        return load_paths(published, [shared_cases / name for name in names], keep=False)

    return checked


def places(outcome: LoadOutcome) -> list[tuple[str, int, str, str]]:
    return [(f.sheet, f.row, f.column, f.rule) for f in outcome.findings]


def said(outcome: LoadOutcome) -> list[str]:
    """What is told of the files, refused or not."""
    return [sentence(DUTCH, f) for f in outcome.findings] + [
        notice_sentence(DUTCH, n) for n in outcome.notices
    ]


def test_04_merged_cells_are_refused_with_sheet_and_range(checked: Checked) -> None:
    refused = checked("04-merged-cells/ambities.xlsx", "04-merged-cells/schouw.csv")
    assert places(refused) == [
        ("ambities", 3, "gebiedstype", "samengevoegde_cellen"),
        ("ambities", 6, "gebiedstype", "samengevoegde_cellen"),
    ]
    assert "blad ambities, rij 3, kolom gebiedstype: de cellen D2:D4 zijn samengevoegd" in said(refused)[0]
    assert said(refused)[0].endswith("schrijf de waarde in elke rij.")
    good = checked("04-merged-cells/ambities_uitgeschreven.xlsx", "04-merged-cells/schouw.csv")
    assert (good.findings, [c.new for c in good.changes]) == ((), [5, 40])


def test_16_a_hidden_sheet_that_is_read_and_a_visible_one_that_is_not_are_said(checked: Checked) -> None:
    outcome = checked("16-hidden-sheet/cijfers.xlsx")
    assert [(n.code, n.subject) for n in outcome.notices] == [
        ("blad_overgeslagen", "Toelichting"),
        ("blad_verborgen", "cijfers"),
        ("blad_overgeslagen", "cijfers 2024"),
    ]


@pytest.mark.parametrize(
    ("name", "what"), [("strict", "Strict Open XML"), ("protected", "beveiligd met een wachtwoord")]
)
def test_17_a_workbook_of_another_kind_is_named_for_what_it_is(
    checked: Checked, name: str, what: str
) -> None:
    [sentence] = said(checked(f"17-strict-and-protected/{name}_cijfers.xlsx"))
    assert what in sentence


@pytest.mark.parametrize(
    ("name", "place", "readings"),
    [
        ("inwoners/kenmerken.csv", ("", 2, "waarde", "teken_onduidelijk"), "187049 zijn of 187.0490"),
        ("kosten/kosten.csv", ("", 2, "bedrag_eur", "teken_onduidelijk"), "901250 zijn of 901,2500"),
    ],
)
def test_06_numbers_that_all_have_three_digits_after_a_sign_are_asked_about(
    checked: Checked, name: str, place: tuple[str, int, str, str], readings: str
) -> None:
    outcome = checked(f"06-whole-numbers/{name}")
    assert place in places(outcome)
    assert any(readings in told for told in said(outcome))


def test_08_a_workbook_has_one_decimal_sign(checked: Checked) -> None:
    assert places(checked("08-numbers-over-sheets/levering.xlsx")) == [
        ("kosten", 2, "bedrag_eur", "decimaalteken")
    ]


def test_11_an_error_of_excel_is_refused_in_every_column(checked: Checked) -> None:
    assert places(checked("11-error-cells/cijfers.xlsx")) == [
        ("cijfers", 2, "bron", "foutwaarde"),
        ("cijfers", 2, "opmerking", "foutwaarde"),
        ("cijfers", 3, "bron", "foutwaarde"),
    ]


def test_12_a_guess_of_an_encoding_is_said_with_an_example(checked: Checked) -> None:
    outcome = checked("12-encodings/organisaties_mac.csv")
    assert outcome.findings == ()
    assert [told for told in said(outcome) if "Mac Roman, met Súdwest-Fryslân in rij 2" in told]


def test_12_two_encodings_in_one_file_are_refused_with_the_row(checked: Checked) -> None:
    outcome = checked("12-encodings/organisaties_samengevoegd.csv")
    assert places(outcome) == [("", 3, "", "twee_coderingen")]


def test_13_one_place_typed_in_three_ways_is_one(store: Store, root: Path, shared_cases: Path) -> None:
    folder = shared_cases / "13-one-place-three-spellings"
    load_paths(store, sorted((root / "data" / "published").glob("*.csv")))
    for name in ("ambities", "schouw_mac", "schouw_windows", "schouw_nulbreed"):
        assert load_paths(store, [folder / f"{name}.csv"]).findings == ()
    with store.reading() as connection:
        readings = current("schouw")
        found = connection.execute(sa.select(readings.c.locatie, readings.c.niveau)).all()
    assert [tuple(row) for row in found] == [("Coöperatiehof 1", "C")]


def test_14_ranges_of_years_are_refused_together(checked: Checked) -> None:
    folder = "14-financial-years"
    outcome = checked(f"{folder}/indicatoren.csv", f"{folder}/cijfers_oud.csv")
    refused = [(f.row, f.value) for f in outcome.findings if f.rule == "reeks_van_jaren"]
    assert refused == [(2, "2009-11"), (3, "2010-12"), (4, "2007-11"), (5, "2008-12")]
