"""Answers to the cooperation scan for the benchmarks, with what was agreed and decided beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.scan import ABOUT_OF_AIM, PartnerSide, Tier
from tests.benchmarks.data import SERVICES

FIRST_ROUND, RESPONDENTS, INVITED = 2017, 60, 12

ROUNDS = """
    select 'p' || range // {rounds} as partnerschap, {first} + range % {rounds} as ronde, kant, laag,
        {invited} as uitgenodigd, make_date({first} + range % {rounds}, 3, 1) as open_van,
        make_date({first} + range % {rounds}, 3, 21) as open_tot, 'Scan ' || ({first} + range % {rounds}) as bron
    from range({partners} * {rounds}), unnest({sides}) as s(kant), unnest({tiers}) as t(laag)
"""
ANSWERS = """
    with people as (
        select range as i, range % {people} as person, range // {people} % {rounds} as round,
            range // {people} // {rounds} as partner
        from range({scanned} * {rounds} * {people})
    )
    select 'p' || partner as partnerschap, {first} + round as ronde, {sides}[1 + person % 2] as kant,
        {tiers}[1 + person // 2 % 4] as laag, 'k' || substr(md5(i::varchar), 1, 6) || '9x' || i as respondent,
        item.vraag, item.over,
        if(hash(i, item.vraag) % 20 = 0, 'nvt', (1 + hash(i + 1, item.vraag) % 4)::varchar) as antwoord,
        'Scan ' || ({first} + round) as bron
    from people, unnest({items}) as t(item) order by partner, round, hash(i, item.vraag)
"""
CONTRACTS = """
    select 'p' || range as partnerschap, 'dvo' as contract, 'Overeenkomst' as naam, 'groen' as diensten,
        make_date({first}, 1, 1) as begindatum, make_date({first} + 20, 12, 31) as einddatum,
        1000000 + hash(range) % 9000000 as waarde_eur_jaar, 'Overeenkomst' as bron
    from range({partners})
"""
KPIS = """
    select 'p' || range // 5 as partnerschap, 'kpi-' || range % 5 as kpi, 'KPI ' || range % 5 as titel,
        'i' || (range % 5 + {services}) as indicator, 60 as norm, 'hard' as soort,
        'ja' as prestatiegericht, 'gedeeld' as beinvloedbaar, make_date({first}, 1, 1) as geldig_vanaf,
        'Overeenkomst' as bron
    from range({partners} * 5)
"""
DECISIONS = """
    select 'p' || range // 10 as partnerschap, 'b-' || range % 10 as besluit,
        make_date({first} + range % {rounds}, 4, 1) as datum, 'Besluit ' || range % 10 as tekst,
        'teamleider groen' as eigenaar, 'samen' as kant, 'i' || (range % 5 + {services}) as indicator,
        make_date({first} + range % {rounds}, 10, 1) as gereed_op, if(range % 3 = 0, 'open', 'gedaan') as staat,
        if(range % 3 = 0, null, make_date({first} + range % {rounds}, 9, 1)) as afgerond_op,
        if(range % 2 = 0, 'Samenwerkingsscan', 'Verslag') as bron
    from range({partners} * 10)
"""
PROPOSALS = """
    select 'p' || range // 5 as partnerschap, 'v-' || range % 5 as voorstel,
        make_date({first} + range % {rounds}, 4, 1) as datum, 'opdrachtnemer' as kant, 'Voorstel' as titel,
        'besparing' as soort, 'ingediend' as staat, 'Verslag' as bron
    from range({partners} * 5)
"""
HOURS = """
    select 'p' || range // {rounds} as partnerschap, 'groen' as dienst, {first} + range % {rounds} as periode,
        5000 as uren_gepland, hash(range) % 1000 as uren_ongepland, 'Uren' as bron
    from range({partners} * {rounds})
"""
EVENTS = """
    select 'p' || range // {rounds} as partnerschap, 'feest' as evenement, 'Feest' as naam,
        {first} + range % {rounds} as jaar, 40000 as bezoekers, 10000 + hash(range) % 9000 as restafval_kg,
        5000 as gescheiden_kg, 'Evaluatie' as bron
    from range({partners} * {rounds})
"""
AGREED = {
    "contracten": CONTRACTS,
    "kpis": KPIS,
    "besluiten": DECISIONS,
    "voorstellen": PROPOSALS,
    "werk": HOURS,
    "evenementen": EVENTS,
    "rondes": ROUNDS,
}


@dataclass(frozen=True)
class Scanned:
    """How much to generate: of `partners` the first `scanned` have answers in every round, one an item and person."""

    partners: int
    scanned: int
    rounds: int = 8
    first: int = FIRST_ROUND

    @property
    def answers(self) -> int:
        return self.scanned * self.rounds * RESPONDENTS * len(shipped_catalogue().questions)


def write_answers(path: Path, size: Scanned) -> Path:
    """An antwoorden file with all columns, as Parquet."""
    return _write(path, ANSWERS, size)


def write_cooperation(folder: Path, size: Scanned) -> list[Path]:
    """What was agreed, proposed and decided, the work and the events, and who was invited to every round."""
    return [_write(folder / f"{name}.csv", table, size) for name, table in AGREED.items()]


def write_next_round(folder: Path, size: Scanned) -> list[Path]:
    """The round after those, of the first partnership: whom it invited, and the answers."""
    after = replace(size, partners=1, scanned=1, rounds=1, first=size.first + size.rounds)
    return [
        _write(folder / "rondes.csv", ROUNDS, after),
        _write(folder / "antwoorden.parquet", ANSWERS, after),
    ]


def _write(path: Path, table: str, size: Scanned) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    items = [
        {"vraag": code, "over": str(ABOUT_OF_AIM[question.aim][-1])}
        for code, question in shipped_catalogue().questions.items()
    ]
    query = table.format(
        partners=size.partners,
        scanned=size.scanned,
        rounds=size.rounds,
        people=RESPONDENTS,
        invited=INVITED,
        first=size.first,
        sides=list(map(str, PartnerSide)),
        tiers=list(map(str, Tier)),
        items=items,
        services=len(SERVICES),
    )
    how = "format parquet" if path.suffix == ".parquet" else "delimiter ';', header"
    with duckdb.connect() as connection:
        connection.execute("copy ({}) to '{}' ({})".format(query, str(path).replace("'", "''"), how))
    return path
