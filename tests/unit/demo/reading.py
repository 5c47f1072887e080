"""What the tests of the demo set look up in its tables and in the store that holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lib.domain.figures import Figure, Status

YEARS = [str(year) for year in range(2016, 2026)]
SERVICES = ("afval", "reiniging", "groen", "verharding", "meubilair", "riolering")
SOURCE = "Demoset Samenwerkingsmonitor (fictief)"
APART = {"regie", "sociale_meerwaarde", "extra_taken", "kapitaallasten", "btw"}

Row = dict[str, str]
Tables = dict[str, list[Row]]
Series = dict[str, dict[int, Figure]]
"""Partnership or organisation -> year -> figure."""


class Facts(NamedTuple):
    """What the store computes from the set: given and derived figures."""

    figures: list[Figure]

    def series(self, indicator: str, status: str = "") -> Series:
        """Figures that are no budget, or those of a status; without the reference."""
        found: Series = defaultdict(dict)
        for f in self.figures:
            wanted = f.status == status if status else f.status != Status.BUDGET
            owner = f.partnership or f.organisation or ""
            if f.indicator == indicator and wanted and owner != "demo-gemiddelde":
                found[owner][f.period.year] = f
        return dict(found)

    def values(self, indicator: str, status: str = "") -> dict[str, dict[int, float]]:
        found = self.series(indicator, status)
        return {code: {year: f.value for year, f in rows.items()} for code, rows in found.items()}


def num(cell: str) -> float:
    return float(cell.replace(",", "."))


def owner(row: Row) -> str:
    return row["partnerschap"] or row["organisatie"]


def reference(tables: Tables) -> str:
    (code,) = (row["organisatie"] for row in tables["organisaties"] if row["soort"] == "referentie")
    return code


def actuals(tables: Tables) -> list[Row]:
    """Every given figure that is no budget and no reference."""
    average = reference(tables)
    return [r for r in tables["cijfers"] if r["status"] != "begroting" and owner(r) != average]


def given(tables: Tables, indicator: str) -> dict[str, dict[int, Row]]:
    """Per owner the actual given figures of one indicator, by year."""
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in actuals(tables):
        if row["indicator"] == indicator:
            found[owner(row)][int(row["periode"])] = row
    return dict(found)


def change_pct(values: dict[int, float], year: int) -> float | None:
    """Change against the year before in per cent, or None when either year is missing."""
    if year not in values or year - 1 not in values:
        return None
    return 100 * (values[year] / values[year - 1] - 1)


def event(tables: Tables, kind: str, service: str = "") -> tuple[str, int]:
    """The partnership and year of the only event of a kind (and service)."""
    ((code, year),) = [
        (r["partnerschap"], int(r["datum"][:4]))
        for r in tables["gebeurtenissen"]
        if r["soort"] == kind and service in ("", r["dienst"])
    ]
    return code, year


def people(tables: Tables, feature: str = "inwoners") -> dict[tuple[str, str], float]:
    return {
        (r["organisatie"], r["jaar"]): num(r["waarde"])
        for r in tables["kenmerken"]
        if r["kenmerk"] == feature
    }


def client_of(tables: Tables) -> dict[str, str]:
    own = {r["partnerschap"]: r["opdrachtgever"] for r in tables["partnerschappen"]}
    return own | {r["organisatie"]: r["organisatie"] for r in tables["organisaties"]}


def net(rows: Iterable[Row]) -> float:
    """The like-for-like total of cost lines; whole-service lines of a kind stand for those by product."""
    rows = list(rows)
    whole = {
        (r["partnerschap"], r["dienst"], r["jaar"], r["kostensoort"], r["status"])
        for r in rows
        if not r["product"]
    }
    return sum(
        num(r["bedrag_eur"])
        for r in rows
        if r["kostensoort"] not in APART
        and (
            not r["product"]
            or (r["partnerschap"], r["dienst"], r["jaar"], r["kostensoort"], r["status"]) not in whole
        )
    )
