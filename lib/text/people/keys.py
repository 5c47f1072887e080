"""What is said of keys: why one is refused or cannot be made, what it may, and whether it works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from lib.domain.people.keys import (
    MOST_ACCESS_KEYS,
    MOST_DAYS,
    AccessKey,
    KeyFault,
    KeyLimits,
    KeyRefusal,
    KeyState,
)
from lib.text.language import Language, msg

KEY_IN_ADDRESS = msg(
    "Een sleutel hoort niet in een adres: dat blijft staan in logboeken en geschiedenis. Stuur hem in de kop "
    "Authorization: Bearer, en vraag een nieuwe als dit een echte was."
)
KEY_BEYOND = msg("Dit mag niet met deze sleutel. Maak op Koppelen een sleutel die het wel mag.")
NO_ROLE_TO_LOAD = msg("Laden hoort bij een rol die u hier niet hebt; een beheerder kan u die geven.")
KEY_REFUSED: Mapping[KeyRefusal, str] = {
    KeyRefusal.UNKNOWN: msg("Deze sleutel is niet bekend. Maak een nieuwe op Koppelen."),
    KeyRefusal.EXPIRED: msg("Deze sleutel is verlopen. Maak een nieuwe op Koppelen."),
    KeyRefusal.REVOKED: msg("Deze sleutel is ingetrokken. Maak een nieuwe op Koppelen."),
    KeyRefusal.OWNER_OUT: msg(
        "Van wie deze sleutel is, heeft hier geen toegang meer. Vraag het aan wie de monitor beheert."
    ),
    KeyRefusal.IN_ADDRESS: KEY_IN_ADDRESS,
    KeyRefusal.BEYOND: KEY_BEYOND,
}
KEY_FAULTS: Mapping[KeyFault, str] = {
    KeyFault.NOBODY: msg("Deze persoon is hier niet bekend, of heeft geen rol."),
    KeyFault.NAMELESS: msg("Geef de sleutel een naam, zoals het programma dat hem gebruikt."),
    KeyFault.NOTHING: msg("Zo mag de sleutel niets. Kies lezen of laden, en minstens één partnerschap."),
    KeyFault.CANNOT_LOAD: msg(
        "Laden kan alleen met een sleutel van iemand die zelf mag laden, van een partnerschap waarvoor dat geldt."
    ),
    KeyFault.NOT_THEIRS: msg(
        "Een sleutel geldt alleen voor partnerschappen waarin de persoon zelf een rol heeft."
    ),
    KeyFault.DAY: msg("Een sleutel werkt minstens vandaag, en hooguit {days} dagen."),
    KeyFault.TOO_MANY: msg("Er zijn al {most} sleutels die werken. Trek er eerst een in."),
}
KEY_STATES: Mapping[KeyState, str] = {
    KeyState.WORKS: msg("werkt"),
    KeyState.EXPIRED: msg("verlopen"),
    KeyState.REVOKED: msg("ingetrokken"),
}


def key_fault_sentence(language: Language, fault: KeyFault) -> str:
    """Why a key cannot be made."""
    return language.say(KEY_FAULTS[fault], days=MOST_DAYS, most=MOST_ACCESS_KEYS)


def key_state_name(language: Language, key: AccessKey, today: dt.date) -> str:
    """Whether a key works on a day."""
    return language.say(KEY_STATES[key.state(today)])


def key_rights(language: Language, limits: KeyLimits) -> str:
    """What a key may."""
    if limits.reads and limits.loads:
        return language.say("lezen en laden")
    return language.say("lezen") if limits.reads else language.say("laden")
