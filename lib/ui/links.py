"""Links from one page of the monitor to another, with the choices to make there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.inspections import DISCIPLINES
from lib.domain.market.verdicts import ProductVerdict
from lib.text.language import Language
from lib.ui import choices, cost_options, market_options, service_levels_view
from lib.ui.data import Library
from lib.ui.partnership import View
from lib.ui.registry import PAGES


def of_service_levels(view: View, books: Library) -> dict[str, str]:
    """The choices of the page on service levels for the same partnership, period and discipline.

    Every choice of that page is named, so that opening it is one step for Back.
    """
    wanted = view.parameters()
    if view.service in DISCIPLINES:
        wanted["discipline"] = view.service
    found = service_levels_view.resolve(wanted, books)
    return found.parameters() if found and found.focus == view.focus else wanted


def of_costs(view: View, books: Library) -> dict[str, str]:
    """The choices of the page on costs for the same partnership, service and periods, all of them named."""
    found = cost_options.resolve(view.parameters(), books)
    return found.parameters() if found.focus == view.focus else view.parameters()


def of_market_tests(view: View, tests: Sequence[ProductVerdict], books: Library) -> dict[str, str]:
    """The choices of the page on market tests for the first test of the same partnership and year, all named."""
    wanted = view.parameters()
    if tests:
        wanted |= {"product": tests[0].product, "niveau": tests[0].level or market_options.NO_LEVEL}
    found = market_options.resolve(wanted, books)
    if found.focus != view.focus or not found.product:
        return wanted
    dossier = market_options.dossier_of(found, books)
    published = market_options.published_of(found, dossier, books, "") if dossier else None
    return found.parameters(market_options.reference_of(found, published))


def link_to(address: str, parameters: Mapping[str, str], language: Language) -> None:
    """A link with the title of the page at this address.

    Args:
        parameters: the choices in the URL there; the language and the day of the data go along.
    """
    page = next(page for page in PAGES if page.address == address)
    st.page_link(
        page.script,
        label=language.say(page.title),
        icon=":material/arrow_forward:",
        query_params=choices.with_shared(parameters),
    )
