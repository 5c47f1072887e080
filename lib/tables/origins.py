"""Where figures come from, as tables: definitions, sources, and what a workbook says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.amounts import unit_words
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import definition, factors, title
from lib.text.language import Language
from lib.text.shipped_words import shipped_text
from lib.text.terms import DIRECTIONS, INFLUENCES, ROLES


@dataclass(frozen=True)
class FileOrigin:
    """What a file says of itself.

    Attributes:
        address: shows the same picture.
        as_of: the day whose end the figures are of; None for the moment of asking.
        asked: when the figures were asked, on the clock of this machine.
        load: the number of the newest load that counts; 0 before the first.
        version: the number of the newest event that counts.
    """

    address: str
    as_of: dt.date | None
    asked: dt.datetime
    load: int
    version: int


def about_table(origin: FileOrigin, language: Language) -> Table:
    """Where a file comes from: the address of the picture, and which state of the figures it shows."""
    say = language.say
    asked = f"{origin.asked:%Y-%m-%d %H:%M}"
    rows = (
        (say("Link naar hetzelfde beeld"), origin.address),
        (say("Gegevens zoals ze waren op"), origin.as_of.isoformat() if origin.as_of else asked),
        (say("Opgevraagd op"), asked),
        (say("Nieuwste lading"), str(origin.load)),
        (say("Versie van de gegevens"), str(origin.version)),
    )
    columns = (TableColumn(say("Onderwerp")), TableColumn(say("Waarde")))
    return Table(say("Over dit bestand"), columns, rows)


def definition_rows(indicator: Indicator, language: Language) -> list[tuple[str, str]]:
    """What an indicator is, as label and text; what is not known is said."""
    say = language.say
    unknown = say("onbekend")
    influence = language.say(INFLUENCES[indicator.influence]) if indicator.influence else unknown
    return [
        (say("Wat er geteld wordt"), definition(language, indicator)),
        (say("Eenheid"), unit_words(language, indicator.unit)),
        (say("Rol"), say(ROLES[indicator.role])),
        (say("Richting"), say(DIRECTIONS[indicator.direction])),
        (say("Wie het kan bewegen"), influence),
        (say("Waarop te letten bij vergelijken"), factors(language, indicator) or unknown),
        (say("Bron van de definitie"), shipped_text(language, indicator.source or unknown)),
    ]


def definitions_table(indicators: Iterable[Indicator], language: Language) -> Table:
    """Definitions and sources, for the second sheet."""
    say = language.say
    found = list(indicators)
    labels = [label for label, _ in definition_rows(found[0], language)] if found else []
    columns = (say("Indicator"), say("Code"), *labels, say("Webadres"))
    rows = tuple(
        (
            title(language, indicator),
            indicator.code,
            *(text for _, text in definition_rows(indicator, language)),
            indicator.source_url or say("onbekend"),
        )
        for indicator in found
    )
    return Table(say("Definities en bronnen"), tuple(TableColumn(name) for name in columns), rows)


def sources_table(drawn: Sequence[Drawn], language: Language) -> Table:
    """Source, date, address and remark of every figure and reference drawn."""
    say = language.say
    unknown = say("onbekend")
    rows = tuple(
        (
            name,
            title(language, indicator),
            str(figure.period),
            source_words(language, figure.source),
            figure.source_date or unknown,
            figure.source_url or unknown,
            remark_words(language, figure),
        )
        for name, indicator, figure in drawn
    )
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Indicator")),
        TableColumn(say("Periode")),
        TableColumn(say("Bron")),
        TableColumn(say("Brondatum"), ColumnKind.DATE),
        TableColumn(say("Webadres"), ColumnKind.LINK),
        TableColumn(say("Opmerking")),
    )
    return Table(say("Bronnen per cijfer"), columns, rows)


Drawn = tuple[str, Indicator, Figure]
"""A figure that is drawn, with the name of its subject and its indicator."""
