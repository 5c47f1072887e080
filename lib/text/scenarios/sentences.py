"""What a scenario comes to and what it rests on, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from lib.domain.market.prices import Overhead
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex
from lib.domain.scenarios.amounts import ScenarioAmounts
from lib.domain.scenarios.cuts import CutSet, CutSets
from lib.domain.scenarios.earlier import CountedShare, EarlierMove
from lib.domain.scenarios.parts import Ground, LevelOrigin, LevelsDiffer, levels_that_differ
from lib.domain.scenarios.prices import LevelPrice
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.service_levels.outcomes import Outcome
from lib.text.amounts import said_decimals
from lib.text.costs.words import EURO, euros, product_names, rounded_words, said_euros
from lib.text.language import Language, msg, rounded
from lib.text.scenarios.words import (
    LEVEL_MEANINGS,
    OVERHEAD_CARRIED,
    WHY_UNKNOWN,
    Products,
    carried_words,
    level_words,
    move_words,
    named_product,
    unknown_words,
)
from lib.text.service_levels.words import area_type_name, group_name, percent
from lib.text.terms import QUANTITY_STATES, SHORT_LAYERS

_KINDS = (
    msg("Eerdere stappen naar een lager niveau of met een bezuiniging"),
    msg("Eerdere stappen naar een hoger niveau"),
)
_MOST_NAMED = 6
"""Object types that are named; the rest is counted."""


def less_or_more(language: Language, change: Fraction) -> str:
    """`€ 12.345 minder`, `€ 500 meer`, `geen verschil`: whole euros, as in a table."""
    return _less_or_more(language, change, euros)


def _less_or_more(language: Language, change: Fraction, words_of: Callable[[Language, float], str]) -> str:
    if not change:
        return language.say("geen verschil")
    words = msg("{amount} minder") if change < 0 else msg("{amount} meer")
    return language.say(words, amount=words_of(language, float(abs(change))))


def scenario_title(language: Language, amounts: ScenarioAmounts, name: str) -> str:
    """What the scenario comes to, as a heading."""
    say = language.say
    if not amounts.scenario.moves:
        now = float(amounts.build_up_total)
        return say(
            "{name}: nu {total} per jaar{rounded}, voor zover er een prijs is",
            name=name,
            total=said_euros(language, now),
            rounded=rounded_words(language, EURO, now),
        )
    if amounts.change is None:
        return say("{name}: wat dit scenario scheelt, is onbekend", name=name)
    words = (
        msg("{name}: dit scenario komt uit op {change} per jaar{rounded}")
        if amounts.is_whole
        else msg("{name}: dit scenario komt uit op {change} per jaar{rounded}, met een deel dat onbekend is")
    )
    change = _less_or_more(language, amounts.change, said_euros)
    return say(words, name=name, change=change, rounded=rounded_words(language, EURO, float(amounts.change)))


def scenario_sentences(language: Language, amounts: ScenarioAmounts, products: Products) -> Iterator[str]:
    """The amounts, and what is not in them."""
    say, moved, unknown = language.say, amounts.moved, amounts.unknown_moves
    if moved and amounts.change is not None:
        yield say(
            "Nu {before}, dan {after}: {change} per jaar{rounded}. Dat gaat over de delen waarvan beide bedragen "
            "bekend zijn.",
            before=said_euros(language, float(amounts.before)),
            after=said_euros(language, float(amounts.after)),
            change=_less_or_more(language, amounts.change, said_euros),
            rounded=rounded_words(
                language, EURO, *map(float, (amounts.before, amounts.after, amounts.change))
            ),
        )
    if unknown:
        yield say(
            "Onbekend is het verschil van {unknown} van de {moved} delen die veranderen: {reasons}. Zij zitten in geen "
            "van deze bedragen; het totaal is dus niet het hele verschil.",
            unknown=language.number(len(unknown)),
            moved=language.number(len(moved)),
            reasons=unknown_words(language, unknown),
        )
    others = [part for part in amounts.unknown_now if part not in unknown]
    if others:
        yield language.count(
            "Van {n} ander deel is het bedrag nu onbekend: {reasons}.",
            "Van {n} andere delen is het bedrag nu onbekend: {reasons}.",
            len(others),
            reasons=unknown_words(language, others),
        )
    yield from _aside_sentences(language, amounts.ground, products)


def _aside_sentences(language: Language, ground: Ground, products: Products) -> Iterator[str]:
    """What is cared for, but in no amount."""
    for aside in ground.aside:
        yield language.say(
            "{product}: van {kinds} is het bedrag onbekend, want {why}.",
            product=named_product(language, aside.product, products),
            kinds=", ".join(aside.object_types),
            why=language.say(WHY_UNKNOWN[aside.reason]),
        )
    if ground.unpriced:
        yield language.count(
            "Van {n} objecttype in beheer is er geen tarief; wat dat kost, is hier onbekend: {kinds}.",
            "Van {n} objecttypen in beheer is er geen tarief; wat dat kost, is hier onbekend: {kinds}.",
            len(ground.unpriced),
            kinds=_listed(ground.unpriced),
        )


def basis_sentences(
    language: Language,
    ground: Ground,
    year: int,
    layer: str,
    price_level: Period | None,
    series: PriceIndex | None,
    products: Products,
) -> Iterator[str]:
    """What the amounts rest on: quantities, rates, price level, VAT, overhead, and where these do not fit."""
    say = language.say
    yield say(
        "Een bedrag is hoeveelheid maal tarief, per jaar: een rekensom, geen voorspelling. Het niveau nu is de ambitie "
        "({layer}) van de discipline en het gebiedstype; waar die er niet is, het ene niveau dat het tarief afrekent.",
        layer=language.words(SHORT_LAYERS, layer),
    )
    by_rate = sum(part.origin == LevelOrigin.RATE for part in ground.parts)
    if by_rate:
        yield language.count(
            "Van {n} deel is er geen ambitie; daar geldt het niveau van het tarief.",
            "Van {n} delen is er geen ambitie; daar geldt het niveau van het tarief.",
            by_rate,
        )
    yield _quantities_sentence(language, ground, year)
    yield _price_level_sentence(language, ground, price_level, series)
    yield _vat_sentence(language, ground)
    yield from _carried_sentences(language, ground, products)
    for differing in levels_that_differ(ground):
        yield _differing_sentence(language, differing, products)
    names = product_names(language, products)
    for one, other in ground.overlapping:
        yield say(
            "{one} en {other} gaan over hetzelfde objecttype. Beide prijzen tellen; of het ene werk het andere bevat, "
            "zeggen de gegevens niet.",
            one=names.get(one, one),
            other=names.get(other, other),
        )


def _quantities_sentence(language: Language, ground: Ground, year: int) -> str:
    lines = [line for part in ground.parts for line in part.lines]
    dates = sorted({line.date for line in lines})
    states = dict.fromkeys(language.say(QUANTITY_STATES[line.state]) for line in lines)
    dated = language.date(dates[0])
    if dates[0] != dates[-1]:
        dated = language.say("{first} tot {last}", first=dated, last=language.date(dates[-1]))
    return language.say(
        "Hoeveelheden: areaal zoals bekend eind {year} (peildatum {dated}; {states}).",
        year=year,
        dated=dated,
        states=", ".join(states),
    )


def _used(ground: Ground) -> list[LevelPrice]:
    return [p for prices in ground.prices.values() for p in prices.prices.values() if p.amount is not None]


def _price_level_sentence(
    language: Language, ground: Ground, price_level: Period | None, series: PriceIndex | None
) -> str:
    say = language.say
    if series is None:
        return say("Prijspeil {level}; er is niets geïndexeerd.", level=price_level or say("onbekend"))
    indexed = [price for price in _used(ground) if price.indexed is not None]
    return language.count(
        "Prijspeil {level}: {n} prijs is daarheen omgerekend met reeks {series}.",
        "Prijspeil {level}: {n} prijzen zijn daarheen omgerekend met reeks {series}.",
        len(indexed),
        level=price_level,
        series=series.code,
    )


def _vat_sentence(language: Language, ground: Ground) -> str:
    taken_out = [p for p in _used(ground) if p.listed.vat_included]
    if not taken_out:
        return language.say("Alle bedragen zijn zonder btw; de tarieven ook.")
    return language.count(
        "Alle bedragen zijn zonder btw; uit {n} tarief is de btw gehaald.",
        "Alle bedragen zijn zonder btw; uit {n} tarieven is de btw gehaald.",
        len(taken_out),
    )


def _carried_sentences(language: Language, ground: Ground, products: Products) -> Iterator[str]:
    used = _used(ground)
    carried = [o for o in Overhead if any(price.listed.overhead == o for price in used)]
    if carried and carried != [Overhead.NONE]:
        yield language.say(
            "De prijzen dragen {overhead}. Of die kosten meebewegen met minder of ander werk, zegt een tarief niet.",
            overhead=language.say(" of ").join(language.say(OVERHEAD_CARRIED[o]) for o in carried),
        )
    for code, prices in ground.prices.items():
        included = sorted({kind for price in prices.prices.values() for kind in price.listed.included})
        if included:
            yield language.say(
                "De prijs van {product} bevat ook {kinds}; dat zit in de bedragen.",
                product=named_product(language, code, products),
                kinds=carried_words(language, included),
            )


def _differing_sentence(language: Language, differing: LevelsDiffer, products: Products) -> str:
    return language.say(
        "{product}: de tarieven rekenen {bought} af, de niveaus die nu gelden geven {kept}. De bedragen volgen de "
        "niveaus die gelden.",
        product=named_product(language, differing.product, products),
        bought=_per_level(language, differing.bought),
        kept=_per_level(language, differing.kept),
    )


def _per_level(language: Language, quantities: Mapping[str | None, Fraction]) -> str:
    """`12% A en 88% B`, of the quantity together."""
    total = sum(quantities.values(), Fraction(0))
    ordered = sorted(quantities, key=lambda level: LEVELS.index(level) if level in LEVELS else len(LEVELS))
    parts = [
        f"{percent(language, float(100 * quantities[level] / total))} {level_words(language, level)}"
        for level in ordered
    ]
    return language.say(" en ").join(parts)


def level_meaning(language: Language, level: str) -> str:
    """`B: voldoende: heel, veilig en redelijk schoon`."""
    return f"{level}: {language.say(LEVEL_MEANINGS[level])}"


def already_sentence(language: Language, place: str, outcome: Outcome, level: str) -> str | None:
    """How many readings of a place are at a level or better already; None without readings."""
    if not outcome.total:
        return None
    reached = sum(outcome.counts[: LEVELS.index(level) + 1])
    return language.say(
        "{place}: nu al {reached} van {readings} metingen op {level} of beter ({pct}).",
        place=place,
        reached=language.number(reached),
        readings=language.number(outcome.total),
        level=level,
        pct=percent(language, 100 * reached / outcome.total),
    )


def earlier_sentence(language: Language, move: EarlierMove) -> str:
    """What was moved before, and the counts before and after it; no word on why."""
    place = f"{group_name(language, move.group)}, {area_type_name(language, move.area_type)}"
    if move.title is None:
        what = language.say(
            "{place}: van niveau {old} naar {new} op {day}.",
            place=place,
            old=move.from_level,
            new=move.to_level,
            day=language.date(move.day),
        )
    else:
        what = language.say(
            "{place}: bezuiniging “{title}” op {day}.",
            place=place,
            title=move.title,
            day=language.date(move.day),
        )
    if move.before is None or move.after is None:
        return f"{what} {language.say('Er zijn geen metingen van een jaar ervoor en een jaar erna.')}"
    counts = language.say(
        "Metingen op niveau {level} of beter: {before}; {after}.",
        level=move.level,
        before=counted_words(language, move.before),
        after=counted_words(language, move.after),
    )
    return f"{what} {counts}"


def counted_words(language: Language, share: CountedShare) -> str:
    """`2021: 180 van 200 (90%)`."""
    return language.say(
        "{year}: {reached} van {readings} ({pct})",
        year=share.year,
        reached=language.number(share.reached),
        readings=language.number(share.readings),
        pct=percent(language, 100 * share.reached / share.readings),
    )


def earlier_summary(language: Language, moves: Iterable[EarlierMove]) -> Iterator[str]:
    """Of each kind of earlier move how often the share was lower, higher or the same after it."""
    down, up = _KINDS
    by_kind: dict[str, list[int]] = {down: [], up: []}
    for move in moves:
        if move.before and move.after:
            after = move.after.reached * move.before.readings
            before = move.before.reached * move.after.readings
            by_kind[down if move.is_down else up].append((after > before) - (after < before))
    for kind, signs in by_kind.items():
        if signs:
            yield language.say(
                "{kind}, met metingen ervoor en erna: {n}. Het aandeel was daarna lager bij {lower}, hoger bij "
                "{higher}, gelijk bij {same}.",
                kind=language.say(kind),
                n=language.number(len(signs)),
                lower=language.number(signs.count(-1)),
                higher=language.number(signs.count(1)),
                same=language.number(signs.count(0)),
            )
    if any(by_kind.values()):
        yield language.say("Waaraan dat lag, en of het meer is dan toeval, zeggen deze tellingen niet.")


def cuts_sentences(language: Language, cuts: CutSets) -> Iterator[str]:
    """How many sets reach the amount, what was looked at, and what cannot be told."""
    say = language.say
    yield say(
        "Gezocht is naar sets van ten hoogste {most} stappen. Een stap is één product in één gebiedstype naar een "
        "lager niveau met een prijs; er zijn er {options}. Geen stap in een set kan worden gemist.",
        most=cuts.most_moves,
        options=language.number(cuts.options),
    )
    yield language.count(
        "{n} set komt aan {wanted} of meer per jaar.",
        "{n} sets komen aan {wanted} of meer per jaar.",
        cuts.found,
        wanted=euros(language, cuts.wanted / 100),
    )
    if not cuts.found:
        words = (
            msg("Alle laagste stappen samen komen tot {together}: dat is minder.")
            if cuts.together < cuts.wanted
            else msg("Alle laagste stappen samen komen tot {together}; daarvoor zijn meer stappen nodig.")
        )
        yield say(words, together=_together_words(language, cuts))
    if cuts.unpriced:
        yield language.count(
            "Van {n} deel is er geen lager niveau met een prijs; het zit in geen set.",
            "Van {n} delen is er geen lager niveau met een prijs; zij zitten in geen set.",
            cuts.unpriced,
        )
    yield say(
        "De volgorde is het aantal stappen en dan de naam, niet wat beter is. Werk weglaten staat er niet bij: dat kan "
        "in elke mate."
    )


def _together_words(language: Language, cuts: CutSets) -> str:
    """What all lowest steps come to, whole where rounding would carry it to the other side of what was asked."""
    together, wanted = cuts.together / 100, cuts.wanted / 100
    said = rounded(together, min(said_decimals(EURO, together), 0))
    if (said < wanted) != (together < wanted):
        return euros(language, together)
    return f"{said_euros(language, together)}{rounded_words(language, EURO, together)}"


def set_words(language: Language, found: CutSet, products: Products) -> str:
    """The moves of a set, and what they come to."""
    moves = " + ".join(move_words(language, single.move, products) for single in found.moves)
    return f"{moves}: {less_or_more(language, Fraction(-found.less, 100))}"


def _listed(names: Iterable[str]) -> str:
    names = tuple(names)
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" (+{more})" if more > 0 else "")
