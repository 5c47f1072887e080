"""Unit costs beside references, as a table, and what their sources remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lib.domain.figures import Figure
from lib.domain.market.unit_costs import UnitCost
from lib.tables.table import Table, TableColumn
from lib.text.amounts import amount, decimals_for, unit_words
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.shipped_words import BETWEEN
from lib.text.terms import STATUSES, flagged


def unit_cost_table(costs: Iterable[UnitCost], language: Language) -> Table:
    """A row per cost and reference: both values, unit, period, status, source and what the sources remark.

    The remarks are for files: on screen `unit_cost_remarks` says each once.
    """
    say = language.say
    names = (
        *(say("Indicator"), say("Periode"), say("Dit partnerschap"), say("Referentie")),
        *(say("Waarde van de referentie"), say("Eenheid"), say("Status"), say("Bron")),
    )
    columns = (*(TableColumn(name) for name in names), TableColumn(say("Opmerking"), on_screen=False))
    rows = tuple(_row(cost, language) for cost in costs)
    return Table(say("Andere gemeenten"), columns, rows)


def unit_cost_remarks(costs: Iterable[UnitCost], language: Language) -> Iterator[str]:
    """A sentence for each group of costs with the same remarks; none where no source remarks anything."""
    groups: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for cost in costs:
        groups[_remarks(cost, language)].setdefault(title(language, cost.indicator))
    for remarks, titles in groups.items():
        said = BETWEEN.join(remarks)
        if said and len(groups) == 1:
            yield language.say("Opmerking bij al deze cijfers: {remarks}.", remarks=said)
        elif said:
            names = BETWEEN.join(titles)
            yield language.say("Opmerking bij {titles}: {remarks}.", titles=names, remarks=said)


def _figures(cost: UnitCost) -> list[Figure]:
    return [figure for figure in (cost.figure, cost.other) if figure]


def _remarks(cost: UnitCost, language: Language) -> tuple[str, ...]:
    """The parts of the remarks of both figures, each once."""
    remarks = (remark_words(language, figure) or "" for figure in _figures(cost))
    return tuple(dict.fromkeys(part for remark in remarks for part in remark.split(BETWEEN) if part))


def _row(cost: UnitCost, language: Language) -> tuple[str | None, ...]:
    figures = _figures(cost)
    unit = cost.indicator.unit
    decimals = decimals_for(unit, (figure.value for figure in figures))

    def value(figure: Figure | None) -> str | None:
        return amount(language, figure.value, unit, decimals) if figure else None

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
        BETWEEN.join(dict.fromkeys(source_words(language, figure.source) for figure in figures)),
        BETWEEN.join(_remarks(cost, language)) or None,
    )
