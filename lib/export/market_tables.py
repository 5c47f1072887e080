"""A market-conformity test as tables: its terms and outcome, every step with its source, what moves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.domain.market.checklist import Aspect, Item
from lib.domain.market.prices import Price, Terms
from lib.domain.market.sensitivity import End, Flip, LeftOut, Swing
from lib.domain.market.steps import Comparable
from lib.export.tables import ColumnKind, Table, TableColumn, Value
from lib.text.language import Language
from lib.text.market_words import (
    ASPECTS,
    MARKET_REASONS,
    OVERHEADS,
    PARAMETERS,
    PRICE_DECIMALS,
    item_words,
    market_verdict_words,
    moved_words,
    step_name,
    step_rule,
)

Named = tuple[str, Comparable]
"""A price with the name it is shown under."""


def steps_table(prices: Iterable[Named], language: Language) -> Table:
    """Every price from its list to the comparable one, a row per step."""
    say = language.say
    columns = (
        TableColumn(say("Prijs")),
        TableColumn(say("Stap")),
        TableColumn(say("Rekenregel")),
        TableColumn(say("Bedrag (€)"), ColumnKind.NUMBER, PRICE_DECIMALS),
        TableColumn(say("Daarna (€)"), ColumnKind.NUMBER, PRICE_DECIMALS),
        TableColumn(say("Bron")),
    )
    rows = tuple(row for name, price in prices for row in _step_rows(name, price, language))
    return Table(say("Stappen"), columns, rows)


def _step_rows(name: str, comparable: Comparable, language: Language) -> list[tuple[Value, ...]]:
    say, price = language.say, comparable.price
    listed = say("Prijs volgens de bron, per {unit}", unit=price.unit)
    rows: list[tuple[Value, ...]] = [
        (name, listed, basis_words(language, price), None, price.amount, price.source)
    ]
    for step in comparable.steps:
        amount = None if step.after is None else step.after - step.before
        rows.append(
            (name, step_name(language, step), step_rule(language, step), amount, step.after, step.source)
        )
    rows.append(
        (name, say("Vergelijkbare prijs"), reasons_words(language, comparable), None, comparable.value, None)
    )
    return rows


def basis_words(language: Language, price: Price) -> str:
    """What a listed price is: its VAT, overhead, level and price level."""
    say = language.say
    vat = say("exclusief btw")
    if price.vat_included:
        pct = say("onbekend") if price.vat_pct is None else f"{language.number(price.vat_pct, 1)}%"
        vat = say("inclusief btw ({pct})", pct=pct)
    level = say("niveau {level}", level=price.level or say("onbekend"))
    return ", ".join(
        (vat, say(OVERHEADS[price.overhead]), level, say("prijspeil {period}", period=price.price_level))
    )


def reasons_words(language: Language, comparable: Comparable) -> str | None:
    """Why a price cannot be compared; None when it can."""
    if comparable.value is not None:
        return None
    reasons = ", ".join(language.say(MARKET_REASONS[reason]) for reason in comparable.reasons)
    return language.say("– niet vergelijkbaar: {reasons}", reasons=reasons)


def prices_table(prices: Iterable[Named], language: Language) -> Table:
    """Every price with what it was and what it became."""
    say = language.say
    numbers = (say("Prijs volgens de bron (€)"), say("Vergelijkbare prijs (€)"))
    columns = (
        TableColumn(say("Prijs")),
        TableColumn(numbers[0], ColumnKind.NUMBER, PRICE_DECIMALS),
        TableColumn(say("Per")),
        TableColumn(say("Wat de prijs is")),
        TableColumn(say("Hoeveelheid"), ColumnKind.NUMBER),
        TableColumn(numbers[1], ColumnKind.NUMBER, PRICE_DECIMALS),
        TableColumn(say("Telt mee")),
        TableColumn(say("Bron")),
        TableColumn(say("Brondatum"), ColumnKind.DATE),
    )
    rows = tuple(
        (
            name,
            comparable.price.amount,
            comparable.price.unit,
            basis_words(language, comparable.price),
            comparable.price.quantity,
            comparable.value,
            reasons_words(language, comparable) or say("ja"),
            comparable.price.source,
            comparable.price.source_date,
        )
        for name, comparable in prices
    )
    return Table(say("Prijzen"), columns, rows)


def checklist_table(lists: Iterable[tuple[str, Sequence[Item]]], language: Language) -> Table:
    """Is it the same thing that is compared: a row per price, a column per aspect."""
    say = language.say
    columns = (TableColumn(say("Prijs")), *[TableColumn(say(ASPECTS[aspect])) for aspect in Aspect])
    rows = []
    for name, items in lists:
        told = {item.aspect: item_words(language, item) for item in items}
        rows.append((name, *[told.get(aspect) for aspect in Aspect]))
    return Table(say("Vergelijkbaarheid"), columns, tuple(rows))


def swings_table(swings: Iterable[Swing], language: Language) -> Table:
    """What the outcome is when one assumption moves to either end of its range."""
    say = language.say
    names = (say("Aanname"), say("Lager"), say("Uitkomst lager"), say("Hoger"), say("Uitkomst hoger"))
    rows = tuple(
        (
            say(PARAMETERS[swing.parameter]),
            moved_words(language, swing.parameter, swing.low.moved),
            end_words(language, swing.low),
            moved_words(language, swing.parameter, swing.high.moved),
            end_words(language, swing.high),
        )
        for swing in swings
    )
    return Table(say("Gevoeligheid"), tuple(TableColumn(name) for name in names), rows)


def flips_table(flips: Iterable[Flip], language: Language) -> Table:
    """What would have to be true for another verdict."""
    say = language.say
    names = (say("Aanname"), say("Omlaag"), say("Omhoog"))

    def words(flip: Flip, end: End | None) -> str:
        if end is None:
            return say("geen andere uitkomst")
        return f"{moved_words(language, flip.parameter, end.moved, 1)}: {end_words(language, end)}"

    rows = tuple((say(PARAMETERS[f.parameter]), words(f, f.down), words(f, f.up)) for f in flips)
    return Table(say("Wat anders moet zijn"), tuple(TableColumn(name) for name in names), rows)


def left_out_table(left_out: Iterable[tuple[str, LeftOut]], language: Language) -> Table:
    """The outcome without each reference in turn."""
    say = language.say
    names = (say("Zonder"), say("Uitkomst"), say("Beslist deze referentie?"))
    rows = tuple(
        (
            name,
            _index_words(language, each.index, market_verdict_words(language, each.verdict)),
            say("▲ ja, dan is de uitspraak anders") if each.decides else say("● nee"),
        )
        for name, each in left_out
    )
    return Table(say("Telkens een referentie minder"), tuple(TableColumn(name) for name in names), rows)


def end_words(language: Language, end: End) -> str:
    """An index and a verdict."""
    return _index_words(language, end.index, market_verdict_words(language, end.verdict))


def _index_words(language: Language, index: float | None, verdict: str) -> str:
    return verdict if index is None else f"{language.number(index, 1)}, {verdict}"


def terms_rows(terms: Terms | None, language: Language) -> list[tuple[str, str]]:
    """What was agreed, as label and text; without a row of terms that is said."""
    say = language.say
    if terms is None:
        return [(say("Afspraak"), say("geen afspraak; toevoegen kan met het bestand toetsen"))]
    band = (language.number(terms.lowest, 1), language.number(terms.highest, 1))
    return [
        (say("Band"), say("{low} tot {high} (mediaan van de markt = 100)", low=band[0], high=band[1])),
        (say("Afgesproken door"), terms.agreed_by),
        (say("Afgesproken op"), language.date(terms.agreed_on)),
        (say("Niveau"), terms.level or say("onbekend")),
        (say("Prijsindex en prijspeil"), f"{terms.series}, {terms.price_level}"),
        (say("Minimum aantal referenties"), language.number(terms.minimum_references)),
        (
            say("Hoogste leeftijd van een referentie"),
            language.count("{n} maand", "{n} maanden", terms.maximum_age),
        ),
    ]
