"""Derived indicators: templates that are spelled out per service, layer and discipline, or condition and side.

A template says what is divided by what; lib/store/derived_*.py compile the words to statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from lib.catalogue.definitions import CatalogueError, Code, Definition, Words, line_of, read_definitions
from lib.catalogue.units import reading_of
from lib.domain.indicators import GENERAL_SERVICE, Direction, Indicator, Influence, Role
from lib.domain.units import parse_unit

TOTAL = "totaal"

Numerator = Literal[
    "op_niveau",
    "netto",
    "afwijking",
    "overhead",
    "uitbesteed",
    "geregistreerd",
    "tarief",
    "getoetst",
    "binnen_band",
    "gehaald",
    "op_tijd",
    "overgenomen",
    "ongepland",
    "restafval",
    "gescheiden",
    "hoog",
]
Denominator = Literal[
    "beoordeeld",
    "inwoners",
    "huishoudens",
    "areaal",
    "begroting",
    "bruto",
    "regels",
    "mediaan",
    "contractwaarde",
    "toetsen",
    "met_oordeel",
    "vervallen_termijn",
    "besloten",
    "uren",
    "bezoekers",
    "afval",
    "antwoorden",
]


DerivedBasis = Literal[
    "schouw",
    "kosten",
    "areaal",
    "tarieven",
    "kpis",
    "besluiten",
    "voorstellen",
    "werk",
    "evenementen",
    "antwoorden",
]


class _TemplateDefinition(Definition):
    afgeleid: Annotated[str, StringConstraints(pattern=r"^[a-z_{}]+$")]
    titel: Words
    titel_en: Words
    basis: DerivedBasis
    teller: Numerator
    noemer: Denominator
    totaal: bool = False
    dienst: Code = GENERAL_SERVICE
    rol: Role
    eenheid: Words
    richting: Direction
    beinvloedbaar: Influence
    schaal_min: float | None = None
    schaal_max: float | None = None
    minimum_n: int | None = None
    omschrijving: Words
    omschrijving_en: Words
    factoren: Words
    factoren_en: Words


class _PartDefinition(Definition):
    onderdeel: Code
    soort: Literal["laag", "discipline", "dienst", "voorwaarde", "kant"]
    naam: Words
    naam_en: Words
    dienst: Code


@dataclass(frozen=True)
class Template:
    """One definition for several indicators; braces in code and title stand for what they are about."""

    code: str
    title: str
    title_en: str
    definition: str
    definition_en: str
    factors: str
    factors_en: str


@dataclass(frozen=True)
class Derived:
    """A derived indicator, what it is about, and what is divided by what.

    `about` is a service, a discipline (or `totaal`) or a condition of cooperation; `layer` is set for inspections only,
    `side` for answers only.
    """

    indicator: Indicator
    template: Template
    basis: str
    numerator: str
    denominator: str
    about: str | None = None
    layer: str | None = None
    side: str | None = None


@dataclass(frozen=True)
class PerProduct:
    """A derived indicator that there is one of for every product that is loaded."""

    template: Template
    _definition: _TemplateDefinition

    def code_for(self, product: str) -> str:
        return self.template.code.format(product=product)

    def covers(self, code: str) -> bool:
        return code.startswith(self.code_for(""))

    def indicator_for(self, product: str, name: str, name_en: str, service: str) -> Indicator:
        """The indicator of one product, named in Dutch and English."""
        part = _Part(product, name, name_en, service)
        return _derived(self._definition, {"product": part}, part).indicator


@dataclass(frozen=True)
class _Part:
    code: str
    name: str
    name_en: str
    service: str
    unit: str | None = None


def read_derived(
    path: Path, services: Mapping[str, tuple[str, str]], units: Mapping[str, str | None]
) -> dict[str, Derived]:
    """Read and spell out the templates of a file.

    Args:
        services: names of every service in Dutch and English.
        units: the unit of a service's objects, or None.

    Raises:
        CatalogueError: at the first wrong definition, with file and line.
    """
    parts: dict[str, list[_Part]] = {
        "dienst": [_Part(code, *names, code, units[code]) for code, names in services.items()]
    }
    for number, d in enumerate(read_definitions(path, "onderdeel", "onderdeel", _PartDefinition)):
        if d.dienst not in services:
            line = line_of(path, "onderdeel", number, "dienst")
            raise CatalogueError(f"{path.name}:{line}: dienst {d.dienst!r} is not in services.toml")
        code = d.onderdeel.removesuffix("-diensten")
        parts.setdefault(d.soort, []).append(_Part(code, d.naam, d.naam_en, d.dienst))
    found: dict[str, Derived] = {}
    for number, template in enumerate(read_definitions(path, "afgeleid", "afgeleid", _TemplateDefinition)):
        try:
            found |= {derived.indicator.code: derived for derived in _spelled_out(template, parts)}
        except (KeyError, ValueError) as error:
            line = line_of(path, "afgeleid", number, "afgeleid")
            raise CatalogueError(f"{path.name}:{line}: {error}") from error
    return found


def read_per_product(path: Path) -> PerProduct:
    """Read the template of which there is one indicator per product.

    Raises:
        CatalogueError: when its definition is wrong, with file and line.
    """
    (definition,) = read_definitions(path, "per_product", "afgeleid", _TemplateDefinition)
    return PerProduct(_template(definition), definition)


def _spelled_out(d: _TemplateDefinition, parts: Mapping[str, list[_Part]]) -> Iterator[Derived]:
    if d.basis == "schouw":
        for layer in parts["laag"]:
            for group in parts["discipline"]:
                yield _derived(d, {"laag": layer, "discipline": group}, group, layer.code)
    elif d.basis == "antwoorden":
        for condition in parts["voorwaarde"]:
            for side in parts["kant"]:
                yield _derived(d, {"voorwaarde": condition, "kant": side}, condition, side=side.code)
    elif "{dienst}" in d.afgeleid:
        for service in parts["dienst"]:
            if (service.code == TOTAL and not d.totaal) or ("{eenheid}" in d.eenheid and not service.unit):
                continue
            yield _derived(d, {"dienst": service}, service)
    else:
        yield _derived(d, {}, None)


def _derived(
    d: _TemplateDefinition,
    parts: Mapping[str, _Part],
    about: _Part | None,
    layer: str | None = None,
    side: str | None = None,
) -> Derived:
    codes = {kind: part.code for kind, part in parts.items()}
    unit = parse_unit(d.eenheid.replace("{eenheid}", (about.unit if about else None) or ""))
    indicator = Indicator(
        code=d.afgeleid.format(**codes),
        title=d.titel.format(**{kind: part.name for kind, part in parts.items()}),
        service=about.service if about else d.dienst,
        role=d.rol,
        unit=unit,
        direction=d.richting,
        definition=d.omschrijving,
        title_en=d.titel_en.format(**{kind: part.name_en for kind, part in parts.items()}),
        definition_en=d.omschrijving_en,
        factors=d.factoren,
        factors_en=d.factoren_en,
        influence=d.beinvloedbaar,
        scale_min=d.schaal_min,
        scale_max=d.schaal_max,
        minimum_n=d.minimum_n,
        source="Samenwerkingsmonitor",
        margin=reading_of(unit).margin,
    )
    about_code = about.code if about else None
    return Derived(indicator, _template(d), d.basis, d.teller, d.noemer, about_code, layer, side)


def _template(d: _TemplateDefinition) -> Template:
    return Template(
        d.afgeleid, d.titel, d.titel_en, d.omschrijving, d.omschrijving_en, d.factoren, d.factoren_en
    )
