"""What a market-conformity test says in a few words: verdicts, reasons, refusals, states, signals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.domain.market.checklist import VOLUME_ASPECT, Item, State
from lib.domain.market.disclosure import MINIMUM_PARTIES, Refusal
from lib.domain.market.in_house import THRESHOLD, Entrusted, Signal
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import (
    NO_INTERVAL,
    NO_RATE,
    REFERENCE_TOO_NEW,
    REFERENCE_TOO_OLD,
    SECRETS_LEFT_OUT,
    TOO_FEW_REFERENCES,
    MarketReason,
)
from lib.domain.market.steps.basis import OverheadScope
from lib.text.amounts import plain_number
from lib.text.language import Language, msg
from lib.text.market.steps import STEP_WORDS, ReasonWords

MARKET_VERDICTS = {
    MarketVerdict.WITHIN: msg("binnen de bandbreedte"),
    MarketVerdict.ABOVE: msg("boven de bandbreedte"),
    MarketVerdict.BELOW: msg("onder de bandbreedte"),
    MarketVerdict.UNCLEAR: msg("niet te onderscheiden"),
    MarketVerdict.NO_AGREEMENT: msg("geen afspraak"),
    MarketVerdict.NOT_COMPARABLE: msg("niet vergelijkbaar"),
}
MARKET_SIGNS = {
    MarketVerdict.WITHIN: "●",
    MarketVerdict.ABOVE: "▲",
    MarketVerdict.BELOW: "▼",
    MarketVerdict.UNCLEAR: "≈",
    MarketVerdict.NO_AGREEMENT: "○",
    MarketVerdict.NOT_COMPARABLE: "–",
}
MARKET_REASONS: Mapping[MarketReason, ReasonWords] = {
    NO_RATE: ReasonWords(
        msg("er is geen tarief van het bedrijf"),
        msg(
            "Er is geen tarief van het bedrijf voor dit product en jaar. Toevoegen kan met het bestand tarieven."
        ),
    ),
    TOO_FEW_REFERENCES: ReasonWords(
        msg("te weinig vergelijkbare referenties"),
        msg(
            "Er zijn te weinig vergelijkbare referenties: die van {n} partijen tellen mee, en er zijn er minstens "
            "{minimum} nodig. Toevoegen kan met het bestand marktprijzen."
        ),
    ),
    REFERENCE_TOO_OLD: ReasonWords(
        msg("referentie te oud"),
        msg("Een referentie is meer dan {months} maanden ouder dan het prijspeil van de toets."),
    ),
    REFERENCE_TOO_NEW: ReasonWords(
        msg("referentie van na de toets"),
        msg(
            "Een referentie is van na de toets: pas na {until} bekend, te zien aan bron_datum of anders aan het "
            "prijspeil."
        ),
    ),
    NO_INTERVAL: ReasonWords(
        msg("geen 95%-interval: minder dan 6 partijen"),
        msg(
            "Met referenties van minder dan 6 partijen is er geen 95%-interval van de mediaan, en dus geen uitspraak."
        ),
    ),
    SECRETS_LEFT_OUT: ReasonWords(
        msg("vertrouwelijke referenties tellen niet mee"),
        msg(
            "Vertrouwelijke referenties tellen samen als één blok: die van minstens 5 partijen, en anders niet."
        ),
    ),
} | {reason: said for words in STEP_WORDS.values() for reason, said in words.reasons.items()}
REFUSALS = {
    Refusal.TOO_SMALL: msg("wat in deze toets kan meetellen komt van minder dan {parties} partijen"),
    Refusal.OTHER_BASIS: msg("ze tellen alleen mee op de afgesproken grondslag"),
    Refusal.FILTERED: msg("ze tellen alleen mee naast alle openbare referenties"),
    Refusal.CHANGED: msg(
        "een prijs waarop deze toets sloot, of de afspraak, is daarna veranderd of verdwenen, en het verschil zou een "
        "prijs verraden; ze tellen weer mee als alles is zoals het was, als na de verbetering dezelfde afgeronde "
        "samenvatting uitkomt, of vanaf {parties} nieuwe partijen"
    ),
    Refusal.NOT_CLOSED: msg("de toets heeft met hen nog geen index"),
    Refusal.NEAR_ANOTHER: msg(
        "hun prijzen staan al met andere in een samenvatting van dit product, en een tweede zou een prijs verraden; "
        "vanaf {parties} nieuwe partijen sluit deze toets op die nieuwe"
    ),
    Refusal.OUTSIDE: msg(
        "te oud, van na de toets, niet vergelijkbaar, gekomen nadat de toets sloot, of al in een andere samenvatting"
    ),
}
SCOPES = {
    OverheadScope.FULL: msg("beide met volledige overhead"),
    OverheadScope.NONE: msg("beide zonder overhead"),
}
STATES = {
    State.SAME: msg("gelijk"),
    State.ADJUSTED: msg("gelijk gemaakt"),
    State.DIFFERENT: msg("anders"),
    State.UNKNOWN: msg("onbekend"),
}
STATE_SIGNS = {State.SAME: "=", State.ADJUSTED: "(=)", State.DIFFERENT: "≠", State.UNKNOWN: "–"}
SIGNALS = {
    Signal.ABOVE: msg("boven {threshold}%"),
    Signal.NOT_ABOVE: msg("niet boven {threshold}%"),
    Signal.UNKNOWN: msg("niet bekend: geen cijfer over {years}"),
}
IN_HOUSE_NOTE = msg(
    "Een signaal, geen juridisch oordeel. Bij inbesteding moet meer dan 80% van de activiteiten bestaan uit taken die "
    "de controlerende overheden opdragen, gemiddeld over de drie voorgaande jaren (art. 12 Richtlijn 2014/24/EU; "
    "art. 2.24a-c Aanbestedingswet). Of de omzet van de groep meetelt, lag voor bij het Hof (C-692/23); beide staan er."
)
COMPETITION_NOTE = msg(
    "Huishoudelijk afval inzamelen is een wettelijke taak en geen economische activiteit: de Wet Markt en Overheid "
    "geldt daar niet. Bedrijfsafval valt er wel onder (Besluit markt en overheid, Stb. 2012, 255; sectorstudies van "
    "de ACM). Werk voor derden blijft daarom buiten de kosten per huishouden."
)


def market_verdict(language: Language, verdict: MarketVerdict) -> str:
    """The sign and the word of a verdict."""
    return f"{MARKET_SIGNS[verdict]} {language.say(MARKET_VERDICTS[verdict])}"


def reasons_words(language: Language, reasons: Iterable[MarketReason]) -> str:
    """Why there is no comparable price or no verdict, in a few words each."""
    return "; ".join(language.say(MARKET_REASONS[reason].short) for reason in reasons)


def refusal_words(language: Language, refusal: Refusal, withheld: int) -> str:
    """That confidential references do not count, and why."""
    why = language.say(REFUSALS[refusal], parties=MINIMUM_PARTIES)
    return language.count(
        "{n} vertrouwelijke referentie telt niet mee: {why}.",
        "{n} vertrouwelijke referenties tellen niet mee: {why}.",
        withheld,
        why=why,
    )


def item_words(language: Language, item: Item) -> str:
    """The sign and the word of a line of the checklist, with what is known."""
    words = f"{STATE_SIGNS[item.state]} {language.say(STATES[item.state])}"
    if known := language.date(item.date) if item.date else item.text:
        words = f"{words} ({known})"
    if item.aspect == VOLUME_ASPECT and item.number is not None and item.text is None:
        words = f"{words} ({plain_number(language, item.number)})"
    return words


def signal_words(language: Language, found: Entrusted) -> str:
    """Whether the share of work for the partners is above the threshold, or which years are missing."""
    years = ", ".join(str(year) for year in found.missing)
    return language.say(SIGNALS[found.signal], threshold=language.number(THRESHOLD), years=years)
