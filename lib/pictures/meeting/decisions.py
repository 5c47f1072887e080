"""What was decided, as a picture to tell: a list without a drawing, open decisions first."""

from __future__ import annotations

from lib.answers.decisions.answer import DecisionAnswer
from lib.pictures.picture import Picture
from lib.tables.table import Table, TableColumn
from lib.text.decisions.words import due_words, owner_words, tally_sentence, tally_title
from lib.text.language import Language

DECISIONS_TOLD = "besluiten"
"""The name of the picture, and of the page that it stands on."""


def decisions_picture(found: DecisionAnswer, language: Language) -> Picture | None:
    """The decisions of a partnership with who takes them up and by when; None without any."""
    if not found.decisions:
        return None
    say, decisions = language.say, [followed.decision for followed in found.decisions]
    names = (say("Besluit"), say("Besloten op"), say("Wie"), say("Wanneer en stand"))
    rows = tuple(
        (
            decision.text,
            language.date(decision.date),
            owner_words(language, decision),
            due_words(language, decision, found.today),
        )
        for decision in decisions
    )
    heading = say("Besluiten: {tally}", tally=tally_title(language, found.tally))
    closed = tally_sentence(language, found.tally)
    sources = dict.fromkeys(decision.source for decision in decisions if decision.source)
    source = "; ".join([say("Besluitenlijst"), *sources])
    table = Table(say("Besluiten"), tuple(TableColumn(name) for name in names), rows)
    sentences = (closed,) if closed else ()
    return Picture(DECISIONS_TOLD, heading, None, sentences, (), table, source, found.focus.fictitious)
