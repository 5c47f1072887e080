"""What is written in the audit: what was done to what, with which result, from where, by whom (BIO2 1.3, 8.15.01)."""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum


class Deed(StrEnum):
    """What somebody did; the codes are data."""

    LOAD = "laden"
    UNDO = "terugdraaien"
    REDO = "weer_meetellen"
    PURGE = "wissen"
    OPEN_ROUND = "ronde_openen"
    DROP_ROUND = "ronde_vergeten"
    RENEW_ADDRESS = "adres_vernieuwen"
    REVOKE_ADDRESS = "adres_intrekken"
    BACK_UP = "reservekopie"
    TRY_BACKUP = "reservekopie_beproeven"
    CHECK_LOG = "logboek_nakijken"
    RESTORE = "terugzetten"
    MOVE = "verhuizen"
    LOOK = "inzien"
    EXPORT = "uitvoeren"
    TRIM = "logboek_inkorten"
    SIGN_IN = "aanmelden"
    SIGN_OUT = "afmelden"
    INVITE = "account_uitnodigen"
    SET_UP = "account_instellen"
    GIVE_ROLE = "rol_geven"
    TAKE_ROLE = "rol_afnemen"
    LET_OUT = "toegang_intrekken"
    SHOW_AS = "tonen_als"
    VIEW_AS = "bekijken_als"
    MAKE_KEY = "sleutel_maken"
    REVOKE_KEY = "sleutel_intrekken"
    USE_KEY = "sleutel_gebruiken"


class DeedResult(StrEnum):
    """What came of it."""

    DONE = "gedaan"
    REFUSED = "geweigerd"
    FAILED = "mislukt"


class Way(StrEnum):
    """By which way something is done."""

    SCREEN = "scherm"
    COMMAND_LINE = "opdrachtregel"
    PROGRAM = "programma"
    SCHEDULE = "schema"


@dataclass(frozen=True)
class Acting:
    """Who does what is done now, by which way.

    Attributes:
        actor: as the monitor knows them; empty where it does not.
        origin: the way, with the address of the other machine where there is one.
    """

    actor: str = ""
    origin: str = Way.PROGRAM


_NOW: ContextVar[Acting] = ContextVar("acting", default=Acting())  # noqa: B039 - it cannot change


def act(actor: str, origin: str) -> None:
    """Say who does what this thread, or this request, does from now on."""
    _NOW.set(Acting(actor, origin))


def acting() -> Acting:
    """Who does what is done now."""
    return _NOW.get()


def utc_now() -> dt.datetime:
    """This moment in UTC, as the store keeps moments."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class DeedDone:
    """One thing that was done, before it is a line.

    Attributes:
        subject: to what, in codes of the data.
        actor: who; who acts now where left out.
        moment: in UTC.
    """

    deed: str
    subject: str
    result: str = DeedResult.DONE
    actor: str = field(default_factory=lambda: acting().actor)
    origin: str = field(default_factory=lambda: acting().origin)
    moment: dt.datetime = field(default_factory=utc_now)
