"""The indicators, services and characteristics that ship with the monitor, read and validated once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from lib.catalogue.definitions import (
    Address,
    CatalogueError,
    Code,
    Definition,
    Words,
    checked_unit,
    line_of,
    read_definitions,
)
from lib.catalogue.derived import Derived, PerProduct, read_derived, read_per_product
from lib.catalogue.units import reading_of
from lib.domain.cooperation.scan import Aim, Question, ScanCondition
from lib.domain.indicators import Direction, Indicator, Influence, Role
from lib.domain.units import QuantityUnit, parse_unit

HERE = Path(__file__).parent


class _IndicatorDefinition(Definition):
    indicator: Code
    titel: Words
    titel_en: Words
    dienst: Code
    rol: Role
    eenheid: Annotated[str, AfterValidator(checked_unit)]
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


class _ServiceDefinition(Definition):
    dienst: Code
    naam: Words
    naam_en: Words
    areaal_eenheid: QuantityUnit | None = None


class _ObjectTypeDefinition(Definition):
    objecttype: Code
    naam: Words
    naam_en: Words
    eenheid: QuantityUnit
    dienst: Code


class _ScaleDefinition(Definition):
    meetlat: Code
    naam: Words
    discipline: Literal["groen", "verharding", "meubilair", "riolering", "water", "kunstwerken"]
    schoon_heel: Literal["schoon", "heel"] | None = None
    uri: Address | None = None


class _FactorDefinition(Definition):
    factor: Words
    factor_en: Words


class _QuestionDefinition(Definition):
    vraag: Code
    factor: Words
    voorwaarde: ScanCondition
    gericht_op: Aim
    tekst: Words
    tekst_en: Words
    antwoorden: tuple[Words, Words, Words, Words]
    antwoorden_en: tuple[Words, Words, Words, Words]


class _CharacteristicDefinition(Definition):
    kenmerk: Code
    naam: Words
    naam_en: Words
    eenheid: Words
    minimum: float | None = None
    maximum: float | None = None
    geheel: bool = False
    bewerking: Literal["log"] | None = None
    keuze: tuple[Code, ...] = ()


@dataclass(frozen=True)
class NamedEntry:
    """A code with its names in Dutch and English."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True)
class Service(NamedEntry):
    """`quantity_unit` is the unit of its objects in which its cost per unit is given, if any."""

    quantity_unit: str | None = None


@dataclass(frozen=True)
class KnownCharacteristic(NamedEntry):
    """Context of an organisation, with the values that it can have; a `whole` one is counted.

    A `logarithmic` one is compared by its logarithm; `presets` are the ready-made choices that it counts in.
    """

    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False
    logarithmic: bool = False
    presets: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectType(NamedEntry):
    """Something that is cared for, with the unit its quantity is in."""

    unit: str
    service: str


@dataclass(frozen=True)
class RatingScale(NamedEntry):
    """A rating scale; `cross_cut` is schoon, heel or neither, `uri` the address of its definition."""

    discipline: str
    cross_cut: str | None
    uri: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """`indicators` holds the derived ones too; `derived` says how those are computed.

    `market_index` is the template of one derived indicator per product; it stands apart, because products are data.
    """

    indicators: Mapping[str, Indicator]
    derived: Mapping[str, Derived]
    market_index: PerProduct
    services: Mapping[str, Service]
    characteristics: Mapping[str, KnownCharacteristic]
    object_types: Mapping[str, ObjectType]
    scales: Mapping[str, RatingScale]
    questions: Mapping[str, Question]

    def derives(self, indicator: str) -> bool:
        """Whether the monitor computes figures of an indicator itself."""
        return indicator in self.derived or self.market_index.covers(indicator)

    def is_of_scan(self, indicator: str) -> bool:
        """Whether its figures are answers of a cooperation scan, which are never laid beside those of others."""
        found = self.derived.get(indicator)
        return found is not None and found.basis == "antwoorden"

    def codes(self, dataset: str) -> list[str]:
        """The codes that ship with the monitor for a dataset that loads can extend."""
        shipped = {
            "indicatoren": self.indicators,
            "objecttypen": self.object_types,
            "meetlatten": self.scales,
            "vragen": self.questions,
        }
        return list(shipped.get(dataset, ()))


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
        d.dienst: Service(d.dienst, d.naam, d.naam_en, d.areaal_eenheid)
        for d in read_definitions(folder / "services.toml", "dienst", "dienst", _ServiceDefinition)
    }
    characteristics = {
        d.kenmerk: KnownCharacteristic(
            d.kenmerk, d.naam, d.naam_en, d.minimum, d.maximum, d.geheel, d.bewerking == "log", d.keuze
        )
        for d in read_definitions(
            folder / "characteristics.toml", "kenmerk", "kenmerk", _CharacteristicDefinition
        )
    }
    object_types = {
        d.objecttype: ObjectType(d.objecttype, d.naam, d.naam_en, d.eenheid, d.dienst)
        for d in read_definitions(
            folder / "object_types.toml", "objecttype", "objecttype", _ObjectTypeDefinition
        )
    }
    scales = {
        d.meetlat: RatingScale(d.meetlat, d.naam, d.naam, d.discipline, d.schoon_heel, d.uri)
        for d in read_definitions(folder / "scales.toml", "meetlat", "meetlat", _ScaleDefinition)
    }
    questions = _questions(folder / "questions.toml")
    path = folder / "indicators.toml"
    indicators: dict[str, Indicator] = {}
    for definition in read_definitions(path, "indicator", "indicator", _IndicatorDefinition):
        if definition.dienst not in services:
            line = line_of(path, "indicator", len(indicators), "dienst")
            raise CatalogueError(f"{path.name}:{line}: dienst {definition.dienst!r} is not in services.toml")
        indicators[definition.indicator] = _indicator(definition)
    units = {code: service.quantity_unit for code, service in services.items()}
    names = {code: (service.name, service.name_en) for code, service in services.items()}
    derived = read_derived(folder / "derived.toml", names, units)
    if twice := indicators.keys() & derived.keys():
        raise CatalogueError(f"derived.toml: {min(twice)!r} is defined in indicators.toml too")
    indicators |= {code: found.indicator for code, found in derived.items()}
    market_index = read_per_product(folder / "derived.toml")
    return Catalogue(
        indicators, derived, market_index, services, characteristics, object_types, scales, questions
    )


def _questions(path: Path) -> dict[str, Question]:
    """The items of the scan; each names a factor that is declared in the same file."""
    factors = {d.factor: d.factor_en for d in read_definitions(path, "factor", "factor", _FactorDefinition)}
    found: dict[str, Question] = {}
    for d in read_definitions(path, "vraag", "vraag", _QuestionDefinition):
        if d.factor not in factors:
            line = line_of(path, "vraag", len(found), "factor")
            raise CatalogueError(f"{path.name}:{line}: factor {d.factor!r} is not declared")
        found[d.vraag] = Question(
            code=d.vraag,
            factor=d.factor,
            condition=d.voorwaarde,
            aim=d.gericht_op,
            text=d.tekst,
            answers=d.antwoorden,
            factor_en=factors[d.factor],
            text_en=d.tekst_en,
            answers_en=d.antwoorden_en,
        )
    return found


def _indicator(d: _IndicatorDefinition) -> Indicator:
    unit = parse_unit(d.eenheid)
    return Indicator(
        code=d.indicator,
        title=d.titel,
        service=d.dienst,
        role=d.rol,
        unit=unit,
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
        margin=reading_of(unit).margin,
    )
