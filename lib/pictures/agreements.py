"""The pictures of agreements: the term of the contracts, steering beside the contract form, fires over the years."""

from __future__ import annotations

from dataclasses import replace

from lib.answers.agreements.answer import AgreementAnswer
from lib.charts.agreements import term
from lib.charts.costs import contract_forms
from lib.charts.costs.contract_forms import Panel
from lib.domain.costs.contract_forms import by_form
from lib.domain.peers import MINIMUM_PEERS
from lib.domain.units import Unit
from lib.pictures.comparison import picture_of_lines
from lib.pictures.picture import Picture
from lib.tables.agreements.beyond import hours_table
from lib.tables.agreements.contracts import contracts_table, steering_table
from lib.tables.table import Table
from lib.text.agreements.words import due_day_words
from lib.text.amounts import amount, said_amount
from lib.text.indicators import first_sources, title
from lib.text.language import Language
from lib.text.terms import partner_name

_EURO = Unit("EUR")
_FIRES_HEIGHT = 360


def agreement_pictures(shown: AgreementAnswer, language: Language) -> dict[str, Picture]:
    """Every picture of the page by name, in its order; without a drawing where there is nothing to draw."""
    pictures = (
        term_picture(shown, language),
        steering_picture(shown, language),
        fires_picture(shown, language),
    )
    return {picture.name: picture for picture in pictures}


def term_picture(shown: AgreementAnswer, language: Language) -> Picture:
    """The long horizon: every contract on a line, and what falls due in twelve months."""
    say, heading = language.say, language.say("De lange lijn: looptijd en momenten")
    table = contracts_table(shown.contracts, language)
    if not shown.contracts:
        why = say(
            "Er is geen contract bekend. Met het bestand contracten staat hier de looptijd, de opzegtermijn en de "
            "volgende evaluatie."
        )
        return Picture("looptijd", heading, None, (why,), (), table, "", shown.focus.fictitious)
    due = [due_day_words(language, contract, day, shown.today) for contract, day in shown.due]
    nothing = say("In de komende twaalf maanden vervalt er niets.")
    notes = say(
        "Balk: looptijd; lichter: te verlengen. ★ laatste dag om op te zeggen, ■ evaluatie. Streep omhoog: {day}.",
        day=language.date(shown.today),
    )
    return Picture(
        name="looptijd",
        heading=heading,
        drawing=term.draw(shown.contracts, shown.today, language),
        sentences=tuple(due) or (nothing,),
        notes=(notes,),
        table=table,
        source=_source(sorted({contract.source for contract in shown.contracts}), language),
        fictitious=shown.focus.fictitious,
    )


def steering_picture(shown: AgreementAnswer, language: Language) -> Picture:
    """What steering costs per 100 euro of contract, beside the form of the contract."""
    say, focus = language.say, shown.focus
    heading = say("Wat sturen kost, naast de contractvorm")
    table = steering_table(shown.steering, language)
    own = shown.steering.get(focus)
    said = (
        say(
            "{name}: {cost} regie in {year} (rekening) op {value} contract per jaar, dat is {per} per € 100.",
            name=partner_name(language, focus),
            cost=said_amount(language, own.cost, _EURO),
            year=own.year,
            value=said_amount(language, own.contract_value, _EURO),
            per=amount(language, own.per_100, _EURO, 2),
        )
        if own
        else say(
            "Van {name} is regie per € 100 contract niet bekend: daarvoor is de waarde in contracten nodig, en "
            "kostensoort regie in kosten.",
            name=partner_name(language, focus),
        )
    )
    asked = say("Waarom gaat er bij de ene contractvorm meer energie in sturen dan bij de andere?")
    if not shown.steering:
        return Picture("regie", heading, None, (said,), (), table, "", focus.fictitious)
    groups = by_form({partner: cost.per_100 for partner, cost in shown.steering.items()}, focus.fictitious)
    panel = Panel(say("Regie per € 100 contract"), _EURO, 2, groups)
    note = say(
        "Elk punt is een partnerschap; een mediaan staat er vanaf {minimum}. Geen volgorde van goed naar slecht: "
        "meer regie kan ook meer opdrachten, meer samen doen of een jonger contract zijn.",
        minimum=MINIMUM_PEERS,
    )
    drawing = contract_forms.draw([panel], focus, language) if panel.values else None
    source = say("Bron: kosten (regie, rekening) en contracten (waarde per jaar) van deze partnerschappen")
    return Picture("regie", heading, drawing, (said, asked), (note,), table, source, focus.fictitious)


def fires_picture(shown: AgreementAnswer, language: Language) -> Picture:
    """Unplanned work as a share of all hours, over the years."""
    say, heading = language.say, language.say("Brandjes of proces: ongepland werk")
    if not shown.unplanned:
        why = say(
            "Er zijn geen gewerkte uren van een heel jaar bekend. Met het bestand werk staat hier welk deel van het "
            "werk buiten het plan om ging."
        )
        empty = hours_table(shown.hours, language) if shown.hours else Table(heading, (), ())
        return Picture("brandjes", heading, None, (why,), (), empty, "", shown.focus.fictitious)
    sentences = []
    for line in shown.unplanned:
        first, last = line.figures[min(line.figures)], line.figures[max(line.figures)]
        if first.period == last.period:
            words = say(
                "{title}: {last}% in {end}.",
                title=title(language, line.measured.indicator),
                last=language.number(last.value),
                end=last.period,
            )
        else:
            words = say(
                "{title}: {first}% in {start}, {last}% in {end}.",
                title=title(language, line.measured.indicator),
                first=language.number(first.value),
                start=first.period,
                last=language.number(last.value),
                end=last.period,
            )
        sentences.append(words)
    picture = picture_of_lines(
        heading, shown.unplanned, shown.marks, shown.focus, sentences, language, height=_FIRES_HEIGHT
    )
    return replace(picture, name="brandjes")


def _source(sources: list[str], language: Language) -> str:
    return language.say("Bron: {sources}", sources=first_sources(language, sources))
