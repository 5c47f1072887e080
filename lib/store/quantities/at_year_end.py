"""Quantities under care at the end of a year: per object type and area the newest count."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.units import SIZES
from lib.store.rows import Filter, Rows, RowValue
from lib.store.schema import rows_as_table
from lib.store.working_tables import listed

CONVERSIONS = tuple((unit, base, size) for unit, (base, size) in SIZES.items())
"""A unit, the unit of a service, and the factor that brings a quantity from the one to the other."""


def lines_at_end_of(rows: Filter, years: sa.FromClause, **equal: RowValue) -> sa.Subquery:
    """The lines that count at the end of each year.

    Args:
        years: partnership and year (`partnerschap`, `jaar`).
        equal: key columns and the value that they must have, which saves looking through the lines of all others.
    """
    line = rows.of("areaal", **equal)
    newest = sa.func.row_number().over(
        partition_by=[line.c.partnerschap, years.c.jaar, line.c.objecttype, line.c.gebied],
        order_by=line.c.peildatum.desc(),
    )
    counted = sa.and_(
        line.c.partnerschap == years.c.partnerschap, sa.func.year(line.c.peildatum) <= years.c.jaar
    )
    ranked = sa.select(line, years.c.jaar, newest.label("newest")).join(years, counted).subquery()
    return sa.select(ranked).where(ranked.c.newest == 1).subquery("lines")


def quantities_of_services(rows: Rows, years: sa.FromClause) -> sa.Subquery:
    """Per partnership, service and year the quantity of its objects in the unit of the service, and the sources."""
    line = in_unit_of_service(rows, lines_at_end_of(rows, years))
    groups = (line.c.partnerschap, line.c.dienst, line.c.jaar)
    amount = sa.func.round(sa.func.sum(line.c.in_eenheid), 6)
    return (
        sa.select(*groups, amount.label("hoeveelheid"), listed(line.c.bron).label("bron"))
        .group_by(*groups)
        .subquery("quantities")
    )


def in_unit_of_service(rows: Rows, line: sa.FromClause) -> sa.Subquery:
    """Lines with their service and their quantity in its unit (`dienst`, `in_eenheid`); others are left out."""
    kinds = services_of_object_types(rows)
    units = rows_as_table(
        "service_units",
        {"dienst": sa.String, "eenheid": sa.String},
        [(code, s.quantity_unit) for code, s in shipped_catalogue().services.items() if s.quantity_unit],
    )
    conversion = rows_as_table(
        "conversions", {"van": sa.String, "naar": sa.String, "factor": sa.Double}, CONVERSIONS
    )
    fits = sa.and_(conversion.c.van == line.c.eenheid, conversion.c.naar == units.c.eenheid)
    amount = (line.c.hoeveelheid * conversion.c.factor).label("in_eenheid")
    return (
        sa.select(line, kinds.c.dienst, amount)
        .select_from(
            line.join(kinds, kinds.c.objecttype == line.c.objecttype)
            .join(units, units.c.dienst == kinds.c.dienst)
            .join(conversion, fits)
        )
        .subquery("in_unit")
    )


def services_of_object_types(rows: Rows) -> sa.Subquery:
    """Object type and service: those that were loaded, and the shipped ones that no load changes."""
    loaded = rows.of("objecttypen")
    shipped = rows_as_table(
        "shipped_services",
        {"objecttype": sa.String, "dienst": sa.String},
        [(o.code, o.service) for o in shipped_catalogue().object_types.values()],
    )
    kept = sa.select(*shipped.c).where(shipped.c.objecttype.not_in(sa.select(loaded.c.objecttype)))
    return sa.union_all(sa.select(loaded.c.objecttype, loaded.c.dienst), kept).subquery("kinds")
