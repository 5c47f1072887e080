"""The picture of inspections against what was agreed, on every page that has it."""

from __future__ import annotations

from collections.abc import Sequence

from lib.charts.service_levels import share_rows
from lib.charts.service_levels.share_rows import NamedOutcome
from lib.pictures.picture import Picture
from lib.tables.table import Table
from lib.text.language import Language
from lib.text.service_levels.words import caution_sentences


def picture_of_shares(
    words: tuple[str, str],
    named: Sequence[NamedOutcome],
    sentences: Sequence[str],
    table: Table,
    source: str,
    language: Language,
    *,
    fictitious: bool,
) -> Picture:
    """Outcomes under their names against what was agreed, with what the marks mean and where intervals fall short.

    Args:
        words: the name of the picture, and its heading.
        named: at least one.
        sentences: that lead it in.
        table: every figure of the outcomes.
        source: of the readings and the agreements.
        language: of all texts and numbers.
        fictitious: for a fictitious partnership.
    """
    name, heading = words
    if not any(outcome.total for _, outcome in named):
        nothing = language.say("Alle metingen staan op niet van toepassing; er is niets om te beoordelen.")
        return Picture(name, heading, None, (*sentences, nothing), (), table, source, fictitious)
    drawing = share_rows.draw(named, language, hollow=fictitious)
    notes = (_marks(language, fictitious=fictitious), *caution_sentences(language, named))
    return Picture(name, heading, drawing, tuple(sentences), notes, table, source, fictitious)


def _marks(language: Language, *, fictitious: bool) -> str:
    """What the marks in the drawing mean."""
    say = language.say
    marks = [
        say("achter de naam: afgesproken niveau en aandeel"),
        say("rondje met streep: aandeel metingen met interval (95%)"),
        say("dikke streep: afgesproken aandeel"),
    ]
    if fictitious:
        marks.append(say("open rondje: fictief"))
    return " · ".join(marks)
