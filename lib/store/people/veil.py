"""Others that do not show themselves by name: their figures under a pseudonym, or only in a median of at least five.

What is not named here of such a row is taken away. A pseudonym hides a name, not a figure that was published elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.partners import HOME_COUNTRY, REFERENCE_KIND
from lib.domain.people.sight import FEWEST_IN_MEDIAN
from lib.store.schema import TABLES, derived_figures, newest_rows

_Loads = Sequence[int] | sa.BindParameter[Sequence[int]]
_Part = sa.Select
_Cells = dict[str, sa.ColumnElement[Any]]

VEILED = frozenset({"partnerschappen", "organisaties", "cijfers", "derived_figures"})
"""What is told of those who do not show themselves by name."""
_VEILED_TABLES = (*(TABLES[name] for name in sorted(VEILED) if name in TABLES), derived_figures)
UNDER_ALIAS = "onder schuilnaam; de bron is bekend bij de beheerder"
"""The source of a figure under a pseudonym: its own would name the partnership."""
OF_OTHERS = "mediaan van ten minste vijf partnerschappen, afgerond"
MEDIAN = "mediaan-anderen-"
"""What the code of a median begins with; the country and whether it is fictitious follow."""
MEDIAN_NAME = "Mediaan van andere partnerschappen"
SOMEBODY = "gemeente"
_KEPT = ("indicator", "periode", "status", "waarde", "ondergrens", "bovengrens", "aantal", "reeksbreuk")


def is_veiled(name: str, scope: Scope) -> bool:
    """Whether rows of a table are seen otherwise than as they are."""
    return name in VEILED and bool(scope.pseudonyms or scope.medians)


def veiled(
    name: str, columns: Sequence[str], scope: Scope, loads: _Loads, derived: sa.Subquery | None
) -> list[_Part]:
    """The rows of those who do not show themselves by name, in these columns.

    Args:
        derived: all derived figures that count, of everyone; for `derived_figures`.
    """
    if name == "partnerschappen":
        return [_partners(columns, scope, loads)] if scope.pseudonyms else []
    if name == "organisaties":
        return _organisations(columns, scope, loads)
    figures = newest_rows("cijfers", loads) if derived is None else derived
    parts = [_under_alias(figures, columns, scope)] if scope.pseudonyms else []
    return parts + ([_in_medians(figures, columns, scope, loads)] if scope.medians else [])


def _partners(columns: Sequence[str], scope: Scope, loads: _Loads) -> _Part:
    real = newest_rows("partnerschappen", loads)
    alias = _alias(real.c.partnerschap, scope)
    told: _Cells = {
        "partnerschap": alias,
        "opdrachtgever": alias,
        "opdrachtnemer": alias,
        "naam": _name(alias),
        **{name: real.c[name] for name in ("contractvorm", "peergroep", "fictief")},
    }
    return _told(real, told, columns).where(_has_alias(real, scope))


def _organisations(columns: Sequence[str], scope: Scope, loads: _Loads) -> list[_Part]:
    who = _everyone(loads)
    parts = []
    told: _Cells
    alias = _alias(who.c.partnerschap, scope)
    if scope.pseudonyms:
        told = {"organisatie": alias, "naam": _name(alias), "soort": sa.literal(SOMEBODY)}
        told |= {"land": who.c.land, "fictief": who.c.fictief}
        parts.append(_told(who, told, columns).where(_has_alias(who, scope)))
    if scope.medians:
        told = {
            "organisatie": _group(who),
            "naam": sa.literal(MEDIAN_NAME),
            "soort": sa.literal(REFERENCE_KIND),
        }
        told |= {"land": who.c.land, "fictief": who.c.fictief}
        grouped = _told(who, told, columns).where(who.c.partnerschap.in_(sorted(scope.medians)))
        grouped = grouped.group_by(who.c.land, who.c.fictief).having(_number(who, scope) >= FEWEST_IN_MEDIAN)
        parts.append(grouped)
    return parts


def _under_alias(figures: sa.Subquery, columns: Sequence[str], scope: Scope) -> _Part:
    """Figures without the sizes from which a partnership could be told: a share of 1 stays a share."""
    c = figures.c
    told: _Cells = {name: c[name] for name in _KEPT}
    told |= {"partnerschap": _alias(c.partnerschap, scope), "bron": sa.literal(UNDER_ALIAS)}
    told |= {"teller": _share(figures), "noemer": sa.case((_share(figures).is_not(None), 1.0))}
    open_ = [c.vertrouwelijk.is_not(True)] if "vertrouwelijk" in c else []
    return _told(figures, told, columns).where(_has_alias(figures, scope), *open_)


def _in_medians(figures: sa.Subquery, columns: Sequence[str], scope: Scope, loads: _Loads) -> _Part:
    """One figure per indicator, period and status of at least five others of one country, coarsened."""
    who, c = _everyone(loads), figures.c
    others = c.partnerschap.not_in(sorted(scope.partnerships or ()))
    enough = [sa.func.count(each).filter(others) >= FEWEST_IN_MEDIAN for each in (c.waarde, _share(figures))]
    value = sa.case((enough[0], _coarse(sa.func.median(c.waarde))))
    share = sa.case((sa.and_(sa.not_(enough[0]), enough[1]), _coarse(sa.func.median(_share(figures)))))
    told: _Cells = {name: c[name] for name in ("indicator", "periode", "status")}
    told |= {"organisatie": _group(who), "waarde": value, "teller": share}
    told |= {"noemer": sa.case((share.is_not(None), 1.0)), "bron": sa.literal(OF_OTHERS)}
    told |= {"reeksbreuk": sa.false()}
    open_ = [c.vertrouwelijk.is_not(True)] if "vertrouwelijk" in c else []
    joined = figures.join(who, who.c.partnerschap == c.partnerschap)
    per = (c.indicator, c.periode, c.status, who.c.land, who.c.fictief)
    return (
        _told(figures, told, columns)
        .select_from(joined)
        .where(c.partnerschap.in_(sorted(scope.medians)), *open_)
        .group_by(*per)
        .having(sa.or_(*enough))
    )


def _told(rows: sa.FromClause, told: _Cells, columns: Sequence[str]) -> _Part:
    """These columns, in their order; what is not told is empty."""
    types = {column.name: column.type for table in _VEILED_TABLES for column in table.c}
    empty = [sa.cast(sa.null(), types.get(name, sa.String())).label(name) for name in columns]
    cells = [
        told[name].label(name) if name in told else each for name, each in zip(columns, empty, strict=True)
    ]
    return sa.select(*cells).select_from(rows)


def _everyone(loads: _Loads) -> sa.Subquery:
    """Every partnership with its country."""
    partner, client = newest_rows("partnerschappen", loads), newest_rows("organisaties", loads)
    land = sa.func.coalesce(client.c.land, HOME_COUNTRY).label("land")
    joined = partner.outerjoin(client, client.c.organisatie == partner.c.opdrachtgever)
    return sa.select(partner.c.partnerschap, partner.c.fictief, land).select_from(joined).subquery("everyone")


def _group(who: sa.Subquery) -> sa.ColumnElement[str]:
    kind = sa.case((who.c.fictief, "-fictief"), else_="")
    return sa.literal(MEDIAN) + sa.func.lower(who.c.land) + kind


def _number(who: sa.Subquery, scope: Scope) -> sa.ColumnElement[int]:
    """How many there are beside the reader's own."""
    return sa.func.count().filter(who.c.partnerschap.not_in(sorted(scope.partnerships or ())))


def _alias(named: sa.ColumnElement[str], scope: Scope) -> sa.ColumnElement[Any]:
    return sa.case(dict(sorted(scope.pseudonyms)), value=named) if scope.pseudonyms else sa.null()


def _name(alias: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    return sa.literal("Schuilnaam ") + sa.func.upper(sa.func.right(alias, 6))


def _has_alias(rows: sa.FromClause, scope: Scope) -> sa.ColumnElement[bool]:
    return rows.c.partnerschap.in_(sorted(code for code, _ in scope.pseudonyms))


def _share(figures: sa.Subquery) -> sa.ColumnElement[Any]:
    return figures.c.teller / sa.func.nullif(figures.c.noemer, 0)


def _coarse(value: sa.ColumnElement[float]) -> sa.ColumnElement[float]:
    """Two figures that count, so that a median of an odd number is not the exact figure of one."""
    size = sa.cast(1 - sa.func.floor(sa.func.log10(sa.func.abs(sa.func.nullif(value, 0)))), sa.Integer)
    return sa.case((value == 0, 0.0), else_=sa.func.round(value, size))
