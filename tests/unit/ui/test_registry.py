"""The pages are declared once, and each declaration has its script."""

from __future__ import annotations

import re
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.ui.registry import ACCESS_PAGE, PAGES, pages_moved_by


def test_every_page_has_its_script_and_every_script_its_page(root: Path) -> None:
    declared = {page.script for page in (*PAGES, ACCESS_PAGE)}
    assert declared == {path.relative_to(root).as_posix() for path in (root / "pages").rglob("*.py")}
    assert not list((root / "pages").glob("*.py"))  # Streamlit would open these without app.py


def test_addresses_are_distinct_and_readable() -> None:
    addresses = [page.address for page in (*PAGES, ACCESS_PAGE)]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z-]+", address) for address in addresses)
    assert not ACCESS_PAGE.start
    assert [page.start for page in PAGES].count(True) == 1


def test_every_dataset_with_figures_moves_a_page() -> None:
    assert {name for name in DATASETS if not pages_moved_by([name])} == {"gebeurtenissen", "grenzen"}


def test_which_pages_a_load_moves() -> None:
    def moved(*datasets: str) -> list[str]:
        return [page.title for page in pages_moved_by(datasets) if page.group != "Presenteren"]

    start = ["Kwaliteit en kosten", "Partnerschap"]
    both, cooperation = ["Besluiten", "Vergelijken"], [*start, "Samenwerking"]
    agreed = [*cooperation, "Afspraken", *both]
    assert moved("cijfers") == [*agreed, "Kosten"]
    assert moved("schouw", "grenzen") == [*agreed, "Dienstverlening", "Kosten", "Wat als"]
    assert moved("marktprijzen") == [*start, *both, "Marktconformiteit"]
    assert moved("kosten", "toetsen") == [*agreed, "Kosten", "Marktconformiteit", "Wat als"]
    assert moved("antwoorden", "besluiten") == [*cooperation, *both]
    assert moved("contracten") == [*start, "Afspraken", *both]
    assert moved("gebeurtenissen") == []
