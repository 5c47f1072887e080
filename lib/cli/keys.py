"""Keys of people's programs, from the command line: made, listed and revoked."""

from __future__ import annotations

import argparse
import datetime as dt
from enum import StrEnum

from lib.cli.commands import FINDINGS, SUCCESS
from lib.domain.audit.witness import ACCESS_REPORT, saw
from lib.domain.loads.visible import visible
from lib.domain.people.keys import KeyLimits
from lib.store.engine import Store
from lib.store.people.keys import KeyNotMade, access_keys_of, make_key, revoke_key
from lib.text.language import Language
from lib.text.people.keys import key_fault_sentence, key_rights, key_state_name


class KeyMay(StrEnum):
    """What a key is for."""

    READ = "lezen"
    LOAD = "laden"
    BOTH = "beide"


def give_key(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Make a key for somebody, and print it; it is told this once."""
    today, may = dt.date.today(), KeyMay(options.may)
    some = None if options.partnership is None else frozenset(options.partnership)
    try:
        until = today + dt.timedelta(options.days)
        limits = KeyLimits(may != KeyMay.LOAD, may != KeyMay.READ, some, until)
        print(make_key(store, options.person, options.name, limits, by=options.by, today=today))
    except KeyNotMade as error:
        print(key_fault_sentence(language, error.fault))
        return FINDINGS
    except OverflowError:
        print(language.say("Zoveel dagen kan niet: {days}", days=options.days))
        return FINDINGS
    return SUCCESS


def show_keys(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Every key: its code, of whom it is, what it may and until when, when it was used last, and whether it works."""
    saw(ACCESS_REPORT)
    today = dt.date.today()
    for key in access_keys_of(store):
        some = key.limits.partnerships
        where = "*" if some is None else " ".join(map(visible, sorted(some)))
        used = f"{key.used:%Y-%m-%d}" if key.used else "-"
        may, until = key_rights(language, key.limits), f"{key.limits.last_day:%Y-%m-%d}"
        names = (visible(key.owner), visible(key.name))
        print("\t".join((key.code, *names, may, where, until, used, key_state_name(language, key, today))))
    return SUCCESS


def end_key(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Let a key work no more."""
    if not revoke_key(store, options.code):
        print(language.say("Er is geen sleutel {code} die nog werkt.", code=visible(options.code)))
        return FINDINGS
    return show_keys(options, store, language)
