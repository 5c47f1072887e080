"""The blocks of the statements: accessibility, and personal data."""

from __future__ import annotations

from lib.store.audit.keeping import kept_days
from lib.tables.table import Table, TableColumn
from lib.text.language import Language
from lib.text.statements.accessibility import ACCESSIBILITY
from lib.text.statements.personal_data import (
    PERSONAL_DATA,
    PERSONAL_DATA_ABOUT,
    PERSONAL_DATA_MORE,
    personal_columns_sentence,
)
from lib.ui.tables import show_to_read
from lib.ui.words import heading, list_points, tell


def show_accessibility(language: Language) -> None:
    """How far the pages can be used by everyone, and how that is known."""
    for title, paragraphs in ACCESSIBILITY:
        heading(language.say(title))
        list_points(language.say(text) for text in paragraphs)


def show_personal_data(language: Language) -> None:
    """Which personal data there is, and where."""
    say = language.say
    tell(say(PERSONAL_DATA_ABOUT))
    names = (say("Gegeven"), say("Wat voor"), say("Waar"), say("Hoe lang"), say("Wie ziet het"))
    rows = tuple(tuple(say(text) for text in row) for row in PERSONAL_DATA)
    show_to_read(Table(say("Persoonsgegevens"), tuple(map(TableColumn, names)), rows), language)
    tell(say("Een regel van het logboek blijft hier {days} dagen staan.", days=language.number(kept_days())))
    list_points([personal_columns_sentence(language), *(say(text) for text in PERSONAL_DATA_MORE)])
