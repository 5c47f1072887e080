"""The page Gegevenswoordenboek, made from the declarations."""

from __future__ import annotations

from lib.catalogue.datasets import DATASETS
from tests.ui.reading import Seen


def test_every_dataset_and_column_is_explained(visit) -> None:
    page = visit("published", page="pages/gegevens/woordenboek.py")
    assert len(page.headings) == len(page.app.table) == len(DATASETS)
    for dataset, table, heading in zip(DATASETS.values(), page.app.table, page.headings, strict=True):
        assert heading.endswith(f"({dataset.name})")
        assert [name.replace("\\", "") for name in table.value.index] == list(dataset.column_names)
        assert (table.value["Uitleg"].str.len() > 3).all()
    first, *of_codes = [button.label for button in page.app.download_button]
    assert (first, set(of_codes)) == ("Woordenboek (Excel)", {"CSV"})


def test_in_english(visit) -> None:
    page = visit("published", page="pages/gegevens/woordenboek.py", taal="en")
    assert page.headings[0].startswith(next(iter(DATASETS.values())).title_en)
    assert "Explanation" in page.app.table[0].value.columns


def test_a_long_page_has_a_list_of_contents_and_a_search(visit) -> None:
    page = visit("published", page="pages/gegevens/woordenboek.py")
    assert all(f'href="#{name}"' in contents(page) for name in DATASETS)
    page.app.text_input(key="zoek").set_value("prijspeil")
    page.run()
    found = [heading.split("(")[-1].rstrip(")") for heading in page.headings]
    assert 0 < len(found) < len(DATASETS)
    assert contents(page).count("href=") == len(found)

    page.app.text_input(key="zoek").set_value("onvindbaar")
    page.run()
    assert not page.headings
    assert any(said.startswith("Niets gevonden.") for said in page.sentences)


def test_the_method_page_narrows_to_a_word(visit) -> None:
    page = visit("published", page="pages/uitleg/methode_en_bronnen.py")
    everything = len(page.app.expander)
    page.app.text_input(key="zoek").set_value("restafval")
    page.run()
    assert 0 < len(page.app.expander) < everything
    assert all(
        f">{heading}</a>" in contents(page)
        for heading in page.headings
        if heading in ("Begrippen", "Indicatoren")
    )


def contents(page: Seen) -> str:
    """The list of contents as it is sent."""
    return next(block.body for block in page.app.get("html") if 'class="inhoud"' in block.body)
