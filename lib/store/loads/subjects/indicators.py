"""What a rule needs to know of indicators: those that ship and those of loads."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.store.schema import current, rows_as_table


def indicator_limits() -> sa.Subquery:
    """Per indicator the scale, which way is better, and what numerator / denominator is multiplied by."""
    shipped = rows_as_table(
        "shipped",
        {
            "indicator": sa.String,
            "schaal_min": sa.Double,
            "schaal_max": sa.Double,
            "factor": sa.Double,
            "richting": sa.String,
        },
        [
            (i.code, i.scale_min, i.scale_max, i.unit.factor, str(i.direction))
            for i in shipped_catalogue().indicators.values()
        ],
    )
    loaded = current("indicatoren")
    measure = sa.func.trim(sa.func.split_part(loaded.c.eenheid, "/", 1))
    number = sa.func.regexp_extract(
        sa.func.trim(sa.func.split_part(loaded.c.eenheid, "/", 2)), r"^(\d+)\s+\D", 1
    )
    factor = sa.case(
        (measure == "%", 100.0),
        (measure == "‰", 1000.0),
        (number != "", sa.try_cast(number, sa.Double)),
        else_=1.0,
    )
    return sa.union_all(
        sa.select(*shipped.c),
        sa.select(
            loaded.c.indicator,
            loaded.c.schaal_min,
            loaded.c.schaal_max,
            factor.label("factor"),
            loaded.c.richting,
        ),
    ).subquery("limits")
