"""Scenarios as tables: every part with its amounts, the bridge, the prices, two scenarios, sets, earlier moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from lib.domain.scenarios.amounts import BridgeBy, PartAmount, ScenarioAmounts, ScenarioBridge
from lib.domain.scenarios.cuts import CutSets
from lib.domain.scenarios.earlier import CountedShare, EarlierMove
from lib.domain.scenarios.parts import Ground
from lib.domain.scenarios.prices import LevelPrice
from lib.domain.units import SIZES
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import QUANTITIES, object_words
from lib.text.language import Language
from lib.text.scenarios.sentences import less_or_more
from lib.text.scenarios.words import (
    LEVEL_ORIGINS,
    OVERHEAD_CARRIED,
    WHY_UNKNOWN,
    Products,
    carried_words,
    level_words,
    move_words,
    named_product,
    scenario_step_name,
)
from lib.text.service_levels.words import area_type_name, group_name

_NUMBER = ColumnKind.NUMBER


def parts_table(amounts: ScenarioAmounts, products: Products, language: Language) -> Table:
    """Every part: its quantity, its level, what it comes to now and as moved, and why that is not known."""
    say = language.say
    columns = (
        TableColumn(say("Product")),
        TableColumn(say("Gebiedstype")),
        TableColumn(say("Niveau nu")),
        TableColumn(say("Volgens")),
        TableColumn(say("Hoeveelheid"), _NUMBER),
        TableColumn(say("Eenheid")),
        TableColumn(say("Bedrag nu (€ per jaar)"), _NUMBER),
        TableColumn(say("Wordt")),
        TableColumn(say("Weg (%)"), _NUMBER),
        TableColumn(say("Bedrag dan (€ per jaar)"), _NUMBER),
        TableColumn(say("Verschil (€ per jaar)"), _NUMBER),
        TableColumn(say("Onbekend omdat")),
        TableColumn(say("Peildatum"), ColumnKind.DATE),
        TableColumn(say("Bron van het areaal"), on_screen=False),
    )
    rows = tuple(_part_cells(found, amounts.ground, products, language) for found in amounts.parts)
    return Table(say("Delen"), columns, rows)


def _part_cells(
    found: PartAmount, ground: Ground, products: Products, language: Language
) -> tuple[Value, ...]:
    part, moved = found.part, found.moved
    unit = ground.prices[part.key.product].base_unit
    return (
        named_product(language, part.key.product, products),
        area_type_name(language, part.key.area_type),
        level_words(language, part.level),
        language.say(LEVEL_ORIGINS[part.origin]) if part.origin else None,
        float(part.quantity),
        language.words(QUANTITIES, unit),
        _euro(found.before),
        moved.to_level if moved else None,
        float(100 * (1 - moved.kept)) if moved and moved.kept != 1 else None,
        _euro(found.after),
        _euro(found.change),
        "; ".join(language.say(WHY_UNKNOWN[reason]) for reason in found.reasons) or None,
        max(line.date for line in part.lines),
        "; ".join(sorted({line.source for line in part.lines})),
    )


def scenario_bridge_table(
    bridge: ScenarioBridge, by: BridgeBy, products: Products, language: Language
) -> Table:
    """The ends and the steps; they add up."""
    say = language.say
    columns = (
        TableColumn(say("Onderdeel")),
        TableColumn(say("Bedrag (€ per jaar)"), _NUMBER),
        TableColumn(say("Delen zonder bedrag"), _NUMBER),
    )
    rows: list[tuple[Value, ...]] = [(say("Begin"), _euro(bridge.start), None)]
    rows += [
        (scenario_step_name(language, step.name, by, products), _euro(step.known_change), step.unknown)
        for step in bridge.steps
    ]
    rows.append((say("Uitkomst"), _euro(bridge.end), None))
    return Table(say("Brug"), columns, tuple(rows))


def level_prices_table(ground: Ground, products: Products, language: Language) -> Table:
    """Every price as listed, and as it is counted with."""
    say = language.say
    columns = (
        TableColumn(say("Product")),
        TableColumn(say("Niveau")),
        TableColumn(say("Tarief (€ per eenheid)"), _NUMBER, 4),
        TableColumn(say("Eenheid")),
        TableColumn(say("Btw")),
        TableColumn(say("Prijspeil")),
        TableColumn(say("Draagt")),
        TableColumn(say("Gerekend (€ zonder btw)"), _NUMBER, 4),
        TableColumn(say("Onbekend omdat")),
        TableColumn(say("Bron")),
    )
    rows = tuple(
        _price_cells(code, level, price, products, language)
        for code, prices in ground.prices.items()
        for level, price in prices.prices.items()
    )
    return Table(say("Prijzen per niveau"), columns, rows)


def _price_cells(
    code: str, level: str | None, price: LevelPrice, products: Products, language: Language
) -> tuple[Value, ...]:
    say, listed = language.say, price.listed
    vat = say("zonder btw")
    if listed.vat_included:
        known = listed.vat_pct is not None
        vat = (
            say("met {pct}% btw", pct=f"{listed.vat_pct:g}") if known else say("met btw, percentage onbekend")
        )
    carried = say(OVERHEAD_CARRIED[listed.overhead])
    if listed.included:
        carried = f"{carried}; {carried_words(language, listed.included)}"
    _, size = SIZES.get(listed.unit, (listed.unit, 1.0))
    return (
        named_product(language, code, products),
        level or say("geen niveau genoemd"),
        listed.amount,
        object_words(language, listed.unit),
        vat,
        str(listed.price_level),
        carried,
        float(price.amount * Fraction(size)) if price.amount is not None else None,
        say(WHY_UNKNOWN[price.missing]) if price.missing else None,
        listed.source,
    )


def two_scenarios_table(one: ScenarioAmounts, other: ScenarioAmounts, language: Language) -> Table:
    """Two scenarios beside each other, in words: what is unknown is said so."""
    say = language.say

    def words(amounts: ScenarioAmounts) -> list[str]:
        change = amounts.change
        return [
            say("onbekend") if change is None else less_or_more(language, change),
            language.number(len(amounts.moved)),
            language.number(len(amounts.unknown_moves)),
        ]

    names = (say("Verschil per jaar"), say("Delen die veranderen"), say("waarvan het bedrag onbekend is"))
    columns = (TableColumn(say("Onderdeel")), TableColumn(say("Dit scenario")), TableColumn(say("Ernaast")))
    rows = tuple(zip(names, words(one), words(other), strict=True))
    return Table(say("Naast elkaar"), columns, rows)


def cuts_table(cuts: CutSets, products: Products, language: Language) -> Table:
    """The sets that are kept, a row a set."""
    say = language.say
    columns = (
        TableColumn(say("Set")),
        TableColumn(say("Stappen"), _NUMBER),
        TableColumn(say("Wat verandert")),
        TableColumn(say("Minder (€ per jaar)"), _NUMBER),
    )
    rows = tuple(
        (
            str(number),
            len(found.moves),
            " + ".join(move_words(language, single.move, products) for single in found.moves),
            found.less / 100,
        )
        for number, found in enumerate(cuts.sets, 1)
    )
    return Table(say("Sets"), columns, rows)


def earlier_table(moves: Iterable[EarlierMove], language: Language) -> Table:
    """Earlier moves with the readings before and after."""
    say = language.say
    columns = (
        TableColumn(say("Discipline")),
        TableColumn(say("Gebiedstype")),
        TableColumn(say("Dag"), ColumnKind.DATE),
        TableColumn(say("Wat")),
        TableColumn(say("Geteld niveau")),
        *(
            TableColumn(title, _NUMBER)
            for title in (
                say("Op niveau ervoor"),
                say("Metingen ervoor"),
                say("Op niveau erna"),
                say("Metingen erna"),
            )
        ),
        TableColumn(say("Jaren")),
    )
    return Table(say("Eerder"), columns, tuple(_earlier_cells(move, language) for move in moves))


def _earlier_cells(move: EarlierMove, language: Language) -> tuple[Value, ...]:
    what = move.title or f"{move.from_level} → {move.to_level}"
    years: Sequence[CountedShare] = [share for share in (move.before, move.after) if share]
    return (
        group_name(language, move.group),
        area_type_name(language, move.area_type),
        move.day,
        what,
        move.level,
        *(_counts(move.before)),
        *(_counts(move.after)),
        " – ".join(str(share.year) for share in years),
    )


def _counts(share: CountedShare | None) -> tuple[Value, Value]:
    return (share.reached, share.readings) if share else (None, None)


def _euro(amount: Fraction | None) -> float | None:
    return None if amount is None else round(float(amount), 2)
