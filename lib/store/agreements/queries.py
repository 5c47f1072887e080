"""Questions to the store: contracts, key indicators, proposals, hours and waste at events."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from lib.domain.agreements.beyond import EventWaste, Hours, Proposal
from lib.domain.agreements.contracts import Contract
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.words import (
    Frequency,
    KpiKind,
    Measurer,
    Party,
    Payer,
    ProposalKind,
    ProposalState,
)
from lib.domain.figures import Status
from lib.domain.indicators import Influence
from lib.domain.periods import parse_period
from lib.store.rows import Filter, Rows


def _of_partnership(rows: Filter, dataset: str, *order: str) -> sa.Select:
    found = rows.of(dataset, partnerschap=sa.bindparam("partnership"))
    return sa.select(found).order_by(*[found.c[name] for name in order])


def read_contracts(rows: Rows, partnership: str) -> tuple[Contract, ...]:
    """The contracts of a partnership, by their first day."""
    asked = rows.kept(_of_partnership, "contracten", "begindatum", "contract", partnership=partnership)
    return tuple(_contract(row) for row in asked)


def read_every_contract(rows: Rows) -> tuple[Contract, ...]:
    """The contracts of everyone."""
    return tuple(_contract(row) for row in rows.all("contracten", "partnerschap", "begindatum", "contract"))


def _contract(row: sa.Row) -> Contract:
    return Contract(
        partnership=row.partnerschap,
        code=row.contract,
        name=row.naam,
        start=row.begindatum,
        source=row.bron,
        services=tuple((row.diensten or "").split()),
        end=row.einddatum,
        extendable_to=row.verlengbaar_tot,
        notice_months=row.opzegtermijn_maanden,
        evaluation=row.evaluatie_op,
        value_eur_year=row.waarde_eur_jaar,
        meetings=row.overleg,
        room=row.ruimte,
    )


def read_kpis(rows: Rows, partnership: str) -> tuple[Kpi, ...]:
    """All key indicators of a partnership, of every time."""
    asked = rows.kept(_of_partnership, "kpis", "kpi", "geldig_vanaf", partnership=partnership)
    return tuple(_kpi(row) for row in asked)


def read_every_kpi(rows: Rows) -> tuple[Kpi, ...]:
    """The key indicators of everyone."""
    return tuple(_kpi(row) for row in rows.all("kpis", "partnerschap", "kpi", "geldig_vanaf"))


def _kpi(row: sa.Row) -> Kpi:
    return Kpi(
        partnership=row.partnerschap,
        code=row.kpi,
        title=row.titel,
        kind=KpiKind(row.soort),
        result=row.prestatiegericht,
        influence=Influence(row.beinvloedbaar),
        valid_from=row.geldig_vanaf,
        source=row.bron,
        valid_to=row.geldig_tot,
        title_en=row.titel_en,
        contract=row.contract,
        indicator=row.indicator,
        norm=row.norm,
        measured_by=Measurer(row.gemeten_door) if row.gemeten_door else None,
        frequency=Frequency(row.frequentie) if row.frequentie else None,
        consequence=row.gevolg,
    )


def read_proposals(rows: Rows, partnership: str) -> tuple[Proposal, ...]:
    """The proposals of a partnership, the newest first."""
    asked = rows.kept(_of_partnership, "voorstellen", "datum", "voorstel", partnership=partnership)
    return tuple(
        Proposal(
            partnership=row.partnerschap,
            code=row.voorstel,
            date=row.datum,
            party=Party(row.kant),
            title=row.titel,
            kind=ProposalKind(row.soort),
            state=ProposalState(row.staat),
            source=row.bron,
            service=row.dienst,
            decided=row.besloten_op,
            effect_eur=row.effect_eur,
        )
        for row in reversed(asked.all())
    )


def read_hours(rows: Rows, partnership: str) -> tuple[Hours, ...]:
    """The planned and unplanned hours of a partnership, by service and period."""
    asked = rows.kept(_of_partnership, "werk", "dienst", "periode", partnership=partnership)
    return tuple(
        Hours(
            row.partnerschap,
            row.dienst,
            parse_period(row.periode),
            row.uren_gepland,
            row.uren_ongepland,
            row.bron,
        )
        for row in asked
    )


def read_event_waste(rows: Rows, partnership: str) -> tuple[EventWaste, ...]:
    """The waste at the events of a partnership, by event and year."""
    asked = rows.kept(_of_partnership, "evenementen", "naam", "evenement", "jaar", partnership=partnership)
    return tuple(
        EventWaste(
            partnership=row.partnerschap,
            code=row.evenement,
            name=row.naam,
            year=row.jaar,
            source=row.bron,
            visitors=row.bezoekers,
            residual_kg=row.restafval_kg,
            separated_kg=row.gescheiden_kg,
            cost_eur=row.kosten_eur,
            payer=Payer(row.betaald_door) if row.betaald_door else None,
        )
        for row in asked
    )


def read_agreed(rows: Rows) -> tuple[str, ...]:
    """The partnerships with a contract and a key indicator."""
    contracts, kpis = rows.of("contracten"), rows.of("kpis")
    asked = sa.select(contracts.c.partnerschap).where(
        contracts.c.partnerschap.in_(sa.select(kpis.c.partnerschap))
    )
    return tuple(rows.execute(asked.distinct().order_by(contracts.c.partnerschap)).scalars())


def read_steering(rows: Rows) -> Mapping[tuple[str, str, int, Status], float]:
    """What steering costs everyone in euro, per partnership, service, year and status.

    A line for the whole service stands for its products, as in lib/domain/costs/lines.py `service_lines`.
    """
    lines = rows.of("kosten", kostensoort="regie")
    key = (lines.c.partnerschap, lines.c.dienst, lines.c.jaar, lines.c.status)
    whole = sa.func.sum(lines.c.bedrag_eur).filter(lines.c.product.is_(None))
    amount = sa.func.round(sa.func.coalesce(whole, sa.func.sum(lines.c.bedrag_eur)), 2)
    found = rows.execute(sa.select(*key, amount).group_by(*key)).all()
    return {(who, service, year, Status(status)): value for who, service, year, status, value in found}
