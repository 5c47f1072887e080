"""Who may what, as tables: the report for the review of rights (BIO2 1.3, 5.18.02, 8.02.01), and what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.domain.people.roles import AccessRole, Person, Right
from lib.domain.people.sight import Shown, Why, why
from lib.domain.periods import day_here
from lib.store.people.register import Entry
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language
from lib.text.loads.names import who_loaded
from lib.text.people.words import place_words, rights_words, role_words, why_words


def rights_table(people: Iterable[Entry], names: Mapping[str, str], language: Language) -> Table:
    """A role each: who, where, by whom and since when; who has none has a line too.

    Args:
        names: of the partnerships, by their codes.
    """
    say = language.say
    columns = (
        *[TableColumn(title) for title in (say("Wie"), say("Partnerschap"), say("Rol"), say("Gegeven door"))],
        TableColumn(say("Sinds"), ColumnKind.DATE),
        TableColumn(say("Toegang")),
    )
    rows = []
    for entry in people:
        state = (
            say("ingetrokken") if entry.revoked else say("eigen account") if entry.is_set_up else say("ja")
        )
        if not entry.given:
            state = state if entry.revoked else say("geen rol")
            rows.append((entry.person.name, "", "", "", day_here(entry.since), state))
        for grant, (by, since) in sorted(entry.given.items()):
            place = place_words(language, grant.partnership, names)
            role = role_words(language, grant.role)
            rows.append((entry.person.name, place, role, who_loaded(language, by), day_here(since), state))
    return Table(say("Rechten"), columns, tuple(rows))


def roles_table(language: Language) -> Table:
    """What each role may do."""
    columns = tuple(TableColumn(title) for title in (language.say("Rol"), language.say("Mag")))
    rows = tuple((role_words(language, role), rights_words(language, role)) for role in AccessRole)
    return Table(language.say("Wat een rol mag"), columns, rows)


def sight_table(
    person: Person, shown: Mapping[str, Shown], names: Mapping[str, str], language: Language
) -> Table:
    """The partnerships that somebody sees by name, why, and what more they may there.

    Those under a pseudonym are not among them: that one is there would help to guess which.
    """
    say = language.say
    titles = (say("Partnerschap"), say("Waarom u het ziet"), say("Uw rol"), say("U mag"))
    columns = tuple(TableColumn(title) for title in titles)
    rows = []
    for code in sorted(shown, key=lambda code: names.get(code, code)):
        reason = why(person, code, Right.SEE, shown)
        if reason not in (Why.ROLE, Why.NAMED):
            continue
        roles = sorted(grant.role for grant in person.grants if grant.partnership == code)
        held = ", ".join(role_words(language, role) for role in roles)
        may = "; ".join(rights_words(language, role) for role in roles) or say("vergelijken")
        rows.append((names.get(code, code), why_words(language, reason), held or say("geen"), may))
    return Table(say("Wat u ziet"), columns, tuple(rows))
