"""Numbers as a file of others writes them: what may be a sign between thousands is never read as a decimal one."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from lib.domain.loads.findings import Finding
from lib.ingest.connectors.cbs.values import NotANumber, number_in
from lib.store.loads.cells import THOUSANDS

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}", re.ASCII)
"""One sign with three digits behind it: 13.277 is thirteen or thirteen thousand."""

_GROUPED_FOR_SURE = re.compile(THOUSANDS, re.ASCII)
MOST_KEPT = 1_000
"""Decimal numbers of a kind that are kept to be named when there are two kinds."""

_SIGNED = re.compile(r"[+-]?\d+([.,])(\d+)", re.ASCII)


class _Cell(NamedTuple):
    line: int
    column: str
    text: str


class WrittenNumbers:
    """The numbers of one file as its cells come by, and what is wrong with them once all have."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._wrong: list[Finding] = []
        self._open: dict[str, list[_Cell]] = defaultdict(list)
        self._decimal: dict[str, list[_Cell]] = defaultdict(list)
        self._fractions: set[str] = set()

    def amount(self, line: int, column: str, text: str) -> Decimal | None:
        """The number in a cell; None where there is none, or where it is wrong."""
        cell = _Cell(line, column, text)
        if grouped := _GROUPED.fullmatch(text):
            self._open[grouped[1]].append(cell)
        elif signed := _SIGNED.fullmatch(text):
            self._decimal[signed[1]] += [cell] if len(self._decimal[signed[1]]) < MOST_KEPT else []
            if signed[2].strip("0"):
                self._fractions.add(signed[1])
        try:
            return number_in(text)
        except NotANumber:
            grouped = _GROUPED_FOR_SURE.fullmatch(text)
            self._refuse(cell, "duizendtalteken" if grouped else "geen_getal")
            return None

    def count(self, line: int, column: str, text: str) -> Decimal | None:
        """The whole number in a cell; None where there is none, or where it is wrong."""
        try:
            return count_in(text)
        except NotANumber as wrong:
            self._refuse(_Cell(line, column, text), whole_number_rule(str(wrong)))
            return None

    def findings(self) -> list[Finding]:
        """What is wrong, line by line: also signs that no other number shows to be decimal ones.

        A number like 13.277 counts as a decimal number only where another has a fraction behind the same sign, and
        no number has the other sign.
        """
        used = [sign for sign in (".", ",") if self._decimal[sign]]
        for sign, cells in self._open.items():
            if used != [sign] or sign not in self._fractions:
                for cell in cells:
                    readings = (cell.text.replace(sign, ""), f"{cell.text}0")
                    self._refuse(cell, "duizendtal_of_decimaal", readings)
        if len(used) > 1:
            for cell in min((self._decimal[sign] for sign in used), key=len):
                self._refuse(cell, "decimaalteken")
        return sorted(self._wrong, key=lambda finding: (finding.row, finding.column))

    def _refuse(self, cell: _Cell, rule: str, hints: tuple[str, ...] = ()) -> None:
        self._wrong.append(Finding(self._file, cell.line, cell.column, cell.text, rule, hints))


def count_in(cell: Any) -> Decimal | None:
    """The whole number in a cell; None where CBS means that there is none.

    Raises:
        NotANumber: when it is anything else, or has a sign that may stand between thousands.
    """
    found = number_in(cell)
    if found is not None and (found % 1 or (isinstance(cell, str) and _GROUPED.fullmatch(cell.strip()))):
        raise NotANumber(str(cell).strip())
    return found


def whole_number_rule(text: str) -> str:
    """The rule that a cell breaks that holds no whole number."""
    try:
        number_in(text)
    except NotANumber:
        return "geen_getal"
    return "geen_geheel_getal"
