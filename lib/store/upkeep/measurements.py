"""Every value that can look wrong, of whatever dataset, in one shape: beside what it stands in time and in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.domain.indicators import Indicator
from lib.domain.partners import REFERENCE_KIND
from lib.domain.units import SIZES
from lib.store.registry import read_registry
from lib.store.rows import rows_now
from lib.store.schema import TABLES, active_loads, confidential_references, newest_rows

KEY = "key_"
"""Before the name of a key column."""
BUDGET = "begroting"
HOME = "NL"
BALANCES = ("resultaat",)
"""Cost kinds that are a difference of two amounts: these change by any factor."""
POINTS = 10.0
"""Of a percentage: a smaller change is none to look at, however small the percentage was."""
OF_SCALE = 0.25
"""Of a scale with two ends, likewise."""
OF_TOTAL = 0.1
"""Of all cost of the service, likewise."""


@dataclass(frozen=True)
class Measurements:
    """Values of a dataset.

    Attributes:
        rows: the key's columns; `value`; `load_id`; `track` (what a series is of, empty when it has none in time);
            `moment` (its period, in order as text); `breaks` (not to be compared with the earlier one); `kind` (whose
            values tell what a small one is); `floor` (a smaller difference is none, empty to go by `kind`); `peers`
            (with whom it is compared in place, empty for none); `size` (what it is divided by then); `hidden`
            (confidential); `counts` (whether it is one of the others that a value is held against); `given` (the value
            in the unit of its row, where `value` is in one that all share).
        column: the column it stands in.
        in_time, in_place: whether there is a `track`, and `peers`.
        summed: whether each is a sum of rows, divided by the client's inhabitants.
        others: what it is held against in place, where that is more than these rows.
    """

    dataset: str
    column: str
    rows: sa.Subquery
    in_time: bool = True
    in_place: bool = True
    summed: bool = False
    others: sa.Subquery | None = None

    @property
    def key(self) -> list[str]:
        return [c.name.removeprefix(KEY) for c in self.rows.c if c.name.startswith(KEY)]


def measurements(connection: sa.Connection, name: str, load_id: int | None) -> list[Measurements]:
    """What there is to look at in a dataset, of series and peers that a load touches or of all.

    Args:
        load_id: of a load whose rows are there.
    """
    there = connection.scalar(sa.select(sa.exists(sa.select(TABLES[name].c.load_id))))
    return [made(connection, load_id) for made in _LOOKED_AT.get(name, ())] if there else []


def values_before(name: str, load_id: int) -> sa.Subquery:
    """The rows of a dataset as they were before a load, with their values as `measurements` gives them."""
    rows = newest_rows(name, active_loads(before=load_id))
    return sa.select(*_key(name, rows), _value(name, rows).label("value"), _hidden(rows)).subquery("was")


def _counting(name: str, load_id: int | None, *touching: str) -> sa.Subquery:
    """The rows that count, of the values in some key columns that a load has rows of."""
    table = TABLES[name]
    brought = [] if load_id is None else [table.c[c].in_(_brought(name, load_id, c)) for c in touching]
    return newest_rows(name, active_loads(), *brought, also=("load_id",))


def _brought(name: str, load_id: int, column: str) -> sa.Select:
    table = TABLES[name].alias()
    return sa.select(table.c[column]).where(table.c.load_id == load_id)


def _key(name: str, rows: sa.FromClause) -> list[sa.Label[Any]]:
    return [rows.c[column].label(KEY + column) for column in DATASETS[name].key]


def _together(*columns: sa.ColumnElement[Any] | str) -> sa.ColumnElement[str]:
    texts = [
        sa.literal(c) if isinstance(c, str) else sa.func.coalesce(sa.cast(c, sa.String), "") for c in columns
    ]
    return sa.func.concat_ws("|", *texts)


def _hidden(rows: sa.FromClause) -> sa.Label[bool]:
    if "vertrouwelijk" not in rows.c:
        return sa.false().label("hidden")
    known = rows.c.referentie.in_(confidential_references())
    return sa.or_(rows.c.vertrouwelijk, known).label("hidden")


def _shaped(
    name: str,
    rows: sa.FromClause,
    *,
    value: sa.ColumnElement[Any],
    track: sa.ColumnElement[Any] | None = None,
    moment: sa.ColumnElement[Any] | None = None,
    breaks: sa.ColumnElement[bool] | None = None,
    kind: sa.ColumnElement[Any] | None = None,
    floor: sa.ColumnElement[Any] | None = None,
    peers: sa.ColumnElement[Any] | None = None,
    size: sa.ColumnElement[Any] | None = None,
    counts: sa.ColumnElement[bool] | None = None,
    given: sa.ColumnElement[Any] | None = None,
    keys: list[sa.Label[Any]] | None = None,
    load_id: sa.ColumnElement[Any] | None = None,
) -> sa.Select:
    """The columns of `Measurements.rows`; what is left out is empty."""
    text, number = sa.cast(sa.null(), sa.String), sa.cast(sa.null(), sa.Double)
    return sa.select(
        *(_key(name, rows) if keys is None else keys),
        value.label("value"),
        (rows.c.load_id if load_id is None else load_id).label("load_id"),
        (text if track is None else track).label("track"),
        (text if moment is None else sa.cast(moment, sa.String)).label("moment"),
        (sa.false() if breaks is None else sa.func.coalesce(breaks, sa.false())).label("breaks"),
        (track if kind is None and track is not None else text if kind is None else kind).label("kind"),
        (number if floor is None else floor).label("floor"),
        (text if peers is None else peers).label("peers"),
        (sa.literal(1.0) if size is None else size).label("size"),
        _hidden(rows),
        (sa.true() if counts is None else counts).label("counts"),
        (value if given is None else given).label("given"),
    )


def _grain(period: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """Years, quarters and months are series of their own."""
    return sa.func.regexp_replace(period, r"\d", "#", "g")


def _known_units(indicators: list[Indicator]) -> sa.Subquery:
    """Per indicator whether its values compare in place, the factor of numerator / denominator, and the floor."""

    def floor(indicator: Indicator) -> float | None:
        if indicator.unit.is_share:
            return POINTS
        if indicator.scale_min is None or indicator.scale_max is None:
            return None
        return OF_SCALE * (indicator.scale_max - indicator.scale_min)

    columns = (
        *(sa.column("indicator", sa.String), sa.column("comparable", sa.Boolean)),
        *(sa.column("factor", sa.Double), sa.column("floor", sa.Double)),
    )
    known = [
        (i.code, floor(i) is not None or bool(i.unit.denominator), i.unit.factor, floor(i))
        for i in indicators
    ]
    listed = sa.values(*columns, name="units").data(known)
    numbers = [sa.cast(listed.c[name], sa.Double).label(name) for name in ("factor", "floor")]
    return sa.select(listed.c.indicator, listed.c.comparable, *numbers).subquery("known_units")


def _figures(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("cijfers", load_id, "indicator")
    units = _known_units(list(read_registry(rows_now(connection)).indicators.values()))
    organisation, partnership = _now("organisaties"), _now("partnerschappen")
    client = organisation.alias("client")
    joined = (
        rows.join(units, units.c.indicator == rows.c.indicator)
        .outerjoin(organisation, organisation.c.organisatie == rows.c.organisatie)
        .outerjoin(partnership, partnership.c.partnerschap == rows.c.partnerschap)
        .outerjoin(client, client.c.organisatie == partnership.c.opdrachtgever)
    )
    budget = rows.c.status == BUDGET
    track = _together(
        rows.c.partnerschap, rows.c.organisatie, rows.c.indicator, _grain(rows.c.periode), budget
    )
    country = sa.func.coalesce(client.c.land, organisation.c.land, HOME)
    fictitious = sa.func.coalesce(client.c.fictief, organisation.c.fictief)
    peers = _together(rows.c.indicator, rows.c.periode, budget, fictitious, country)
    shaped = _shaped(
        "cijfers",
        rows,
        value=sa.func.coalesce(rows.c.waarde, rows.c.teller / rows.c.noemer * units.c.factor),
        track=track,
        moment=rows.c.periode,
        breaks=rows.c.reeksbreuk,
        kind=sa.case((units.c.comparable, rows.c.indicator), else_=track),
        floor=units.c.floor,
        peers=sa.case((units.c.comparable, peers)),
        counts=sa.func.coalesce(organisation.c.soort, "") != REFERENCE_KIND,
    )
    return Measurements("cijfers", COLUMNS["cijfers"], shaped.select_from(joined).subquery("measured"))


def _now(name: str) -> sa.Subquery:
    return newest_rows(name, active_loads())


def _characteristics(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("kenmerken", load_id, "kenmerk")
    known = shipped_catalogue().characteristics.values()
    scaled = [(rows.c.kenmerk == c.code, POINTS if c.maximum == 100 else OF_SCALE * (c.maximum - c.minimum))
              for c in known if c.minimum is not None and c.maximum is not None]  # fmt: skip
    shaped = _shaped(
        "kenmerken",
        rows,
        value=rows.c.waarde,
        track=_together(rows.c.organisatie, rows.c.kenmerk),
        moment=rows.c.jaar,
        floor=sa.case(*scaled) if scaled else None,
    )
    return Measurements("kenmerken", "waarde", shaped.subquery("measured"), in_place=False)


def _value(name: str, rows: sa.FromClause) -> sa.ColumnElement[Any]:
    """The value of a row; quantities and prices in the base of their unit: (per) metre, square metre."""
    value = rows.c[COLUMNS[name]]
    if "eenheid" not in rows.c:
        return value
    size = sa.case(*[(rows.c.eenheid == unit, size) for unit, (_, size) in SIZES.items()], else_=1.0)
    return value * size if name == "areaal" else value / size


def _quantities(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("areaal", load_id, "objecttype")
    shaped = _shaped(
        "areaal",
        rows,
        value=_value("areaal", rows),
        track=_together(rows.c.partnerschap, rows.c.objecttype, rows.c.gebied),
        moment=rows.c.peildatum,
        breaks=rows.c.status == "herijkt",
        given=rows.c.hoeveelheid,
    )
    return Measurements("areaal", COLUMNS["areaal"], shaped.subquery("measured"), in_place=False)


def _costs(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("kosten", load_id, "partnerschap")
    service = [rows.c[name] for name in ("partnerschap", "dienst", "jaar", "status")]
    shaped = _shaped(
        "kosten",
        rows,
        value=rows.c.bedrag_eur,
        track=sa.case(
            (
                rows.c.kostensoort.not_in(BALANCES),
                _together(
                    *[rows.c[c] for c in ("partnerschap", "dienst", "product", "kostensoort", "status")]
                ),
            )
        ),
        moment=rows.c.jaar,
        floor=OF_TOTAL * sa.func.sum(sa.func.abs(rows.c.bedrag_eur)).over(partition_by=service),
    )
    return Measurements("kosten", "bedrag_eur", shaped.subquery("measured"), in_place=False)


def _per_inhabitant(name: str, *whole: str) -> Callable[[sa.Connection, int | None], Measurements]:
    """Sums per partnership and year, beside those of others per inhabitant of the client."""

    def made(connection: sa.Connection, load_id: int | None) -> Measurements:
        rows = _counting(name, load_id, whole[0])
        partnership, trait = _now("partnerschappen"), _now("kenmerken")
        inhabitants = (
            sa.select(trait.c.organisatie, sa.func.arg_max(trait.c.waarde, trait.c.jaar).label("inwoners"))
            .where(trait.c.kenmerk == "inwoners", trait.c.waarde > 0)
            .group_by(trait.c.organisatie)
            .subquery("inhabitants")
        )
        when, year = (
            (rows.c.jaar, rows.c.jaar)
            if "jaar" in rows.c
            else (rows.c.peildatum, sa.func.year(rows.c.peildatum))
        )
        keys = [rows.c.partnerschap, *[rows.c[column] for column in whole], when]
        shaped = _shaped(
            name,
            rows,
            value=sa.func.sum(_value(name, rows)),
            moment=when,
            peers=_together(*[rows.c[column] for column in whole], year, partnership.c.fictief),
            size=inhabitants.c.inwoners,
            keys=[column.label(KEY + column.name) for column in keys],
            load_id=sa.func.max(rows.c.load_id),
        )
        joined = rows.join(partnership, partnership.c.partnerschap == rows.c.partnerschap).join(
            inhabitants, inhabitants.c.organisatie == partnership.c.opdrachtgever
        )
        grouped = shaped.select_from(joined).group_by(*keys, partnership.c.fictief, inhabitants.c.inwoners)
        return Measurements(name, COLUMNS[name], grouped.subquery("measured"), in_time=False, summed=True)

    return made


def _charges(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("tarieven", load_id, "product")
    track = _together(rows.c.partnerschap, rows.c.product, rows.c.niveau)
    return _priced("tarieven", rows, track=track, moment=rows.c.jaar)


def _references(connection: sa.Connection, load_id: int | None) -> Measurements:
    """A reference is beside nothing in time but what it replaces."""
    rows = _counting("marktprijzen", load_id)
    return _priced("marktprijzen", rows, track=rows.c.referentie, moment=rows.c.prijspeil)


def _priced(
    name: str,
    rows: sa.Subquery,
    *,
    track: sa.ColumnElement[Any],
    moment: sa.ColumnElement[Any],
) -> Measurements:
    shaped = _shaped(
        name,
        rows,
        value=_value(name, rows),
        kind=rows.c.product,
        peers=_together(rows.c.product, rows.c.fictief),
        given=rows.c.prijs_eur,
        track=track,
        moment=moment,
    )
    return Measurements(name, "prijs_eur", shaped.subquery("measured"), others=_public_prices())


def _public_prices() -> sa.Subquery:
    """Charges and references by product: what a price is held against is never confidential."""
    charges, references = _now("tarieven"), _now("marktprijzen")
    parts = []
    for name, rows in (("tarieven", charges), ("marktprijzen", references)):
        told = sa.select(
            _together(rows.c.product, rows.c.fictief).label("peers"),
            _value(name, rows).label("value"),
            sa.literal(1.0).label("size"),
            sa.true().label("counts"),
        )
        parts.append(told.where(sa.not_(_hidden(rows).element)))
    return sa.union_all(*parts).subquery("public_prices")


def _index(connection: sa.Connection, load_id: int | None) -> Measurements:
    rows = _counting("prijsindex", load_id, "reeks")
    shaped = _shaped(
        "prijsindex",
        rows,
        value=rows.c.waarde,
        track=_together(rows.c.reeks, rows.c.basisjaar, _grain(rows.c.periode)),
        moment=rows.c.periode,
    )
    return Measurements("prijsindex", "waarde", shaped.subquery("measured"), in_place=False)


COLUMNS = {
    "cijfers": "waarde",
    "kenmerken": "waarde",
    "areaal": "hoeveelheid",
    "kosten": "bedrag_eur",
    "tarieven": "prijs_eur",
    "marktprijzen": "prijs_eur",
    "prijsindex": "waarde",
}
"""The column of a dataset that is looked at."""

_LOOKED_AT: dict[str, tuple[Callable[[sa.Connection, int | None], Measurements], ...]] = {
    "cijfers": (_figures,),
    "kenmerken": (_characteristics,),
    "areaal": (_quantities, _per_inhabitant("areaal", "objecttype")),
    "kosten": (_costs, _per_inhabitant("kosten", "dienst", "status")),
    "tarieven": (_charges,),
    "marktprijzen": (_references,),
    "prijsindex": (_index,),
}
