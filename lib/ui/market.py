"""The blocks of the page "Marktconformiteit": the picture, what it says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.charts import market as charts
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.publish import Published
from lib.domain.partners import Partner
from lib.domain.unit_costs import UnitCost
from lib.domain.units import Unit, parse_unit
from lib.export.market_report import Report, market_workbook
from lib.store.market import Dossier
from lib.text.language import Language, msg
from lib.text.market import SCOPES
from lib.text.market_sentences import leave_one_out_sentence, outcome_sentences, test_title
from lib.text.market_words import reference_name
from lib.text.terms import flagged, partner_name
from lib.ui import choices
from lib.ui.charts import show_drawing
from lib.ui.data import Library
from lib.ui.downloads import offer_downloads
from lib.ui.frame import escaped
from lib.ui.market_choices import product_name
from lib.ui.market_details import show_checks, show_sensitivity, show_steps, show_test_checks
from lib.ui.market_options import View, dossier_of, published_of, reference_of
from lib.ui.market_others import costs_beside_others, show_others
from lib.ui.market_rules import show_act, show_in_house

MOST_SOURCES = 3
PRINT = "market_print"
WITHOUT_PRICES = msg(
    "Van dit partnerschap zijn er geen prijzen en geen marktprijzen in de monitor. Toevoegen kan met de bestanden "
    "producten, tarieven, marktprijzen en toetsen. Hieronder staan de kosten naast die van andere gemeenten: een "
    "andere vraag, met een eigen antwoord."
)


@dataclass(frozen=True)
class Shown:
    """What the page shows: the test, if there is one, and the unit costs beside others."""

    focus: Partner
    company: str
    subject: str
    unit: Unit
    dossier: Dossier | None
    published: Published | None
    costs: list[UnitCost]
    reference: str | None

    @property
    def quantities(self) -> QuantitiesVersion | None:
        return self.dossier.quantities if self.dossier else None

    def report(self, language: Language) -> Report:
        return Report(
            self.company,
            self.subject,
            self.unit,
            self.published,
            self.quantities,
            self.costs,
            choices.address(),
            choices.as_of(),
            language,
        )


def what_to_show(view: View, focus: Partner, books: Library, language: Language) -> Shown:
    """Look up the test of the view and work it out, and the unit costs of its service."""
    dossier = dossier_of(view, books)
    stated = language.say("opgave van de lezer in de keuzes")
    published = published_of(view, dossier, books, stated) if dossier else None
    organisation = books.registry.organisations.get(focus.contractor)
    name = organisation.name if organisation else focus.contractor
    company = flagged(language, name, focus.fictitious)
    subject = partner_name(language, focus)
    if view.product:
        subject = language.say(
            "{name}, {product} {year}",
            name=company,
            product=product_name(view, language).lower(),
            year=view.year,
        )
    unit = parse_unit(f"EUR/{dossier.product.unit}") if dossier else Unit("EUR")
    costs = costs_beside_others(books, focus, view.service, view.year) if view.year else []
    reference = reference_of(view, published)
    return Shown(focus, company, subject, unit, dossier, published, costs, reference)


def show_without_prices(shown: Shown, language: Language) -> None:
    """That there is nothing to compare with the market, what to add, and the other route in its place."""
    say = language.say
    st.header(
        escaped(
            say("{name}: – niet vergelijkbaar met de markt, want er zijn geen prijzen", name=shown.subject)
        ),
        anchor=False,
    )
    st.markdown(escaped(say(WITHOUT_PRICES)))
    st.header(escaped(say("Andere gemeenten")), anchor=False)
    show_others(shown.costs, shown.focus, language)


def show_picture(published: Published, shown: Shown, language: Language) -> None:
    """The verdict as heading, the spread, and the company's price step by step."""
    title = test_title(language, published, shown.subject)
    st.header(escaped(title), anchor=False)
    spread = charts.draw_spread(published, shown.company, shown.unit, language, title=title)
    if spread:
        show_drawing(spread, "spreiding")
    if published.rate:
        if spread is None:
            st.markdown(
                escaped(language.say("De prijs van het bedrijf, zo ver als hij vergelijkbaar te maken is:"))
            )
        steps = charts.draw_steps(published.rate, shown.company, shown.unit, language, own=True)
        show_drawing(steps, "stappen")


