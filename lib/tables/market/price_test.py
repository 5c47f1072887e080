"""A market-conformity test as tables: its terms and outcome, every step with its source, what moves it."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.market.checklist import ASPECTS, Item, QuantitiesVersion, rate_checklist, reference_checklist
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import Price, Terms
from lib.domain.market.publish import Published, by_use
from lib.domain.market.sensitivity import End, Flip, LeftOut
from lib.domain.market.steps.basis import BY_READER
from lib.domain.market.steps.comparable import Comparable
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import given_number, listed_decimals, object_words
from lib.text.language import Language
from lib.text.market.names import (
    FACTOR_DECIMALS,
    OVERHEADS,
    READERS_WORD,
    aspect_name,
    parameter_name,
    price_decimals,
    reference_name,
)
from lib.text.market.sentences import band_ends, loses_interval, points
from lib.text.market.steps import step_name, step_words
from lib.text.market.words import item_words, market_verdict, reasons_words

NamedPrice = tuple[str, Comparable]
"""A price with the name it is shown under."""


def named_prices(published: Published, company: str, language: Language) -> list[NamedPrice]:
    """The company's price, and the references."""
    own = [(company, published.rate)] if published.rate else []
    return [*own, *((reference_name(language, r.price), r) for r in by_use(published))]


def _secret_rows(published: Published, width: int, language: Language) -> list[tuple[Value, ...]]:
    """What stands in the place of references that count but are confidential."""
    if not published.confidential:
        return []
    name = language.count("{n} partij", "{n} partijen", published.outcome.n)
    return [(name, *[language.say("vertrouwelijk")] * (width - 1))]


def steps_table(
    published: Published, company: str, language: Language, *, counted_only: bool = False
) -> Table:
    """Every price from its list to the comparable one, a row per step; or only of those that count."""
    say = language.say
    prices = named_prices(published, company, language)
    if counted_only and published.compared:
        prices = [(name, price) for name, price in prices if price.value is not None]
    columns = (TableColumn(say("Prijs")), *_step_columns([price for _, price in prices], language))
    rows = [(name, *row) for name, price in prices for row in _step_rows(price, language)]
    return Table(say("Stappen"), columns, tuple(rows + _secret_rows(published, len(columns), language)))


def price_steps_table(comparable: Comparable, name: str, language: Language) -> Table:
    """One price from its list to the comparable one."""
    return Table(name, _step_columns([comparable], language), tuple(_step_rows(comparable, language)))


def _step_columns(prices: Iterable[Comparable], language: Language) -> tuple[TableColumn, ...]:
    prices = tuple(prices)
    decimals = price_decimals((each.value for each in prices), (each.price for each in prices))
    say = language.say
    return (
        TableColumn(say("Stap")),
        TableColumn(say("Rekenregel")),
        TableColumn(say("Maal"), ColumnKind.NUMBER, FACTOR_DECIMALS),
        TableColumn(say("Bedrag (€)"), ColumnKind.NUMBER, decimals),
        TableColumn(say("Daarna (€)"), ColumnKind.NUMBER, decimals),
        TableColumn(say("Bron")),
    )


def _step_rows(comparable: Comparable, language: Language) -> list[tuple[Value, ...]]:
    say, price = language.say, comparable.price
    listed = say("Prijs volgens de bron, per {unit}", unit=object_words(language, price.unit))
    rows: list[tuple[Value, ...]] = [
        (listed, price_basis_words(language, price), None, None, price.amount, price.source)
    ]
    for step, before, after in comparable.taken():
        rows.append(
            (
                step_name(language, step),
                step_words(language, step),
                step.factor,
                None if after is None else after - before,
                after,
                say(READERS_WORD) if step.source == BY_READER else step.source,
            )
        )
    last = counts_words(language, comparable)
    return [*rows, (say("Vergelijkbare prijs"), last, None, None, comparable.value, None)]


def price_basis_words(language: Language, price: Price) -> str:
    """What a listed price is: its VAT, overhead, level and price level."""
    say = language.say
    vat = say("exclusief btw")
    if price.vat_included:
        pct = say("onbekend") if price.vat_pct is None else f"{given_number(language, price.vat_pct)}%"
        vat = say("inclusief btw ({pct})", pct=pct)
    level = say("niveau {level}", level=price.level or say("onbekend"))
    return ", ".join(
        (vat, say(OVERHEADS[price.overhead]), level, say("prijspeil {period}", period=price.price_level))
    )


def counts_words(language: Language, comparable: Comparable) -> str:
    """Whether a price can be compared, and why it cannot."""
    if comparable.value is not None:
        return language.say("✓ vergelijkbaar")
    return language.say(
        "– niet vergelijkbaar: {reasons}", reasons=reasons_words(language, comparable.reasons)
    )


def prices_table(published: Published, company: str, language: Language) -> Table:
    """Every price with what it was and what it became."""
    say = language.say
    named = named_prices(published, company, language)
    listed = [comparable.price for _, comparable in named]
    numbers = (say("Prijs volgens de bron (€)"), say("Vergelijkbare prijs (€)"))
    columns = (
        TableColumn(say("Prijs")),
        TableColumn(numbers[0], ColumnKind.NUMBER, price_decimals((), listed)),
        TableColumn(say("Per")),
        TableColumn(say("Wat de prijs is")),
        TableColumn(say("Regio")),
        TableColumn(
            say("Hoeveelheid"), ColumnKind.NUMBER, listed_decimals(price.quantity for price in listed)
        ),
        TableColumn(numbers[1], ColumnKind.NUMBER, price_decimals(c.value for _, c in named)),
        TableColumn(say("Uitkomst")),
        TableColumn(say("Bron")),
        TableColumn(say("Brondatum"), ColumnKind.DATE),
    )
    rows: list[tuple[Value, ...]] = [
        (
            name,
            comparable.price.amount,
            object_words(language, comparable.price.unit),
            price_basis_words(language, comparable.price),
            comparable.price.region,
            comparable.price.quantity,
            comparable.value,
            counts_words(language, comparable),
            comparable.price.source,
            comparable.price.source_date,
        )
        for name, comparable in named
    ]
    return Table(say("Prijzen"), columns, tuple(rows + _secret_rows(published, len(columns), language)))


