"""The datasets of the data contract, each declared once."""

from __future__ import annotations

from lib.catalogue.datasets import (
    agreements,
    beyond,
    comparison,
    cooperation,
    costs,
    explore,
    market,
    outlines,
    quality,
    story,
)
from lib.catalogue.declarations import Dataset

_MODULES = (comparison, quality, costs, market, outlines, cooperation, agreements, beyond, story, explore)

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for module in _MODULES
    for dataset in vars(module).values()
    if isinstance(dataset, Dataset)
}
"""All datasets by name, as they are declared: one refers only to those before it."""
