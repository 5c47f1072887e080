"""The pictures of one partnership in two periods, as a management team goes through them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lib.answers.review.answer import ReviewAnswer
from lib.answers.review.choices import ReviewChoices
from lib.charts.quantities import states
from lib.domain.indicators import Role
from lib.pictures.beside import beside_picture
from lib.pictures.comparison import missing_words, pair_picture, picture_of_lines, spread_pictures
from lib.pictures.costs import picture_of_bridge
from lib.pictures.given_costs import given_costs_picture
from lib.pictures.picture import Picture
from lib.pictures.shares import picture_of_shares
from lib.tables.review import quantities_table
from lib.tables.service_levels import outcomes_table
from lib.tables.table import Table
from lib.text.indicators import first_sources
from lib.text.language import Language
from lib.text.quantities.words import age_sentence
from lib.text.service_levels.words import group_name
from lib.text.terms import LAYERS, SHORT_LAYERS, service_name

_TREND_HEIGHT = 420


def review_pictures(choices: ReviewChoices, shown: ReviewAnswer, language: Language) -> dict[str, Picture]:
    """Every picture of the page by name, in its order; without a drawing where there are no figures."""
    pictures = (
        _quantities_picture(shown, language),
        _quality_and_cost(choices, shown, language),
        *spread_pictures(shown.pair, language),
        *([beside_picture(shown.pair.beside, language)] if shown.pair.beside else ()),
        _inspections_picture(shown, language),
        _costs_picture(choices, shown, language),
        _satisfaction_picture(shown, language),
    )
    return {picture.name: picture for picture in pictures}


def _nothing(name: str, heading: str, why: str, shown: ReviewAnswer) -> Picture:
    """A picture of which there are no figures."""
    return Picture(name, heading, None, (why,), (), Table(heading, (), ()), "", shown.focus.fictitious)


def _quantities_picture(shown: ReviewAnswer, language: Language) -> Picture:
    """How the quantities are known, and how old they are."""
    say, name, heading = language.say, "areaal", language.say("Basis op orde: het areaal")
    if shown.quantities is None:
        why = say(
            "Er is geen areaal bekend tot en met {year}. Met het bestand areaal staat hier hoeveel regels "
            "geregistreerd, geschat of herijkt zijn, en hoe oud ze zijn.",
            year=shown.period.end.year,
        )
        return _nothing(name, heading, why, shown)
    sources = sorted({line.source for line in shown.quantity_lines})
    return Picture(
        name=name,
        heading=heading,
        drawing=states.draw(shown.quantities, language),
        sentences=(age_sentence(language, shown.quantities),),
        notes=(),
        table=quantities_table(shown.quantities, language),
        source=say("Bron: {sources}", sources="; ".join(sources)),
        fictitious=shown.focus.fictitious,
    )


def _quality_and_cost(choices: ReviewChoices, shown: ReviewAnswer, language: Language) -> Picture:
    """Quality against cost of the service, with the path of the partnership where there are peers."""
    if shown.pair.comparison:
        return pair_picture(shown.pair.comparison, shown.pair, language)
    heading = language.say("Kwaliteit en kosten")
    return _nothing("beeld", heading, missing_words(choices.pair, language), shown)


def _inspections_picture(shown: ReviewAnswer, language: Language) -> Picture:
    """Per discipline the formal outcome and the verdict, each layer by itself."""
    say = language.say
    name, heading = "dienstverlening", say("Dienstverlening in {period}", period=shown.period)
    if not shown.outcomes:
        why = say(
            "Er is geen schouw in {period}. Met de bestanden schouw en ambities staat hier per discipline "
            "of het afgesproken niveau is gehaald.",
            period=shown.period,
        )
        nothing = _nothing(name, heading, why, shown)
        return replace(nothing, table=outcomes_table((), language))
    layers = {inspected.layer for inspected in shown.outcomes}
    named, parts = [], []
    for layer, _, outcome, _ in shown.outcomes:
        group = group_name(language, outcome.group)
        short = f" · {say(SHORT_LAYERS[layer])}" if len(layers) > 1 else ""
        named.append((group + short, outcome))
        parts.append((say(LAYERS[layer]), group, outcome))
    sentences = [say(LAYERS[layer]) for layer in layers] if len(layers) == 1 else []
    source = say("Bron: {sources}", sources=first_sources(language, shown.inspection_sources))
    table = outcomes_table(parts, language)
    return picture_of_shares(
        (name, heading), named, sentences, table, source, language, fictitious=shown.focus.fictitious
    )


def _costs_picture(choices: ReviewChoices, shown: ReviewAnswer, language: Language) -> Picture:
    """What the service costs, from the previous period to this one."""
    say = language.say
    service = service_name(language, choices.service) if choices.service else ""
    heading = say("Kosten: {service}", service=service)
    if shown.bridge is None and shown.given_costs:
        given = given_costs_picture(heading, shown.given_costs, shown.focus, language)
        why = say(
            "Kosten per soort, voor een brug tussen twee jaren, zijn er niet: daarvoor is het bestand kosten nodig."
        )
        return replace(given, notes=(*given.notes, why))
    if shown.bridge is None:
        why = say(
            "Er zijn geen kosten van deze dienst in twee jaren (rekening). Met het bestand kosten staat "
            "hier de brug van het ene jaar naar het andere."
        )
        return _nothing("brug", heading, why, shown)
    return picture_of_bridge(
        heading, shown.bridge, shown.focus, shown.products, shown.cost_sources, language, gross=False
    )


def _satisfaction_picture(shown: ReviewAnswer, language: Language) -> Picture:
    """What residents say beside what is measured, over the same years, with the events."""
    heading = language.say("Kwaliteit en tevredenheid naast elkaar")
    sentences = _missing_lines(shown, language)
    return picture_of_lines(
        heading,
        shown.lines,
        shown.events,
        shown.focus,
        sentences,
        language,
        height=_TREND_HEIGHT,
        single=False,
    )


def _missing_lines(shown: ReviewAnswer, language: Language) -> Iterable[str]:
    """Which of the two there is no figure of."""
    roles = {line.measured.indicator.role for line in shown.lines}
    if Role.SATISFACTION not in roles:
        yield language.say("Van bewoners is er voor deze dienst geen cijfer over tevredenheid.")
    if not roles - {Role.SATISFACTION}:
        yield language.say("Er is voor deze dienst geen cijfer over kwaliteit.")
