"""The declared datasets against the data contract."""

from __future__ import annotations

import pytest

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind

# per dataset: key; required columns; other columns
CONTRACT = {
    "organisaties": ("organisatie", "organisatie naam soort fictief", "cbs_code"),
    "partnerschappen": (
        "partnerschap",
        "partnerschap naam opdrachtgever opdrachtnemer contractvorm fictief",
        "begindatum einddatum peergroep",
    ),
    "kenmerken": (
        "organisatie kenmerk jaar",
        "organisatie kenmerk jaar waarde bron",
        "status bron_url bron_datum",
    ),
    "indicatoren": (
        "indicator",
        "indicator titel dienst rol eenheid richting omschrijving",
        "titel_en schaal_min schaal_max minimum_n beinvloedbaar omschrijving_en factoren factoren_en bron",
    ),
    "cijfers": (
        "partnerschap organisatie indicator periode status",
        "indicator periode status bron",
        "partnerschap organisatie waarde teller noemer aantal ondergrens bovengrens reeksbreuk bron_url bron_datum "
        "opmerking",
    ),
    "gebeurtenissen": (
        "partnerschap datum titel",
        "partnerschap datum soort titel",
        "dienst toelichting bron",
    ),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_a_dataset_is_declared_as_the_contract_has_it(name: str) -> None:
    key, required, others = (set(words.split()) for words in CONTRACT[name])
    dataset = DATASETS[name]
    assert (set(dataset.key), set(dataset.required)) == (key, required)
    assert set(dataset.column_names) == required | others


def test_all_datasets_of_this_version_are_declared() -> None:
    assert set(DATASETS) == set(CONTRACT)


def test_a_dataset_refers_only_to_those_before_it() -> None:
    names = list(DATASETS)
    for dataset in DATASETS.values():
        targets = {column.refers_to for column in dataset.columns if column.refers_to}
        assert all(names.index(target) < names.index(dataset.name) for target in targets)


def test_every_column_is_explained_in_two_languages_and_every_choice_has_values() -> None:
    columns = [column for dataset in DATASETS.values() for column in dataset.columns]
    assert all(column.explanation and column.explanation_en for column in columns)
    assert all(bool(column.choices) == (column.kind == Kind.CHOICE) for column in columns)
    assert all(column.example for column in columns if column.pattern)
