"""The report of a market test as a workbook."""

from __future__ import annotations

from lib.export.workbook import as_workbook
from lib.tables.market.report import MarketReport, report_tables


def market_workbook(report: MarketReport) -> bytes:
    """The workbook; the unit costs have a sheet of their own, for they are another comparison."""
    return as_workbook(report_tables(report))
