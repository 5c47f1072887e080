"""A picture as a value: the same block on a page, in a workbook and wherever else it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lib.charts.drawing import Drawing
from lib.tables.table import Table


class LargeFigure(NamedTuple):
    """A figure to read from a distance: what it is, its value, and per what, in which status and period."""

    label: str
    value: str
    words: str


@dataclass(frozen=True)
class Picture:
    """What is drawn of an answer, with all that explains it.

    `drawing` is None where there is nothing to draw; the heading and the sentences then say why. `notes` explain how
    to read it, `table` holds every figure of it, `fictitious` tells that its figures are invented, and `name` is what
    it is called in the name of a file and among the elements of a page. `large` stands for a drawing where two figures
    say it all.
    """

    name: str
    heading: str
    drawing: Drawing | None
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    table: Table
    source: str
    fictitious: bool
    large: tuple[LargeFigure, ...] = ()
