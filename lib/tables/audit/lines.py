"""The audit as a table."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.audit.chain import AuditLine
from lib.domain.periods import clock_here
from lib.tables.table import Table, TableColumn
from lib.text.audit.words import DEED_RESULTS, deed_name, subject_words, way_name
from lib.text.language import Language
from lib.text.loads.names import who_loaded


def audit_table(lines: Iterable[AuditLine], language: Language) -> Table:
    """A line each: what, to what, what came of it, from where, who and when; with its seal in what is taken along."""
    say = language.say
    names = (say("Moment"), say("Handeling"), say("Onderwerp"), say("Uitkomst"), say("Herkomst"), say("Wie"))
    columns = (
        TableColumn(say("Regel")),
        *[TableColumn(name) for name in names],
        *[TableColumn(name, on_screen=False) for name in (say("Moment (UTC)"), say("Zegel"))],
    )
    rows = tuple(
        (
            str(line.number),
            language.moment(clock_here(line.done.moment)),
            deed_name(language, line.done.deed),
            subject_words(language, line.done.subject),
            language.words(DEED_RESULTS, line.done.result),
            way_name(language, line.done.origin),
            who_loaded(language, line.done.actor),
            line.done.moment.isoformat(),
            line.seal,
        )
        for line in lines
    )
    return Table(say("Logboek"), columns, rows)
