"""Household waste per inhabitant of known municipalities: table 83452NED, and the tonnes of 70072ned."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lib.domain.loads.findings import Notice
from lib.ingest.connectors.cbs.municipalities import is_municipality
from lib.ingest.connectors.cbs.regions import Regions, figure_in, known_rows, regional_figures
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable, assumed_status
from lib.ingest.connectors.cbs.totals import total_of
from lib.ingest.connectors.cbs.values import cell_of, quotient
from lib.ingest.connectors.conversion import Context, Converted, Row, tables
from lib.ingest.headings import also_said

COLUMN = "HoeveelheidHuishoudelijkAfval"
SEEN_AS = "HoeveelheidHuishoudelijkAfval_1"
KIND = "Afvalsoort"
FINE_CODE = "A025450"
"""What CBS calls household residual waste: without bulky residual waste, which has a code of its own."""

TOTAL_LABEL = re.compile(r"totaal\s+huishoudelijk\s+afval.*", re.IGNORECASE)
ALL_WASTE, RESIDUAL_WASTE = "huishoudelijk_afval_kg_inw", "restafval_kg_inw"
FINE_WASTE, BULKY_WASTE, UNTOLD_WASTE = (
    "restafval_fijn_kg_inw",
    "restafval_grof_kg_inw",
    "restafval_onbepaald_kg_inw",
)
INHABITANTS = "TotaleBevolking"
TONNES = {
    "TotaalHuishoudelijkAfval": ALL_WASTE,
    "HuishoudelijkRestafval": FINE_WASTE,
    "GrofHuishoudelijkRestafval": BULKY_WASTE,
}
"""Column of 70072ned, x 1,000 kg -> indicator."""

SEPARATED, PER_HEAD = "afvalscheiding_pct", "ton gedeeld door de inwoners op 1 januari"
KILOS = Decimal(1000)
LEAST_PLAUSIBLE = Decimal(50)
"""Kilos of household waste an inhabitant under which half of the municipalities cannot be: no tonnes."""

WORD = re.compile(r"[^\W\d_]+")
WORDS_FOR = {
    "fine": frozenset({"fijn", "fijne"}),
    "bulky": frozenset({"grof", "grove"}),
    "all": frozenset({"totaal", "totale", "alle"}),
}


def convert_waste(table: StatlineTable, context: Context) -> Converted:
    """All household waste and residual waste, fine and bulky apart and together, in kg per inhabitant.

    Raises:
        Unreadable: when a column is gone, or two kinds of waste go by one name.
    """
    column = table.column(COLUMN)
    table.demand_dimensions(KIND, REGION, table.period)
    regions = Regions(table, context)
    notices = table.notices()
    if column not in (SEEN_AS, COLUMN) and "_" in column:
        notices.append(Notice(table.file, "andere_kolom", column))
    with also_said(lambda: notices):
        figures = _figures(table, column, regions, context, notices)
    return Converted(tables(cijfers=figures), (*dict.fromkeys(notices), *regions.notices()))


def _figures(
    table: StatlineTable, column: str, regions: Regions, context: Context, notices: list[Notice]
) -> list[Row]:
    """The figures of every kind of waste that is read; what is worth knowing of them is added to `notices`."""
    rows: dict[str, list[Document]] = defaultdict(list)
    for row in table.rows():
        rows[text_of(row, KIND)].append(row)
    titles = _titles(table, rows)
    kinds = _kinds(table, titles)
    if total := total_of(table, KIND, TOTAL_LABEL) or _called_all(titles):
        kinds[total] = ALL_WASTE
    else:
        notices.append(Notice(table.file, "geen_totaal", KIND))
    figures: list[Row] = []
    for code, indicator in kinds.items():
        for organisation, when, marked, figure in regional_figures(
            table, rows.get(code, []), column, regions
        ):
            status, said = assumed_status(table, marked, context)
            notices += said
            figures.append(
                {
                    "organisatie": organisation.code,
                    "indicator": indicator,
                    "periode": when,
                    "waarde": cell_of(figure),
                    "status": status,
                    "reeksbreuk": "nee",
                    **table.source(),
                    "opmerking": " ".join(dict.fromkeys(["afvalsoort", code, titles.get(code, code)])),
                }
            )
    if RESIDUAL_WASTE not in kinds.values():
        figures += _fine_and_bulky(figures)
    return figures


def _titles(table: StatlineTable, codes: Iterable[str]) -> dict[str, str]:
    """Code of a kind of waste -> its label; some save the labels in place of the codes."""
    labels = table.about.labels.get(KIND, {})
    return {code: labels[code].title if code in labels else code for code in dict.fromkeys([*labels, *codes])}


def _called_all(titles: Mapping[str, str]) -> str | None:
    return next((code for code, title in titles.items() if TOTAL_LABEL.fullmatch(title)), None)


def _kinds(table: StatlineTable, titles: Mapping[str, str]) -> dict[str, str]:
    """Code of a kind of residual waste -> indicator: by its label, by its code where it has none.

    Raises:
        Unreadable: when two codes are the same kind.
    """
    found = {code: kind for code, title in titles.items() if (kind := _kind(title))}
    untold = _kind_by_others(found.values())
    found = {code: untold if kind == UNTOLD_WASTE else kind for code, kind in found.items()}
    if found.get(FINE_CODE) == UNTOLD_WASTE or titles.get(FINE_CODE) == FINE_CODE:
        found[FINE_CODE] = FINE_WASTE
    for code, kind in found.items():
        if list(found.values()).count(kind) > 1:
            raise table.wrong("cbs_soort_dubbel", titles[code])
    return found


def _kind(title: str) -> str | None:
    """The indicator that a label names, `UNTOLD_WASTE` for one that says residual waste only; None for other waste."""
    words = set(WORD.findall(title.casefold()))
    if "restafval" not in words:
        return None
    fine, bulky = bool(words & WORDS_FOR["fine"]), bool(words & WORDS_FOR["bulky"])
    if words & WORDS_FOR["all"] or (bulky and (fine or "rest" in words)):
        return RESIDUAL_WASTE
    return FINE_WASTE if fine else BULKY_WASTE if bulky else UNTOLD_WASTE


def _kind_by_others(kinds: Iterable[str]) -> str:
    """What residual waste is that is called nothing else, by the kinds that stand beside it."""
    beside = set(kinds)
    if FINE_WASTE in beside:
        return RESIDUAL_WASTE if RESIDUAL_WASTE not in beside else UNTOLD_WASTE
    return FINE_WASTE if BULKY_WASTE in beside else UNTOLD_WASTE


def _fine_and_bulky(figures: Iterable[Row]) -> list[Row]:
    """Fine and bulky together, where a table gives both and not their sum."""
    parts: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in figures:
        parts.setdefault((row["organisatie"], row["periode"], row["status"]), {})[row["indicator"]] = row
    return [
        {
            **given[FINE_WASTE],
            "indicator": RESIDUAL_WASTE,
            "waarde": cell_of(Decimal(given[FINE_WASTE]["waarde"]) + Decimal(given[BULKY_WASTE]["waarde"])),
            "opmerking": "fijn en grof restafval bij elkaar opgeteld",
        }
        for given in parts.values()
        if FINE_WASTE in given and BULKY_WASTE in given
    ]


@dataclass(frozen=True)
class _Amounts:
    """What a municipality collected in a year: indicator -> kilos, and the inhabitants on 1 January."""

    row: Document
    inhabitants: Decimal
    kilos: Mapping[str, Decimal]

    def figures(self) -> Iterator[tuple[str, Decimal, Decimal, str]]:
        """Indicator, numerator, denominator and remark; bulky waste that is not known is not taken as none."""
        for indicator, kilos in self.kilos.items():
            yield indicator, kilos, self.inhabitants, PER_HEAD
        if FINE_WASTE not in self.kilos or BULKY_WASTE not in self.kilos:
            return
        residual, collected = self.kilos[FINE_WASTE] + self.kilos[BULKY_WASTE], self.kilos.get(ALL_WASTE)
        yield RESIDUAL_WASTE, residual, self.inhabitants, f"fijn en grof restafval; {PER_HEAD}"
        if collected and residual <= collected:
            yield SEPARATED, collected - residual, collected, "gescheiden ingezameld, zonder nascheiding"


def amounts_per_inhabitant(
    table: StatlineTable, rows: Iterable[Document], regions: Regions, context: Context
) -> tuple[list[Row], list[Notice]]:
    """Waste in tonnes by the inhabitants on 1 January: all, fine, bulky, both together, and the share separated.

    Args:
        rows: of 70072ned, the total of every dimension but region and period.

    Raises:
        Unreadable: when a figure is no number, or the status that was given is none.
    """
    people = table.column(INHABITANTS)
    tonnes = {kind: table.column(name) for name, kind in TONNES.items() if table.columns_like(name)}
    amounts = [found for row in rows if (found := _amounts(table, row, people, tonnes))]
    heads = sorted(
        found.kilos[ALL_WASTE] / found.inhabitants for found in amounts if ALL_WASTE in found.kilos
    )
    if heads and heads[len(heads) // 2] < LEAST_PLAUSIBLE:
        return [], [Notice(table.file, "afval_geen_tonnen", table.code or table.file)]
    notices: list[Notice] = []
    without = sum(ALL_WASTE not in f.kilos for f in amounts if is_municipality(text_of(f.row, REGION)))
    if heads and without:
        notices.append(Notice(table.file, "geen_afval_totaal", str(without)))
    by_row = {id(found.row): found for found in amounts if found.kilos}
    figures: list[Row] = []
    for organisation, when, marked, row in known_rows(table, (f.row for f in amounts if f.kilos), regions):
        status, said = assumed_status(table, marked, context)
        notices += said
        figures += [
            {
                "organisatie": organisation.code,
                "indicator": indicator,
                "periode": when,
                "waarde": quotient(one * (100 if indicator == SEPARATED else 1), other),
                "teller": cell_of(one),
                "noemer": cell_of(other),
                "status": status,
                "reeksbreuk": "nee",
                **table.source(),
                "opmerking": remark,
            }
            for indicator, one, other, remark in by_row[id(row)].figures()
        ]
    return figures, list(dict.fromkeys(notices))


def _amounts(table: StatlineTable, row: Document, people: str, tonnes: Mapping[str, str]) -> _Amounts | None:
    """The waste in a row; None when nobody lived there, so that the municipality did not exist."""
    inhabitants = figure_in(table, row, people)
    if not inhabitants:
        return None
    found = {indicator: figure_in(table, row, column) for indicator, column in tonnes.items()}
    return _Amounts(
        row, inhabitants, {kind: each * KILOS for kind, each in found.items() if each is not None}
    )
