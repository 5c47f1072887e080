"""The contract and what is steered on, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.answers.agreements.steering import SteeringCost
from lib.domain.agreements.contracts import Contract
from lib.domain.agreements.judged import JudgedKpi
from lib.domain.agreements.points import ContractPoint
from lib.domain.partners import Partner
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.agreements.words import (
    FREQUENCIES,
    HOLDS,
    KPI_KINDS,
    MEASURERS,
    MOVERS,
    POINT_NAMES,
    course_words,
    kpi_figure,
    kpi_norm,
    kpi_outcome,
    kpi_title,
    point_words,
    services_words,
)
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.shipped_words import shipped_text
from lib.text.terms import CONTRACT_FORMS, partner_name

_NUMBER, _DATE = ColumnKind.NUMBER, ColumnKind.DATE


def points_table(points: Iterable[ContractPoint], language: Language) -> Table:
    """The six points with their verdict and the figures behind it."""
    say = language.say
    columns = (TableColumn(say("Punt")), TableColumn(say("Oordeel")), TableColumn(say("Wat er geteld is")))
    rows = tuple(
        (say(POINT_NAMES[point.kind]), say(HOLDS[point.extent]), point_words(language, point))
        for point in points
    )
    return Table(say("Zes punten op het contract"), columns, rows)


def contracts_table(contracts: Iterable[Contract], language: Language) -> Table:
    """Every contract with all that was loaded of it."""
    say = language.say
    columns = (
        TableColumn(say("Contract")),
        TableColumn(say("Diensten")),
        TableColumn(say("Begin"), _DATE),
        TableColumn(say("Einde"), _DATE),
        TableColumn(say("Te verlengen tot"), _DATE),
        TableColumn(say("Opzegtermijn (maanden)"), _NUMBER),
        TableColumn(say("Laatste dag om op te zeggen"), _DATE),
        TableColumn(say("Evaluatie"), _DATE),
        TableColumn(say("Waarde per jaar (€)"), _NUMBER),
        TableColumn(say("Overleg")),
        TableColumn(say("Ruimte")),
        TableColumn(say("Bron")),
    )
    rows = tuple(
        (
            *(
                shipped_text(language, c.name),
                services_words(language, c),
                c.start,
                c.end,
                c.extendable_to,
                c.notice_months,
            ),
            *(c.last_day_of_notice, c.evaluation, c.value_eur_year, c.meetings, c.room, c.source),
        )
        for c in contracts
    )
    return Table(say("Contracten"), columns, rows)


def kpis_to_read(judged: Iterable[JudgedKpi], heading: str, language: Language) -> Table:
    """Key indicators on screen: the norm and who can move it, the verdict, the last figure, and where it went."""
    say = language.say
    columns = (
        TableColumn("KPI"),
        TableColumn(say("Oordeel")),
        TableColumn(say("Laatste cijfer")),
        TableColumn(say("Verloop")),
    )
    rows = tuple(
        (
            _named(one, language),
            kpi_outcome(language, one),
            kpi_figure(language, one),
            course_words(language, one),
        )
        for one in judged
    )
    return Table(heading, columns, rows)


def _named(one: JudgedKpi, language: Language) -> str:
    """The title with its norm, and who can move it."""
    named = ", ".join(part for part in (kpi_title(language, one.kpi), kpi_norm(language, one)) if part)
    return language.say("{kpi} (te bewegen: {who})", kpi=named, who=language.say(MOVERS[one.kpi.influence]))


def kpis_table(judged: Iterable[JudgedKpi], language: Language) -> Table:
    """Every key indicator in force, with all that was loaded of it and what was found."""
    say = language.say
    columns = (
        TableColumn("KPI"),
        TableColumn(say("Sturen of volgen")),
        TableColumn(say("Indicator")),
        TableColumn(say("Norm"), _NUMBER, 2),
        TableColumn(say("Waarde"), _NUMBER, 2),
        TableColumn(say("ondergrens"), _NUMBER, 2),
        TableColumn(say("bovengrens"), _NUMBER, 2),
        TableColumn(say("Periode")),
        TableColumn(say("Oordeel")),
        TableColumn(say("Verloop")),
        TableColumn(say("Soort")),
        TableColumn(say("Resultaat of inspanning")),
        TableColumn(say("Wie kan hem bewegen")),
        TableColumn(say("Wie meet")),
        TableColumn(say("Hoe vaak")),
        TableColumn(say("Wat volgt")),
        TableColumn(say("Geldig vanaf"), _DATE),
        TableColumn(say("Geldig tot"), _DATE),
        TableColumn(say("Bron")),
    )
    rows = tuple(_kpi_cells(one, language) for one in judged)
    return Table(say("KPI's"), columns, rows)


def _kpi_cells(one: JudgedKpi, language: Language) -> tuple[Value, ...]:
    say, kpi, figure = language.say, one.kpi, one.figure
    return (
        kpi_title(language, kpi),
        say("sturen") if kpi.is_steered_on else say("volgen"),
        title(language, one.indicator) if one.indicator else say("meten we niet in de monitor"),
        kpi.norm,
        *((figure.value, figure.low, figure.high, str(figure.period)) if figure else (None,) * 4),
        kpi_outcome(language, one),
        course_words(language, one),
        say(KPI_KINDS[kpi.kind]),
        say("resultaat") if kpi.result else say("inspanning"),
        say(MOVERS[kpi.influence]),
        say(MEASURERS[kpi.measured_by]) if kpi.measured_by else None,
        say(FREQUENCIES[kpi.frequency]) if kpi.frequency else None,
        *(kpi.consequence, kpi.valid_from, kpi.valid_to, kpi.source),
    )


def steering_table(costs: Mapping[Partner, SteeringCost], language: Language) -> Table:
    """What steering costs per 100 euro of contract, by partnership, in the order of their names."""
    say = language.say
    columns = (
        TableColumn(say("Partnerschap")),
        TableColumn(say("Contractvorm")),
        TableColumn(say("Jaar"), _NUMBER),
        TableColumn(say("Regie (€)"), _NUMBER),
        TableColumn(say("Contractwaarde per jaar (€)"), _NUMBER),
        TableColumn(say("Regie per € 100 contract"), _NUMBER, 2),
    )
    rows = tuple(
        (
            partner_name(language, partner),
            language.words(CONTRACT_FORMS, partner.contract_form),
            *(cost.year, cost.cost, cost.contract_value, cost.per_100),
        )
        for partner, cost in sorted(costs.items(), key=lambda item: (item[0].name.lower(), item[0].code))
    )
    return Table(say("Regie per € 100 contract"), columns, rows)
