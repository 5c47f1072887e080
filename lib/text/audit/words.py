"""What the audit calls what was done, what came of it, and by which way."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.audit.deeds import Deed, DeedResult, Way
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
    Deed.RESTORE: msg("terugzetten"),
    Deed.LOOK: msg("inzien"),
    Deed.EXPORT: msg("meenemen als bestand"),
    Deed.TRIM: msg("logboek inkorten"),
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


def deed_name(language: Language, deed: str) -> str:
    """What the screen calls a deed; a code that is not known stays as it is."""
    return language.words(DEEDS, deed)


def way_name(language: Language, origin: str) -> str:
    """By which way, with the address of the other machine where there is one."""
    way, _, place = origin.partition(" ")
    return " ".join(filter(None, (language.words(WAYS, way), place)))
