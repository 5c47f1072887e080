"""Loads as tables: what was recognised, what a load changes, which loads there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.changes import CellChange, Hidden, RowChange, Undoing
from lib.domain.loads.findings import Finding
from lib.domain.loads.suspicions import Suspicions
from lib.domain.loads.typed import TYPED_KIND
from lib.store.loads.history import Load
from lib.store.questionnaire.closing import ROUND_KIND
from lib.tables.dictionary import dataset_title
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language, msg
from lib.text.loads.findings import explain
from lib.text.loads.names import who_loaded
from lib.text.loads.suspicions import beside, reason, suspect_value, suspicion_place

_KINDS = {
    "bestand": msg("bestand"),
    "gepubliceerd": msg("gepubliceerd"),
    "demo": msg("demoset (fictief)"),
    TYPED_KIND: msg("getypt op het scherm"),
    ROUND_KIND: msg("gesloten ronde van de vragenlijst"),
    "gewist": msg("voorgoed gewist"),
    "voorbeeld-schotland": msg("voorbeeld Schotland"),
}


def recognised_table(recognised: Iterable[tuple[str, str, str]], language: Language) -> Table:
    """Which dataset each file or sheet holds; `recognised` has file, sheet and dataset."""
    say = language.say
    columns = (TableColumn(say("Bestand")), TableColumn(say("Dataset")), TableColumn(say("Blad")))
    rows = tuple(
        (file, f"{dataset_title(DATASETS[dataset], language)} ({dataset})", sheet or None)
        for file, sheet, dataset in recognised
    )
    return Table(say("Herkend"), columns, rows)


def loads_table(loads: Iterable[Load], language: Language) -> Table:
    """The loads with their files, what they brought, and whether they count."""
    say = language.say
    names = (say("Nummer"), say("Moment"), say("Soort"), say("Wie"), say("Bestanden"))
    counts = (say("Nieuw"), say("Gewijzigd"))
    columns = (
        *[TableColumn(name) for name in names],
        *[TableColumn(name, ColumnKind.NUMBER) for name in counts],
        TableColumn(say("Telt mee")),
    )
    rows = tuple(
        (
            str(load.load_id),
            language.moment(load.local_moment),
            language.words(_KINDS, load.kind),
            who_loaded(language, load.loaded_by),
            ", ".join(dict.fromkeys(load.files)),
            sum(change.new for change in load.changes),
            sum(change.changed for change in load.changes),
            say("ja") if load.active else say("nee, teruggedraaid"),
        )
        for load in loads
    )
    return Table(say("Ladingen"), columns, rows)


def changes_table(changes: Iterable[RowChange], language: Language) -> Table:
    """Rows that are new, changed and the same, per dataset."""
    say = language.say
    names = (say("Nieuw"), say("Gewijzigd"), say("Gelijk"))
    columns = (TableColumn(say("Dataset")), *[TableColumn(name, ColumnKind.NUMBER) for name in names])
    rows = tuple((dataset_title(DATASETS[c.dataset], language), c.new, c.changed, c.same) for c in changes)
    return Table(say("Wat er verandert"), columns, rows)


def cells_table(cells: Iterable[CellChange], language: Language) -> Table:
    """Cells with their old and new value; an empty value is unknown."""
    say = language.say
    names = (say("Dataset"), say("Sleutel"), say("Kolom"), say("Oud"), say("Nieuw"))
    rows = tuple(
        (
            dataset_title(DATASETS[c.dataset], language),
            c.key,
            c.column,
            _words(c.old, language),
            _words(c.new, language),
        )
        for c in cells
    )
    return Table(say("Gewijzigde cellen"), tuple(TableColumn(name) for name in names), rows)


def undoing_table(undoings: Iterable[Undoing], language: Language) -> Table:
    """What taking a load back does, per dataset."""
    say = language.say
    names = (say("Verdwijnt"), say("Terug naar eerder"), say("Blijft gelijk"), say("Al overschreven"))
    return _switching_table(say("Wat terugdraaien doet"), names, undoings, language)


def redoing_table(undoings: Iterable[Undoing], language: Language) -> Table:
    """What putting a load in again does, per dataset: what taking it back did, the other way round."""
    say = language.say
    names = (say("Komt terug"), say("In plaats van eerder"), say("Blijft gelijk"), say("Al overschreven"))
    return _switching_table(say("Wat weer laten meetellen doet"), names, undoings, language)


def _switching_table(
    title: str, names: Iterable[str], undoings: Iterable[Undoing], language: Language
) -> Table:
    columns = (
        TableColumn(language.say("Dataset")),
        *[TableColumn(name, ColumnKind.NUMBER) for name in names],
    )
    rows = tuple(
        (dataset_title(DATASETS[u.dataset], language), u.gone, u.reverted, u.same, u.overtaken)
        for u in undoings
    )
    return Table(title, columns, rows)


def _words(value: object, language: Language) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return language.say("ja") if value else language.say("nee")
    if value is Hidden.CONFIDENTIAL:
        return language.say("vertrouwelijk")
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", language.decimal_sign)
    return str(value)


def findings_table(findings: Sequence[Finding], language: Language) -> Table:
    """One row per finding: where, what, and what to do."""
    say = language.say
    names = (
        say("Bestand"), say("Blad"), say("Rij"), say("Kolom"), say("Waarde"), say("Wat er mis is"), say("Wat te doen"),
    )  # fmt: skip
    rows = tuple(
        (
            f.file,
            f.sheet or None,
            str(f.row) if f.row else None,
            f.column or None,
            f.value or None,
            *explain(language, f),
        )
        for f in findings
    )
    return Table(say("Bevindingen"), tuple(TableColumn(name) for name in names), rows)


def suspicions_table(found: Suspicions, language: Language) -> Table:
    """One row per value to look at again: where, what, and beside what."""
    say = language.say
    names = (
        say("Waar"),
        say("Dataset"),
        say("Sleutel"),
        say("Kolom"),
        say("Waarde"),
        say("Ernaast"),
        say("Waarom"),
    )
    rows = tuple(
        (
            suspicion_place(language, s) or None,
            dataset_title(DATASETS[s.dataset], language),
            s.key,
            s.column,
            suspect_value(language, s),
            beside(language, s) or None,
            reason(language, s),
        )
        for s in found.listed
    )
    return Table(say("Let op"), tuple(TableColumn(name) for name in names), rows)
