"""What is said of partnerships that are alike in context: who, how firmly, by what, and what that says of a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lib.domain.comparison.similar import Explained, SimilarPeer, SimilarPeers
from lib.domain.indicators import Indicator
from lib.domain.peers import MINIMUM_PEERS
from lib.text.explore.words import characteristic_name, in_a_row, years_words
from lib.text.indicators import title
from lib.text.language import Language

FIRM = 0.9
"""From this share of other weightings a neighbour is called firm: our own choice."""
LITTLE = 0.2
"""Under this share of the differences context says little of a figure: our own choice."""


def stability_words(language: Language, peer: SimilarPeer) -> str:
    """In how many of a hundred other weightings it stays among the nearest; that there are none with one variable."""
    if peer.stability is None:
        return language.say("geen andere weging")
    return language.say("{n} van 100", n=language.number(100 * peer.stability))


def similar_sentences(
    language: Language,
    found: SimilarPeers,
    names: Mapping[str, str],
    years: Mapping[str, tuple[int, int]],
    candidates: int,
) -> Iterator[str]:
    """Who are the nearest, on what, and how many of them are firm.

    Args:
        names: of everyone, by code.
        years: of the values of each variable.
        candidates: how many could be among them.
    """
    if not found.peers:
        yield _why_none(language, found, candidates)
        return
    on = [f"{characteristic_name(language, v)} ({years_words(*years[v])})" for v in found.used]
    yield language.say(
        "Van {candidates} lijken deze {n} het meest, op {variables}: {names}.",
        candidates=language.number(candidates),
        n=language.number(len(found.peers)),
        variables=in_a_row(language, on),
        names=in_a_row(language, [names[p.code] for p in found.peers]),
    )
    yield _firmness(language, found)
    if len(found.peers) < MINIMUM_PEERS:
        yield language.say("Dat zijn er minder dan 5; daarvan staat nergens een mediaan.")


def _firmness(language: Language, found: SimilarPeers) -> str:
    if not found.weightings:
        return language.say(
            "Met één kenmerk zijn er geen andere wegingen; hoe vast deze lijst is, blijkt pas met een tweede kenmerk."
        )
    return language.say(
        "{firm} van deze {n} blijven bij minstens 90 van 100 andere wegingen bij de {n} meest gelijkende.",
        firm=language.number(sum((p.stability or 0) >= FIRM for p in found.peers)),
        n=language.number(len(found.peers)),
    )


def _why_none(language: Language, found: SimilarPeers, candidates: int) -> str:
    if candidates <= 0:
        return language.say("Er is niemand anders om op te lijken: geen ander partnerschap van deze soort.")
    if found.constant and not found.used:
        return language.say(
            "Deze kenmerken zijn bij minstens de helft gelijk en onderscheiden dus niemand: {names}. Kies andere.",
            names=_names(language, found.constant),
        )
    if found.unknown and not found.used:
        return language.say(
            "Van het partnerschap in beeld is niet bekend: {names}. Kies andere kenmerken, of laad kenmerken.csv.",
            names=_names(language, found.unknown),
        )
    if not found.used:
        return language.say("Geef minstens één kenmerk gewicht; anders is er niets om op te lijken.")
    return language.say("Met niemand is minstens de helft van het gewicht gedeeld bekend.")


def similar_notes(language: Language, found: SimilarPeers) -> Iterator[str]:
    """What was left out, and how distances are made."""
    if found.peers and found.constant:
        yield language.say(
            "Weggelaten, want bij minstens de helft gelijk: {names}.", names=_names(language, found.constant)
        )
    if found.peers and found.unknown:
        yield language.say(
            "Weggelaten, want van het partnerschap in beeld onbekend: {names}.",
            names=_names(language, found.unknown),
        )
    if found.peers and found.without_distance:
        yield language.count(
            "{n} heeft te weinig bekende kenmerken en doet niet mee.",
            "{n} hebben te weinig bekende kenmerken en doen niet mee.",
            len(found.without_distance),
        )
    yield language.say(
        "Alleen kenmerken van de omgeving tellen, nooit kosten of uitkomsten. De afstand is de gewogen afstand van "
        "gestandaardiseerde waarden (mediaan en mediane afwijking); grootte en dichtheid naar verhouding. Een andere "
        "weging: elk gewicht maal 0,5 tot 1,5, of één kenmerk weggelaten."
    )


def explained_sentence(
    language: Language, found: Explained | None, indicator: Indicator, variables: Iterable[str]
) -> str:
    """How much of the differences in a figure go with differences in these characteristics."""
    named = {"title": title(language, indicator)}
    if found is None:
        return language.say(
            "Hoeveel van “{title}” met deze kenmerken samengaat, is met zo weinig cijfers niet te zeggen.",
            **named,
        )
    values = {
        **named,
        "share": language.number(100 * found.r2),
        "n": language.number(found.n),
        "variables": in_a_row(language, [characteristic_name(language, v) for v in variables]),
    }
    if found.r2 < LITTLE:
        return language.say(
            "Met {variables} gaat {share}% van de verschillen in “{title}” samen (n\u00a0=\u00a0{n}): gelijk in "
            "omgeving, maar dat zegt weinig over dit cijfer.",
            **values,
        )
    return language.say(
        "Met {variables} gaat {share}% van de verschillen in “{title}” samen (n\u00a0=\u00a0{n}).", **values
    )


def _names(language: Language, codes: Iterable[str]) -> str:
    return in_a_row(language, [characteristic_name(language, code) for code in codes])
