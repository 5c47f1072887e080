"""Links from one page of the monitor to another, with the choices to make there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.answers.costs import choices as cost_choices
from lib.answers.market import choices as market_choices
from lib.answers.market.answer import dossier_of, published_of, reference_of
from lib.answers.review.choices import ReviewChoices
from lib.answers.service_levels import choices as service_level_choices
from lib.answers.snapshot import Snapshot
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.service_levels.inspections import DISCIPLINES
from lib.text.language import Language
from lib.ui import url
from lib.ui.registry import PAGES


def of_service_levels(choices: ReviewChoices, snapshot: Snapshot) -> dict[str, str]:
    """The choices of the page on service levels for the same partnership, period and discipline.

    Every choice of that page is named, so that opening it is one step for Back.
    """
    wanted = choices.parameters()
    if choices.service in DISCIPLINES:
        wanted["discipline"] = choices.service
    found = service_level_choices.choose(wanted, snapshot)
    return found.parameters() if found and found.focus == choices.focus else wanted


def of_costs(choices: ReviewChoices, snapshot: Snapshot) -> dict[str, str]:
    """The choices of the page on costs for the same partnership, service and periods, all of them named."""
    found = cost_choices.choose(choices.parameters(), snapshot)
    return found.parameters() if found.focus == choices.focus else choices.parameters()


def of_market_tests(
    choices: ReviewChoices, tests: Sequence[ProductVerdict], snapshot: Snapshot
) -> dict[str, str]:
    """The choices of the page on market tests for the first test of the same partnership and year, all named."""
    wanted = choices.parameters()
    if tests:
        wanted |= {"product": tests[0].product, "niveau": tests[0].level or market_choices.NO_LEVEL}
    found = market_choices.choose(wanted, snapshot)
    if found.focus != choices.focus or not found.product:
        return wanted
    dossier = dossier_of(found, snapshot)
    published = published_of(found, dossier, snapshot) if dossier else None
    return found.parameters(reference_of(found, published))


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
        query_params=url.with_shared(parameters),
    )
