"""Every page says the same of the same figure: what sentences, lists and tables tell is held against the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from lib.domain.figures import Figure, Stand
from lib.domain.indicators import GENERAL_SERVICE, Indicator
from lib.domain.partners import Series
from lib.store.agreements.queries import read_kpis
from lib.store.comparison.figures import read_series_of
from lib.text.amounts import per_words
from lib.text.indicators import title
from lib.text.language import DUTCH
from lib.text.terms import partner_name, service_name
from lib.ui.registry import PAGES
from tests.ui.reading import Seen, unescaped
from tests.unit.pictures.whole import snapshot_of

NUMBER = r"(?:€\s?)?([\d.]+(?:,\d+)?)"
SAID = re.compile(rf"^{NUMBER}(?: (?:kg|punten)|%)?[^.;]*?\(?[^\d(]*(20\d\d)\b")
"""A value, and the first year after it."""
CELL, YEAR = re.compile(rf"^{NUMBER}"), re.compile(r"^(20\d\d)\b")
TO_RESIDENTS = re.compile(rf"^(.+) kostte in (20\d\d) {NUMBER} per (huishouden|inwoner)\.$")
WHO_TELLS = {
    "zwolle-rova": {"kwaliteit-en-kosten", "partnerschap", "vergelijken", "kosten", "marktconformiteit"}
    | {"dienstverlening", "wat-als", "verhaal", "bewoners", "beginnen"},
    "nijmegen-dar": {"kwaliteit-en-kosten", "partnerschap", "vergelijken", "kosten", "marktconformiteit"}
    | {"dienstverlening", "wat-als", "verhaal", "bewoners", "beginnen"},
    "demo-dorenrade-lindergroep": {"kwaliteit-en-kosten", "partnerschap", "vergelijken", "afspraken"}
    | {"verhaal", "bewoners"},
}
"""Pages that tell figures of the partnership in words; the others draw them, or have none of it."""

Own = Mapping[Indicator, Series]


class Told(NamedTuple):
    """A value that a line tells, as it is written, with its period and whose it can be."""

    value: str
    period: str
    known: tuple[Figure, ...]

    @property
    def is_right(self) -> bool:
        whole, _, fraction = self.value.rstrip(".,").replace(".", "").partition(",")
        room = 0.5 * 10.0 ** -len(fraction)
        if not fraction and len(whole) > 3:  # said in three significant figures
            room = 0.5 * 10.0 ** min(len(whole) - len(whole.rstrip("0")), len(whole) - 3)
        said = float(f"{whole}.{fraction or 0}")
        return any(abs(figure.value - said) <= room + 1e-9 for figure in self.known)


HEADING = "# "


def lines_of(page: Seen, name: str) -> Iterator[str]:
    """Headings, sentences and points of lists, large figures, rows of tables with tabs between their cells.

    Of a table to sort and search the row of this partnership, a line a column.
    """
    yield from (HEADING + " ".join(text.split()) for text in page.headings)
    period = page.choices.get("periode")
    for figure in page.app.metric:
        yield f"{unescaped(figure.label)}: {' '.join(figure.value.split())} (in {period})"
    for listed in (frame.value for frame in page.app.dataframe if "Naam" in frame.value):
        for _, row in listed[listed["Naam"] == name].iterrows():
            for column, value in row.items():
                if isinstance(value, float):
                    said = f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
                    yield f"{str(column).rsplit(' (', 1)[0]}: {said} (in {row.get('periode', period)})"
    for text in page.raw_markdown:
        for line in unescaped(text).split("\n"):
            yield " ".join(line.replace("**", "").removeprefix("- ").split())
    for table in page.app.table:
        for name, row in zip(table.value.index, table.value.to_numpy(), strict=True):
            cells = [*([name] if isinstance(name, str) else []), *row]
            yield "\t".join(" ".join(unescaped(str(cell)).split()) for cell in cells)


def told_in(line: str, own: Own, kpis: Mapping[str, Indicator]) -> Iterator[Told]:
    """The values that a line tells of figures that the store has of that period."""
    name, *cells = line.split("\t")
    for indicator, series in own.items():
        named = title(DUTCH, indicator)
        found = None
        if line.startswith(HEADING):
            value = re.search(rf"(?:# |: |; ){re.escape(named)}:? {NUMBER}", line)
            year = re.search(r"\b(20\d\d)\b", line)
            if value and year and (known := _of_period(series, year[1])):
                yield Told(value[1], year[1], known)
        elif line.startswith(f"{named}: "):
            found = SAID.match(line.removeprefix(f"{named}: "))
        elif cells and name in (named, named + per_words(DUTCH, indicator.unit)):
            yield from _told_in_row(cells, series)
        elif cells and any(name.startswith(kpi) and of is indicator for kpi, of in kpis.items()):
            found = next((said for said in map(SAID.match, cells) if said), None)
        if found and (known := _of_period(series, found[2])):
            yield Told(found[1], found[2], known)
    if found := TO_RESIDENTS.match(line):
        known = tuple(
            figure
            for indicator, series in own.items()
            if _to_residents(indicator.service) == found[1] and indicator.unit.denominator == found[4]
            for figure in _of_period(series, found[2])
        )
        yield Told(found[3], found[2], known)


def _told_in_row(cells: list[str], series: Series) -> Iterator[Told]:
    """A value with its year behind it, or a value whose year stands in a cell of its own."""
    number = CELL.match(cells[0])
    own = re.search(r"\((20\d\d)\)", cells[0])
    apart = next((year for year in map(YEAR.match, cells[1:]) if year), None)
    if number and (year := own or apart) and (known := _of_period(series, year[1])):
        yield Told(number[1], year[1], known)


def _to_residents(service: str) -> str:
    return "Alles samen" if service == GENERAL_SERVICE else service_name(DUTCH, service)


def _of_period(series: Series, period: str) -> tuple[Figure, ...]:
    return tuple(f for stand in Stand for p, f in series.of(stand).items() if str(p) == period)


@pytest.mark.parametrize(
    ("data", "focus"),
    [("published", "zwolle-rova"), ("published", "nijmegen-dar"), ("both", "demo-dorenrade-lindergroep")],
)
def test_no_page_says_something_else_of_a_figure(
    visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path, data: str, focus: str
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(store_of(data).read_bytes())
    with snapshot_of(copy) as snapshot:
        own = snapshot.ask(read_series_of, focus)
        name = next(partner_name(DUTCH, p) for p in snapshot.registry.partners if p.code == focus)
        by_code = {indicator.code: indicator for indicator in own}
        asked = snapshot.ask(read_kpis, focus)
        kpis = {kpi.title: by_code[kpi.indicator] for kpi in asked if kpi.indicator in by_code}
    page = visit(data, focus=focus)
    wrong, tellers, headings = [], set(), 0
    for declared in PAGES:
        page.go_to(declared.script)
        for line in set(lines_of(page, name)):
            for told in told_in(line, own, kpis):
                headings += line.startswith(HEADING)
                tellers.add(declared.address)
                if not told.is_right:
                    wrong.append(f"{declared.address}: {line} (known: {[f.value for f in told.known]})")
    assert wrong == []
    assert headings
    assert tellers >= WHO_TELLS[focus], WHO_TELLS[focus] - tellers


@pytest.mark.parametrize(
    ("line", "is_right"),
    [
        ("Lasten afval (taakveld 7.3): € 118 per inwoner (rekening 2023)", True),
        ("Lasten afval (taakveld 7.3): € 119 per inwoner (rekening 2023)", False),
        ("Lasten afval (taakveld 7.3) per inwoner\t€ 117,92\t–\t2023 (rekening)\tCBS", True),
        ("Lasten afval (taakveld 7.3) per inwoner\t€ 117,93\t–\t2023 (rekening)\tCBS", False),
        ("# Zwolle - ROVA in 2023: Lasten afval (taakveld 7.3) € 118 per inwoner; Iets 1%", True),
        ("# Lasten afval (taakveld 7.3): € 119 per inwoner in 2023", False),
        ("Afval kostte in 2023 € 118 per inwoner.", True),
        ("Afval kostte in 2023 € 120 per inwoner.", False),
    ],
)
def test_a_contradiction_is_seen(
    store_of: Callable[[str], Path], tmp_path: Path, line: str, is_right: bool
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(store_of("published").read_bytes())
    with snapshot_of(copy) as snapshot:
        own = snapshot.ask(read_series_of, "zwolle-rova")
    (told,) = told_in(line, own, {})
    assert told.is_right is is_right
