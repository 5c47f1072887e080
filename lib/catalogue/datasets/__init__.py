"""The datasets of the data contract, each declared once."""

from __future__ import annotations

from lib.catalogue.datasets.comparison import (
    CIJFERS,
    GEBEURTENISSEN,
    GRENZEN,
    INDICATOREN,
    KENMERKEN,
    ORGANISATIES,
    PARTNERSCHAPPEN,
)
from lib.catalogue.datasets.costs import KOSTEN, PRIJSINDEX, PRODUCTEN
from lib.catalogue.datasets.market import MARKTPRIJZEN, TARIEVEN, TOETSEN
from lib.catalogue.datasets.quality import AMBITIES, AREAAL, MEETLATTEN, OBJECTTYPEN, SCHOUW
from lib.catalogue.declarations import Dataset

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        ORGANISATIES,
        PARTNERSCHAPPEN,
        KENMERKEN,
        INDICATOREN,
        CIJFERS,
        GEBEURTENISSEN,
        OBJECTTYPEN,
        MEETLATTEN,
        PRODUCTEN,
        AREAAL,
        AMBITIES,
        SCHOUW,
        KOSTEN,
        TARIEVEN,
        MARKTPRIJZEN,
        TOETSEN,
        PRIJSINDEX,
        GRENZEN,
    )
}
"""All datasets by name, in the order in which they refer to each other."""
