"""What a load changes, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.changes import CellChange, Hidden, RowChange, Undoing
from lib.domain.loads.findings import Finding
from lib.tables.dictionary import dataset_title
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language
from lib.text.loads.findings import explain


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
