"""Unit costs beside references, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.figures import Figure
from lib.domain.market.unit_costs import UnitCost
from lib.tables.table import Table, TableColumn
from lib.text.amounts import amount, decimals_for, unit_words
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES, flagged


def unit_cost_table(costs: Iterable[UnitCost], language: Language) -> Table:
    """A row per cost and reference: both values, unit, period, status, source and what the sources remark."""
    say = language.say
    names = (
        *(say("Indicator"), say("Periode"), say("Dit partnerschap"), say("Referentie")),
        *(say("Waarde van de referentie"), say("Eenheid"), say("Status"), say("Bron"), say("Opmerking")),
    )
    rows = tuple(_row(cost, language) for cost in costs)
    return Table(say("Andere gemeenten"), tuple(TableColumn(name) for name in names), rows)


def _row(cost: UnitCost, language: Language) -> tuple[str | None, ...]:
    figures = [figure for figure in (cost.figure, cost.other) if figure]
    unit = cost.indicator.unit
    decimals = decimals_for(unit, (figure.value for figure in figures))

    def value(figure: Figure | None) -> str | None:
        return amount(language, figure.value, unit, decimals) if figure else None

    remarks = [remark for figure in figures if (remark := remark_words(language, figure))]
    name = cost.reference and flagged(language, cost.reference.name, cost.reference.fictitious)
    other = value(cost.other)
    if cost.median:
        name = language.say("Mediaan van {n} andere", n=language.number(cost.median.n))
        other = amount(language, cost.median.value, unit, decimals)
    return (
        title(language, cost.indicator),
        str(cost.figure.period),
        value(cost.figure),
        name or language.say("geen referentie"),
        other,
        unit_words(language, unit),
        "/".join(dict.fromkeys(language.say(STATUSES[figure.status]) for figure in figures)),
        "; ".join(dict.fromkeys(source_words(language, figure.source) for figure in figures)),
        "; ".join(dict.fromkeys(part for remark in remarks for part in remark.split("; "))) or None,
    )
