"""What the audit calls what was done, what came of it, and by which way."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.audit.chain import AuditLine
from lib.domain.audit.deeds import Deed, DeedResult, Way
from lib.domain.periods import clock_here
from lib.text.language import Language, msg

DEEDS: Mapping[str, str] = {
    Deed.LOAD: msg("laden"),
    Deed.UNDO: msg("terugdraaien"),
    Deed.REDO: msg("weer laten meetellen"),
    Deed.PURGE: msg("voorgoed wissen"),
    Deed.OPEN_ROUND: msg("ronde openen"),
    Deed.DROP_ROUND: msg("ronde vergeten"),
    Deed.RENEW_ADDRESS: msg("adres vernieuwen"),
    Deed.REVOKE_ADDRESS: msg("adres intrekken"),
    Deed.BACK_UP: msg("reservekopie maken"),
    Deed.TRY_BACKUP: msg("reservekopie beproeven"),
    Deed.CHECK_LOG: msg("logboek nakijken"),
    Deed.RESTORE: msg("terugzetten"),
    Deed.MOVE: msg("overbrengen"),
    Deed.LOOK: msg("inzien"),
    Deed.EXPORT: msg("meenemen als bestand"),
    Deed.TRIM: msg("logboek inkorten"),
    Deed.SIGN_IN: msg("aanmelden"),
    Deed.SIGN_OUT: msg("afmelden"),
    Deed.INVITE: msg("account uitnodigen"),
    Deed.SET_UP: msg("account instellen"),
    Deed.GIVE_ROLE: msg("rol geven"),
    Deed.TAKE_ROLE: msg("rol afnemen"),
    Deed.LET_OUT: msg("toegang intrekken"),
    Deed.VIEW_AS: msg("bekijken als een ander"),
    Deed.SHOW_AS: msg("kiezen hoe men zich toont"),
    Deed.MAKE_KEY: msg("sleutel maken"),
    Deed.REVOKE_KEY: msg("sleutel intrekken"),
    Deed.USE_KEY: msg("sleutel gebruiken"),
}
DEED_RESULTS: Mapping[str, str] = {
    DeedResult.DONE: msg("gedaan"),
    DeedResult.REFUSED: msg("geweigerd"),
    DeedResult.FAILED: msg("mislukt"),
}
WAYS: Mapping[str, str] = {
    Way.SCREEN: msg("scherm"),
    Way.COMMAND_LINE: msg("opdrachtregel"),
    Way.PROGRAM: msg("programma"),
    Way.SCHEDULE: msg("schema"),
}


_SUBJECTS: Mapping[str, str] = {
    "lading": msg("lading"),
    "gepubliceerd": msg("gepubliceerd"),
    "voorbeeld-schotland": msg("voorbeeld-schotland"),
    "bestand": msg("bestand"),
    "scherm": msg("scherm"),
    "ronde": msg("ronde"),
    "gewist": msg("gewist"),
    "logboek": msg("logboek"),
}
_TOLD = 3
"""Words of a subject that may be told: what, its number, and of what kind; after them stand codes."""


def deed_name(language: Language, deed: str) -> str:
    """What the screen calls a deed; a code that is not known stays as it is."""
    return language.words(DEEDS, deed)


def subject_words(language: Language, subject: str) -> str:
    """To what, with the words of a load in the language of the screens; names of datasets are codes."""
    words = subject.split(" ")
    told = [language.words(_SUBJECTS, word) for word in words[:_TOLD]]
    return " ".join((*told, *words[_TOLD:]))


def way_name(language: Language, origin: str) -> str:
    """By which way, with the address of the other machine where there is one."""
    way, _, place = origin.partition(" ")
    return " ".join(filter(None, (language.words(WAYS, way), place)))


def tried_sentence(language: Language, tried: AuditLine | None, hours: float) -> str:
    """Whether the server makes back-ups by itself, and what came of the newest.

    Args:
        tried: the line of the newest that was tried.
        hours: between two; 0 where the server makes none.
    """
    say = language.say
    every = (
        say(
            "De server maakt elke {hours} uur vanzelf een reservekopie en beproeft haar.",
            hours=_hours(hours, language),
        )
        if hours
        else say("De server maakt vanzelf geen reservekopie; stel daarvoor BACKUP_EVERY in.")
    )
    if tried is None:
        return every if not hours else f"{every} {say('Er is er nog geen gemaakt.')}"
    moment = language.moment(clock_here(tried.done.moment))
    passed = (
        say("De laatste, van {moment}, is teruggelezen: alle cijfers zijn gelijk.", moment=moment)
        if tried.done.result == DeedResult.DONE
        else say(
            "De laatste, van {moment}, is niet goed en weggehaald. Kijk in het logboek van de server.",
            moment=moment,
        )
    )
    return f"{every} {passed}"


def _hours(hours: float, language: Language) -> str:
    return language.number(hours, 0 if hours == int(hours) else 1)
