"""Rules on what was agreed and decided: contracts, key indicators, decisions, proposals and hours."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.agreements.words import DecisionState, ProposalState
from lib.domain.indicators import Direction
from lib.store.loads.rule import NAMED, Broken, Rule, broken_before
from lib.store.loads.subjects.indicators import indicator_limits
from lib.store.schema import current

NO_ROLE = r".*(@|\d{6,}).*"
"""What is in the address or the number of a person, and in no name of a role."""

ALL_TOGETHER = (
    r"(?i)\W*((sub|eind)?totaal|totalen|total|som|alle evenementen)(\s+(alle\s+)?evenementen)?(\s+\d{4})?\W*"
)
"""What a line of sums is called."""


def _all_events(rows: sa.FromClause) -> sa.Select:
    """A line for all events together, which would count twice in the sums of the year."""
    return sa.select(rows).where(sa.func.regexp_full_match(rows.c.naam, ALL_TOGETHER))


def _order(earlier: str, later: str) -> Broken:
    """One date of a row before the other that it should follow."""

    def broken(rows: sa.FromClause) -> sa.Select:
        return sa.select(rows).where(rows.c[later] < rows.c[earlier])

    return broken


def _overlapping(rows: sa.FromClause) -> sa.Select:
    """Contracts of a partnership on a day and a service that another is on too; it names the first other."""
    other = current("contracten").alias("other")
    shared = sa.or_(
        rows.c.diensten.is_(None),
        other.c.diensten.is_(None),
        sa.func.list_has_any(
            sa.func.string_split(rows.c.diensten, " "), sa.func.string_split(other.c.diensten, " ")
        ),
    )
    twice = (
        other.c.partnerschap == rows.c.partnerschap,
        other.c.contract != rows.c.contract,
        sa.or_(other.c.einddatum.is_(None), other.c.einddatum >= rows.c.begindatum),
        sa.or_(rows.c.einddatum.is_(None), rows.c.einddatum >= other.c.begindatum),
        shared,
    )
    first = sa.select(sa.func.min(other.c.contract)).where(*twice).scalar_subquery()
    return sa.select(rows, first.label(NAMED)).where(sa.exists().where(*twice))


def _contract_of_another(rows: sa.FromClause) -> sa.Select:
    known = current("contracten")
    there = sa.exists().where(
        known.c.partnerschap == rows.c.partnerschap, known.c.contract == rows.c.contract
    )
    return sa.select(rows).where(rows.c.contract.is_not(None), sa.not_(there))


def _kpi_of_another(rows: sa.FromClause) -> sa.Select:
    known = current("kpis")
    there = sa.exists().where(known.c.partnerschap == rows.c.partnerschap, known.c.kpi == rows.c.kpi)
    return sa.select(rows).where(rows.c.kpi.is_not(None), sa.not_(there))


def _no_norm(rows: sa.FromClause) -> sa.Select:
    """Key indicators that are measured without a norm; under a neutral indicator there can be none."""
    limits = indicator_limits()
    measured = rows.join(limits, limits.c.indicator == rows.c.indicator)
    directed = limits.c.richting != str(Direction.NEUTRAL)
    return sa.select(rows).select_from(measured).where(rows.c.norm.is_(None), directed)


def _norm_outside_scale(rows: sa.FromClause) -> sa.Select:
    limits = indicator_limits()
    measured = rows.join(limits, limits.c.indicator == rows.c.indicator)
    outside = sa.or_(rows.c.norm < limits.c.schaal_min, rows.c.norm > limits.c.schaal_max)
    return sa.select(rows).select_from(measured).where(outside)


def _norm_of_neutral(rows: sa.FromClause) -> sa.Select:
    limits = indicator_limits()
    measured = rows.join(limits, limits.c.indicator == rows.c.indicator)
    neutral = limits.c.richting == str(Direction.NEUTRAL)
    return sa.select(rows).select_from(measured).where(rows.c.norm.is_not(None), neutral)


def _upsets_norms(rule: Broken) -> Broken:
    """Indicators with key indicators from before this load that break a rule now."""

    def broken(rows: sa.FromClause) -> sa.Select:
        wrong = broken_before("kpis", rule)
        return sa.select(rows).where(rows.c.indicator.in_(sa.select(wrong.c.indicator)))

    return broken


def _ended_without_date(rows: sa.FromClause) -> sa.Select:
    """Decisions that are done or dropped on no known day, or open with such a day."""
    is_open = rows.c.staat == str(DecisionState.OPEN)
    return sa.select(rows).where(is_open == rows.c.afgerond_op.is_not(None))


def _dropped_without_reason(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.staat == str(DecisionState.DROPPED), rows.c.reden.is_(None))


def _owner_is_a_person(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(sa.func.regexp_full_match(rows.c.eigenaar, NO_ROLE))


def _decided_while_submitted(rows: sa.FromClause) -> sa.Select:
    submitted = rows.c.staat == str(ProposalState.SUBMITTED)
    return sa.select(rows).where(submitted, rows.c.besloten_op.is_not(None))


def _no_hours(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.uren_gepland == 0, rows.c.uren_ongepland == 0)


RULES_ON_AGREEMENTS = (
    Rule(
        "verlengbaar_na_einde",
        "verlengbaar_tot",
        _order("einddatum", "verlengbaar_tot"),
        beside=("einddatum",),
    ),
    Rule("evaluatie_na_begin", "evaluatie_op", _order("begindatum", "evaluatie_op"), beside=("begindatum",)),
    Rule(
        "contracten_overlappen",
        "contract",
        _overlapping,
        beside=("diensten", "begindatum", "einddatum"),
        on_other_loads=True,
    ),
    Rule("contract_van_partnerschap", "contract", _contract_of_another, on_other_loads=True),
    Rule("norm_bij_indicator", "norm", _no_norm, beside=("indicator",), on_other_loads=True),
    Rule("norm_binnen_schaal", "norm", _norm_outside_scale, beside=("indicator",), on_other_loads=True),
    Rule("norm_bij_richting", "norm", _norm_of_neutral, beside=("indicator",), on_other_loads=True),
    Rule("schaal_om_normen", "schaal_max", _upsets_norms(_norm_outside_scale), beside=("schaal_min",)),
    Rule("richting_om_normen", "richting", _upsets_norms(_norm_of_neutral)),
    Rule("kpi_van_partnerschap", "kpi", _kpi_of_another, on_other_loads=True),
    Rule("gereed_na_besluit", "gereed_op", _order("datum", "gereed_op"), beside=("datum",)),
    Rule("afgerond_bij_staat", "afgerond_op", _ended_without_date, beside=("staat",)),
    Rule("afgerond_na_besluit", "afgerond_op", _order("datum", "afgerond_op"), beside=("datum",)),
    Rule("reden_bij_vervallen", "reden", _dropped_without_reason, beside=("staat",)),
    Rule("eigenaar_is_rol", "eigenaar", _owner_is_a_person),
    Rule("besloten_na_voorstel", "besloten_op", _order("datum", "besloten_op"), beside=("datum",)),
    Rule("besloten_bij_ingediend", "besloten_op", _decided_while_submitted, beside=("staat",)),
    Rule("evenement_is_geen_totaal", "naam", _all_events),
    Rule("uren_van_niets", "uren_gepland", _no_hours, beside=("uren_ongepland",)),
)
