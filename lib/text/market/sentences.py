"""What a market-conformity test says, in sentences with its figures; no more than may be shown."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import NO_INTERVAL, Terms
from lib.domain.market.publish import Published
from lib.domain.market.sensitivity import LeftOut
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.units import Unit
from lib.text.amounts import amount, given_number, number_beside, said_decimals
from lib.text.language import Language, rounded
from lib.text.market.names import PRICE_DECIMALS
from lib.text.market.words import MARKET_REASONS, MARKET_SIGNS, market_verdict, reasons_words, refusal_words

_LEAST_IN_CENTS = 0.1
"""Euro."""


def test_title(language: Language, published: Published, subject: str) -> str:
    """The heading of a test: its verdict, and the index where there is one.

    Args:
        subject: whose price of what, in which year.
    """
    outcome, terms = published.outcome, published.case.terms
    verdict = market_verdict(language, outcome.verdict)
    if outcome.index is None:
        reasons = reasons_words(language, outcome.reasons)
        return f"{subject}: {verdict} ({reasons})" if reasons else f"{subject}: {verdict}"
    values = {"subject": subject, "index": index_words(language, published), "verdict": verdict}
    if terms is None:
        return language.say("{subject}: index {index}, {verdict}", **values)
    low, high = band_ends(language, terms)
    return language.say(
        "{subject}: index {index}, {verdict} (band {low} tot {high})", low=low, high=high, **values
    )


def index_words(language: Language, published: Published) -> str:
    """The index, in whole points where confidential prices count."""
    return points(language, published, published.outcome.index or 0)


def points(language: Language, published: Published, value: float) -> str:
    """An index in one decimal, or in more where rounding would carry it across the agreed band or onto its edge.

    Where confidential prices count it is in whole points.
    """
    if published.confidential:
        return language.number(value)
    terms = published.case.terms
    return number_beside(language, value, (terms.lowest, terms.highest) if terms else (), 1)


def band_ends(language: Language, terms: Terms) -> tuple[str, str]:
    """The agreed band in all the decimals that it was given in."""
    return given_number(language, terms.lowest), given_number(language, terms.highest)


def outcome_sentences(language: Language, published: Published, unit: Unit) -> list[str]:
    """The index with what it is made of, how sure it is, the agreement, and what is missing."""
    said = [
        *_index(language, published, unit),
        *_certainty(language, published),
        *_agreement(language, published),
    ]
    return [*said, *_missing(language, published), *secrecy(language, published)]


def _index(language: Language, published: Published, unit: Unit) -> list[str]:
    say, outcome = language.say, published.outcome
    price = published.rate.value if published.rate else None
    if outcome.index is None or price is None:
        return []
    said = [price] if outcome.median is None else [price, outcome.median]
    own = _said_price(language, price, unit)
    values = {"own": own, "index": index_words(language, published), "n": language.number(outcome.n)}
    values["rounded"] = _rounded_prices(language, said, unit)
    if outcome.median is None:
        return [
            say(
                "Vergelijkbare prijs van het bedrijf: {own}{rounded}. Tegen de mediaan van {n} partijen is dat index "
                "{index}, in hele punten.",
                **values,
            )
        ]
    return [
        say(
            "Vergelijkbare prijs van het bedrijf: {own}; mediaan van {n} partijen: {median}{rounded}. Index {index}.",
            median=_said_price(language, outcome.median, unit),
            **values,
        )
    ]


def _said_price(language: Language, price: float, unit: Unit) -> str:
    """A price of a unit as a sentence has it, in at most three significant figures: `€ 1,07`, `€ 0,0345`."""
    decimals = _price_decimals(price, unit)
    return amount(language, rounded(price, decimals), unit, max(decimals, 0))


def _price_decimals(price: float, unit: Unit) -> int:
    """Those of money, or under ten cents all that a step has: whole cents would leave one figure."""
    return PRICE_DECIMALS if 0 < abs(price) < _LEAST_IN_CENTS else said_decimals(unit, price)


def _rounded_prices(language: Language, prices: Iterable[float], unit: Unit) -> str:
    """` (afgerond)` after prices of which the steps show more."""
    less = any(rounded(p, PRICE_DECIMALS) != rounded(p, _price_decimals(p, unit)) for p in prices)
    return f" ({language.say('afgerond')})" if less else ""


def _certainty(language: Language, published: Published) -> list[str]:
    say, outcome = language.say, published.outcome
    if outcome.index is None:
        return []
    if outcome.interval is None or outcome.coverage is None:
        return [say("Geen 95%-interval: daarvoor zijn referenties van minstens 6 partijen nodig.")]
    low, high = (points(language, published, end) for end in outcome.interval)
    values = {"low": low, "high": high, "coverage": language.number(100 * outcome.coverage, 1)}
    if published.confidential:
        return [
            say(
                "Interval van de index {low} tot {high}, naar buiten afgerond (dekking {coverage}%).",
                **values,
            )
        ]
    return [say("Interval van de index {low} tot {high} (dekking {coverage}%).", **values)]


def _agreement(language: Language, published: Published) -> list[str]:
    say, terms, outcome = language.say, published.case.terms, published.outcome
    if terms is None:
        return [
            say(
                "Geen afspraak: er is geen landelijke norm, en voor deze toets is geen band afgesproken. Toevoegen "
                "kan met het bestand toetsen."
            )
        ]
    low, high = band_ends(language, terms)
    said = [
        say(
            "Afgesproken band {low} tot {high}, door {who} op {date}.",
            low=low,
            high=high,
            who=terms.agreed_by,
            date=language.date(terms.agreed_on),
        )
    ]
    if outcome.formal and outcome.formal != outcome.verdict:
        said.append(
            say(
                "De index zelf ligt {formal}; met het interval erbij is de uitspraak {verdict}.",
                formal=market_verdict(language, outcome.formal),
                verdict=market_verdict(language, outcome.verdict),
            )
        )
    return said


def _missing(language: Language, published: Published) -> list[str]:
    """Why there is no verdict; a sentence per reason."""
    case, outcome = published.case, published.outcome
    if outcome.verdict not in (MarketVerdict.NOT_COMPARABLE, MarketVerdict.UNCLEAR):
        return []
    values = {
        "n": language.number(outcome.n),
        "minimum": language.number(case.minimum),
        "months": language.number(case.maximum_age),
        "until": language.date(case.until) if case.until else "",
    }
    told = [reason for reason in outcome.reasons if reason != NO_INTERVAL or outcome.index is None]
    return [language.say(MARKET_REASONS[reason].advice, **values) for reason in told]


def secrecy(language: Language, published: Published) -> list[str]:
    """What is confidential about a test: what counts and is not shown, or what does not count and why."""
    said = []
    if published.confidential:
        said.append(
            language.count(
                "Er telt {n} vertrouwelijke referentie mee; getoond: aantal, index, interval en uitspraak.",
                "Er tellen {n} vertrouwelijke referenties mee; getoond: aantal, index, interval en uitspraak.",
                published.confidential,
            )
        )
    if published.withheld and published.refusal:
        said.append(refusal_words(language, published.refusal, published.withheld))
    return said


def leave_one_out_sentence(language: Language, published: Published, names: dict[str, str]) -> str | None:
    """Whether one reference decides the verdict; None where that may not be shown or there is nothing to leave out.

    Args:
        names: what references are called, by code.
    """
    if not published.left_out:
        return None
    if any(loses_interval(published, each) for each in published.left_out):
        return language.say("Met een referentie minder is er geen 95%-interval meer, en dus geen uitspraak.")
    deciding = [names.get(each.code, each.code) for each in published.left_out if each.decides]
    if not deciding:
        return language.say("Geen enkele referentie beslist: zonder elk ervan blijft de uitspraak gelijk.")
    return language.say(
        "De uitspraak hangt aan: {names}. Zonder een daarvan is zij anders.", names="; ".join(deciding)
    )


def loses_interval(published: Published, left_out: LeftOut) -> bool:
    """Whether it is the number of references that decides, not which one is left out."""
    return published.outcome.interval is not None and left_out.interval is None


def product_verdict_words(language: Language, found: ProductVerdict) -> str:
    """The verdict on one product: `● binnen de bandbreedte (gazon maaien, index 98,4)`."""
    name = language.pick(found.name, found.name_en) or found.product
    verdict = market_verdict(language, found.verdict)
    if found.value is None:
        return f"{verdict} ({name})"
    index = language.number(found.value, 0 if found.confidential else 1)
    return language.say("{verdict} ({name}, index {index})", verdict=verdict, name=name, index=index)


def verdict_signs(found: Iterable[ProductVerdict]) -> str:
    """The signs of verdicts, each once."""
    return "".join(dict.fromkeys(MARKET_SIGNS[each.verdict] for each in found))
