"""Small inputs that went wrong when they were read (`../shared/cases`), each with what is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
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
