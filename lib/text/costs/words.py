"""Words for what cost is made of, and for the steps between two years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.bridge import Bridge, BridgeReason, BridgeStep, BridgeStepKind, Group, Note, Order
from lib.domain.costs.contract_forms import FormGroup
from lib.domain.costs.level_change import LevelChange, Mix
from lib.domain.market.prices import Product
from lib.domain.units import Unit
from lib.text.amounts import QUANTITIES, amount, index_figure, said_amount, said_decimals
from lib.text.language import MINUS, Language, msg, rounded
from lib.text.terms import CONTRACT_FORMS

EURO = Unit("EUR")
KIND_OF_COST_NAMES = {
    "loon": msg("Loon"),
    "materieel": msg("Materieel"),
    "materiaal": msg("Materiaal"),
    "verwerking": msg("Verwerking"),
    "uitbesteed": msg("Uitbesteed werk"),
    "indirect": msg("Indirecte kosten"),
    "overhead": msg("Overhead"),
    "resultaat": msg("Resultaat"),
    "opbrengsten": msg("Opbrengsten en vergoedingen"),
    "regie": msg("Regie van de opdrachtgever"),
    "sociale_meerwaarde": msg("Sociale meerwaarde"),
    "extra_taken": msg("Extra taken"),
    "kapitaallasten": msg("Kapitaallasten van de gemeente"),
    "btw": msg("Btw"),
}
"""In the order in which they are listed: those that count like for like first."""
BRIDGE_STEPS = {
    BridgeStepKind.PRICE: msg("Prijs"),
    BridgeStepKind.GROWTH: msg("Groei van het areaal"),
    BridgeStepKind.RECOUNT: msg("Herijking van het areaal"),
    BridgeStepKind.LEVEL: msg("Niveau"),
}
REST = msg("Rest")
_GROUPS = {Group.PRICE: msg("prijs"), Group.QUANTITY: msg("hoeveelheid"), Group.LEVEL: msg("niveau")}
BRIDGE_REASONS = {
    BridgeReason.NO_SERIES: msg("er is geen prijsindex geladen"),
    BridgeReason.NO_INDEX: msg("reeks {about} heeft geen vergelijkbaar cijfer voor beide jaren"),
    BridgeReason.INDEX_ENDED: msg("de prijsindex houdt op ({about}); daarna wordt niets geïndexeerd"),
    BridgeReason.NO_QUANTITY_UNIT: msg("deze dienst heeft geen eenheid van areaal"),
    BridgeReason.NO_QUANTITY: msg("het areaal is niet aan het eind van beide jaren bekend"),
    BridgeReason.NO_WEIGHTS: msg(
        "van {about} is er geen tarief, en het areaal veranderde niet overal evenveel: zonder tarief zijn ongelijke "
        "soorten areaal niet op te tellen, dus de stap is niet van de rest te scheiden"
    ),
    BridgeReason.IN_OTHER_UNIT: msg("areaal in een andere eenheid en zonder tarief telt niet mee ({about})"),
    BridgeReason.NO_RATES: msg("de tarieven noemen niet van beide jaren het niveau"),
    BridgeReason.NO_COMMON_PRICE: msg(
        "{about}: de tarieven van geen van beide jaren prijzen beide niveaus, of de hoeveelheid ontbreekt"
    ),
    BridgeReason.RATES_EXCEED_COST: msg(
        "de tarieven maal hun hoeveelheid zijn meer dan de kosten van de dienst"
    ),
}
_SIZES = {
    "inwoner": (msg("inwoners"), msg("Inwoners")),
    "huishouden": (msg("huishoudens"), msg("Huishoudens")),
}
"""Per denominator: how a number of them is said, and the name of the size."""
REASON_YEARS = {
    "index": msg("geen indexcijfer met hetzelfde basisjaar"),
    "ended": msg("reeks {series} loopt tot en met {last}; daarna wordt niets geïndexeerd"),
    "size": msg("geen getal om de kosten {unit} te berekenen"),
}
"""Why a year is not drawn."""
GROSS, NET = msg("bruto"), msg("netto")
PER = {
    "totaal": msg("totaal"),
    "inwoner": msg("inwoner"),
    "huishouden": msg("huishouden"),
    "areaaleenheid": msg("eenheid areaal"),
}


def euros(language: Language, value: float | Decimal, *, decimals: int = 0, signed: bool = False) -> str:
    """An amount in euro, in whole ones unless said otherwise."""
    return together(amount(language, float(value), EURO, decimals, signed=signed))


def said_euros(language: Language, value: float | Decimal, *, signed: bool = False) -> str:
    """An amount in euro as a sentence has it, in at most three significant figures."""
    return together(said_amount(language, rounded(value), EURO, signed=signed))


def rounded_words(language: Language, unit: Unit, *values: float | Decimal) -> str:
    """` (afgerond)` after amounts of which a sentence leaves out digits, for they then need not add up."""
    paid = [rounded(value, 2 if unit.denominator else 0) for value in values]
    leaves_out = any(rounded(value, said_decimals(unit, value)) != value for value in paid)
    return f" ({language.say('afgerond')})" if leaves_out else ""


def together(words: str) -> str:
    """A signed amount that no line break parts: `+ € 500`."""
    return words.replace("+€", "+\u00a0€").replace(f"{MINUS}€", f"{MINUS}\u00a0€")


def per_name(language: Language, code: str) -> str:
    """What a cost is divided by, as a choice."""
    return language.words(PER, code).capitalize()


def order_words(language: Language, order: Order) -> str:
    return " → ".join(language.say(_GROUPS[group]) for group in order)


def step_figures(language: Language, bridge: Bridge, step: BridgeStep, products: Mapping[str, str]) -> str:
    """The figures a step moves with: `cpi 110,0 → 121,0`, `10.000 → 10.500 m²`, `Maaien: A → B (prijzen van 2023)`.

    Args:
        products: names by code.
    """
    if step.changes:
        moved = [change for change in step.changes if change.before != change.after]
        if not moved:
            return language.say("geen ander niveau in de tarieven")
        return "; ".join(_level_figures(language, change, products) for change in moved)
    start, end = step.start or 0.0, step.end or 0.0
    if step.kind == BridgeStepKind.PRICE:
        return f"{bridge.series} {index_figure(language, start)} → {index_figure(language, end)}"
    if step.rate_year:
        return language.say(
            "{start} → {end} (areaal maal tarief van {year})",
            start=euros(language, start),
            end=euros(language, end),
            year=step.rate_year,
        )
    return f"{language.number(start)} → {language.number(end)} {language.words(QUANTITIES, step.unit)}"


def _level_figures(language: Language, change: LevelChange, products: Mapping[str, str]) -> str:
    return language.say(
        "{product}: {before} → {after} (prijzen van {year})",
        product=products.get(change.product, change.product),
        before=_mix_words(language, change.before),
        after=_mix_words(language, change.after),
        year=change.price_year,
    )


def _mix_words(language: Language, mix: Mix) -> str:
    if len(mix) == 1:
        return next(iter(mix))
    return " + ".join(f"{language.number(100 * float(share))}% {level}" for level, share in mix.items())


def _named(language: Language, code: str, products: Mapping[str, str]) -> str:
    """The name of a product or of an object type that ships with the monitor, else the code."""
    kind = shipped_catalogue().object_types.get(code)
    return products.get(code) or (kind and language.pick(kind.name, kind.name_en)) or code


def reason_words(language: Language, note: Note, products: Mapping[str, str]) -> str:
    """Why a step is not there, or not whole, and for what: `er is geen prijsindex geladen`."""
    about = ", ".join(_named(language, code, products) for code in note.about)
    return language.say(BRIDGE_REASONS[note.reason], about=about)


def note_words(language: Language, note: Note, products: Mapping[str, str]) -> str:
    """A step that is not there, with the reason: `Prijs: er is geen prijsindex geladen`."""
    return f"{language.say(BRIDGE_STEPS[note.kind])}: {reason_words(language, note, products)}"


def notes_words(language: Language, notes: Iterable[Note], products: Mapping[str, str]) -> str:
    return "; ".join(note_words(language, note, products) for note in notes)


def _orders_sentence(language: Language, bridge: Bridge) -> str:
    """What the steps come to over all orders: the order that is shown is one of them."""
    say = language.say
    ranges = [
        say(
            "{step} {least} tot {most}",
            step=say(BRIDGE_STEPS[step.kind]),
            least=said_euros(language, step.least, signed=True),
            most=said_euros(language, step.most, signed=True),
        )
        for step in bridge.steps
        if step.least != step.most
    ]
    if not ranges:
        return say("In elke volgorde komen de stappen op hetzelfde uit.")
    return say(
        "Dat is één van de {n} volgordes; geen ervan is de juiste. Over alle volgordes: {ranges}; al het andere is "
        "steeds hetzelfde.",
        n=bridge.orders,
        ranges=", ".join(ranges),
    )


def bridge_sentences(
    language: Language, bridge: Bridge, *, gross: bool, products: Mapping[str, str]
) -> list[str]:
    """What the bridge says, in numbers: the change, its steps in their order, and what is in the rest."""
    say = language.say
    said = [
        say(
            "Van {start_year} naar {end_year} gingen de kosten ({basis}) van {start} naar {end}: {change}{rounded}.",
            start_year=bridge.start_year,
            end_year=bridge.end_year,
            basis=say(GROSS if gross else NET),
            start=said_euros(language, bridge.start),
            end=said_euros(language, bridge.end),
            change=said_euros(language, bridge.change, signed=True),
            rounded=rounded_words(language, EURO, bridge.start, bridge.end, bridge.change),
        )
    ]
    if bridge.steps:
        parts = [
            f"{say(BRIDGE_STEPS[s.kind])} {said_euros(language, s.amount, signed=True)}" for s in bridge.steps
        ]
        said.append(
            say(
                "Stap voor stap ({order}): {parts}; rest {rest}.",
                order=order_words(language, bridge.order),
                parts=", ".join(parts),
                rest=said_euros(language, bridge.rest, signed=True),
            )
        )
    if len(bridge.steps) > 1:
        said.append(_orders_sentence(language, bridge))
    if bridge.notes:
        said.append(say("In de rest zit ook: {notes}.", notes=notes_words(language, bridge.notes, products)))
    return said


def size_words(language: Language, unit: Unit, size: float | None = None) -> str:
    """The size that a unit cost is per, as a name or with its number: `Inwoners`, `12.300 inwoners`."""
    if unit.denominator in _SIZES:
        one, named = _SIZES[unit.denominator]
        return language.say(named) if size is None else f"{language.number(size)} {language.say(one)}"
    words = language.words(QUANTITIES, unit.denominator)
    if size is None:
        return language.say("Areaal ({unit})", unit=words)
    return f"{language.number(size)} {words}"


def form_words(language: Language, group: FormGroup, unit: Unit, decimals: int) -> str:
    """A contract form with its n, and its median where there are enough."""
    name = language.words(CONTRACT_FORMS, group.form)
    n = language.number(len(group.values))
    if group.median is None:
        return language.say("{form}: n = {n}", form=name, n=n)
    median = amount(language, group.median.value, unit, decimals)
    return language.say("{form}: n = {n}, mediaan {median}", form=name, n=n, median=median)


def product_names(language: Language, products: Mapping[str, Product]) -> dict[str, str]:
    """What every product is called, by its code."""
    return {code: language.pick(p.name, p.name_en) or code for code, p in products.items()}
