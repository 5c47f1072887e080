"""What gives access beside roles and keys, as tables of the report of rights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.domain.cooperation.rounds import Invitation
from lib.domain.cooperation.scan import PartnerSide
from lib.domain.periods import day_here
from lib.store.people.register import DecidedShowing, SetUpLink
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.language import Language
from lib.text.loads.names import who_loaded
from lib.text.people.words import SHOWINGS, place_words
from lib.text.questionnaire.words import SIDES, role_name


def showings_table(decided: Iterable[DecidedShowing], names: Mapping[str, str], language: Language) -> Table:
    """How each partnership shows itself to readers of others, who decided so, and when."""
    say = language.say
    columns = (
        *(TableColumn(name) for name in (say("Partnerschap"), say("Toont zich"), say("Vastgelegd door"))),
        TableColumn(say("Sinds"), ColumnKind.DATE),
    )
    rows = tuple(
        (
            place_words(language, each.partnership, names),
            say(SHOWINGS[each.shown.showing]),
            who_loaded(language, each.by) if each.since else say("nog niemand"),
            day_here(each.since) if each.since else None,
        )
        for each in decided
    )
    return Table(say("Hoe partnerschappen zich tonen"), columns, rows)


def links_table(
    set_up: Iterable[SetUpLink],
    asked: Iterable[Invitation],
    presented: Iterable[str],
    names: Mapping[str, str],
    language: Language,
) -> Table:
    """The links that open something now, without the links themselves.

    Args:
        asked: the addresses of questionnaires.
        presented: the titles of the stories that are presented.
    """
    say = language.say
    columns = (
        *(TableColumn(name) for name in (say("Link"), say("Waarvan"), say("Wat hij opent"))),
        TableColumn(say("Tot en met"), ColumnKind.DATE),
    )
    rows: list[tuple[Value, ...]] = [
        (say("Account instellen"), each.person, say("één keer, als deze persoon"), day_here(each.until))
        for each in set_up
    ]
    for each in asked:
        place = place_words(language, each.plan.partnership, names)
        layer = role_name(language.say(SIDES[PartnerSide(each.invited.side)]), each.invited.tier, language)
        about = f"{place}, {each.plan.period}, {layer}"
        rows.append((say("Vragenlijst"), about, say("invullen; niets te zien"), each.plan.closes))
    rows += [
        (say("Meekijken"), title, say("de dia die wordt getoond, voor wie is aangemeld"), None)
        for title in presented
    ]
    return Table(say("Links die nu iets openen"), columns, tuple(rows))
