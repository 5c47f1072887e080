"""Readings for the benchmarks, with what else a page asks about the same partnerships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets.columns import DISCIPLINE_CODES

FIRST_YEAR = 2016
SCALES, AREAS = 10, 4

READINGS = """
    select
        'p' || i // {block} // {years} as partnerschap, 'contract' as laag,
        make_date({first} + i // {block} % {years}, 1 + place % 12, 1 + place % 28) as datum,
        'L' || place as locatie, 'Wijk ' || place % {areas} as gebied,
        if(place % {areas} = 0, 'centrum', 'woongebied') as gebiedstype,
        {scales}[1 + i % len({scales})] as meetlat,
        case when chance < 5 then 'nvt' when chance < 20 then 'A+' when chance < 50 then 'A'
            when chance < 90 then 'B' when chance < 98 then 'C' else 'D' end as niveau,
        100000 + hash(place) % 100000 as x, 400000 + hash(place + 1) % 100000 as y
    from (select range as i, i % {block} // len({scales}) as place, hash(range) % 100 as chance
          from range({rows}))
"""
AMBITIONS = """
    select 'p' || range // {groups} as partnerschap, 'contract' as laag,
        {disciplines}[1 + range % {groups}] as discipline, 'B' as niveau, 90 as norm_pct,
        make_date({first}, 1, 1) as geldig_vanaf, 'Bestek' as bron
    from range({partners} * {groups})
"""
COSTS = """
    select 'p' || range // ({years} * 3) as partnerschap, 'groen' as dienst, {first} + range // 3 % {years} as jaar,
        ['loon', 'overhead', 'regie'][1 + range % 3] as kostensoort, 100000 + hash(range) % 900000 as bedrag_eur,
        'rekening' as status, 'Jaarrekening' as bron
    from range({partners} * {years} * 3)
"""
QUANTITIES = """
    select 'p' || range // {years} as partnerschap, 'gazon' as objecttype, 10000 + hash(range) % 90000 as hoeveelheid,
        'm2' as eenheid, make_date({first} + range % {years}, 1, 1) as peildatum, 'geregistreerd' as status,
        'Beheersysteem' as bron
    from range({partners} * {years})
"""
INHABITANTS = """
    select 'g' || range // {years} as organisatie, 'inwoners' as kenmerk, {first} + range % {years} as jaar,
        10000 + hash(range) % 90000 as waarde, 'CBS' as bron
    from range({partners} * {years})
"""
PRODUCTS = """
    select 'maaien' as product, 'Maaien' as naam, 'groen' as dienst, 'm2' as eenheid, 'gazon' as objecttypen
"""
PRICE = """
    'maaien' as product, 'm2' as eenheid, 1 + hash(range) % 100 / 100 as prijs_eur, 'B' as niveau,
    'nee' as btw_inbegrepen, 21 as btw_pct, 'volledig' as overhead, 10 as overhead_pct,
    {first} + range % {years} as prijspeil, 'nee' as fictief
"""
RATES = f"""
    select 'p' || range // {{years}} as partnerschap, {{first}} + range % {{years}} as jaar, {PRICE},
        'Tarievenblad' as bron
    from range({{partners}} * {{years}})
"""
MARKET_PRICES = f"""
    select 'r' || range as referentie, 'aanbesteding' as soort, 'nee' as vertrouwelijk, {PRICE}, 'Gunning' as bron
    from range(20 * {{years}})
"""
TESTS = """
    select 'p' || range // {years} as partnerschap, 'maaien' as product, {first} + range % {years} as jaar,
        'B' as niveau, 'cpi' as indexreeks, {first} + range % {years} as prijspeil, 5 as band_onder_pct,
        5 as band_boven_pct, 'Beide' as afgesproken_door, make_date({first} + range % {years}, 3, 1) as afgesproken_op
    from range({partners} * {years})
"""
INDEX = """
    select 'cpi' as reeks, {first} + range as periode, 100 + 2 * range as waarde, {first} as basisjaar,
        'definitief' as status, 'CBS' as bron
    from range({years})
"""
AGREED = {
    "ambities": AMBITIONS,
    "kosten": COSTS,
    "areaal": QUANTITIES,
    "kenmerken": INHABITANTS,
    "producten": PRODUCTS,
    "tarieven": RATES,
    "marktprijzen": MARKET_PRICES,
    "toetsen": TESTS,
    "prijsindex": INDEX,
}


@dataclass(frozen=True)
class Readings:
    """How much to generate; every partnership and year has as many readings."""

    wanted: int
    partners: int
    years: int = 10

    @property
    def per_block(self) -> int:
        """Readings of a partnership in a year."""
        return round(self.wanted / (self.partners * self.years))

    @property
    def rows(self) -> int:
        return self.per_block * self.partners * self.years


def write_readings(path: Path, size: Readings) -> Path:
    """A schouw file with all columns, as CSV or Parquet by its name."""
    return _write(path, READINGS, size)


def write_agreed(folder: Path, size: Readings) -> list[Path]:
    """What was agreed, what it cost, how much is under care and what the market asks for it."""
    return [_write(folder / f"{name}.csv", table, size) for name, table in AGREED.items()]


def _write(path: Path, table: str, size: Readings) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    query = table.format(
        rows=size.rows,
        block=size.per_block,
        partners=size.partners,
        years=size.years,
        first=FIRST_YEAR,
        areas=AREAS,
        scales=list(shipped_catalogue().scales)[:SCALES],
        disciplines=list(DISCIPLINE_CODES),
        groups=len(DISCIPLINE_CODES),
    )
    how = "format parquet" if path.suffix == ".parquet" else "delimiter ';', header"
    with duckdb.connect() as connection:
        connection.execute("copy ({}) to '{}' ({})".format(query, str(path).replace("'", "''"), how))
    return path
