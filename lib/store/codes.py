"""The codes that a file may refer to, with their names: those that were loaded and those that ship."""

from __future__ import annotations

from collections.abc import Mapping

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.store.rows import Rows

Names = Mapping[str, str]
"""Code to name."""
_NAMED_BY = ("titel", "naam", "tekst")
"""The columns that name a code, each where those before it are not there."""


def shipped_codes() -> dict[str, Names]:
    """Per dataset that is referred to the codes that ship with the monitor."""
    catalogue = shipped_catalogue()
    shipped = {
        "indicatoren": {code: indicator.title for code, indicator in catalogue.indicators.items()},
        "meetlatten": {code: scale.name for code, scale in catalogue.scales.items()},
        "objecttypen": {code: kind.name for code, kind in catalogue.object_types.items()},
        "vragen": {code: question.text for code, question in catalogue.questions.items()},
    }
    return {name: shipped.get(name, {}) for name in referred_to()}


def known_names(rows: Rows) -> dict[str, Names]:
    """The same, with those that were loaded."""
    known: dict[str, Names] = {}
    for name, shipped in shipped_codes().items():
        [key] = DATASETS[name].key
        title = next(column for column in _NAMED_BY if column in DATASETS[name].column_names)
        loaded = {getattr(row, key): getattr(row, title) for row in rows.all(name, key)}
        known[name] = {**loaded, **shipped}
    return known


def referred_to() -> list[str]:
    """The datasets of which other rows name a code, in the order of the contract."""
    named = {column.refers_to for dataset in DATASETS.values() for column in dataset.columns}
    return [name for name in DATASETS if name in named]
