"""What the screen calls roles, what they may do, how partnerships show themselves, and why something is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.people.restored import AccessAfter
from lib.domain.people.roles import ALL_PARTNERSHIPS, RIGHTS, AccessRole, Right
from lib.domain.people.sight import FEWEST_IN_MEDIAN, Showing, Why
from lib.text.language import Language, msg

ACCESS_ROLES: Mapping[str, str] = {
    AccessRole.READER: msg("lezer"),
    AccessRole.ANALYST: msg("analist"),
    AccessRole.KEEPER: msg("gegevensbeheerder"),
    AccessRole.CHAIR: msg("voorzitter"),
    AccessRole.MANAGER: msg("beheerder"),
}
RIGHT_WORDS: Mapping[str, str] = {
    Right.SEE: msg("zien"),
    Right.SEE_CONFIDENTIAL: msg("vertrouwelijke prijzen laten meetellen"),
    Right.SEE_ANSWERS: msg("antwoorden op vragenlijsten zien"),
    Right.TELL: msg("verhalen en weergaven bewaren"),
    Right.LOAD: msg("inlezen en terugdraaien wat helemaal van dit partnerschap is"),
    Right.DECIDE: msg("besluiten vastleggen"),
    Right.ASK: msg("rondes openen"),
    Right.GIVE_ACCESS: msg("rollen geven"),
}
SHOWINGS: Mapping[str, str] = {
    Showing.NAMED: msg("met naam"),
    Showing.ALIAS: msg("onder een schuilnaam"),
    Showing.MEDIAN: msg("alleen in medianen van ten minste vijf"),
}
_WHYS: Mapping[str, str] = {
    Why.ROLE: msg("u hebt daar een rol"),
    Why.NAMED: msg("het toont zich aan anderen met naam: dan ziet u wat te vergelijken is"),
}
_ACCESS_AFTER: Mapping[str, Sequence[str]] = {
    AccessAfter.NOBODY: (),
    AccessAfter.AS_NOW: (
        msg(
            "Accounts, rollen en sleutels zijn gebleven zoals ze waren: wat na de kopie is ingetrokken, blijft "
            "ingetrokken."
        ),
    ),
    AccessAfter.AS_THEN: (
        msg("Alle sleutels zijn ingetrokken en iedereen is afgemeld."),
        msg(
            "Accounts en rollen zijn die van de kopie. Kijk na wie er binnen mag: op de pagina Toegang, of met "
            "python -m lib.cli people."
        ),
    ),
}


def role_words(language: Language, role: str) -> str:
    """What the screen calls a role."""
    return language.words(ACCESS_ROLES, role)


def rights_words(language: Language, role: AccessRole) -> str:
    """What a role may do, one after the other."""
    return ", ".join(language.say(RIGHT_WORDS[right]) for right in Right if right in RIGHTS[role])


def place_words(language: Language, partnership: str, names: Mapping[str, str]) -> str:
    """The name of a partnership, or that it is all of them; its code where it is not there any more."""
    if partnership == ALL_PARTNERSHIPS:
        return language.say("alle partnerschappen")
    return names.get(partnership, partnership)


def why_words(language: Language, why: Why) -> str:
    """Why somebody sees a partnership by its name."""
    return language.words(_WHYS, why)


def sight_sentences(language: Language, aliases: int, *, medians: bool) -> list[str]:
    """What is told of those who do not show themselves by name, without saying who they are."""
    told = []
    if aliases:
        told.append(
            language.count(
                "{n} partnerschap toont zich onder een schuilnaam: u ziet de cijfers, zonder naam, bron en aantallen.",
                "{n} partnerschappen tonen zich onder een schuilnaam: u ziet de cijfers, zonder naam, bron en "
                "aantallen.",
                aliases,
            )
        )
    if medians:
        told.append(
            language.say(
                "De andere tellen alleen mee in afgeronde medianen van ten minste {fewest}; zijn dat er minder, dan "
                "ziet u niets van ze. Elk partnerschap kiest zelf hoe het zich toont.",
                fewest=FEWEST_IN_MEDIAN,
            )
        )
    return told


def access_after_sentences(language: Language, access: AccessAfter) -> list[str]:
    """Who may what after a back-up was put back; nothing where nobody is known."""
    return [language.say(said) for said in _ACCESS_AFTER[access]]
