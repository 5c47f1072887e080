"""The sets of figures that lie in the box, and the origin and licence of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.catalogue.definitions import Address, CatalogueError, Code, Definition, Words, read_definitions

DEFINITIONS = Path(__file__).parent / "shipped.toml"
CHECKOUT = Path(__file__).parents[2]
NOTICES_FILE = "meldingen.json"
"""What was left out of a compiled set, beside its files."""


class Origin(Definition):
    """Where part of a set comes from; `bestanden` are patterns of the files that hold it."""

    bron: Code
    set: Code
    bestanden: tuple[Words, ...] = ()
    naam: Words
    naam_en: Words
    houder: Words
    houder_en: Words
    licentie: Words
    licentie_en: Words | None = None
    licentie_url: Address | None = None
    webadres: Address | None = None
    bewerking: Words | None = None
    bewerking_en: Words | None = None


class _SetDefinition(Definition):
    set: Code
    map: Words
    naam: Words
    naam_en: Words
    bekend: Code | None = None
    land: Words | None = None
    voorbeeld: bool


@dataclass(frozen=True)
class ShippedSet:
    """A folder of files that are loaded together.

    Attributes:
        folder: where its files are.
        known: the set whose organisations and partnerships it builds on.
        country: of its organisations, in two capitals; empty for that of each of them.
        example: whether it is loaded only when asked for.
        origins: where its figures come from.
    """

    code: str
    name: str
    name_en: str
    folder: Path
    known: str | None
    country: str
    example: bool
    origins: tuple[Origin, ...]

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.csv"))


@cache
def shipped_sets() -> Mapping[str, ShippedSet]:
    """The sets by their code, in the order in which they are loaded.

    Raises:
        CatalogueError: at the first wrong definition, with file and line.
    """
    return read_shipped(DEFINITIONS, CHECKOUT)


def read_shipped(definitions: Path, checkout: Path) -> Mapping[str, ShippedSet]:
    """Read and validate a file of sets and their origins.

    Args:
        checkout: the folder in which those of the sets are.

    Raises:
        CatalogueError: at the first wrong definition, with file and line.
    """
    origins = read_definitions(definitions, "bron", "bron", Origin)
    sets: dict[str, ShippedSet] = {}
    for d in read_definitions(definitions, "set", "set", _SetDefinition):
        if d.bekend is not None and d.bekend not in sets:
            raise CatalogueError(f"{definitions.name}: bekend {d.bekend!r} is no earlier set")
        sets[d.set] = ShippedSet(
            d.set, d.naam, d.naam_en, checkout / d.map, d.bekend, d.land or "", d.voorbeeld,
            tuple(origin for origin in origins if origin.set == d.set),
        )  # fmt: skip
    if astray := [origin.bron for origin in origins if origin.set not in sets]:
        raise CatalogueError(f"{definitions.name}: bron {astray[0]!r} is of no set")
    return sets
