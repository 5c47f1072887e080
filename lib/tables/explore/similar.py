"""Who are alike in context, as a table: distance, what makes it, how firm, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from lib.answers.explore.context import SimilarAnswer
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.explore.similar import stability_words
from lib.text.explore.words import characteristic_name, in_a_row
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name


def similar_table(
    similar: SimilarAnswer,
    focus: Partner,
    indicator: Indicator | None,
    figures: Mapping[Partner, Figure],
    language: Language,
) -> Table:
    """The focus first, then the nearest, nearest first; of each the characteristics and the figure that is shown."""
    say, found = language.say, similar.found
    shown = {partner.client: figure.value for partner, figure in figures.items()}
    decimals = decimals_for(indicator.unit, shown.values()) if indicator else 0
    columns = [
        TableColumn(say("Naam")),
        TableColumn(say("Afstand"), ColumnKind.NUMBER, 2),
        TableColumn(say("Blijft bij andere wegingen")),
        *(
            TableColumn(
                say("Aandeel in de afstand: {name} (%)", name=_named(name, language)), ColumnKind.NUMBER
            )
            for name in found.used
        ),
        TableColumn(say("Ontbreekt")),
        *(TableColumn(_named(name, language), ColumnKind.NUMBER) for name in (*found.used, *found.constant)),
    ]
    if indicator:
        name = f"{title(language, indicator)} ({unit_words(language, indicator.unit)})"
        columns.append(TableColumn(name, ColumnKind.NUMBER, decimals))
    rows: list[tuple[Value, ...]] = []
    for code, peer in ((focus.client, None), *((p.code, p) for p in found.peers)):
        parts = [None if peer is None else peer.parts.get(v) for v in found.used]
        rows.append(
            (
                client_name(similar, code, language),
                peer.distance if peer else None,
                stability_words(language, peer) if peer else say("in beeld"),
                *(None if part is None else 100 * part for part in parts),
                in_a_row(language, [_named(v, language) for v in peer.missing]) if peer else None,
                *(similar.values.get((code, v)) for v in (*found.used, *found.constant)),
                *((shown.get(code),) if indicator else ()),
            )
        )
    return Table(say("Vergelijkbare gemeenten"), tuple(columns), tuple(rows))


def client_name(similar: SimilarAnswer, client: str, language: Language) -> str:
    """The name of the one partnership of a client; of several all their names."""
    return in_a_row(language, [partner_name(language, p) for p in similar.partners[client]])


def _named(characteristic: str, language: Language) -> str:
    known = shipped_catalogue().characteristics
    name = characteristic_name(language, characteristic)
    return name if characteristic in known else name.capitalize()
