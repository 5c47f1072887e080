"""The profile of a partnership, and those as good and cheaper, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.explore.cheaper import CheaperOnes, MoreFigures, WayOfWorking
from lib.domain.explore.profile import PartnerProfile
from lib.domain.partners import Partner
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.derivation_words import source_words
from lib.text.explore.profile import verdict_against_median
from lib.text.explore.words import characteristic_name
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.service_levels.words import norm_words
from lib.text.terms import CONTRACT_FORMS, DIRECTIONS, STATUSES, partner_name, service_name


def profile_table(profile: PartnerProfile, language: Language) -> Table:
    """A row per indicator: the figure, the median, the middle half and the verdict; those alone without these."""
    say = language.say

    def numbers(*names: str) -> list[TableColumn]:
        return [TableColumn(name, ColumnKind.NUMBER, 2, carried=True) for name in names]

    columns = (
        *(TableColumn(say("Dienst")), TableColumn(say("Cijfer"))),
        *numbers(say("Waarde"), say("Interval van"), say("Interval tot")),
        *(TableColumn(say("Periode")), TableColumn(say("Status"))),
        *numbers(say("Mediaan"), say("Middelste helft van"), say("Middelste helft tot")),
        TableColumn(say("Aantal"), ColumnKind.NUMBER),
        *(TableColumn(say("Tegen de mediaan")), TableColumn(say("Richting")), TableColumn(say("Bron"))),
    )
    compared = [
        (
            row.indicator,
            row.own,
            (row.median, *row.middle_half, len(row.values)),
            verdict_against_median(language, row),
        )
        for row in profile.rows
    ]
    alone = say("te weinig anderen, of iedereen gelijk")
    listed = [*compared, *((indicator, own, (None,) * 4, alone) for indicator, own in profile.alone)]
    rows = tuple(
        (
            service_name(language, indicator.service),
            f"{title(language, indicator)} ({unit_words(language, indicator.unit)})",
            *(own.value, own.low, own.high, str(own.period), say(STATUSES[own.status])),
            *others,
            *(verdict, say(DIRECTIONS[indicator.direction]), source_words(language, own.source)),
        )
        for indicator, own, others, verdict in listed
    )
    return Table(say("Profiel"), columns, rows)


def cheaper_table(
    found: CheaperOnes,
    context: Mapping[tuple[str, str], float],
    ways: Mapping[Partner, WayOfWorking],
    variables: Sequence[str],
    language: Language,
) -> Table:
    """The focus and those as good and cheaper, by name, with what they do differently as far as it is known.

    Args:
        context: by client and characteristic.
        ways: how they have the work done.
        variables: the characteristics to show.
    """
    say, two = language.say, found.two
    figures = (
        MoreFigures(two.x, {pair.partner: pair.x for pair in found.usable}),
        MoreFigures(two.y, {pair.partner: pair.y for pair in found.usable}),
        *found.more,
    )
    known = [name for name in variables if any(characteristic == name for _, characteristic in context)]
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Rol in het beeld")),
        *(_column_of(each, language) for each in figures),
        TableColumn(say("Contractvorm")),
        *_way_columns(ways, language),
        *(TableColumn(characteristic_name(language, name), ColumnKind.NUMBER) for name in known),
        TableColumn(say("Periode")),
        TableColumn(say("Bron")),
    )
    listed = [pair for pair in found.usable if pair in (*found.cheaper, found.own)]
    rows = tuple(
        (
            partner_name(language, pair.partner),
            say("in beeld") if pair.partner == two.focus else say("even goed en goedkoper"),
            *(each.of[pair.partner].value for each in figures),
            language.words(CONTRACT_FORMS, pair.partner.contract_form),
            *_way_cells(ways.get(pair.partner), ways, language),
            *(context.get((pair.partner.client, name)) for name in known),
            f"{pair.x.period} / {pair.y.period}" if pair.x.period != pair.y.period else str(pair.x.period),
            "; ".join(
                dict.fromkeys(source_words(language, each.of[pair.partner].source) for each in figures)
            ),
        )
        for pair in listed
    )
    return Table(say("Even goed, goedkoper"), columns, rows)


def _way_columns(ways: Mapping[Partner, WayOfWorking], language: Language) -> list[TableColumn]:
    """The agreed level and the outsourced share, each where it is known of anyone."""
    say, columns = language.say, []
    if any(way.levels for way in ways.values()):
        columns.append(TableColumn(say("Afgesproken niveau (contract)")))
    if any(way.outsourced for way in ways.values()):
        columns.append(TableColumn(say("Uitbesteed (%)"), ColumnKind.NUMBER, 1))
    return columns


def _way_cells(
    way: WayOfWorking | None, ways: Mapping[Partner, WayOfWorking], language: Language
) -> list[Value]:
    cells: list[Value] = []
    if any(each.levels for each in ways.values()):
        levels = way.levels if way else ()
        cells.append("; ".join(f"{level} ({norm_words(language, norm)})" for level, norm in levels) or None)
    if any(each.outsourced for each in ways.values()):
        cells.append(way.outsourced.value if way and way.outsourced else None)
    return cells


def _column_of(more: MoreFigures, language: Language) -> TableColumn:
    """Of the cost, the quality, or what counts beside them."""
    unit = more.indicator.unit
    decimals = decimals_for(unit, [figure.value for figure in more.of.values()])
    name = f"{title(language, more.indicator)} ({unit_words(language, unit)})"
    return TableColumn(name, ColumnKind.NUMBER, decimals)
