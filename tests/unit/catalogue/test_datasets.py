"""The declared datasets against the data contract."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from lib.catalogue import datasets
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind

# per dataset: key; required columns; other columns
CONTRACT = {
    "organisaties": ("organisatie", "organisatie naam soort fictief", "cbs_code land"),
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
    "producten": ("product", "product naam dienst eenheid", "naam_en objecttypen omschrijving"),
    "objecttypen": ("objecttype", "objecttype naam eenheid dienst", "naam_en uri"),
    "meetlatten": ("meetlat", "meetlat naam discipline", "schoon_heel uri"),
    "areaal": (
        "partnerschap objecttype gebied peildatum",
        "partnerschap objecttype hoeveelheid eenheid peildatum status bron",
        "gebied gebiedstype",
    ),
    "ambities": (
        "partnerschap laag discipline gebiedstype geldig_vanaf",
        "partnerschap laag discipline niveau norm_pct geldig_vanaf bron",
        "gebiedstype meetlocaties geldig_tot",
    ),
    "schouw": (
        "partnerschap laag datum locatie meetlat",
        "partnerschap laag datum locatie meetlat niveau",
        "gebied gebiedstype x y",
    ),
    "kosten": (
        "partnerschap dienst product jaar kostensoort status",
        "partnerschap dienst jaar kostensoort bedrag_eur status bron",
        "product",
    ),
    "tarieven": (
        "partnerschap product jaar niveau",
        "partnerschap product jaar eenheid prijs_eur btw_inbegrepen overhead prijspeil fictief bron",
        "niveau hoeveelheid btw_pct overhead_pct overhead_bron bevat bevat_eur bron_datum",
    ),
    "marktprijzen": (
        "referentie",
        "referentie product soort eenheid prijs_eur btw_inbegrepen overhead prijspeil vertrouwelijk fictief bron",
        "regio partij niveau hoeveelheid btw_pct overhead_pct overhead_bron bevat bevat_eur bron_datum",
    ),
    "toetsen": (
        "partnerschap product jaar niveau",
        "partnerschap product jaar indexreeks prijspeil band_onder_pct band_boven_pct afgesproken_door "
        "afgesproken_op",
        "niveau minimum_referenties maximum_leeftijd_maanden",
    ),
    "prijsindex": ("reeks periode", "reeks periode waarde basisjaar status bron", ""),
    "vragen": (
        "vraag",
        "vraag factor voorwaarde gericht_op tekst antwoord_1 antwoord_2 antwoord_3 antwoord_4",
        "tekst_en antwoord_1_en antwoord_2_en antwoord_3_en antwoord_4_en",
    ),
    "rondes": (
        "partnerschap ronde kant laag",
        "partnerschap ronde kant laag uitgenodigd bron",
        "open_van open_tot",
    ),
    "antwoorden": (
        "partnerschap ronde respondent vraag over",
        "partnerschap ronde kant laag respondent vraag over antwoord bron",
        "",
    ),
    "contracten": (
        "partnerschap contract",
        "partnerschap contract naam begindatum bron",
        "diensten einddatum verlengbaar_tot opzegtermijn_maanden evaluatie_op waarde_eur_jaar overleg ruimte",
    ),
    "kpis": (
        "partnerschap kpi geldig_vanaf",
        "partnerschap kpi titel soort prestatiegericht beinvloedbaar geldig_vanaf bron",
        "titel_en contract indicator norm gemeten_door frequentie gevolg geldig_tot",
    ),
    "besluiten": (
        "partnerschap besluit",
        "partnerschap besluit datum tekst eigenaar kant staat bron",
        "dienst indicator kpi gereed_op afgerond_op reden bewijs_url",
    ),
    "voorstellen": (
        "partnerschap voorstel",
        "partnerschap voorstel datum kant titel soort staat bron",
        "dienst besloten_op effect_eur",
    ),
    "werk": (
        "partnerschap dienst periode",
        "partnerschap dienst periode uren_gepland uren_ongepland bron",
        "",
    ),
    "evenementen": (
        "partnerschap evenement jaar",
        "partnerschap evenement naam jaar bron",
        "bezoekers restafval_kg gescheiden_kg kosten_eur betaald_door",
    ),
    "verhalen": ("verhaal", "verhaal titel anoniem", "partnerschap stand stand_datum"),
    "dias": ("verhaal volgorde", "verhaal volgorde pagina keuzes", "titel zin blok"),
}
OUR_COLUMNS = {"rondes": {"openlijk"}}
"""Not in the contract, and never needed: that a layer of one is asked openly."""
OURS = {"grenzen", "weergaven"}
"""Not in the contract: what the boundaries connector brings, and the views that an analyst keeps."""


@pytest.mark.parametrize("name", CONTRACT)
def test_a_dataset_is_declared_as_the_contract_has_it(name: str) -> None:
    key, required, others = (set(words.split()) for words in CONTRACT[name])
    dataset = DATASETS[name]
    assert (set(dataset.key), set(dataset.required)) == (key, required)
    assert set(dataset.column_names) == required | others | OUR_COLUMNS.get(name, set())


def test_all_datasets_of_this_version_are_declared() -> None:
    assert set(DATASETS) == set(CONTRACT) | OURS


def test_every_module_of_datasets_has_its_place() -> None:
    modules = [import_module(f"{datasets.__name__}.{info.name}") for info in iter_modules(datasets.__path__)]
    written = {d.name for module in modules for d in vars(module).values() if isinstance(d, Dataset)}
    assert written == set(DATASETS)


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
