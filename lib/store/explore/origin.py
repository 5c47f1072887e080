"""Questions to the store: which rows a figure was computed from.

The rules are those by which the figure was computed (`derived.py` of the other rooms): lines that stand apart from the
like-for-like cost do not count, a line for the whole service stands for its products, and of a quantity the newest
count at the end of the year goes. Prices and single answers are never told here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.derived import TOTAL, Derived
from lib.domain.costs.lines import APART, YIELDS
from lib.domain.derivation import Basis
from lib.domain.explore.origin import MOST_ROWS, Cell, FigureOrigin, SourceRows, WhyHidden
from lib.domain.figures import Figure, Status
from lib.domain.loads.typed import as_cell
from lib.domain.service_levels.inspections import CROSS_CUTS
from lib.store.quantities.at_year_end import CONVERSIONS, services_of_object_types
from lib.store.registry import read_registry
from lib.store.rows import Columns, Rows, Where

_HIDDEN = {
    Basis.RATES: ("tarieven", WhyHidden.CONFIDENTIAL),
    Basis.TESTS: ("toetsen", WhyHidden.CONFIDENTIAL),
    Basis.MARKET_PRICES: ("marktprijzen", WhyHidden.CONFIDENTIAL),
    Basis.ANSWERS: ("antwoorden", WhyHidden.PERSONAL),
}
_COST_STATUS = {Basis.ACCOUNTS: Status.ACCOUNTS, Basis.BUDGET: Status.BUDGET}


def read_origin(rows: Rows, figure: Figure) -> FigureOrigin:
    """The rows behind a figure: the one row that was given, or all that it was computed from.

    Args:
        figure: of a partnership, or of an organisation.
    """
    hidden: dict[str, WhyHidden] = {}
    parts: list[SourceRows] = []
    derived = shipped_catalogue().derived.get(figure.indicator)
    if isinstance(figure.source, str):
        parts = [_given(rows, figure)]
    else:
        for basis in dict.fromkeys(ingredient.basis for ingredient in figure.source.ingredients):
            if basis in _HIDDEN:
                dataset, why = _HIDDEN[basis]
                hidden[dataset] = why
            elif derived is None:
                parts += _rows_of_given(rows, figure, basis)
            elif figure.partnership is not None:
                parts += _READERS[basis](rows, figure, derived, basis)
    found = tuple(part for part in parts if part.total)
    names = {part.dataset: sorted(set(part.loads)) for part in found}
    files = {(load, dataset): rows.files(load, dataset) for dataset, loads in names.items() for load in loads}
    return FigureOrigin(figure, found, hidden, files)


def _given(rows: Rows, figure: Figure) -> SourceRows:
    subject = "partnerschap" if figure.partnership is not None else "organisatie"

    def same(c: Columns) -> sa.ColumnElement[bool]:
        return sa.and_(
            c[subject] == (figure.partnership or figure.organisation),
            c.indicator == figure.indicator,
            c.periode == str(figure.period),
            c.status == str(figure.status),
        )

    return _rows_of(rows, "cijfers", same)


def _rows_of_given(rows: Rows, figure: Figure, basis: Basis) -> list[SourceRows]:
    """What a given figure rests on that is told per something else: its own row, and what it is divided by."""
    if basis == Basis.FIGURES:
        return [_given(rows, figure)]
    if basis in (Basis.INHABITANTS, Basis.HOUSEHOLDS):
        return [_context(rows, figure, basis)]
    if basis == Basis.QUANTITIES:
        return [_quantities(rows, figure, rows.ask(read_registry).indicators[figure.indicator].service)]
    return []


def _costs(rows: Rows, figure: Figure, derived: Derived, basis: Basis) -> list[SourceRows]:
    status = _COST_STATUS.get(basis, figure.status)

    def counts(c: Columns) -> sa.ColumnElement[bool]:
        asked = [
            c.partnerschap == figure.partnership,
            c.jaar == figure.period.year,
            c.status == str(status),
            c.kostensoort.not_in((*APART, *([YIELDS] if derived.denominator == "bruto" else ()))),
        ]
        if derived.about != TOTAL:
            asked.append(c.dienst == derived.about)
        return sa.and_(*asked)

    found = rows.with_load("kosten", counts)
    whole = sa.func.bool_or(found.c.product.is_(None)).over(
        partition_by=[found.c.dienst, found.c.kostensoort]
    )
    marked = sa.select(found, whole.label("heeft_geheel")).subquery()
    counted = sa.or_(marked.c.product.is_(None), sa.not_(marked.c.heeft_geheel))
    return [_told(rows, "kosten", marked, counted)]


def _context(rows: Rows, figure: Figure, basis: Basis) -> SourceRows:
    clients = {partner.code: partner.client for partner in rows.ask(read_registry).partners}
    client = figure.organisation or clients.get(figure.partnership or "")

    def same(c: Columns) -> sa.ColumnElement[bool]:
        return sa.and_(
            c.organisatie == client,
            c.kenmerk == str(basis),
            c.jaar == figure.period.year,
        )

    return _rows_of(rows, "kenmerken", same)


def _quantities(rows: Rows, figure: Figure, service: str | None) -> SourceRows:
    """The newest counts at the end of the year; of a service those of its objects in a unit that fits its own."""

    def until(c: Columns) -> sa.ColumnElement[bool]:
        last = dt.date(figure.period.year, 12, 31)
        return sa.and_(c.partnerschap == figure.partnership, c.peildatum <= last)

    line = rows.with_load("areaal", until)
    newest = sa.func.row_number().over(
        partition_by=[line.c.objecttype, line.c.gebied], order_by=line.c.peildatum.desc()
    )
    ranked = sa.select(line, newest.label("plaats")).subquery()
    counted = [ranked.c.plaats == 1]
    if service is not None:
        kinds = services_of_object_types(rows)
        of_service = sa.select(kinds.c.objecttype).where(kinds.c.dienst == service)
        counted.append(ranked.c.objecttype.in_(of_service))
        wanted = shipped_catalogue().services[service].quantity_unit
        counted.append(ranked.c.eenheid.in_([unit for unit, base, _ in CONVERSIONS if base == wanted]))
    return _told(rows, "areaal", ranked, *counted)


def _readings(rows: Rows, figure: Figure, derived: Derived, basis: Basis) -> list[SourceRows]:
    """The readings on the scales of the discipline; `nvt` never counts."""
    scales = None if derived.about == TOTAL else _scales_of(rows, derived.about or "")

    def of_group(c: Columns) -> sa.ColumnElement[bool]:
        year = figure.period.year
        asked = [
            c.partnerschap == figure.partnership,
            c.laag == derived.layer,
            c.datum.between(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        ]
        return sa.and_(*asked, *([c.meetlat.in_(scales)] if scales is not None else []))

    found = rows.with_load("schouw", of_group)
    return [_told(rows, "schouw", found, found.c.niveau != "nvt")]


def _scales_of(rows: Rows, group: str) -> list[str]:
    """The rating scales of a discipline, or of a cross-cut."""
    loaded = rows.of("meetlatten")
    asked = sa.select(loaded.c.meetlat, loaded.c.discipline, loaded.c.schoon_heel)
    known = {s.code: (s.discipline, s.cross_cut) for s in shipped_catalogue().scales.values()}
    known |= {code: (discipline, cut) for code, discipline, cut in rows.execute(asked)}
    at = 1 if group in CROSS_CUTS else 0
    return sorted(code for code, parts in known.items() if parts[at] == group)


def _of_year(dataset: str, *when: str) -> Callable[[Rows, Figure, Derived, Basis], list[SourceRows]]:
    """The rows of a partnership that are about the period: whose columns `when` begin with its year."""

    def read(rows: Rows, figure: Figure, derived: Derived, basis: Basis) -> list[SourceRows]:
        def own(c: Columns) -> sa.ColumnElement[bool]:
            asked = [c.partnerschap == figure.partnership]
            if derived.about not in (None, TOTAL) and "dienst" in DATASETS[dataset].key:
                asked.append(c.dienst == derived.about)
            return sa.and_(*asked)

        found = rows.with_load(dataset, own)
        year = str(figure.period.year)
        about = [sa.cast(found.c[name], sa.String).startswith(year) for name in when]
        return [_told(rows, dataset, found, *about)]

    return read


_READERS: Mapping[Basis, Callable[[Rows, Figure, Derived, Basis], list[SourceRows]]] = {
    Basis.COSTS: _costs,
    Basis.ACCOUNTS: _costs,
    Basis.BUDGET: _costs,
    Basis.INHABITANTS: lambda rows, figure, derived, basis: [_context(rows, figure, basis)],
    Basis.HOUSEHOLDS: lambda rows, figure, derived, basis: [_context(rows, figure, basis)],
    Basis.QUANTITIES: lambda rows, figure, derived, basis: [_quantities(rows, figure, derived.about)],
    Basis.INSPECTIONS: _readings,
    Basis.KPIS: _of_year("kpis"),
    Basis.FIGURES: lambda rows, figure, derived, basis: [],
    Basis.DECISIONS: _of_year("besluiten", "gereed_op"),
    Basis.PROPOSALS: _of_year("voorstellen", "besloten_op"),
    Basis.WORK: _of_year("werk", "periode"),
    Basis.EVENTS: _of_year("evenementen", "jaar"),
}


def _rows_of(rows: Rows, dataset: str, where: Where) -> SourceRows:
    return _told(rows, dataset, rows.with_load(dataset, where))


def _told(rows: Rows, dataset: str, found: sa.FromClause, *conditions: sa.ColumnElement[bool]) -> SourceRows:
    """The first rows in the order of their key, and how many there are."""
    names = DATASETS[dataset].column_names
    total = rows.scalar(sa.select(sa.func.count()).select_from(found).where(*conditions))
    order = [found.c[name].asc().nulls_first() for name in DATASETS[dataset].key]
    asked = sa.select(*[found.c[name] for name in names], found.c.load_id)
    read = rows.execute(asked.where(*conditions).order_by(*order).limit(MOST_ROWS)).all()
    cells = [tuple(_cell(value) for value in row[:-1]) for row in read]
    return SourceRows(dataset, *_filled(names, cells), tuple(row[-1] for row in read), int(total or 0))


def _filled(
    names: Sequence[str], rows: Iterable[tuple[Cell, ...]]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """The columns in which any row has something."""
    kept = list(rows)
    used = [place for place in range(len(names)) if any(row[place] is not None for row in kept)]
    return tuple(names[place] for place in used), tuple(tuple(row[n] for n in used) for row in kept)


def _cell(value: object) -> Cell:
    if value is None or (isinstance(value, float | int) and not isinstance(value, bool)):
        return value
    return as_cell(value)