def checklist_table(
    published: Published, company: str, quantities: QuantitiesVersion | None, language: Language
) -> Table:
    """Is it the same thing that is compared: a row per price, a column per aspect."""
    say, case = language.say, published.case
    columns = (TableColumn(say("Prijs")), *[TableColumn(aspect_name(language, aspect)) for aspect in ASPECTS])
    rows = [_checks(company, rate_checklist(published.rate, case, quantities), language)]
    for reference in by_use(published):
        items = reference_checklist(reference, case)
        rows.append(_checks(reference_name(language, reference.price), items, language))
    return Table(
        say("Vergelijkbaarheid"), columns, tuple(rows + _secret_rows(published, len(columns), language))
    )


def rate_checks_table(
    published: Published, company: str, quantities: QuantitiesVersion | None, language: Language
) -> Table:
    """Is the company's price of the same thing as was agreed: a row per aspect."""
    say = language.say
    columns = (TableColumn(say("Is het hetzelfde?")), TableColumn(company))
    items = rate_checklist(published.rate, published.case, quantities)
    rows = tuple((aspect_name(language, item.aspect), item_words(language, item)) for item in items)
    return Table(say("Vergelijkbaarheid"), columns, rows)


def _checks(name: str, items: Iterable[Item], language: Language) -> tuple[Value, ...]:
    told = {item.aspect: item_words(language, item) for item in items}
    return (name, *[told.get(aspect) for aspect in ASPECTS])


def swings_table(published: Published, language: Language) -> Table:
    """What the outcome is when one assumption moves to either end of its range."""
    say = language.say
    names = (say("Aanname"), say("Lager"), say("Uitkomst lager"), say("Hoger"), say("Uitkomst hoger"))
    rows = tuple(
        (
            parameter_name(language, swing.parameter),
            language.signed(swing.low.moved),
            _end_words(published, swing.low, language),
            language.signed(swing.high.moved),
            _end_words(published, swing.high, language),
        )
        for swing in published.swings
    )
    return Table(say("Gevoeligheid"), tuple(TableColumn(name) for name in names), rows)


def flips_table(published: Published, language: Language) -> Table:
    """What would have to be true for another verdict."""
    say = language.say
    names = (say("Aanname"), say("Omlaag"), say("Omhoog"))

    def words(flip: Flip, end: End | None) -> str:
        if end is None:
            return say("geen andere uitkomst")
        return f"{language.signed(end.moved, 1)}: {_end_words(published, end, language)}"

    rows = tuple(
        (parameter_name(language, f.parameter), words(f, f.down), words(f, f.up)) for f in published.flips
    )
    return Table(say("Wat anders moet zijn"), tuple(TableColumn(name) for name in names), rows)


def left_out_table(published: Published, language: Language) -> Table:
    """The outcome without each reference in turn."""
    say = language.say
    names = (say("Zonder"), say("Uitkomst"), say("Beslist deze referentie?"))
    called = {r.price.code: reference_name(language, r.price) for r in published.references}
    rows = tuple(
        (
            called[each.code],
            _verdict_words(published, each.index, each.verdict, language),
            _deciding_words(published, each, language),
        )
        for each in published.left_out
    )
    return Table(say("Telkens een referentie minder"), tuple(TableColumn(name) for name in names), rows)


def _deciding_words(published: Published, left_out: LeftOut, language: Language) -> str:
    if not left_out.decides:
        return language.say("= nee")
    if loses_interval(published, left_out):
        return language.say("≈ dan is er geen 95%-interval meer")
    return language.say("≠ ja, dan is de uitspraak anders")


def _end_words(published: Published, end: End, language: Language) -> str:
    return _verdict_words(published, end.index, end.verdict, language)


def _verdict_words(
    published: Published, index: float | None, verdict: MarketVerdict, language: Language
) -> str:
    """An index, in whole points where confidential prices count, and a verdict."""
    words = market_verdict(language, verdict)
    if index is None:
        return words
    return f"{points(language, published, index)}, {words}"


def terms_table(terms: Terms | None, language: Language) -> Table:
    """What was agreed; without a row of terms that is said."""
    say = language.say
    columns = (TableColumn(say("Onderwerp")), TableColumn(say("Waarde")))
    return Table(say("Afspraak"), columns, tuple(_terms_rows(terms, language)))


def _terms_rows(terms: Terms | None, language: Language) -> list[tuple[str, str]]:
    say = language.say
    if terms is None:
        return [(say("Afspraak"), say("geen afspraak; toevoegen kan met het bestand toetsen"))]
    band = band_ends(language, terms)
    return [
        (say("Band"), say("{low} tot {high} (mediaan van de markt = 100)", low=band[0], high=band[1])),
        (say("Afgesproken door"), terms.agreed_by),
        (say("Afgesproken op"), language.date(terms.agreed_on)),
        (say("Referenties bekend op"), language.date(terms.until)),
        (say("Niveau"), terms.level or say("elk niveau van het tarief apart")),
        (say("Prijsindex en prijspeil"), f"{terms.series}, {terms.price_level}"),
        (say("Minimum aantal partijen met een referentie"), language.number(terms.minimum_references)),
        (
            say("Hoogste leeftijd van een referentie"),
            language.count("{n} maand", "{n} maanden", terms.maximum_age),
        ),
    ]
