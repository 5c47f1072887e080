"""Input for the benchmarks: generated files and stores, the same at every run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.catalogue.catalogue import shipped_catalogue
from lib.demo import write_demo
from lib.domain.indicators import GENERAL_SERVICE
from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "published"
FIRST_YEAR = 2014
ROLES = ("kosten", "kwaliteit", "tevredenheid", "kwaliteit", "milieu", "context")
SERVICES = tuple(code for code in shipped_catalogue().services if code != GENERAL_SERVICE)

FIGURES = """
copy (
    with numbered as (
        select i, i // ({indicators} * {years}) as partner, i // {years} % {indicators} as indicator,
            i % {years} as year, hash(i) % 1000000 / 1e6 as chance,
            1000 + hash(i + 1) % 90000 as noemer
        from (select range as i from range({cells}) order by hash(range), range limit {rows})
    ),
    counted as (
        select *, indicator // {services} % {roles} = 0 as cost,
            floor(noemer * (0.1 + 0.8 * chance) * if(cost, 300, 1))::bigint as teller,
            round(teller / noemer * if(cost, 1, 100), 2) as waarde
        from numbered
    )
    select
        if(i % 10 > 0, 'p' || partner, null) as partnerschap,
        if(i % 10 = 0, 'g' || partner, null) as organisatie,
        'i' || indicator as indicator, {first} + year as periode, waarde, teller, noemer,
        100 + i % 900 as aantal, round(waarde * 0.98, 2) as ondergrens, round(waarde * 1.02, 2) as bovengrens,
        ['definitief', 'rekening', 'voorlopig'][1 + i % 3] as status,
        if(hash(i + 2) % 100 = 0, 'ja', 'nee') as reeksbreuk,
        'Jaarverslag ' || ({first} + year) as bron,
        'https://example.org/jaarverslag/' || ({first} + year) || '/' || partner as bron_url,
        make_date({first} + 1 + year, 5, 1) as bron_datum,
        if(i % 20 = 0, 'Opgave van de gemeente; ' || i, null) as opmerking
    from counted order by i
) to '{path}' (delimiter ';', header)
"""


@dataclass(frozen=True)
class Size:
    """How much to generate: a file has `rows` of the cells that partners, indicators and years span."""

    rows: int
    indicators: int
    partners: int = 340
    years: int = 10


def write_registry(folder: Path, size: Size) -> list[Path]:
    """Municipalities with their company and partnership, and the indicators: what figures refer to."""
    numbers = range(size.partners)
    organisations = [(f"g{n}", f"Gemeente {n}", "gemeente", "nee") for n in numbers]
    organisations.append(("bedrijf", "Bedrijf", "overheidsbedrijf", "nee"))
    partners = [
        (f"p{n}", f"Gemeente {n} - Bedrijf", f"g{n}", "bedrijf", "dvo", f"groep {n % 8}", "nee")
        for n in numbers
    ]
    indicators = [_indicator(n) for n in range(size.indicators)]
    return [
        _write(folder / "organisaties.csv", ("organisatie", "naam", "soort", "fictief"), organisations),
        _write(
            folder / "partnerschappen.csv",
            (
                "partnerschap",
                "naam",
                "opdrachtgever",
                "opdrachtnemer",
                "contractvorm",
                "peergroep",
                "fictief",
            ),
            partners,
        ),
        _write(
            folder / "indicatoren.csv",
            (
                *("indicator", "titel", "dienst", "rol", "eenheid", "richting"),
                *("schaal_min", "schaal_max", "omschrijving"),
            ),
            indicators,
        ),
    ]


def write_figures(path: Path, size: Size) -> Path:
    """A cijfers file with all columns, decimal points, ordered by partnership, indicator and year."""
    statement = FIGURES.format(
        cells=size.partners * size.indicators * size.years,
        rows=size.rows,
        indicators=size.indicators,
        years=size.years,
        services=len(SERVICES),
        roles=len(ROLES),
        first=FIRST_YEAR,
        path=str(path).replace("'", "''"),
    )
    with duckdb.connect() as connection:
        connection.execute(statement)
    return path


def make_store(path: Path, files: Sequence[Path]) -> Path:
    """A store at `path` with these files in one load."""
    _load(path, files, "bestand")
    return path


def make_shown_store(folder: Path) -> Path:
    """The store of `make run`: the published figures and the demonstration set."""
    path = folder / "monitor.duckdb"
    _load(path, sorted(PUBLISHED.glob("*.csv")), "gepubliceerd")
    _load(path, write_demo(folder / "demo"), "demo")
    return path


def make_box_store(folder: Path) -> Path:
    """The store of `make run` without the demonstration set: the published figures of all municipalities."""
    path = folder / "monitor.duckdb"
    for figures in (PUBLISHED, PUBLISHED / "nederland"):
        _load(path, sorted(figures.glob("*.csv")), "gepubliceerd")
    return path


def address(path: Path) -> str:
    return f"duckdb:///{path.as_posix()}"


def _load(path: Path, files: Sequence[Path], kind: str) -> None:
    store = open_store(address(path))
    try:
        outcome = load_paths(store, files, kind=kind)
    finally:
        store.close()
    if outcome.findings or outcome.load_id is None:
        raise RuntimeError(f"{path.name} was not filled: {outcome.findings[:3]}")


def _indicator(number: int) -> tuple[str, ...]:
    role = ROLES[number // len(SERVICES) % len(ROLES)]
    service = SERVICES[number % len(SERVICES)]
    measure = (
        ("EUR/inwoner", "lager_is_beter", "", "") if role == "kosten" else ("%", "hoger_is_beter", "0", "100")
    )
    return f"i{number}", f"Indicator {number}", service, role, *measure, "gemaakt"


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
    return path
