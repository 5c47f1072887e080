"""The blocks of the page "Marktconformiteit": the picture, what it says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.answers.market.answer import MarketAnswer
from lib.answers.market.choices import MarketChoices
from lib.answers.snapshot import Snapshot
from lib.charts.market import price_test as charts
from lib.domain.market.publish import Published
from lib.export.market import market_workbook
from lib.tables.market.report import MarketReport
from lib.text.indicators import first_sources
from lib.text.language import Language, msg
from lib.text.market.names import reference_name, subject_name
from lib.text.market.sentences import leave_one_out_sentence, outcome_sentences, test_title
from lib.text.market.words import SCOPES
from lib.text.terms import flagged
from lib.ui import url
from lib.ui.controls import show_tabs
from lib.ui.downloads import offer_downloads
from lib.ui.market.details import show_checks, show_price_steps, show_sensitivity, show_test_checks
from lib.ui.market.others import show_unit_costs
from lib.ui.market.rules import show_act, show_in_house
from lib.ui.pictures import show_drawing
from lib.ui.words import heading, note, tell

PRINT = "market_print"
WITHOUT_PRICES = msg(
    "Van dit partnerschap zijn er geen prijzen en geen marktprijzen in de monitor. Toevoegen kan met de bestanden "
    "producten, tarieven, marktprijzen en toetsen. Hieronder staan de kosten naast die van andere gemeenten: een "
    "andere vraag, met een eigen antwoord."
)


def show_without_prices(shown: MarketAnswer, language: Language) -> None:
    """That there is nothing to compare with the market, what to add, and the other route in its place."""
    say = language.say
    heading(
        say(
            "{name}: – niet vergelijkbaar met de markt, want er zijn geen prijzen",
            name=_subject(shown, language),
        )
    )
    tell(say(WITHOUT_PRICES))
    heading(say("Andere gemeenten"))
    show_unit_costs(shown.costs, shown.focus, language)


def show_price_test(published: Published, shown: MarketAnswer, language: Language) -> None:
    """The verdict as heading, the spread, and the company's price step by step."""
    title = test_title(language, published, _subject(shown, language))
    heading(title)
    spread = charts.draw_spread(published, _company(shown, language), shown.unit, language, title=title)
    if spread:
        show_drawing(spread, "spreiding")
    if published.rate:
        if spread is None:
            tell(language.say("De prijs van het bedrijf, zo ver als hij vergelijkbaar te maken is:"))
        steps = charts.draw_steps(published.rate, _company(shown, language), shown.unit, language, own=True)
        show_drawing(steps, "stappen")


def show_outcome(
    choices: MarketChoices, published: Published, shown: MarketAnswer, language: Language
) -> None:
    """What the picture says, in sentences, and the checklist of the test."""
    say = language.say
    heading(_company(shown, language))
    for said in outcome_sentences(language, published, shown.unit):
        tell(said)
    names = {r.price.code: reference_name(language, r.price) for r in published.references}
    if decides := leave_one_out_sentence(language, published, names):
        tell(decides)
    basis = say(
        "Vergeleken: {scope}, zonder btw, per eenheid per jaar, prijspeil {period}.",
        scope=say(SCOPES[choices.scope]),
        period=published.case.basis.price_level,
    )
    note(basis)
    show_test_checks(published, _company(shown, language), shown.quantities, language)


def show_source_line(published: Published, language: Language) -> None:
    """Where the prices come from that may be named."""
    prices = [*([published.rate] if published.rate else []), *published.compared]
    sources = list(dict.fromkeys(comparable.price.source for comparable in prices))
    parts = [language.say("Bron: {sources}", sources=first_sources(language, sources))] if sources else []
    if any(comparable.price.fictitious for comparable in prices):
        parts.append(language.say("open teken: fictief, nooit samen met bestaande prijzen geteld"))
    note(" · ".join(parts))


def show_details(choices: MarketChoices, shown: MarketAnswer, snapshot: Snapshot, language: Language) -> None:
    """Steps, checks, sensitivity, the other route and the rules; as tabs, or under each other to print."""
    _offer_report(choices, shown, language)
    printing = st.toggle(language.say("Alles onder elkaar, om af te drukken"), key=PRINT)
    blocks = _blocks(choices, shown, snapshot, language, printing)
    with st.container(key="toetsdetails"):
        if printing:
            for title, block in blocks.items():
                heading(title)
                block()
            return
        show_tabs(blocks)


def _blocks(
    choices: MarketChoices, shown: MarketAnswer, snapshot: Snapshot, language: Language, printing: bool
) -> dict[str, Callable[[], None]]:
    """What stands under the picture, by title; without prices only what does not need them."""
    say, published = language.say, shown.published
    rules = {say("Regels"): lambda: _show_rules(choices, shown, snapshot, language)}
    if published is None:
        return rules
    return {
        say("Stappen"): lambda: show_price_steps(
            published,
            _company(shown, language),
            shown.unit,
            language,
            chosen=shown.reference,
            printing=printing,
        ),
        say("Vergelijkbaarheid"): lambda: show_checks(
            published, _company(shown, language), shown.quantities, language
        ),
        say("Gevoeligheid"): lambda: show_sensitivity(published, language),
        say("Andere gemeenten"): lambda: show_unit_costs(shown.costs, shown.focus, language),
        **rules,
    }


def _show_rules(choices: MarketChoices, shown: MarketAnswer, snapshot: Snapshot, language: Language) -> None:
    if choices.year:
        show_in_house(snapshot, shown.focus, choices.year, language)
    show_act(language)


def _offer_report(choices: MarketChoices, shown: MarketAnswer, language: Language) -> None:
    day = url.as_of()
    parts = [
        "marktconformiteit",
        shown.focus.code,
        choices.product or "",
        str(choices.year or ""),
        choices.level or "",
    ]
    name = "_".join(part for part in parts if part)
    report = MarketReport(
        _company(shown, language),
        _subject(shown, language),
        shown.unit,
        shown.published,
        shown.quantities,
        shown.costs,
        url.address(),
        day,
        language,
    )
    offer_downloads(name, lambda: market_workbook(report), language)


def _company(shown: MarketAnswer, language: Language) -> str:
    return flagged(language, shown.contractor, shown.focus.fictitious)


def _subject(shown: MarketAnswer, language: Language) -> str:
    return subject_name(language, shown.focus, _company(shown, language), shown.product, shown.year)
