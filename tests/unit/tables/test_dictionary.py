"""The data dictionary follows the declarations."""

from __future__ import annotations

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.tables.dictionary import KIND_NAMES, dataset_title, dictionary_table, shipped_codes_table
from lib.text.language import DUTCH, LANGUAGES


def test_every_kind_has_a_word() -> None:
    assert set(KIND_NAMES) == set(Kind)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", DATASETS)
def test_a_row_per_column(name: str, code: str) -> None:
    dataset, language = DATASETS[name], LANGUAGES[code]
    table = dictionary_table(dataset, language)
    assert [row[0] for row in table.rows] == list(dataset.column_names)
    assert all(row[5] for row in table.rows)
    assert dataset_title(dataset, language)


def test_required_and_key_are_marked() -> None:
    dataset = DATASETS["cijfers"]
    rows = {row[0]: row for row in dictionary_table(dataset, DUTCH).rows}
    assert {name for name, row in rows.items() if row[1]} == set(dataset.required)
    assert {name for name, row in rows.items() if row[2]} == set(dataset.key)


@pytest.mark.parametrize("name", ["objecttypen", "meetlatten"])
def test_codes_that_need_not_be_loaded_are_listed(name: str) -> None:
    table = shipped_codes_table(name, DUTCH)
    assert table is not None
    assert [row[0] for row in table.rows] == shipped_catalogue().codes(name)


def test_a_rating_scale_stands_with_the_address_of_its_definition() -> None:
    table = shipped_codes_table("meetlatten", DUTCH)
    assert table is not None
    assert ("kor-d1849b36", "https://data.crow.nl/kor/def/d1849b36-d3e6-3442-929c-1a1ba7056186") in {
        (row[0], row[-1]) for row in table.rows
    }
    assert shipped_codes_table("cijfers", DUTCH) is None
