"""Keys as tables: someone's own, and everyone's for the review of rights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from lib.domain.people.keys import AccessKey, KeyState
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language
from lib.text.loads.names import who_loaded
from lib.text.people.keys import key_rights, key_state_name


def keys_table(
    keys: Iterable[AccessKey], names: Mapping[str, str], today: dt.date, language: Language
) -> Table:
    """A key a row: what it is for, what it may and where, until when, when it was used last, and whether it works.

    Args:
        names: of partnerships, by code; one that is not there stands as its code.
    """
    say = language.say
    columns = (
        *(TableColumn(name) for name in (say("Sleutel"), say("Code"), say("Mag"), say("Partnerschappen"))),
        TableColumn(say("Werkt tot en met"), ColumnKind.DATE),
        TableColumn(say("Laatst gebruikt"), ColumnKind.DATE),
        TableColumn(say("Staat")),
    )
    rows = tuple(
        (
            key.name,
            key.code,
            key_rights(language, key.limits),
            _where(key, names, say("alle die u ziet")),
            key.limits.last_day,
            key.used,
            key_state_name(language, key, today),
        )
        for key in keys
    )
    return Table(say("Uw sleutels"), columns, rows)


def held_keys_table(
    keys: Iterable[AccessKey], names: Mapping[str, str], today: dt.date, language: Language
) -> Table:
    """The keys that work on a day, by whose they are: what each may and where, since when, last used, until when.

    Args:
        names: as in `keys_table`.
    """
    say = language.say
    columns = (
        *(TableColumn(name) for name in (say("Van wie"), say("Sleutel"), say("Mag"), say("Partnerschappen"))),
        *(
            TableColumn(name, ColumnKind.DATE)
            for name in (say("Gemaakt"), say("Laatst gebruikt"), say("Werkt tot en met"))
        ),
        TableColumn(say("Gemaakt door"), on_screen=False),
    )
    working = [key for key in keys if key.state(today) == KeyState.WORKS]
    rows = tuple(
        (
            key.owner,
            f"{key.name} ({key.code})",
            key_rights(language, key.limits),
            _where(key, names, say("alle die deze persoon ziet")),
            *(key.since, key.used, key.limits.last_day),
            who_loaded(language, key.by),
        )
        for key in sorted(working, key=lambda key: (key.owner, key.since, key.code))
    )
    return Table(say("Sleutels van programma's"), columns, rows)


def _where(key: AccessKey, names: Mapping[str, str], everywhere: str) -> str:
    some = key.limits.partnerships
    return everywhere if some is None else ", ".join(sorted(names.get(code, code) for code in some))
