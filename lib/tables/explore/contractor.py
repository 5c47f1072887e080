"""One contractor over all its clients as tables: a row per client and year, and all of them together per year."""

from __future__ import annotations

from lib.domain.explore.contractor import ContractorClients
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.derivation_words import source_words
from lib.text.explore.contractor import volume_unit
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import CONTRACT_FORMS, STATUSES, partner_name


def clients_table(found: ContractorClients, language: Language) -> Table:
    """The table twin: every figure of every client, clients by name, and who has none."""
    say, indicator = language.say, found.indicator
    figures = [figure for own in found.figures.values() for figure in own.values()]
    decimals = decimals_for(indicator.unit, [figure.value for figure in figures])
    number = ColumnKind.NUMBER
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Contractvorm")),
        TableColumn(say("Sinds")),
        TableColumn(say("Periode")),
        TableColumn(
            f"{title(language, indicator)} ({unit_words(language, indicator.unit)})", number, decimals
        ),
        TableColumn(say("Volume ({unit})", unit=volume_unit(language, found)), number),
        TableColumn(say("Status")),
        TableColumn(say("Bron")),
    )
    rows: list[tuple[Value, ...]] = []
    for partner, own in found.figures.items():
        start = language.date(partner.start) if partner.start else None
        named = (
            partner_name(language, partner),
            language.words(CONTRACT_FORMS, partner.contract_form),
            start,
        )
        rows += [
            (
                *named,
                str(period),
                figure.value,
                figure.denominator,
                say(STATUSES[figure.status]),
                source_words(language, figure.source),
            )
            for period, figure in own.items()
        ]
        if not own:
            rows.append((*named, *(None,) * (len(columns) - len(named))))
    return Table(say("Opdrachtgevers"), columns, tuple(rows))


def volume_table(found: ContractorClients, language: Language) -> Table:
    """All clients of a year together: how many, their volume, and the cost of a unit over all of it."""
    say, unit = language.say, found.indicator.unit
    decimals = decimals_for(unit, [year.unit_cost for year in found.years if year.unit_cost is not None])
    number = ColumnKind.NUMBER
    columns = (
        TableColumn(say("Periode")),
        TableColumn(say("Aantal"), number),
        TableColumn(say("Volume ({unit})", unit=volume_unit(language, found)), number),
        TableColumn(say("Samen ({unit})", unit=unit_words(language, unit)), number, decimals),
    )
    rows = tuple((str(year.period), year.clients, year.volume, year.unit_cost) for year in found.years)
    return Table(say("Alle opdrachtgevers samen"), columns, rows)
