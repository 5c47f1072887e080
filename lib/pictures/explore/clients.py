"""The picture of one contractor over all its clients."""

from __future__ import annotations

from lib.answers.explore.answer import ExploreAnswer
from lib.answers.explore.choices import ExploreChoices
from lib.charts.explore import clients as clients_chart
from lib.pictures.explore.views import EMPTY_TABLE
from lib.pictures.picture import Picture
from lib.tables.explore.contractor import clients_table
from lib.text.explore.contractor import contractor_heading, contractor_sentences
from lib.text.indicators import sources_in_short
from lib.text.language import Language


def clients_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The first indicator of everyone with the same contractor."""
    say, found, fictitious = language.say, shown.contractor, choices.focus.fictitious
    if found is None:
        said = say("Kies een cijfer.")
        return Picture("opdrachtnemer", say("Eén uitvoerder"), None, (said,), (), EMPTY_TABLE, "", fictitious)
    figures = [figure for own in found.figures.values() for figure in own.values()]
    several = not found.is_own_service and sum(bool(own) for own in found.figures.values()) > 1
    notes = (say("oranje: het partnerschap in beeld · elke andere lijn is een andere opdrachtgever"),)
    return Picture(
        name="opdrachtnemer",
        heading=contractor_heading(language, found),
        drawing=clients_chart.draw(found, language) if several else None,
        sentences=tuple(contractor_sentences(language, found)),
        notes=notes if several else (),
        table=clients_table(found, language) if figures else EMPTY_TABLE,
        source=sources_in_short(language, figures) if figures else "",
        fictitious=fictitious,
    )
