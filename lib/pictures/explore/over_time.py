"""The pictures of a figure over time and of a funnel."""

from __future__ import annotations

from lib.answers.explore.answer import ExploreAnswer
from lib.answers.explore.choices import ExploreChoices
from lib.charts.explore import funnel as funnel_chart
from lib.charts.explore import history as history_chart
from lib.charts.explore import multiples as multiples_chart
from lib.charts.explore.multiples import MOST_PANELS
from lib.domain.explore.history import FigureHistory
from lib.pictures.explore.views import EMPTY_TABLE
from lib.pictures.picture import Picture
from lib.tables.explore.figures import everyone_table
from lib.tables.explore.history import history_table, peers_table
from lib.text.explore.funnel import funnel_heading, funnel_notes, funnel_sentences
from lib.text.explore.history import history_heading, history_notes, history_sentences
from lib.text.indicators import sources_in_short, title
from lib.text.language import Language
from lib.text.terms import partner_name


def history_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The first indicator of the focus over time."""
    history, fictitious = shown.history, choices.focus.fictitious
    if history is None:
        said = language.say("Kies een cijfer.")
        return Picture("verloop", language.say("Verloop"), None, (said,), (), EMPTY_TABLE, "", fictitious)
    return Picture(
        name="verloop",
        heading=history_heading(language, history),
        drawing=history_chart.draw(history, language) if len(history.figures) > 1 else None,
        sentences=tuple(history_sentences(language, history)),
        notes=tuple(history_notes(language, history)) if len(history.figures) > 1 else (),
        table=history_table(history, language),
        source=sources_in_short(language, history.figures) if history.figures else "",
        fictitious=fictitious,
    )


def multiples_picture(history: FigureHistory, language: Language) -> Picture:
    """Every peer apart, on the same axes as the focus."""
    say = language.say
    drawn = {partner: own for partner, own in history.peers.items() if own}
    named = {"title": title(language, history.indicator), "name": partner_name(language, history.focus)}
    heading = say("{title}: ieder naast {name}", **named)
    sentences = []
    if len(drawn) > MOST_PANELS:
        sentences.append(
            say("Hier staan de eerste {n} van {total}, op naam.", n=MOST_PANELS, total=len(drawn))
        )
    without = [partner_name(language, partner) for partner in history.peers if partner not in drawn]
    if without:
        sentences.append(say("Zonder dit cijfer: {names}.", names=", ".join(without)))
    figures = [figure for own in drawn.values() for figure in own]
    alt = " ".join((heading + ".", *sentences, *(partner_name(language, p) for p in drawn)))
    return Picture(
        name="ieder",
        heading=heading,
        drawing=multiples_chart.draw(history, language, alt) if drawn else None,
        sentences=tuple(sentences),
        notes=(say("dikke lijn: wie erboven staat · dunne lijn: {name} · alle assen gelijk", **named),),
        table=peers_table(history, language),
        source=sources_in_short(language, figures) if figures else "",
        fictitious=history.focus.fictitious,
    )


def funnel_picture(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> Picture:
    """The first indicator of everyone as a funnel."""
    found, fictitious = shown.funnel, choices.focus.fictitious
    if found is None:
        said = language.say("Kies een cijfer.")
        return Picture("trechter", language.say("Trechter"), None, (said,), (), EMPTY_TABLE, "", fictitious)
    peers = frozenset(choices.chosen_peers)
    figures = found.figures if found.funnel else shown.figures
    return Picture(
        name="trechter",
        heading=funnel_heading(language, found),
        drawing=funnel_chart.draw(found, found.funnel, choices.focus, peers, language)
        if found.funnel
        else None,
        sentences=tuple(funnel_sentences(language, found, choices.focus)),
        notes=tuple(funnel_notes(language, found)),
        table=everyone_table(found.indicator, figures, choices.focus, choices.chosen_peers, language),
        source=sources_in_short(language, figures.values()) if figures else "",
        fictitious=fictitious,
    )
