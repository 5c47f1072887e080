"""The blocks of the page "Gegevenswoordenboek"."""

from __future__ import annotations

import streamlit as st

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset
from lib.export.workbook import XLSX, as_workbook
from lib.tables.dictionary import dataset_title, dictionary_table, shipped_codes_table
from lib.text.language import Language, msg
from lib.ui.explanation.finding import is_in, search_box, show_contents
from lib.ui.tables import show_table, show_to_read
from lib.ui.words import heading, note

FORM = (
    msg(
        "CSV met puntkomma, komma of tab; decimale komma of punt, per bestand één soort; UTF-8 of Windows-1252. "
        "Ook XLSX (een blad per dataset) en Parquet."
    ),
    msg(
        "Eén bestand per dataset, herkend aan de bestandsnaam (cijfers.csv, cijfers_2023.csv) of aan de kopregel."
    ),
    msg("Leeg betekent onbekend; schrijf dus geen streepje, n.v.t. of 0 voor wat er niet is."),
    msg(
        "Een lading is alles of niets. Dezelfde inhoud nog eens laden verandert niets; een latere lading gaat voor."
    ),
)


def show_form(language: Language) -> None:
    """The rules that hold for every file, and the dictionary as a workbook."""
    st.markdown("\n".join(f"- {language.say(text)}" for text in FORM))
    tables = [dictionary_table(dataset, language) for dataset in DATASETS.values()]
    st.download_button(
        language.say("Woordenboek (Excel)"),
        lambda: as_workbook(tables),
        "gegevenswoordenboek.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
    )


def show_datasets(language: Language) -> None:
    """Every dataset in which the word looked for stands, with its columns, and the codes that need not be loaded."""
    word = search_box(language)
    found = [dataset for dataset in DATASETS.values() if _has(dataset, word, language)]
    show_contents([(dataset.name, _named(dataset, language)) for dataset in found], language)
    for dataset in found:
        heading(_named(dataset, language), dataset.name)
        show_to_read(dictionary_table(dataset, language), language)
        if codes := shipped_codes_table(dataset.name, language):
            note(codes.title)
            show_table(codes, language)


def _named(dataset: Dataset, language: Language) -> str:
    return f"{dataset_title(dataset, language)} ({dataset.name})"


def _has(dataset: Dataset, word: str, language: Language) -> bool:
    """Whether a word stands in the name of a dataset or of a column, or in the explanation of a column."""
    columns = (
        (column.name, language.pick(column.explanation, column.explanation_en)) for column in dataset.columns
    )
    return is_in(word, _named(dataset, language), *(text for column in columns for text in column))
