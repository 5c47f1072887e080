"""Who may what, from the command line: roles given and taken, people let out, and how partnerships show themselves."""

from __future__ import annotations

import argparse

from lib.cli.commands import FINDINGS, SUCCESS
from lib.domain.audit.witness import ACCESS_REPORT, saw
from lib.domain.loads.visible import visible
from lib.domain.people.invitations import set_up_address
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.domain.people.sight import Showing
from lib.store.engine import Store
from lib.store.people.credentials import invite
from lib.store.people.register import decide_showing, entries, give, revoke, shown_partnerships, take
from lib.text.language import Language, msg

_ONCE = msg("Met dit adres stelt {person} één keer een account in, binnen {hours} uur:")
_NO_ROLE_YET = msg("{person} heeft nog geen rol; geef die met de opdracht role.")


def give_role(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Give a role, or take it away with `--take`."""
    grant = Grant(options.partnership, AccessRole(options.role))
    if grant.partnership != ALL_PARTNERSHIPS and grant.partnership not in shown_partnerships(store):
        print(language.say("Dit partnerschap is er niet: {code}", code=visible(grant.partnership)))
        return FINDINGS
    if options.take:
        take(store, options.person, grant, options.by)
    else:
        give(store, options.person, grant, options.by)
    return show_people(options, store, language)


def let_out(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Let somebody in no more."""
    revoke(store, options.person, options.by)
    return show_people(options, store, language)


def show_people(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Everyone who is or was known, one role a line."""
    saw(ACCESS_REPORT)
    for entry in entries(store):
        name = visible(entry.person.name)
        if not entry.person.grants:
            print(f"{name}\t{language.say('ingetrokken') if entry.revoked else language.say('geen rol')}")
        for grant, (by, since) in entry.given.items():
            print(f"{name}\t{grant.role}\t{grant.partnership}\t{visible(by)}\t{since:%Y-%m-%d}")
    return SUCCESS


def show_self(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Decide how a partnership shows itself to readers of others."""
    if options.partnership not in shown_partnerships(store):
        print(language.say("Dit partnerschap is er niet: {code}", code=visible(options.partnership)))
        return FINDINGS
    decide_showing(store, options.partnership, Showing(options.showing), options.by)
    return SUCCESS


def invite_person(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Print the address by which somebody sets their account up, once."""
    code = invite(store, options.person, options.by, options.hours)
    print(language.say(_ONCE, person=options.person, hours=language.number(options.hours)))
    print(set_up_address(options.site, code))
    roles = next(entry.person.grants for entry in entries(store) if entry.person.name == options.person)
    if not roles:
        print(language.say(_NO_ROLE_YET, person=options.person))
    return SUCCESS
