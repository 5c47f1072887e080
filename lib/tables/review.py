"""One partnership in two periods as tables: what changed, its indicators, its quantities, its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.events import Event
from lib.domain.figures import Figure, figures_apart
from lib.domain.indicators import Influence
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import Organisation, Partner
from lib.domain.periods import Period
from lib.domain.quantities.in_order import QuantitiesInOrder
from lib.domain.quantities.lines import Quantity
from lib.domain.review.changes import Change
from lib.domain.review.influence import TwoPeriods
from lib.tables.origins import Drawn
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import amount, decimals_for, listed_decimals, signed_difference, unit_words
from lib.text.comparison.sentences import direction_words
from lib.text.indicators import title, title_per
from lib.text.language import Language
from lib.text.market.words import market_verdict
from lib.text.review.sentences import change_interval_words, change_kind, change_sentence, change_subject
from lib.text.series_breaks import break_words
from lib.text.shipped_words import shipped_remark, shipped_text
from lib.text.terms import (
    CERTAINTIES,
    CONTRACT_FORMS,
    EVENTS,
    INFLUENCE_HEADINGS,
    QUANTITY_STATES,
    STATUSES,
    partner_name,
    service_name,
)

_NUMBER = ColumnKind.NUMBER


def facts(
    partner: Partner, organisations: Mapping[str, Organisation], language: Language
) -> list[tuple[str, str]]:
    """Who the partnership is, as label and text; what is not known is said."""
    say = language.say

    def name(code: str) -> str:
        return organisations[code].name if code in organisations else code

    unknown = say("onbekend")
    form = language.words(CONTRACT_FORMS, partner.contract_form)
    since = language.date(partner.start) if partner.start else unknown
    if partner.end:
        since = say("{start} tot en met {end}", start=since, end=language.date(partner.end))
    return [
        (say("Opdrachtgever"), name(partner.client)),
        (say("Opdrachtnemer"), name(partner.contractor) if partner.contract_form != "onbekend" else unknown),
        (say("Contractvorm"), form),
        (say("Sinds"), since),
        (say("Soort"), say("fictief") if partner.fictitious else say("bestaand")),
    ]


def facts_table(partner: Partner, told: Iterable[tuple[str, str]], language: Language) -> Table:
    """The partnership in a workbook."""
    say = language.say
    rows = ((say("Naam"), partner_name(language, partner)), *told)
    return Table(say("Partnerschap"), (TableColumn(say("Onderwerp")), TableColumn(say("Waarde"))), rows)


def period_changes_table(changes: Iterable[Change], later: Period, language: Language) -> Table:
    """What changed, in the order of the page."""
    say = language.say
    names = (say("Soort"), say("Onderwerp"), say("Wat er anders is"))
    rows = tuple(
        (
            change_kind(language, change),
            change_subject(language, change),
            change_sentence(language, change, later),
        )
        for change in changes
    )
    return Table(say("Wat er veranderde"), tuple(TableColumn(name) for name in names), rows)


def indicators_to_read(
    rows: Sequence[TwoPeriods], earlier: Period | None, later: Period, language: Language
) -> Table:
    """The indicators of one kind of influence, short enough to project."""
    say = language.say
    columns = [TableColumn(say("Indicator"))]
    if earlier:
        columns.append(TableColumn(say("Vorige cijfer")))
    columns.append(TableColumn(str(later)))
    if earlier:
        columns += [TableColumn(say("Verandering")), TableColumn(say("Zekerheid"))]
    columns.append(TableColumn(say("Status")))
    cells = []
    for row in rows:
        decimals = _decimals(row)
        name = title_per(language, row.indicator)
        before = (_dated(row, decimals, language),) if earlier else ()
        change = (_change(row, decimals, language), certainty_words(row, language)) if earlier else ()
        figure = row.later or row.earlier
        status = say(STATUSES[figure.status]) if figure else None
        cells.append((name, *before, _value(row, row.later, decimals, language), *change, status))
    return Table(say("Indicatoren"), tuple(columns), tuple(cells))


def certainty_words(row: TwoPeriods, language: Language) -> str | None:
    """What the interval of the change says, or why there is no change to speak of."""
    if row.is_too_small:
        return language.say("te weinig waarnemingen")
    if row.broken:
        return break_words(language, row.causes)
    if row.certainty is None:
        return None
    said = language.say(CERTAINTIES[row.certainty])
    if row.earlier is None or row.later is None:
        return said
    between = figures_apart(row.earlier, row.later, row.between.correlation)
    told = change_interval_words(language, row.indicator.unit, between)
    return language.say("{said} (verschil {ends})", said=said, ends=told) if told else said


def _decimals(row: TwoPeriods) -> int:
    return decimals_for(row.indicator.unit, (f.value for f in (row.earlier, row.later) if f))


def _value(row: TwoPeriods, figure: Figure | None, decimals: int, language: Language) -> str | None:
    return None if figure is None else amount(language, figure.value, row.indicator.unit, decimals)


def _dated(row: TwoPeriods, decimals: int, language: Language) -> str | None:
    """The earlier figure with its own period."""
    said = _value(row, row.earlier, decimals, language)
    return f"{said} ({row.earlier.period})" if said and row.earlier else None


def _change(row: TwoPeriods, decimals: int, language: Language) -> str | None:
    if row.change is None or row.position is None:
        return None
    words = signed_difference(language, row.change, row.indicator.unit, decimals)
    return f"{words} {direction_words(language, row.indicator, row.position)}"


def indicators_table(
    found: Mapping[Influence | None, Sequence[TwoPeriods]], later: Period, language: Language
) -> Table:
    """All indicators with their numbers, for a workbook."""
    say = language.say
    places = max((_decimals(row) for rows in found.values() for row in rows), default=0)
    before, after = say("vorige cijfer"), str(later)
    columns: list[TableColumn] = [
        TableColumn(say("Wie het kan bewegen")),
        TableColumn(say("Dienst")),
        TableColumn(say("Indicator")),
        TableColumn(say("Code")),
        TableColumn(say("Eenheid")),
    ]
    for period in (before, after):
        if period == before:
            columns.append(TableColumn(f"{before}: {say('periode')}"))
        columns += [
            TableColumn(period, _NUMBER, places),
            *[TableColumn(f"{period}: {name}", _NUMBER, places) for name in _extent_names(language)],
            TableColumn(f"{period}: n", _NUMBER),
            TableColumn(f"{period}: {say('status')}"),
        ]
    columns += [TableColumn(say("Verandering"), _NUMBER, places), TableColumn(say("Zekerheid"))]
    rows = [
        (
            say(INFLUENCE_HEADINGS[influence]),
            service_name(language, row.indicator.service),
            title(language, row.indicator),
            row.indicator.code,
            unit_words(language, row.indicator.unit),
            str(row.earlier.period) if row.earlier else None,
            *_cells(row.earlier, language),
            *_cells(row.later, language),
            row.change,
            certainty_words(row, language),
        )
        for influence, rows in found.items()
        for row in rows
    ]
    return Table(say("Indicatoren"), tuple(columns), tuple(rows))


def _extent_names(language: Language) -> tuple[str, ...]:
    say = language.say
    return say("ondergrens"), say("bovengrens"), say("teller"), say("noemer")


def _cells(figure: Figure | None, language: Language) -> tuple[Value, ...]:
    if figure is None:
        return (None,) * 7
    status = language.say(STATUSES[figure.status])
    return (
        *(figure.value, figure.low, figure.high, figure.numerator, figure.denominator, figure.n),
        status,
    )


def figures_of(
    found: Mapping[Influence | None, Sequence[TwoPeriods]], partner: Partner, language: Language
) -> list[Drawn]:
    """Every figure of both periods, for the table of sources."""
    name = partner_name(language, partner)
    return [
        (name, row.indicator, figure)
        for rows in found.values()
        for row in rows
        for figure in (row.earlier, row.later)
        if figure
    ]


def quantities_table(counted: QuantitiesInOrder, language: Language) -> Table:
    """How the quantities are known, per state."""
    say = language.say
    columns = (
        TableColumn(say("Hoe bekend")),
        TableColumn(say("Regels"), _NUMBER),
        TableColumn(say("Aandeel (%)"), _NUMBER, 1),
        TableColumn(say("Leeftijd in jaren (mediaan)"), _NUMBER, 1),
        TableColumn(say("Oudste peildatum"), ColumnKind.DATE),
    )
    rows = tuple(
        (say(QUANTITY_STATES[state.state]), state.lines, state.pct, state.years, state.oldest)
        for state in counted.states
    )
    return Table(say("Basis op orde"), columns, rows)


def quantity_lines_table(lines: Iterable[Quantity], language: Language) -> Table:
    """Every line behind the shares, for a workbook."""
    say, lines = language.say, tuple(lines)
    kinds = shipped_catalogue().object_types
    columns = (
        TableColumn(say("Objecttype")),
        TableColumn(say("Gebied")),
        TableColumn(say("Hoeveelheid"), _NUMBER, listed_decimals(line.amount for line in lines)),
        TableColumn(say("Eenheid")),
        TableColumn(say("Peildatum"), ColumnKind.DATE),
        TableColumn(say("Hoe bekend")),
        TableColumn(say("Bron")),
    )
    rows = []
    for line in lines:
        kind = kinds.get(line.object_type)
        name = language.pick(kind.name, kind.name_en) if kind else None
        state = say(QUANTITY_STATES[line.state])
        known = (line.amount, line.unit, line.date, state, line.source)
        rows.append((name or line.object_type, line.area, *known))
    return Table(say("Areaalregels"), columns, tuple(rows))


def events_table(events: Iterable[Event], language: Language) -> Table:
    """Events with their date and source."""
    say = language.say
    unknown = say("onbekend")
    columns = (
        TableColumn(say("Datum"), ColumnKind.DATE),
        TableColumn(say("Soort")),
        TableColumn(say("Gebeurtenis")),
        TableColumn(say("Dienst")),
        TableColumn(say("Toelichting")),
        TableColumn(say("Bron")),
    )
    rows = tuple(
        (
            event.date,
            language.words(EVENTS, event.kind),
            shipped_text(language, event.title),
            service_name(language, event.service) if event.service else None,
            shipped_remark(language, event.explanation),
            event.source or unknown,
        )
        for event in events
    )
    return Table(say("Gebeurtenissen"), columns, rows)


def market_tests_table(tests: Iterable[ProductVerdict], language: Language) -> Table:
    """The agreed market tests of a year: per product and level the index and the verdict.

    The index is in whole points where confidential prices count.
    """
    say = language.say
    columns = (say("Product"), say("Niveau"), say("Index (referenties = 100)"), say("Uitspraak"))
    rows = tuple(
        (
            language.pick(test.name, test.name_en),
            test.level,
            None if test.value is None else language.number(test.value, 0 if test.confidential else 1),
            market_verdict(language, test.verdict),
        )
        for test in tests
    )
    return Table(say("Markttoetsen"), tuple(TableColumn(name) for name in columns), rows)
