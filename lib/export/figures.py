"""`figures`: given and derived figures in the form of the data contract ("Figures out")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.loads.visible import spelled_out
from lib.export.csv_file import records_as_csv
from lib.text.derivation_words import remark_words, source_words
from lib.text.language import DUTCH

HEADER = [
    "partnerschap",
    "organisatie",
    "indicator",
    "periode",
    "status",
    "waarde",
    "teller",
    "noemer",
    "aantal",
    "ondergrens",
    "bovengrens",
    "eenheid",
    "richting",
    "reeksbreuk",
    "fictief",
    "bron",
    "bron_url",
    "bron_datum",
    "opmerking",
]

TABLE_COLUMNS = ("partnerschap", "organisatie", "indicator", "periode", "status", "waarde", "eenheid", "bron")
WIDEST = 48

FigureCell = str | int | float | None


def rows_out(figures: Iterable[Figure], indicators: Mapping[str, Indicator]) -> list[dict[str, FigureCell]]:
    """One record per figure, with the keys of the header; None where unknown."""
    return [_row(figure, indicators[figure.indicator]) for figure in figures]


def figures_as_csv(rows: Iterable[Mapping[str, FigureCell]], *, safe: bool = False) -> str:
    """Comma separated, decimal point, empty for unknown; `safe` as in `records_as_csv`."""
    return records_as_csv(rows, HEADER, safe=safe)


def as_json(rows: Iterable[Mapping[str, FigureCell]]) -> str:
    return spelled_out(json.dumps(list(rows), ensure_ascii=False, indent=1))


def as_table(rows: Iterable[Mapping[str, FigureCell]]) -> str:
    """The main columns side by side, for reading on a terminal."""
    lines = [list(TABLE_COLUMNS)]
    lines += [
        [_shortened(str("" if row[name] is None else row[name])) for name in TABLE_COLUMNS] for row in rows
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(TABLE_COLUMNS))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _row(figure: Figure, indicator: Indicator) -> dict[str, FigureCell]:
    return {
        "partnerschap": figure.partnership,
        "organisatie": figure.organisation,
        "indicator": figure.indicator,
        "periode": str(figure.period),
        "status": str(figure.status),
        "waarde": _number(figure.value),
        "teller": _number(figure.numerator),
        "noemer": _number(figure.denominator),
        "aantal": figure.n,
        "ondergrens": _number(figure.low),
        "bovengrens": _number(figure.high),
        "eenheid": str(indicator.unit),
        "richting": str(indicator.direction),
        "reeksbreuk": _yes_no(figure.series_break),
        "fictief": _yes_no(figure.fictitious),
        "bron": source_words(DUTCH, figure.source),
        "bron_url": figure.source_url,
        "bron_datum": figure.source_date.isoformat() if figure.source_date else None,
        "opmerking": remark_words(DUTCH, figure),
    }


def _number(value: float | None) -> int | float | None:
    """Whole numbers without `.0`."""
    return int(value) if value is not None and float(value).is_integer() else value


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else ("ja" if value else "nee")


def _shortened(text: str) -> str:
    """On one line, without what a terminal would obey."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
