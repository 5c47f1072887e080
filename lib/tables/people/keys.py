"""Someone's keys as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from lib.domain.people.keys import AccessKey
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language
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
            say("alle die u ziet")
            if key.limits.partnerships is None
            else ", ".join(sorted(names.get(code, code) for code in key.limits.partnerships)),
            key.limits.last_day,
            key.used,
            key_state_name(language, key, today),
        )
        for key in keys
    )
    return Table(say("Uw sleutels"), columns, rows)
