"""The pictures of a profile, of those as good and cheaper, and of the map."""

from __future__ import annotations

from lib.answers.explore.answer import ExploreAnswer
from lib.answers.explore.choices import ExploreChoices
from lib.charts.explore import cheaper as cheaper_chart
from lib.charts.explore import profile as profile_chart
from lib.charts.explore.map import MapArea, draw_map
from lib.charts.palette import plain
from lib.domain.explore.classes import classes_of
from lib.domain.explore.together import NoFigure, why_absent
from lib.domain.partners import Measured, Partner
from lib.domain.peers import MINIMUM_PEERS
from lib.pictures.picture import Picture
from lib.tables.explore.figures import everyone_table
from lib.tables.explore.profile import cheaper_table, profile_table
from lib.tables.table import Table
from lib.text.derivation_words import source_words
from lib.text.explore.cheaper import cheaper_heading, cheaper_note, cheaper_sentences
from lib.text.explore.map import absence_words, class_names, map_heading, map_sentences
from lib.text.explore.profile import profile_note, profile_sentences
from lib.text.explore.together import figure_in_full
from lib.text.explore.words import letters_words
from lib.text.indicators import first_sources, sources_in_short
from lib.text.language import Language, msg
from lib.text.terms import partner_name

EMPTY_TABLE = Table("", (), ())


def profile_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """All figures of the focus of a service."""
    name = partner_name(language, choices.focus)
    heading = language.say("Profiel van {name}", name=name)
    profile = shown.profile
    if profile is None or not (profile.rows or profile.alone):
        said = language.say("Van {name} zijn hier geen cijfers.", name=name)
        return Picture("profiel", heading, None, (said,), (), EMPTY_TABLE, "", choices.focus.fictitious)
    figures = [*(row.own for row in profile.rows), *(figure for _, figure in profile.alone)]
    return Picture(
        name="profiel",
        heading=heading,
        drawing=profile_chart.draw(profile.rows, language) if profile.rows else None,
        sentences=tuple(profile_sentences(language, profile)),
        notes=(profile_note(language),) if profile.rows else (),
        table=profile_table(profile, language),
        source=sources_in_short(language, figures),
        fictitious=choices.focus.fictitious,
    )


def cheaper_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """Who is at least as good and cheaper."""
    say, found = language.say, shown.cheaper
    if found is None or not found.usable:
        said = say("Hiervoor zijn kosten en kwaliteit van dezelfde dienst nodig; hier is niemand met beide.")
        heading = say("Even goed, goedkoper")
        return Picture("goedkoper", heading, None, (said,), (), EMPTY_TABLE, "", choices.focus.fictitious)
    figures = [figure for pair in found.usable for figure in (pair.x, pair.y)]
    drawing = cheaper_chart.draw(found, language) if len(found.usable) >= MINIMUM_PEERS else None
    letters = letters_words(language, drawing.letters) if drawing else ""
    return Picture(
        name="goedkoper",
        heading=cheaper_heading(language, found),
        drawing=drawing,
        sentences=tuple(cheaper_sentences(language, found)),
        notes=tuple(filter(None, (letters, *cheaper_note(language, found)))),
        table=cheaper_table(found, shown.context, shown.ways, choices.variables, language),
        source=_with_more(sources_in_short(language, figures), shown, language),
        fictitious=choices.focus.fictitious,
    )


def _with_more(source: str, shown: ExploreAnswer, language: Language) -> str:
    """The source of the figures, with those of the characteristics and of how the work is done."""
    ways = shown.ways.values()
    agreed = sorted({source for way in ways for source in way.level_sources})
    outsourced = sorted({source_words(language, way.outsourced.source) for way in ways if way.outsourced})
    more = (
        (msg("Kenmerken: {sources}"), shown.context_sources),
        (msg("Afgesproken niveau: {sources}"), agreed),
        (msg("Uitbesteed: {sources}"), outsourced),
    )
    said = [language.say(words, sources=first_sources(language, found)) for words, found in more if found]
    return " · ".join([source, *said])


def _why_missing(partner: Partner, choices: ExploreChoices, shown: Measured) -> NoFigure:
    """Why an area has no figure, as it is shown or as it was given."""
    given = choices.as_given.series(partner) if choices.as_given else None
    series = shown.series(partner)
    return why_absent(partner, series, shown.indicator, choices.stand, choices.period, given)


def map_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The first indicator on the map; a sentence where there are no outlines."""
    say = language.say
    if choices.first is None:
        name = partner_name(language, choices.focus)
        said = say("Er zijn voor {name} en anderen van deze soort nog geen cijfers.", name=name)
        return Picture("kaart", say("Kaart"), None, (said,), (), EMPTY_TABLE, "", choices.focus.fictitious)
    indicator = choices.first.indicator
    values = {p: shown.figures[p].value for p in shown.areas if p in shown.figures}
    missing = {p: _why_missing(p, choices, choices.first) for p in shown.areas if p not in values}
    absent = {partner: absence_words(language, why) for partner, why in missing.items()}
    period = str(choices.period) if choices.period else say("Laatst bekend").lower()
    heading = map_heading(language, indicator, period)
    sentences = tuple(
        map_sentences(
            language,
            choices.focus,
            drawn=len(values),
            missing=missing,
            focus_drawn=choices.focus in shown.areas,
        )
    )
    table = everyone_table(indicator, shown.figures, choices.focus, choices.chosen_peers, language, absent)
    source = sources_in_short(language, shown.figures.values()) if shown.figures else ""
    if not values:
        return Picture("kaart", heading, None, sentences, (), table, source, choices.focus.fictitious)
    classes = classes_of(list(values.values()), choices.classes)
    areas = []
    for partner, outline in shown.areas.items():
        known = partner in values
        figure = figure_in_full(language, indicator, shown.figures[partner]) if known else absent[partner]
        areas.append(
            MapArea(
                outline.rings,
                classes.of(values[partner]) if known else None,
                f"<b>{plain(partner_name(language, partner))}</b><br>{plain(figure)}",
                partner == choices.focus,
            )
        )
    names = class_names(language, indicator, classes, list(values.values()))
    alt = " ".join((heading + ".", *sentences, say("Klassen: {names}.", names="; ".join(names))))
    borders = sorted({f"{outline.source} ({outline.year})" for outline in shown.areas.values()})
    source = f"{source} · {say('Grenzen: {sources}', sources='; '.join(borders))}"
    notes = (say("sterker gekleurd is hoger · omlijnd: het partnerschap in beeld"),)
    drawing = draw_map(areas, names, language, alt)
    return Picture("kaart", heading, drawing, sentences, notes, table, source, choices.focus.fictitious)
