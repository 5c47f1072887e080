"""The page Gegevenswoordenboek, made from the declarations."""

from __future__ import annotations

from lib.catalogue.datasets import DATASETS


def test_every_dataset_and_column_is_explained(visit) -> None:
    page = visit("published").go_to("pages/gegevens/woordenboek.py")
    assert len(page.headings) == len(page.app.table) == len(DATASETS)
    for dataset, table, heading in zip(DATASETS.values(), page.app.table, page.headings, strict=True):
        assert heading.endswith(f"({dataset.name})")
        assert [name.replace("\\", "") for name in table.value.index] == list(dataset.column_names)
        assert (table.value["Uitleg"].str.len() > 3).all()
    assert [button.label for button in page.app.download_button] == ["Woordenboek (Excel)"]


def test_in_english(visit) -> None:
    page = visit("published", taal="en").go_to("pages/gegevens/woordenboek.py")
    assert page.headings[0].startswith(next(iter(DATASETS.values())).title_en)
    assert "Explanation" in page.app.table[0].value.columns
