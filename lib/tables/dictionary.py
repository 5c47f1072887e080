"""The data dictionary: what each dataset holds, made from its declaration."""

from __future__ import annotations

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.declarations import Column, Dataset, Kind
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.amounts import given_number
from lib.text.language import Language, msg

KIND_NAMES = {
    Kind.CODE: msg("code"),
    Kind.TEXT: msg("tekst"),
    Kind.CHOICE: msg("keuze"),
    Kind.NUMBER: msg("getal"),
    Kind.INTEGER: msg("geheel getal"),
    Kind.YEAR: msg("jaar"),
    Kind.PERIOD: msg("periode"),
    Kind.DATE: msg("datum"),
    Kind.BOOLEAN: msg("ja/nee"),
    Kind.URL: msg("webadres"),
}


def dataset_title(dataset: Dataset, language: Language) -> str:
    return language.pick(dataset.title, dataset.title_en) or dataset.name


def dictionary_table(dataset: Dataset, language: Language) -> Table:
    """One row per column: kind, rules, explanation and an example."""
    say = language.say
    columns = (
        TableColumn(say("Kolom")),
        TableColumn(say("Verplicht")),
        TableColumn(say("Sleutel")),
        TableColumn(say("Soort")),
        TableColumn(say("Toegestaan")),
        TableColumn(say("Uitleg")),
        TableColumn(say("Voorbeeld")),
    )
    rows = tuple(
        (
            column.name,
            say("ja") if column.required else None,
            say("ja") if column.name in dataset.key else None,
            say(KIND_NAMES[column.kind]),
            allowed(column, language),
            language.pick(column.explanation, column.explanation_en),
            column.sample or None,
        )
        for column in dataset.columns
    )
    return Table(dataset.name, columns, rows)


def shipped_codes_table(dataset: str, language: Language) -> Table | None:
    """The object types or rating scales that ship with the monitor; None for another dataset."""
    say, catalogue = language.say, shipped_catalogue()
    title, code, name = (
        say("Codes van {dataset} die de monitor al kent", dataset=dataset),
        TableColumn(say("Code")),
        TableColumn(say("Naam")),
    )
    if dataset == "objecttypen":
        kinds = tuple(
            (kind.code, language.pick(kind.name, kind.name_en), kind.unit)
            for kind in catalogue.object_types.values()
        )
        return Table(title, (code, name, TableColumn(say("Eenheid"))), kinds)
    if dataset == "meetlatten":
        scales = tuple((s.code, s.name, s.discipline, s.uri) for s in catalogue.scales.values())
        about = (TableColumn(say("Discipline")), TableColumn(say("Definitie"), ColumnKind.LINK))
        return Table(title, (code, name, *about), scales)
    return None


def allowed(column: Column, language: Language) -> str | None:
    """What values a column takes, beyond its kind."""
    say = language.say
    if column.choices:
        return ", ".join(column.choices)
    parts = []
    if column.refers_to:
        parts.append(say("een code uit {dataset}", dataset=column.refers_to))
    if column.above is not None:
        parts.append(say("meer dan {limit}", limit=given_number(language, column.above)))
    if column.minimum is not None:
        parts.append(say("{limit} of meer", limit=given_number(language, column.minimum)))
    if column.unique:
        parts.append(say("ieder een eigen"))
    return ", ".join(parts) or None
