"""What is wrong with a file, and where; and what is only worth knowing. Words: lib/text/loads/findings.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that keeps a file from being loaded.

    Attributes:
        file: name of the file as the user knows it.
        row: the line in the file (header = 1); 0 when the finding is about the whole file.
        column: name of the column, or empty.
        value: the value as given, or empty.
        rule: code of the rule that is broken.
        hints: what the advice needs: nearest names, allowed values, limits.
        sheet: sheet of a workbook, or empty.
        meant: the known code or choice that was probably meant, or empty.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    hints: tuple[str, ...] = ()
    sheet: str = ""
    meant: str = ""


class BrokenRow(Exception):
    """A file that cannot be read on from this line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Notice:
    """Something worth knowing that keeps nothing from being loaded: a guess, or what was passed over.

    Attributes:
        subject: who or what it is about.
        hints: what its sentence needs besides: numbers, examples.
    """

    file: str
    code: str
    subject: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class FaultyRow:
    """A row with findings as it stands in the file, under the headings of the file."""

    file: str
    sheet: str
    row: int
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[str, ...]
