"""The pictures of the analyst's page: of the view that is open, the main one first."""

from __future__ import annotations

from lib.answers.explore.answer import ExploreAnswer
from lib.answers.explore.choices import ExploreChoices, ExploreView
from lib.charts.explore import any_two
from lib.charts.explore import nearest as nearest_chart
from lib.domain.explore.together import TwoFigures
from lib.domain.peers import MINIMUM_PEERS
from lib.pictures.comparison import spread_picture
from lib.pictures.explore.clients import clients_picture
from lib.pictures.explore.over_time import funnel_picture, history_picture, multiples_picture
from lib.pictures.explore.views import EMPTY_TABLE, cheaper_picture, map_picture, profile_picture
from lib.pictures.picture import Picture
from lib.tables.explore.figures import everyone_table, together_table
from lib.tables.explore.similar import client_name, similar_table
from lib.tables.table import Table
from lib.text.explore.similar import explained_sentence, similar_notes, similar_sentences
from lib.text.explore.together import together_heading, together_sentences
from lib.text.explore.words import letters_words
from lib.text.indicators import first_sources, sources_in_short, title
from lib.text.language import Language
from lib.text.terms import partner_name

OTHER_VIEWS = {
    ExploreView.PROFILE: profile_picture,
    ExploreView.CHEAPER: cheaper_picture,
    ExploreView.MAP: map_picture,
    ExploreView.HISTORY: history_picture,
    ExploreView.FUNNEL: funnel_picture,
    ExploreView.CONTRACTOR: clients_picture,
}
"""The views with a picture of their own."""


def explore_pictures(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> dict[str, Picture]:
    """Every picture of the open view by name."""
    pictures = (main_picture(choices, shown, language), *further_pictures(choices, shown, language))
    return {picture.name: picture for picture in pictures}


def main_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The picture that the open view is about."""
    if choices.view == ExploreView.TOGETHER:
        return _together_picture(choices, shown.together, language)
    if choices.view == ExploreView.SIMILAR:
        return _similar_picture(choices, shown, language)
    return OTHER_VIEWS.get(choices.view, _spread_picture)(choices, shown, language)


def further_pictures(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> list[Picture]:
    """What stands under it: of those alike the spread of the figure, of a trend every peer apart."""
    if choices.view == ExploreView.SIMILAR and shown.similar and shown.similar.found.peers and shown.spread:
        return [spread_picture(shown.spread, language)]
    if shown.history and any(shown.history.peers.values()):
        return [multiples_picture(shown.history, language)]
    return []


def figures_table(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Table:
    """Everyone's figure of the first indicator; nothing without one."""
    if choices.first is None:
        return EMPTY_TABLE
    indicator = choices.first.indicator
    return everyone_table(indicator, shown.figures, choices.focus, choices.chosen_peers, language)


def _spread_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The spread of the first indicator; where the focus has no figure, that it has none."""
    if shown.spread:
        return spread_picture(shown.spread, language)
    say, name = language.say, partner_name(language, choices.focus)
    if choices.first is None:
        said = say("Er zijn voor {name} en anderen van deze soort nog geen cijfers.", name=name)
        return Picture("spreiding", say("Geen cijfers"), None, (said,), (), EMPTY_TABLE, "", False)
    named = title(language, choices.first.indicator)
    said = say(
        "{name} heeft hier geen cijfer. In de tabel staat wie het wel heeft ({n}).",
        name=name,
        n=language.number(len(shown.figures)),
    )
    source = sources_in_short(language, shown.figures.values()) if shown.figures else ""
    return Picture("spreiding", named, None, (said,), (), EMPTY_TABLE, source, choices.focus.fictitious)


def _together_picture(choices: ExploreChoices, two: TwoFigures | None, language: Language) -> Picture:
    say = language.say
    if two is None:
        said = say("Kies twee cijfers om tegen elkaar te zetten; hier is er geen tweede.")
        return Picture("samenhang", say("Twee cijfers"), None, (said,), (), EMPTY_TABLE, "", False)
    figures = [figure for pair in two.pairs for figure in (pair.x, pair.y)]
    drawing = any_two.draw(two, choices.logs, language) if len(two.pairs) >= MINIMUM_PEERS else None
    notes = [say("streepjeslijn: mediaan")] if two.medians[0] else []
    if two.peers:
        notes.append(say("blauwe stippen: uw vergelijkingsgroep"))
    if two.one_sided:
        notes.append(
            language.count(
                "{n} heeft maar één van beide cijfers en staat er niet in",
                "{n} hebben maar één van beide cijfers en staan er niet in",
                len(two.one_sided),
            )
        )
    if drawing and drawing.letters:
        notes.append(letters_words(language, drawing.letters))
    return Picture(
        name="samenhang",
        heading=together_heading(language, two),
        drawing=drawing,
        sentences=tuple(together_sentences(language, two)),
        notes=(" · ".join(notes),) if drawing and notes else (),
        table=together_table(two, language),
        source=sources_in_short(language, figures) if figures else "",
        fictitious=two.focus.fictitious,
    )


def _similar_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    say, similar = language.say, shown.similar
    name = partner_name(language, choices.focus)
    heading = say("Op wie lijkt {name}?", name=name)
    if similar is None:
        return Picture("gelijken", heading, None, (), (), EMPTY_TABLE, "", choices.focus.fictitious)
    found = similar.found
    names = {code: client_name(similar, code, language) for code in similar.partners}
    sentences = [*similar_sentences(language, found, names, similar.years, similar.candidates)]
    if found.peers and choices.first:
        indicator = choices.first.indicator
        sentences.append(explained_sentence(language, similar.explained, indicator, found.used))
    indicator_shown = choices.first.indicator if choices.first else None
    sources = first_sources(language, similar.sources)
    return Picture(
        name="gelijken",
        heading=heading,
        drawing=nearest_chart.draw(found, names, language) if found.peers else None,
        sentences=tuple(sentences),
        notes=tuple(similar_notes(language, found)),
        table=similar_table(similar, choices.focus, indicator_shown, shown.figures, language),
        source=say("Bron: {sources}", sources=sources) if similar.sources else "",
        fictitious=choices.focus.fictitious,
    )
