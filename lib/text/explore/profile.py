"""What the profile of a partnership says: where it stands beyond chance, and what cannot be said."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.explore.profile import PartnerProfile, ProfileRow
from lib.domain.indicators import Direction
from lib.domain.peers import Position
from lib.text.amounts import said_amount
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import POSITIONS

UNJUDGED = msg("geen interval, dus geen oordeel")


def verdict_against_median(language: Language, row: ProfileRow) -> str:
    """Whether a figure differs from the median, as far as its interval tells."""
    return language.say(UNJUDGED if row.position is None else POSITIONS[row.position])


def profile_sentences(language: Language, profile: PartnerProfile) -> Iterator[str]:
    """What stands out beyond chance on either side, how many cannot be judged, and what is not drawn."""
    if not profile.rows:
        yield language.say(
            "Er is geen cijfer dat minstens vier anderen in dezelfde periode ook hebben; dan is er geen profiel."
        )
    for position, words in (
        (Position.BETTER, msg("Beter dan de mediaan, ook na toeval: {names}.")),
        (Position.WORSE, msg("Minder goed dan de mediaan, ook na toeval: {names}.")),
    ):
        names = [title(language, row.indicator) for row in profile.rows if row.position == position]
        if names:
            yield language.say(words, names="; ".join(names))
    without = sum(row.position is None for row in profile.rows)
    if without:
        yield language.say(
            "Van {n} van de {total} cijfers is geen interval bekend: daarvan is niet te zeggen of het verschil meer is "
            "dan toeval.",
            n=language.number(without),
            total=language.number(len(profile.rows)),
        )
    if profile.rows and profile.alone:
        yield language.count(
            "{n} ander cijfer heeft te weinig anderen, of is bij iedereen gelijk; het staat in de tabel.",
            "{n} andere cijfers hebben te weinig anderen, of zijn bij iedereen gelijk; ze staan in de tabel.",
            len(profile.alone),
        )


def profile_note(language: Language) -> str:
    """How to read the drawing."""
    return language.say(
        "per cijfer een eigen schaal: links minder goed, rechts beter, streepje: mediaan · vlak: de middelste helft · "
        "punt: het partnerschap, met interval waar dat bekend is · zonder richting: links lager, rechts hoger"
    )


def median_words(language: Language, row: ProfileRow) -> str:
    """The median with how many it is of."""
    return language.say(
        "mediaan {value} (n\u00a0=\u00a0{n})",
        value=said_amount(language, row.median, row.indicator.unit),
        n=language.number(len(row.values)),
    )


def without_direction(row: ProfileRow) -> bool:
    """Whether neither side of a row is better."""
    return row.indicator.direction == Direction.NEUTRAL
