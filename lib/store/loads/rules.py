"""Rules on more than one cell: each selects the rows that break it.

A rule gets the typed rows of a load and may look at everything that counts now, this load included.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Dataset
from lib.domain.partners import REFERENCE_KIND
from lib.domain.units import COUNTED_PATTERN, MISTAKEN_UNIT
from lib.store.loads.double_counts import RULES_ON_DOUBLE_COUNTS
from lib.store.loads.price_rules import RULES_ON_QUANTITIES_AND_PRICES, is_part
from lib.store.loads.rule import Broken, Rule, broken_before
from lib.store.loads.subjects.agreements import RULES_ON_AGREEMENTS
from lib.store.loads.subjects.cooperation import RULES_ON_THE_SCAN
from lib.store.loads.subjects.indicators import indicator_limits
from lib.store.loads.subjects.story import RULES_ON_STORIES
from lib.store.schema import TABLES, current, rows_as_table

UNKNOWN_CODE = "onbekende_code"


def rules_of(dataset: Dataset) -> list[Rule]:
    """References, uniqueness and the declared rules of a dataset."""
    found = reference_rules(dataset)
    found += [_unique(dataset, column) for column in dataset.columns if column.unique]
    return found + [_DECLARED[code] for code in dataset.rules]


def reference_rules(dataset: Dataset) -> list[Rule]:
    """One rule for every column that refers to another dataset."""
    return [_reference(column, column.refers_to) for column in dataset.columns if column.refers_to]


def repeated_keys(dataset: Dataset, rows: sa.FromClause) -> sa.Select:
    """The rows whose key stands in the load more than once."""
    count = sa.func.count().over(partition_by=[rows.c[name] for name in dataset.key])
    counted = sa.select(rows, count.label("times")).subquery()
    return sa.select(counted).where(counted.c.times > 1)


def has_repeated_keys(dataset: Dataset, rows: sa.FromClause) -> sa.Select:
    """One row if any key may stand in the load twice; compares hashes, so it never misses one."""
    key = sa.func.hash(*[rows.c[name] for name in dataset.key])
    return sa.select(sa.literal(1)).select_from(rows).group_by(key).having(sa.func.count() > 1).limit(1)


def _reference(column: Column, dataset: str) -> Rule:
    """The code must exist in the dataset it refers to, in the catalogue, or in this load."""

    def broken(rows: sa.FromClause) -> sa.Select:
        value = rows.c[column.name]
        return sa.select(rows).where(value.is_not(None), value.not_in(known_codes(dataset)))

    return Rule(UNKNOWN_CODE, column.name, broken, on_other_loads=True)


def known_codes(dataset: str) -> sa.CompoundSelect:
    """The codes of a dataset that count now, and those that ship with the monitor."""
    codes = [sa.select(current(dataset).c[DATASETS[dataset].key[0]])]
    if names := shipped_catalogue().codes(dataset):
        shipped = rows_as_table("shipped", {"code": sa.String}, [(name,) for name in names])
        codes.append(sa.select(shipped.c.code))
    return sa.union_all(*codes)


def _unique(dataset: Dataset, column: Column) -> Rule:
    key = dataset.key[0]

    def broken(rows: sa.FromClause) -> sa.Select:
        other = current(dataset.name).alias("others")
        taken = sa.exists().where(other.c[column.name] == rows.c[column.name], other.c[key] != rows.c[key])
        return sa.select(rows).where(taken)

    return Rule("niet_uniek", column.name, broken, on_other_loads=True)


def _with_limits(
    rows: sa.FromClause, condition: Callable[[sa.FromClause, sa.ColumnElement], sa.ColumnElement]
) -> sa.Select:
    """The rows of cijfers for which a condition on limits and ratio (teller / noemer, scaled) holds."""
    limits = indicator_limits()
    ratio = rows.c.teller / rows.c.noemer * limits.c.factor
    joined = rows.join(limits, limits.c.indicator == rows.c.indicator)
    return sa.select(rows).select_from(joined).where(condition(limits, ratio))


def _one_of_both(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.partnerschap.is_(None) == rows.c.organisatie.is_(None))


def _value_or_ratio(rows: sa.FromClause) -> sa.Select:
    no_ratio = sa.or_(rows.c.teller.is_(None), rows.c.noemer.is_(None))
    return sa.select(rows).where(rows.c.waarde.is_(None), no_ratio)


def _value_is_not_ratio(rows: sa.FromClause) -> sa.Select:
    """A rounded value may differ from the ratio by half a unit of its last decimal."""
    written = sa.cast(rows.c.waarde, sa.String)
    decimals = sa.func.length(
        sa.func.regexp_replace(sa.func.regexp_extract(written, r"\.(\d+)", 1), "^0$", "")
    )
    smaller = sa.func.coalesce(sa.try_cast(sa.func.regexp_extract(written, r"e-(\d+)", 1), sa.Integer), 0)
    slack = 0.5 * sa.func.pow(10.0, -(decimals + smaller)) + 1e-9 * sa.func.abs(rows.c.waarde)
    return _with_limits(rows, lambda limits, ratio: sa.func.abs(rows.c.waarde - ratio) > slack)


def _interval_beside_value(rows: sa.FromClause) -> sa.Select:
    def beside(limits: sa.FromClause, ratio: sa.ColumnElement) -> sa.ColumnElement:
        value = sa.func.coalesce(rows.c.waarde, ratio)
        return sa.or_(
            rows.c.ondergrens > value, rows.c.bovengrens < value, rows.c.ondergrens > rows.c.bovengrens
        )

    return _with_limits(rows, beside)


def _outside_scale(rows: sa.FromClause) -> sa.Select:
    def outside(limits: sa.FromClause, ratio: sa.ColumnElement) -> sa.ColumnElement:
        value = sa.func.coalesce(rows.c.waarde, ratio)
        return sa.or_(value < limits.c.schaal_min, value > limits.c.schaal_max)

    return _with_limits(rows, outside)


def _own_service_elsewhere(rows: sa.FromClause) -> sa.Select:
    own = rows.c.contractvorm.in_(("eigen_dienst", "onbekend"))
    return sa.select(rows).where(own, rows.c.opdrachtgever != rows.c.opdrachtnemer)


def _end_before_start(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.einddatum < rows.c.begindatum)


def _reference_as(party: str) -> Broken:
    def broken(rows: sa.FromClause) -> sa.Select:
        organisation = current("organisaties")
        reference = sa.exists().where(
            organisation.c.organisatie == rows.c[party], organisation.c.soort == REFERENCE_KIND
        )
        return sa.select(rows).where(reference)

    return broken


def _reference_is_partner(rows: sa.FromClause) -> sa.Select:
    partnership = current("partnerschappen")
    party = rows.c.organisatie.in_((partnership.c.opdrachtgever, partnership.c.opdrachtnemer))
    return sa.select(rows).where(rows.c.soort == REFERENCE_KIND, sa.exists().where(party))


def _flag_differs_from_parties(rows: sa.FromClause) -> sa.Select:
    organisation = current("organisaties")
    parties = organisation.c.organisatie.in_((rows.c.opdrachtgever, rows.c.opdrachtnemer))
    return sa.select(rows).where(sa.exists().where(parties, organisation.c.fictief != rows.c.fictief))


def _flag_differs_from_partnerships(rows: sa.FromClause) -> sa.Select:
    partnership = current("partnerschappen")
    party = rows.c.organisatie.in_((partnership.c.opdrachtgever, partnership.c.opdrachtnemer))
    return sa.select(rows).where(sa.exists().where(party, partnership.c.fictief != rows.c.fictief))


def _scale_upside_down(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.schaal_min >= rows.c.schaal_max)


def _upsets_figures(*rules: Broken) -> Broken:
    """Indicators with figures from before this load that break one of these rules now."""

    def broken(rows: sa.FromClause) -> sa.Select:
        theirs = TABLES["cijfers"].c.indicator.in_(sa.select(rows.c.indicator))
        upset = [sa.select(broken_before("cijfers", rule, theirs).c.indicator) for rule in rules]
        return sa.select(rows).where(sa.or_(*(rows.c.indicator.in_(codes) for codes in upset)))

    return broken


def _characteristic_out_of_range(rows: sa.FromClause) -> sa.Select:
    kind, value = rows.c.kenmerk, rows.c.waarde
    known = shipped_catalogue().characteristics.values()
    below = [sa.and_(kind == c.code, value < c.minimum) for c in known if c.minimum is not None]
    above = [sa.and_(kind == c.code, value > c.maximum) for c in known if c.maximum is not None]
    return sa.select(rows).where(sa.or_(*below, *above))


def _counted_in_parts(rows: sa.FromClause) -> sa.Select:
    """Characteristics that count something, with a part of one."""
    counted = [c.code for c in shipped_catalogue().characteristics.values() if c.whole]
    return sa.select(rows).where(rows.c.kenmerk.in_(counted), is_part(rows.c.waarde))


def _people_in_parts(rows: sa.FromClause) -> sa.Select:
    """Figures per inhabitant or household, of which the denominator is no whole number."""
    shipped = [i.code for i in shipped_catalogue().indicators.values() if i.unit.is_per_counted]
    loaded = current("indicatoren")
    per = sa.func.trim(sa.func.split_part(loaded.c.eenheid, "/", 2))
    own = sa.select(loaded.c.indicator).where(sa.func.regexp_full_match(per, COUNTED_PATTERN))
    counts = sa.or_(rows.c.indicator.in_(shipped), rows.c.indicator.in_(own))
    return sa.select(rows).where(is_part(rows.c.noemer), counts)


def _mistaken_unit(rows: sa.FromClause) -> sa.Select:
    """Indicators whose unit would be taken for a word: no money, no percentage, no number in the denominator."""
    return sa.select(rows).where(sa.func.regexp_full_match(rows.c.eenheid, MISTAKEN_UNIT))


def _redefines_catalogue(rows: sa.FromClause) -> sa.Select:
    """Its codes, and those that there will be one of for every product."""
    catalogue = shipped_catalogue()
    per_product = rows.c.indicator.startswith(catalogue.market_index.code_for(""), autoescape=True)
    return sa.select(rows).where(sa.or_(rows.c.indicator.in_(list(catalogue.indicators)), per_product))


_DECLARED = {
    rule.code: rule
    for rule in (
        *RULES_ON_QUANTITIES_AND_PRICES,
        *RULES_ON_DOUBLE_COUNTS,
        *RULES_ON_THE_SCAN,
        *RULES_ON_AGREEMENTS,
        *RULES_ON_STORIES,
        Rule("partnerschap_of_organisatie", "partnerschap", _one_of_both, beside=("organisatie",)),
        Rule("waarde_of_teller_en_noemer", "waarde", _value_or_ratio, beside=("teller", "noemer")),
        Rule("waarde_past_bij_teller_en_noemer", "waarde", _value_is_not_ratio, on_other_loads=True),
        Rule("interval_om_waarde", "waarde", _interval_beside_value, on_other_loads=True),
        Rule("binnen_schaal", "waarde", _outside_scale, on_other_loads=True),
        Rule("eigen_dienst_zelf", "opdrachtnemer", _own_service_elsewhere),
        Rule("einde_na_begin", "einddatum", _end_before_start),
        Rule(
            "geen_referentie_als_opdrachtgever",
            "opdrachtgever",
            _reference_as("opdrachtgever"),
            on_other_loads=True,
        ),
        Rule(
            "geen_referentie_als_opdrachtnemer",
            "opdrachtnemer",
            _reference_as("opdrachtnemer"),
            on_other_loads=True,
        ),
        Rule("referentie_is_geen_partner", "soort", _reference_is_partner),
        Rule("fictief_als_organisaties", "fictief", _flag_differs_from_parties, on_other_loads=True),
        Rule("fictief_als_partnerschappen", "fictief", _flag_differs_from_partnerships),
        Rule("schaal_volgorde", "schaal_max", _scale_upside_down),
        Rule("schaal_om_cijfers", "schaal_max", _upsets_figures(_outside_scale), beside=("schaal_min",)),
        Rule("eenheid_om_cijfers", "eenheid", _upsets_figures(_value_is_not_ratio, _interval_beside_value)),
        Rule("kenmerk_binnen_bereik", "waarde", _characteristic_out_of_range, beside=("kenmerk",)),
        Rule("aantal_is_geheel", "waarde", _counted_in_parts, beside=("kenmerk",)),
        Rule("noemer_is_geheel", "noemer", _people_in_parts, on_other_loads=True),
        Rule("eenheid_in_woorden", "eenheid", _mistaken_unit),
        Rule("catalogus_beschermd", "indicator", _redefines_catalogue),
    )
}
