"""The report of a market-conformity test: a workbook with every step and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.publish import Published
from lib.domain.market.unit_costs import UnitCost
from lib.domain.units import Unit
from lib.tables.market.price_test import (
    checklist_table,
    flips_table,
    left_out_table,
    prices_table,
    steps_table,
    swings_table,
    terms_table,
)
from lib.tables.market.unit_costs import unit_cost_table
from lib.tables.market.working import working_table
from lib.tables.origins import FileOrigin, about_table
from lib.tables.table import Table, TableColumn
from lib.text.language import Language
from lib.text.market.sentences import outcome_sentences, test_title


@dataclass(frozen=True)
class MarketReport:
    """What a report is about: the test as it may be shown, and the unit costs beside others.

    `series` holds every year of the unit costs.
    """

    company: str
    subject: str
    unit: Unit
    published: Published | None
    quantities: QuantitiesVersion | None
    costs: Sequence[UnitCost]
    series: Table
    origin: FileOrigin
    language: Language


def report_tables(report: MarketReport) -> list[Table]:
    """The sheets in order."""
    language, published = report.language, report.published
    tables = []
    if published:
        tables = [
            outcome_table(report, published),
            terms_table(published.case.terms, language),
            working_table(published, language),
            steps_table(published, report.company, language),
            prices_table(published, report.company, language),
            checklist_table(published, report.company, report.quantities, language),
            swings_table(published, language),
            flips_table(published, language),
            left_out_table(published, language),
        ]
    return [
        *tables,
        unit_cost_table(report.costs, language),
        report.series,
        about_table(report.origin, language),
    ]


def outcome_table(report: MarketReport, published: Published) -> Table:
    """What the test says, in the sentences of the page."""
    language = report.language
    said = [
        test_title(language, published, report.subject),
        *outcome_sentences(language, published, report.unit),
    ]
    return Table(
        language.say("Uitkomst"), (TableColumn(language.say("Uitkomst")),), tuple((text,) for text in said)
    )
