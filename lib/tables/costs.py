"""Cost as tables: the twin of every picture on the page "Kosten", and where the figures come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lib.domain.costs.bridge import Bridge
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.contract_forms import FORMS
from lib.domain.costs.given import GivenCost
from lib.domain.costs.lines import APART
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner, by_name
from lib.domain.units import Unit
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.costs.sentences import money
from lib.text.costs.words import BRIDGE_STEPS, KIND_OF_COST_NAMES, REST, reason_words, step_figures
from lib.text.derivation_words import source_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import CONTRACT_FORMS, STATUSES, partner_name

_NUMBER = ColumnKind.NUMBER
_NO_STEP = (None, None, None, None)
_SHARES = ("uitbesteed", "overhead")
"""Kinds whose share in the gross cost is told."""


def build_up_table(shown: Sequence[BuildUp], unit: Unit, language: Language) -> Table:
    """Per year and status every kind that was given, the totals, and the kinds that stand apart."""
    say = language.say
    given = {kind for build_up in shown for kind in build_up.amounts}
    like = [kind for kind in KIND_OF_COST_NAMES if kind in given and kind not in APART]
    apart = [kind for kind in KIND_OF_COST_NAMES if kind in given and kind in APART]
    decimals = 2 if unit.denominator else 0
    columns = [
        TableColumn(say("Jaar")),
        TableColumn(say("Status")),
        TableColumn(say("Netto ({unit})", unit=unit_words(language, unit)), _NUMBER, decimals),
        TableColumn(say("Bruto"), _NUMBER, decimals),
        *[TableColumn(say(KIND_OF_COST_NAMES[kind]), _NUMBER, decimals) for kind in like],
        *[
            TableColumn(say("Apart: {kind}", kind=say(KIND_OF_COST_NAMES[kind])), _NUMBER, decimals)
            for kind in apart
        ],
        TableColumn(say("Bron")),
    ]
    rows: list[tuple[Value, ...]] = [
        (
            str(build_up.year),
            say(STATUSES[build_up.status]),
            build_up.net,
            build_up.gross,
            *[build_up.amounts.get(kind) for kind in (*like, *apart)],
            "; ".join(build_up.sources),
        )
        for build_up in shown
    ]
    return Table(say("Opbouw"), tuple(columns), tuple(rows))


def given_costs_table(costs: Iterable[GivenCost], language: Language) -> Table:
    """Cost figures that a source gave whole, a row a figure."""
    say, costs = language.say, tuple(costs)
    decimals = max((decimals_for(c.indicator.unit, (f.value for f in c.figures)) for c in costs), default=0)
    columns = (
        TableColumn(say("Kostencijfer")),
        TableColumn(say("Periode")),
        TableColumn(say("Waarde"), _NUMBER, decimals, mixed=True),
        TableColumn(say("Eenheid")),
        TableColumn(say("Status")),
        TableColumn(say("Bron")),
    )
    rows = tuple(
        (
            title(language, cost.indicator),
            str(figure.period),
            figure.value,
            unit_words(language, cost.indicator.unit),
            say(STATUSES[figure.status]),
            source_words(language, figure.source),
        )
        for cost in costs
        for figure in cost.figures
    )
    return Table(say("Gegeven kostencijfers"), columns, rows)


def kinds_table(years: Sequence[BuildUp], unit: Unit, language: Language) -> Table:
    """Totals, shares and the kinds that stand apart, a column a year; the newest year is the last."""
    say = language.say

    def amounts(name: str, found: Iterable[float | None]) -> tuple[Value, ...]:
        return name, *[None if value is None else money(language, value, unit) for value in found]

    rows = [
        amounts(say("Netto"), (build_up.net for build_up in years)),
        amounts(say("Bruto"), (build_up.gross for build_up in years)),
    ]
    for kind in _SHARES:
        shares = (build_up.share_of_gross(kind) for build_up in years)
        cells = [
            say("niet opgegeven") if share is None else f"{language.number(share, 1)}%" for share in shares
        ]
        rows.append((say("Aandeel {kind}", kind=say(KIND_OF_COST_NAMES[kind]).lower()), *cells))
    for kind in APART:
        if any(kind in build_up.amounts for build_up in years):
            name = say("Apart: {kind}", kind=say(KIND_OF_COST_NAMES[kind]).lower())
            rows.append(amounts(name, (build_up.amounts.get(kind) for build_up in years)))
    columns = (TableColumn(say("Onderwerp")), *[TableColumn(str(build_up.year)) for build_up in years])
    return Table(say("{year} in cijfers", year=years[-1].year), columns, tuple(rows))


def bridge_table(bridge: Bridge, products: Mapping[str, str], language: Language) -> Table:
    """Every bar to the cent with the figures it moves with, and the steps that are not there."""
    say = language.say
    rows: list[tuple[Value, ...]] = [(str(bridge.start_year), float(bridge.start), *_NO_STEP)]
    rows += [
        (
            say(BRIDGE_STEPS[step.kind]),
            float(step.amount),
            float(step.least),
            float(step.most),
            float(step.factor),
            step_figures(language, bridge, step, products),
        )
        for step in bridge.steps
    ]
    rows.append((say(REST), *[float(bridge.rest)] * 3, None, say("wat overblijft")))
    rows.append((str(bridge.end_year), float(bridge.end), *_NO_STEP))
    for note in bridge.notes:
        reason = reason_words(language, note, products)
        rows.append((say(BRIDGE_STEPS[note.kind]), None, None, None, None, reason))
    columns = (
        TableColumn(say("Stap")),
        TableColumn(say("Bedrag (EUR)"), _NUMBER, 2),
        TableColumn(say("Laagste over alle volgordes (EUR)"), _NUMBER, 2),
        TableColumn(say("Hoogste over alle volgordes (EUR)"), _NUMBER, 2),
        TableColumn(say("Factor"), _NUMBER, 4),
        TableColumn(say("Cijfers")),
    )
    return Table(say("Brug"), columns, tuple(rows))


def comparison_table(
    cost: Indicator,
    costs: Mapping[Partner, Figure],
    quality: Indicator | None,
    qualities: Mapping[Partner, Figure],
    client_side: Mapping[Partner, float],
    language: Language,
) -> Table:
    """Everyone with a unit cost: form, size, cost, quality, client-side cost, and the sources."""
    say = language.say
    unit = unit_words(language, cost.unit)
    order = {form: number for number, form in enumerate(FORMS)}
    partners = sorted(costs, key=lambda p: (order.get(p.contract_form, len(FORMS)), *by_name(p)))
    columns = [
        TableColumn(say("Naam")),
        TableColumn(say("Contractvorm")),
        TableColumn(say("Omvang"), _NUMBER),
        TableColumn(say("Netto ({unit})", unit=unit), _NUMBER, 2),
        TableColumn(say("Regie ({unit})", unit=unit), _NUMBER, 2),
        TableColumn(say("Status")),
        TableColumn(say("Bron")),
    ]
    if quality:
        decimals = decimals_for(quality.unit, [f.value for f in qualities.values()])
        name = f"{title(language, quality)} ({unit_words(language, quality.unit)})"
        columns[5:5] = [TableColumn(name, _NUMBER, decimals)]
    rows: list[tuple[Value, ...]] = []
    for partner in partners:
        figure, judged = costs[partner], qualities.get(partner)
        rows.append(
            (
                partner_name(language, partner),
                language.words(CONTRACT_FORMS, partner.contract_form),
                figure.denominator,
                figure.value,
                client_side.get(partner),
                *((judged.value if judged else None,) if quality else ()),
                say(STATUSES[figure.status]),
                "; ".join(source_words(language, f.source) for f in (figure, judged) if f),
            )
        )
    return Table(say("Vergeleken"), tuple(columns), tuple(rows))


def origins_table(origins: Iterable[tuple[str, str, str]], language: Language) -> Table:
    """Where the figures come from: what, which years, which source."""
    say = language.say
    columns = (TableColumn(say("Gegeven")), TableColumn(say("Over")), TableColumn(say("Bron")))
    return Table(say("Bronnen"), columns, tuple(origins))
