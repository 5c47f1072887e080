"""The few words of a scenario: its moves, its parts, what stands in the way of an amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lib.domain.market.prices import Overhead, Product
from lib.domain.scenarios.amounts import BridgeBy, PartAmount
from lib.domain.scenarios.moves import ALL_TYPES, ScenarioMove
from lib.domain.scenarios.parts import LevelOrigin
from lib.domain.scenarios.prices import Unpriced
from lib.text.costs.words import KIND_OF_COST_NAMES
from lib.text.language import Language, msg
from lib.text.service_levels.words import area_name, area_type_name

Products = Mapping[str, Product]
"""Products by code."""

LEVEL_MEANINGS = {
    "A+": msg("zo goed als nieuw en zeer schoon"),
    "A": msg("mooi en schoon"),
    "B": msg("voldoende: heel, veilig en redelijk schoon"),
    "C": msg("sober: zichtbaar vuil, met ongemak"),
    "D": msg("daaronder: kapot, of niet veilig"),
}
"""In our own words, after what municipalities publish; not the texts of CROW."""
BRIDGE_BY = {
    BridgeBy.AREA: msg("gebied"),
    BridgeBy.AREA_TYPE: msg("gebiedstype"),
    BridgeBy.PRODUCT: msg("product"),
}
LEVEL_ORIGINS = {LevelOrigin.AMBITION: msg("ambitie"), LevelOrigin.RATE: msg("tarief")}
WHY_UNKNOWN = {
    Unpriced.NO_RATE: msg("er is in dit jaar geen tarief van het product"),
    Unpriced.NO_LEVEL_PRICE: msg("er is geen prijs van dat niveau"),
    Unpriced.LEVEL_UNKNOWN: msg("er is geen ambitie, en het tarief noemt niet één niveau"),
    Unpriced.VAT_UNKNOWN: msg("het tarief is met btw, maar zonder percentage"),
    Unpriced.OTHER_UNIT: msg("het areaal is geteld in een andere eenheid dan het tarief"),
    Unpriced.OTHER_PRICE_LEVEL: msg("het tarief heeft een ander prijspeil en er wordt niet geïndexeerd"),
    Unpriced.INDEX_UNKNOWN: msg("de prijsindex heeft voor dat prijspeil geen cijfer"),
    Unpriced.OTHER_OVERHEAD: msg("de prijzen van beide niveaus dragen niet dezelfde overhead"),
    Unpriced.OTHER_TASKS: msg("de prijzen van beide niveaus bevatten niet dezelfde taken"),
    Unpriced.TOTAL_BESIDE_AREAS: msg("er staat een hoeveelheid zonder gebied naast die van gebieden"),
}
OVERHEAD_CARRIED = {
    Overhead.NONE: msg("geen overhead"),
    Overhead.PART: msg("een deel van de overhead"),
    Overhead.FULL: msg("volledige overhead"),
}


def named_product(language: Language, code: str, products: Products) -> str:
    """The name of a product, else its code."""
    known = products.get(code)
    return (language.pick(known.name, known.name_en) if known else None) or code


def scenario_step_name(language: Language, name: str | None, by: BridgeBy, products: Products) -> str:
    """What a step of the bridge is called."""
    if by == BridgeBy.PRODUCT:
        return named_product(language, name or "", products)
    return area_name(language, name) if by == BridgeBy.AREA else area_type_name(language, name)


def scope_words(language: Language, area_type: str | None) -> str:
    """Where a move is made: a type of area, or everywhere."""
    if area_type == ALL_TYPES:
        return language.say("alle gebiedstypen")
    return area_type_name(language, area_type)


def move_words(language: Language, move: ScenarioMove, products: Products) -> str:
    """`Gazon maaien, Centrum: naar niveau B`."""
    words = (
        msg("{product}, {area}: naar niveau {level}")
        if move.to_level
        else msg("{product}, {area}: {pct}% weg")
    )
    return language.say(
        words,
        product=named_product(language, move.product, products),
        area=scope_words(language, move.area_type),
        level=move.to_level or "",
        pct=language.number(move.left_out_pct or 0),
    )


def level_words(language: Language, level: str | None) -> str:
    """A level, or that it is not known."""
    return level or language.say("onbekend")


def unknown_words(language: Language, parts: Iterable[PartAmount]) -> str:
    """Why parts have no amount, each reason with how many: `er is geen prijs van dat niveau (3)`."""
    counts = Counter(reason for part in parts for reason in part.reasons)
    return "; ".join(f"{language.say(WHY_UNKNOWN[reason])} ({n})" for reason, n in counts.most_common())


def carried_words(language: Language, included: Iterable[str]) -> str:
    """What a price carries besides the work: `extra taken en regie van de opdrachtgever`."""
    return language.say(" en ").join(language.words(KIND_OF_COST_NAMES, kind).lower() for kind in included)
