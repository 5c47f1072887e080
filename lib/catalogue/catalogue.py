"""The indicators, services and characteristics that ship with the monitor, read and validated once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    model_validator,
)

from lib.domain.indicators import Direction, Indicator, Influence, Role
from lib.domain.units import parse_unit

HERE = Path(__file__).parent
CODE_PATTERN = r"[a-z0-9_-]{1,60}"

Code = Annotated[str, StringConstraints(pattern=f"^{CODE_PATTERN}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _checked_unit(text: str) -> str:
    parse_unit(text)
    return text


class _Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


D = TypeVar("D", bound=_Definition)


class _IndicatorDefinition(_Definition):
    indicator: Code
    titel: Words
    titel_en: Words
    dienst: Code
    rol: Role
    eenheid: Annotated[str, AfterValidator(_checked_unit)]
    richting: Direction
    schaal_min: float | None = None
    schaal_max: float | None = None
    minimum_n: int | None = None
    beinvloedbaar: Influence
    omschrijving: Words
    omschrijving_en: Words
    factoren: Words
    factoren_en: Words
    bron: Words
    bron_url: Address | None = None

    @model_validator(mode="after")
    def _scale_in_order(self) -> _IndicatorDefinition:
        if self.schaal_min is not None and self.schaal_max is not None and self.schaal_min >= self.schaal_max:
            raise ValueError("schaal_min must be below schaal_max")
        return self


class _ServiceDefinition(_Definition):
    dienst: Code
    naam: Words
    naam_en: Words


class _ObjectTypeDefinition(_Definition):
    objecttype: Code
    naam: Words
    naam_en: Words
    eenheid: Literal["m", "m2", "m3", "km", "ha", "stuks"]
    dienst: Code
    uri: Address | None = None


class _ScaleDefinition(_Definition):
    meetlat: Code
    naam: Words
    discipline: Literal["groen", "verharding", "meubilair", "riolering", "water", "kunstwerken"]
    schoon_heel: Literal["schoon", "heel"] | None = None
    uri: Address | None = None


class _CharacteristicDefinition(_Definition):
    kenmerk: Code
    naam: Words
    naam_en: Words
    eenheid: Words


@dataclass(frozen=True)
class Named:
    """A code with its names in Dutch and English."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True)
class ObjectType(Named):
    """Something that is cared for, with the unit its quantity is in."""

    unit: str
    service: str


@dataclass(frozen=True)
class Scale(Named):
    """A rating scale; `cross_cut` is schoon, heel or neither."""

    discipline: str
    cross_cut: str | None


@dataclass(frozen=True)
class Catalogue:
    indicators: Mapping[str, Indicator]
    services: Mapping[str, Named]
    characteristics: Mapping[str, Named]
    object_types: Mapping[str, ObjectType]
    scales: Mapping[str, Scale]

    def codes(self, dataset: str) -> list[str]:
        """The codes that ship with the monitor for a dataset that loads can extend."""
        shipped = {
            "indicatoren": self.indicators,
            "objecttypen": self.object_types,
            "meetlatten": self.scales,
        }
        return list(shipped.get(dataset, ()))


class CatalogueError(Exception):
    """A definition is wrong; the message names the file and the line."""


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that ships with the monitor.

    Raises:
        CatalogueError: at the first wrong definition, with file and line.
    """
    return read_catalogue(HERE)


def read_catalogue(folder: Path) -> Catalogue:
    """Read and validate the definition files of a folder.

    Raises:
        CatalogueError: at the first wrong definition, with file and line.
    """
    services = {
        d.dienst: Named(d.dienst, d.naam, d.naam_en)
        for d in _definitions(folder / "services.toml", "dienst", "dienst", _ServiceDefinition)
    }
    characteristics = {
        d.kenmerk: Named(d.kenmerk, d.naam, d.naam_en)
        for d in _definitions(
            folder / "characteristics.toml", "kenmerk", "kenmerk", _CharacteristicDefinition
        )
    }
    object_types = {
        d.objecttype: ObjectType(d.objecttype, d.naam, d.naam_en, d.eenheid, d.dienst)
        for d in _definitions(folder / "object_types.toml", "objecttype", "objecttype", _ObjectTypeDefinition)
    }
    scales = {
        d.meetlat: Scale(d.meetlat, d.naam, d.naam, d.discipline, d.schoon_heel)
        for d in _definitions(folder / "scales.toml", "meetlat", "meetlat", _ScaleDefinition)
    }
    path = folder / "indicators.toml"
    indicators: dict[str, Indicator] = {}
    for definition in _definitions(path, "indicator", "indicator", _IndicatorDefinition):
        if definition.dienst not in services:
            line = _line_of(path, "indicator", len(indicators), "dienst")
            raise CatalogueError(f"{path.name}:{line}: dienst {definition.dienst!r} is not in services.toml")
        indicators[definition.indicator] = _indicator(definition)
    return Catalogue(indicators, services, characteristics, object_types, scales)


def _definitions(path: Path, table: str, code: str, model: type[D]) -> list[D]:
    """All `[[table]]` entries of a file as validated definitions with distinct codes."""
    try:
        entries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get(table, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    found: list[D] = []
    codes: set[str] = set()
    for number, entry in enumerate(entries):
        try:
            definition = model.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            key = str(first["loc"][0]) if first["loc"] else code
            line = _line_of(path, table, number, key)
            raise CatalogueError(f"{path.name}:{line}: {key}: {first['msg']}") from error
        if getattr(definition, code) in codes:
            line = _line_of(path, table, number, code)
            raise CatalogueError(f"{path.name}:{line}: {code} {getattr(definition, code)!r} is defined twice")
        codes.add(getattr(definition, code))
        found.append(definition)
    return found


def _line_of(path: Path, table: str, number: int, key: str) -> int:
    """The line of a key in the n-th `[[table]]` (0-based), or of the table's heading without that key."""
    heading, lines = -1, path.read_text("utf-8").splitlines()
    count = -1
    for index, line in enumerate(lines, start=1):
        if line.strip() == f"[[{table}]]":
            count += 1
            if count == number:
                heading = index
        elif count == number and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return index
    return heading


def _indicator(d: _IndicatorDefinition) -> Indicator:
    return Indicator(
        code=d.indicator,
        title=d.titel,
        service=d.dienst,
        role=d.rol,
        unit=parse_unit(d.eenheid),
        direction=d.richting,
        definition=d.omschrijving,
        title_en=d.titel_en,
        definition_en=d.omschrijving_en,
        factors=d.factoren,
        factors_en=d.factoren_en,
        influence=d.beinvloedbaar,
        scale_min=d.schaal_min,
        scale_max=d.schaal_max,
        minimum_n=d.minimum_n,
        source=d.bron,
        source_url=d.bron_url,
        shipped=True,
    )
