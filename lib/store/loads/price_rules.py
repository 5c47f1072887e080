"""Rules on quantities, inspections, costs and prices."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.derived import TOTAL
from lib.domain.service_levels.coordinates import RD_NEW, WGS84
from lib.domain.units import SIZES
from lib.store.loads.rule import NAMED, Rule, broken_before
from lib.store.schema import TABLES, active_loads, current, rows_as_table

SIGNED_KINDS = ("resultaat", "opbrengsten")


def _base(unit: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """The unit that a unit can be converted to; two units with the same one measure the same."""
    return sa.case(*[(unit == name, base) for name, (base, _) in SIZES.items()], else_=unit)


def object_type_units() -> sa.Subquery:
    """Object type and unit: those that were loaded, and the shipped ones that no load changes."""
    loaded = current("objecttypen")
    shipped = rows_as_table(
        "shipped_objecttypen",
        {"objecttype": sa.String, "eenheid": sa.String},
        [(o.code, o.unit) for o in shipped_catalogue().object_types.values()],
    )
    kept = sa.select(shipped.c.objecttype, shipped.c.eenheid).where(
        shipped.c.objecttype.not_in(sa.select(loaded.c.objecttype))
    )
    return sa.union_all(sa.select(loaded.c.objecttype, loaded.c.eenheid), kept).subquery("object_type_units")


def _unit_beside_object_type(rows: sa.FromClause) -> sa.Select:
    known = object_type_units()
    joined = rows.join(known, known.c.objecttype == rows.c.objecttype)
    differs = _base(rows.c.eenheid) != _base(known.c.eenheid)
    return sa.select(rows).select_from(joined).where(differs)


def _unit_beside_product(rows: sa.FromClause) -> sa.Select:
    """Another unit of the same dimension will do: the market test converts it, as a step that is seen."""
    product = current("producten")
    joined = rows.join(product, product.c.product == rows.c.product)
    return sa.select(rows).select_from(joined).where(_base(product.c.eenheid) != _base(rows.c.eenheid))


def is_part(value: sa.ColumnElement) -> sa.ColumnElement[bool]:
    """Whether a number is not whole."""
    return value != sa.func.floor(value)


def _pieces_in_parts(rows: sa.FromClause) -> sa.Select:
    """Quantities in pieces that are not whole, of what is counted in pieces; another unit than that is told itself."""
    if "objecttype" in rows.c:
        known = object_type_units()
        same = known.c.objecttype == rows.c.objecttype
    else:
        known = current("producten")
        same = known.c.product == rows.c.product
    counted = (rows.c.eenheid == "stuks", known.c.eenheid == "stuks", is_part(rows.c.hoeveelheid))
    return sa.select(rows).select_from(rows.join(known, same)).where(*counted)


def _prices_in_another_unit(rows: sa.FromClause) -> sa.Select:
    wrong = [broken_before(name, _unit_beside_product) for name in ("tarieven", "marktprijzen")]
    return sa.select(rows).where(sa.or_(*[rows.c.product.in_(sa.select(found.c.product)) for found in wrong]))


def _quantities_in_another_unit(rows: sa.FromClause) -> sa.Select:
    wrong = broken_before("areaal", _unit_beside_object_type)
    return sa.select(rows).where(rows.c.objecttype.in_(sa.select(wrong.c.objecttype)))


def _object_type_unknown(rows: sa.FromClause) -> sa.Select:
    known = sa.select(object_type_units().c.objecttype)
    codes = sa.select(
        rows.c.product, sa.func.unnest(sa.func.string_split(rows.c.objecttypen, " ")).label("code")
    )
    listed = codes.subquery()
    wrong = sa.select(listed.c.product).where(listed.c.code.not_in(known))
    return sa.select(rows).where(rows.c.product.in_(wrong))


def _until_before_from(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.geldig_tot < rows.c.geldig_vanaf)


def _scale_groups() -> sa.Subquery:
    """The scales with the discipline and the cross-cut that they are read for, a row each."""
    loaded = current("meetlatten")
    shipped = sa.values(*[sa.column(name, sa.String) for name in _SCALE], name="shipped_meetlatten").data(
        [(s.code, s.discipline, s.cross_cut) for s in shipped_catalogue().scales.values()]
    )
    kept = sa.select(shipped).where(shipped.c.meetlat.not_in(sa.select(loaded.c.meetlat)))
    known = sa.union_all(sa.select(*[loaded.c[name] for name in _SCALE]), kept).subquery()
    groups = [sa.select(known.c.meetlat, known.c[name].label("groep")) for name in _SCALE[1:]]
    return sa.union_all(*groups).subquery("scale_groups")


_SCALE = ("meetlat", "discipline", "schoon_heel")
_AMBITION = ("partnerschap", "laag", "discipline", "gebiedstype", "geldig_vanaf")


def _holds_on(ambition: sa.FromClause, day: sa.ColumnElement) -> sa.ColumnElement[bool]:
    until = sa.or_(ambition.c.geldig_tot.is_(None), ambition.c.geldig_tot >= day)
    return sa.and_(ambition.c.geldig_vanaf <= day, until)


def _more_places_than_there_are(rows: sa.FromClause) -> sa.Subquery:
    """Ambitions, of the partnerships of these rows, under which more places were judged in a year than there are.

    A reading that a later load replaced counts too: its place is the same, and choosing the newest of each takes long.
    Which ambition goes is asked of a day and a type of area and not of each reading: days are few, readings many.
    """
    agreed, read, groups = _ambitions_on_places(rows), TABLES["schouw"], _scale_groups()
    going = _ambitions_by_day(agreed)
    same = [going.c[name] == read.c[name] for name in ("partnerschap", "laag", "datum")]
    in_area = going.c.of_area.is_not_distinct_from(read.c.gebiedstype)
    judged = (
        sa.select(going.c.ambition, sa.func.year(read.c.datum).label("jaar"), read.c.locatie)
        .distinct()
        .select_from(going.join(read, sa.and_(*same, in_area)))
        .join(groups, sa.and_(groups.c.meetlat == read.c.meetlat, groups.c.groep == going.c.discipline))
        .where(read.c.load_id.in_(active_loads()), read.c.niveau != "nvt")
        .subquery("judged")
    )
    places = sa.func.count(judged.c.locatie).label("plekken")
    counted = (
        sa.select(judged.c.ambition, judged.c.jaar, places).group_by(*judged.c["ambition", "jaar"]).subquery()
    )
    key = [agreed.c[name] for name in _AMBITION]
    return (
        sa.select(*key, counted.c.jaar, counted.c.plekken)
        .select_from(agreed.join(counted, counted.c.ambition == agreed.c.ambition))
        .where(counted.c.plekken > agreed.c.meetlocaties)
        .subquery("beyond")
    )


def _ambitions_on_places(rows: sa.FromClause) -> sa.CTE:
    """Ambitions, of the partnerships of these rows, that may say too few places, each with a number.

    Whatever day an ambition goes, no more places were judged under it than were judged of its discipline in a year.
    """
    held, judged = current("ambities"), _places_by_discipline(rows)
    number = sa.func.row_number().over(order_by=[held.c[name] for name in _AMBITION]).label("ambition")
    same = [held.c[name] == judged.c[name] for name in ("partnerschap", "laag", "discipline")]
    return (
        sa.select(held, number)
        .join_from(held, judged, sa.and_(*same, held.c.meetlocaties < judged.c.plekken))
        .cte("agreed")
    )


def _places_by_discipline(rows: sa.FromClause) -> sa.Subquery:
    """The most places judged in a year of a discipline or cross-cut, by partnership and layer, whatever the area.

    Places of a scale are told apart before anything is joined to them. Of readings that are not committed yet DuckDB
    thinks that there are none, and would keep millions of them in memory to look up three ambitions.
    """
    read, groups = TABLES["schouw"], _scale_groups()
    place = (
        sa.select(
            *[read.c[name] for name in ("partnerschap", "laag", "meetlat", "locatie")],
            sa.func.year(read.c.datum).label("jaar"),
        )
        .distinct()
        .where(
            _one_of(active_loads().subquery("active").c.load_id, read.c.load_id),
            _one_of(rows.c.partnerschap, read.c.partnerschap),
            read.c.niveau != "nvt",
        )
        .subquery("place")
    )
    key = (place.c.partnerschap, place.c.laag, groups.c.groep)
    by_year = (
        sa.select(*key, sa.func.count(sa.distinct(place.c.locatie)).label("plekken"))
        .join_from(place, groups, groups.c.meetlat == place.c.meetlat)
        .group_by(*key, place.c.jaar)
        .subquery("by_year")
    )
    most = sa.func.max(by_year.c.plekken).label("plekken")
    by_group = (by_year.c.partnerschap, by_year.c.laag, by_year.c.groep)
    return (
        sa.select(*by_group[:2], by_year.c.groep.label("discipline"), most)
        .group_by(*by_group)
        .subquery("judged")
    )


def _one_of(values: sa.ColumnElement, value: sa.ColumnElement) -> sa.ColumnElement[bool]:
    """Whether a value is among few others, asked without a join."""
    return sa.func.list_contains(sa.select(sa.func.list(values.distinct())).scalar_subquery(), value)


def _ambitions_by_day(agreed: sa.FromClause) -> sa.Subquery:
    """Which of these ambitions goes on each day of readings, by type of area; the ambition for that type goes first."""
    first, read = current("ambities").alias("first"), TABLES["schouw"]
    day = (
        sa.select(*[read.c[name] for name in ("partnerschap", "laag", "gebiedstype", "datum")])
        .distinct()
        .where(read.c.load_id.in_(active_loads()))
        .where(read.c.partnerschap.in_(sa.select(agreed.c.partnerschap)))
        .subquery("day")
    )
    own = [first.c[name] == agreed.c[name] for name in ("partnerschap", "laag", "discipline")]
    newer = sa.and_(
        first.c.gebiedstype.is_not_distinct_from(agreed.c.gebiedstype),
        first.c.geldig_vanaf > agreed.c.geldig_vanaf,
    )
    of_type = sa.and_(agreed.c.gebiedstype.is_(None), first.c.gebiedstype == day.c.gebiedstype)
    goes_first = sa.exists().where(*own, _holds_on(first, day.c.datum), sa.or_(newer, of_type))
    same = [agreed.c[name] == day.c[name] for name in ("partnerschap", "laag")]
    return (
        sa.select(agreed, day.c.datum, day.c.gebiedstype.label("of_area"))
        .select_from(agreed.join(day, sa.and_(*same, _holds_on(agreed, day.c.datum))))
        .where(
            sa.or_(agreed.c.gebiedstype.is_(None), agreed.c.gebiedstype == day.c.gebiedstype),
            sa.not_(goes_first),
        )
        .subquery("going")
    )


def _known_places(rows: sa.FromClause) -> sa.Select:
    """Ambitions, of any load, that say out of how many places the readings are drawn."""
    return sa.select(TABLES["ambities"].c.load_id).where(TABLES["ambities"].c.meetlocaties.is_not(None))


def _too_few_of_a_year(rows: sa.FromClause) -> sa.Select:
    """Those of the partnerships of these rows that may say too few; it takes less than asking it of each day."""
    return sa.select(_ambitions_on_places(rows).c.ambition)


def _fewer_places_than_seen(rows: sa.FromClause) -> sa.Select:
    beyond = _more_places_than_there_are(rows)
    key = [beyond.c[name] for name in _AMBITION]
    most = sa.select(*key, sa.func.max(beyond.c.plekken).label("plekken")).group_by(*key).subquery("most")
    same = [most.c[name].is_not_distinct_from(rows.c[name]) for name in _AMBITION]
    return sa.select(rows, sa.cast(most.c.plekken, sa.String).label(NAMED)).join_from(
        rows, most, sa.and_(*same)
    )


def _places_beyond_agreed(rows: sa.FromClause) -> sa.Select:
    """The last reading of the load of each partnership, layer and year with more places than were agreed."""
    beyond = _more_places_than_there_are(rows)
    block = ("partnerschap", "laag", "jaar")
    most = sa.select(*[beyond.c[n] for n in block], sa.func.max(beyond.c.plekken).label("plekken"))
    worst = most.group_by(*[beyond.c[n] for n in block]).subquery("worst")
    of_row = (rows.c.partnerschap, rows.c.laag, sa.func.year(rows.c.datum))
    same = [worst.c[name] == part for name, part in zip(block, of_row, strict=True)]
    last = sa.func.row_number().over(
        partition_by=of_row, order_by=[rows.c[n].desc() for n in ("datum", "locatie", "meetlat")]
    )
    ranked = (
        sa.select(rows, sa.cast(worst.c.plekken, sa.String).label(NAMED), last.label("place"))
        .join_from(rows, worst, sa.and_(*same))
        .subquery("ranked")
    )
    return sa.select(*[column for column in ranked.c if column.name != "place"]).where(ranked.c.place == 1)


def _outside_the_country(rows: sa.FromClause) -> sa.Select:
    x, y = rows.c.x, rows.c.y
    inside = sa.or_(*[sa.and_(x.between(*across), y.between(*along)) for across, along in (RD_NEW, WGS84)])
    one_of_both = x.is_(None) != y.is_(None)
    return sa.select(rows).where(
        sa.or_(one_of_both, sa.and_(x.is_not(None), y.is_not(None), sa.not_(inside)))
    )


def _sign_beside_kind(rows: sa.FromClause) -> sa.Select:
    kind, amount = rows.c.kostensoort, rows.c.bedrag_eur
    negative = sa.and_(kind.not_in(SIGNED_KINDS), amount < 0)
    return sa.select(rows).where(sa.or_(negative, sa.and_(kind == "opbrengsten", amount > 0)))


def _service_of_all(rows: sa.FromClause) -> sa.Select:
    """A line for all services together: the total of a year adds the services up, so it would count twice."""
    return sa.select(rows).where(rows.c.dienst == TOTAL)


def _amount_for_nothing(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.bevat_eur.is_not(None), rows.c.bevat.is_(None))


def _flag_beside_partnership(rows: sa.FromClause) -> sa.Select:
    partnership = current("partnerschappen")
    joined = rows.join(partnership, partnership.c.partnerschap == rows.c.partnerschap)
    return sa.select(rows).select_from(joined).where(partnership.c.fictief != rows.c.fictief)


def _rates_with_another_flag(rows: sa.FromClause) -> sa.Select:
    theirs = TABLES["tarieven"].c.partnerschap.in_(sa.select(rows.c.partnerschap))
    wrong = broken_before("tarieven", _flag_beside_partnership, theirs)
    return sa.select(rows).where(rows.c.partnerschap.in_(sa.select(wrong.c.partnerschap)))


RULES_ON_QUANTITIES_AND_PRICES = (
    Rule("eenheid_past_bij_objecttype", "eenheid", _unit_beside_object_type, on_other_loads=True),
    Rule("eenheid_past_bij_product", "eenheid", _unit_beside_product, on_other_loads=True),
    Rule("stuks_zijn_geheel", "hoeveelheid", _pieces_in_parts, beside=("eenheid",), on_other_loads=True),
    Rule("eenheid_om_prijzen", "eenheid", _prices_in_another_unit),
    Rule("eenheid_om_areaal", "eenheid", _quantities_in_another_unit),
    Rule("objecttypen_bestaan", "objecttypen", _object_type_unknown, on_other_loads=True),
    Rule("geldigheid_in_volgorde", "geldig_tot", _until_before_from),
    Rule(
        "meetlocaties_onder_plekken",
        "meetlocaties",
        _fewer_places_than_seen,
        on_other_loads=True,
        needs=(_known_places, _too_few_of_a_year),
    ),
    Rule(
        "plekken_boven_meetlocaties",
        "locatie",
        _places_beyond_agreed,
        needs=(_known_places, _too_few_of_a_year),
    ),
    Rule("coordinaten", "x", _outside_the_country),
    Rule("teken_van_bedrag", "bedrag_eur", _sign_beside_kind),
    Rule("dienst_is_geen_totaal", "dienst", _service_of_all),
    Rule("uren_zijn_van_een_dienst", "dienst", _service_of_all),
    Rule("bevat_bij_bedrag", "bevat", _amount_for_nothing),
    Rule("fictief_als_partnerschap", "fictief", _flag_beside_partnership, on_other_loads=True),
    Rule("fictief_om_tarieven", "fictief", _rates_with_another_flag),
)
