"""The blocks of the page "Marktconformiteit": the picture, what it says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.answers.known import COST_ROLES, known_of
from lib.answers.market.answer import MarketAnswer
from lib.answers.market.choices import MarketChoices
from lib.answers.snapshot import Snapshot
from lib.domain.market.publish import Published
from lib.domain.partners import HOME_COUNTRY
from lib.export.market import market_workbook
from lib.pictures.market import company_name, tested_subject
from lib.pictures.picture import Picture
from lib.store.market.dossiers import read_tests
from lib.tables.market.price_test import rate_checks_table
from lib.tables.market.report import MarketReport
from lib.tables.series import own_series_table
from lib.text.language import Language, msg
from lib.text.terms import partner_name
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_known, show_ways_on, ways_on_parts
from lib.ui.market.details import show_checks, show_price_steps, show_sensitivity
from lib.ui.market.others import show_unit_costs
from lib.ui.market.rules import show_act, show_in_house
from lib.ui.pictures import draw, show, tell_of
from lib.ui.tables import show_to_read
from lib.ui.words import heading, tell

PRINT = "market_print"
_OTHERS, _RULES = "andere", "regels"
"""Anchors of parts that stand under each other."""

WITHOUT_PRICES = msg(
    "Toevoegen kan met de bestanden producten, tarieven, marktprijzen en toetsen. Hieronder staan de kosten naast die "
    "van andere gemeenten: een andere vraag, met een eigen antwoord."
)


def show_without_prices(shown: MarketAnswer, snapshot: Snapshot, language: Language) -> None:
    """That there is nothing to compare with the market, the other route in its place, and the ways on."""
    say = language.say
    heading(
        say(
            "{name}: – niet vergelijkbaar met de markt, want er zijn geen prijzen",
            name=tested_subject(shown, language),
        )
    )
    tell(say(WITHOUT_PRICES))
    known = known_of(
        shown.focus, snapshot, COST_ROLES, {test.partnership for test in snapshot.ask(read_tests)}
    )
    told = [cost.indicator for cost in shown.costs]
    others, rules = (_OTHERS, say("Andere gemeenten")), (_RULES, say("Wet en regels"))
    show_contents_line([others, *ways_on_parts(known, told, language), rules], language)
    heading(*reversed(others))
    show_unit_costs(shown.costs, shown.focus, language, beside_prices=False)
    show_known(known, told, language, whole=True)
    show_ways_on(known, ("producten", "tarieven", "marktprijzen", "toetsen"), snapshot, language)


def show_price_test(pictures: Mapping[str, Picture], language: Language) -> None:
    """The verdict as heading, the spread, and the company's price step by step."""
    spread, steps = pictures["spreiding"], pictures.get("stappen")
    show(spread, ahead=True)
    if steps and steps.drawing:
        if spread.drawing is None:
            tell(language.say("De prijs van het bedrijf, zo ver als hij vergelijkbaar te maken is:"))
        draw(steps)


def show_outcome(
    pictures: Mapping[str, Picture], published: Published, shown: MarketAnswer, language: Language
) -> None:
    """What the picture says, in sentences, and the checklist of the test."""
    company = company_name(shown, language)
    heading(company)
    tell_of(pictures["spreiding"])
    show_to_read(rate_checks_table(published, company, shown.quantities, language), language)


def show_details(
    pictures: Mapping[str, Picture],
    choices: MarketChoices,
    shown: MarketAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """Steps, checks, sensitivity, the other route and the rules; as tabs, or under each other to print.

    Without prices only the rules are left.
    """
    _offer_report(choices, shown, snapshot, language)
    if shown.published is None:
        heading(language.say("Wet en regels"), _RULES)
        _show_rules(choices, shown, snapshot, language)
        return
    printing = st.toggle(language.say("Alles onder elkaar, om af te drukken"), key=PRINT)
    blocks = _blocks(pictures, choices, shown, shown.published, snapshot, language, printing)
    with st.container(key="toetsdetails"):
        if printing:
            anchored = [(f"deel_{n}", title) for n, title in enumerate(blocks, start=1)]
            show_contents_line(anchored, language)
            for (anchor, title), block in zip(anchored, blocks.values(), strict=True):
                heading(title, anchor)
                block()
            return
        show_tabs(blocks)


def _blocks(
    pictures: Mapping[str, Picture],
    choices: MarketChoices,
    shown: MarketAnswer,
    published: Published,
    snapshot: Snapshot,
    language: Language,
    printing: bool,
) -> dict[str, Callable[[], None]]:
    """What stands under the picture, by title."""
    say = language.say
    return {
        say("Stappen"): lambda: show_price_steps(pictures, published, shown, language, printing=printing),
        say("Vergelijkbaarheid"): lambda: show_checks(
            published, company_name(shown, language), shown.quantities, language
        ),
        say("Gevoeligheid"): lambda: show_sensitivity(pictures["gevoeligheid"], published, language),
        say("Andere gemeenten"): lambda: show_unit_costs(shown.costs, shown.focus, language),
        say("Wet en regels"): lambda: _show_rules(choices, shown, snapshot, language),
    }


def _show_rules(choices: MarketChoices, shown: MarketAnswer, snapshot: Snapshot, language: Language) -> None:
    if shown.focus.country != HOME_COUNTRY:
        name = partner_name(language, shown.focus)
        tell(
            language.say(
                "De regels die deze pagina kent, zijn Nederlands en gelden niet voor {name}.", name=name
            )
        )
        return
    if choices.year:
        show_in_house(snapshot, shown.focus, choices.year, language)
    show_act(language)


def _offer_report(
    choices: MarketChoices, shown: MarketAnswer, snapshot: Snapshot, language: Language
) -> None:
    costs = {cost.indicator for cost in shown.costs}
    parts = [
        "marktconformiteit",
        shown.focus.code,
        choices.product or "",
        str(choices.year or ""),
        choices.level or "",
    ]
    name = "_".join(part for part in parts if part)
    origin = file_origin()

    def workbook() -> bytes:
        report = MarketReport(
            company_name(shown, language),
            tested_subject(shown, language),
            shown.unit,
            shown.published,
            shown.quantities,
            shown.costs,
            own_series_table(shown.focus, snapshot, language, lambda indicator: indicator in costs),
            origin,
            language,
        )
        return market_workbook(report)

    offer_downloads(name, workbook, language)