def show_outcome(view: View, published: Published, shown: Shown, language: Language) -> None:
    """What the picture says, in sentences, and the checklist of the test."""
    say = language.say
    st.header(escaped(shown.company), anchor=False)
    for said in outcome_sentences(language, published, shown.unit):
        st.markdown(escaped(said))
    names = {r.price.code: reference_name(language, r.price) for r in published.references}
    if decides := leave_one_out_sentence(language, published, names):
        st.markdown(escaped(decides))
    basis = say(
        "Vergeleken: {scope}, zonder btw, per eenheid per jaar, prijspeil {period}.",
        scope=say(SCOPES[view.scope]),
        period=published.case.basis.price_level,
    )
    st.caption(escaped(basis))
    show_test_checks(published, shown.company, shown.quantities, language)


def show_source_line(published: Published, language: Language) -> None:
    """Where the prices come from that may be named."""
    prices = [*([published.rate] if published.rate else []), *published.compared]
    sources = list(dict.fromkeys(comparable.price.source for comparable in prices))
    listed = "; ".join(sources[:MOST_SOURCES])
    if len(sources) > MOST_SOURCES:
        listed += language.count("; en {n} andere", "; en {n} andere", len(sources) - MOST_SOURCES)
    parts = [language.say("Bron: {sources}", sources=listed)] if sources else []
    if any(comparable.price.fictitious for comparable in prices):
        parts.append(language.say("open teken: fictief, nooit samen met bestaande prijzen geteld"))
    st.caption(escaped(" · ".join(parts)))


def show_details(view: View, shown: Shown, books: Library, language: Language) -> None:
    """Steps, checks, sensitivity, the other route and the rules; as tabs, or under each other to print."""
    _offer_report(view, shown, language)
    printing = st.toggle(language.say("Alles onder elkaar, om af te drukken"), key=PRINT)
    blocks = _blocks(view, shown, books, language, printing)
    with st.container(key="toetsdetails"):
        if printing:
            for title, block in blocks.items():
                st.header(escaped(title), anchor=False)
                block()
            return
        tabs = st.tabs(list(blocks), key="uitleg", on_change="rerun")
        for tab, block in zip(tabs, blocks.values(), strict=True):
            if tab.open:
                with tab:
                    block()


def _blocks(
    view: View, shown: Shown, books: Library, language: Language, printing: bool
) -> dict[str, Callable[[], None]]:
    """What stands under the picture, by title; without prices only what does not need them."""
    say, published = language.say, shown.published
    rules = {say("Regels"): lambda: _show_rules(view, shown, books, language)}
    if published is None:
        return rules
    return {
        say("Stappen"): lambda: show_steps(
            published, shown.company, shown.unit, language, chosen=shown.reference, printing=printing
        ),
        say("Vergelijkbaarheid"): lambda: show_checks(published, shown.company, shown.quantities, language),
        say("Gevoeligheid"): lambda: show_sensitivity(published, language),
        say("Andere gemeenten"): lambda: show_others(shown.costs, shown.focus, language),
        **rules,
    }


def _show_rules(view: View, shown: Shown, books: Library, language: Language) -> None:
    if view.year:
        show_in_house(books, shown.focus, view.year, language)
    show_act(language)


def _offer_report(view: View, shown: Shown, language: Language) -> None:
    day = choices.as_of()
    parts = [
        "marktconformiteit",
        shown.focus.code,
        view.product or "",
        str(view.year or ""),
        view.level or "",
    ]
    name = "_".join(part for part in parts if part) + (f"_zoals-op-{day}" if day else "")
    report = shown.report(language)
    offer_downloads(name, lambda: market_workbook(report), language)
