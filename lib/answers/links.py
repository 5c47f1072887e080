"""The choices that links name from the review of a partnership to the pages behind it.

Every choice of the page is named, so that it has nothing to add to its address: opening it is one step for Back. They
follow from what the review found; what else a reader could choose there is not looked up.
"""

from __future__ import annotations

from lib.answers.costs.choices import cost_address
from lib.answers.market import choices as market_choices
from lib.answers.market.answer import dossier_of, published_of, reference_of
from lib.answers.review.answer import ReviewAnswer
from lib.answers.review.choices import ReviewChoices
from lib.answers.service_levels.choices import level_parameters, usual_norm, usual_true_pct
from lib.answers.snapshot import Snapshot
from lib.domain.periods import PeriodKind
from lib.domain.service_levels.inspections import DISCIPLINES


def of_service_levels(choices: ReviewChoices, found: ReviewAnswer) -> dict[str, str]:
    """The choices of the page on service levels for the same partnership, period and discipline."""
    if not found.levels:
        return {"focus": found.focus.code}
    layer, years = next(iter(found.levels.items()))
    is_read = found.period.kind == PeriodKind.YEAR and found.period.year in years
    year = found.period.year if is_read else max(years)
    outcomes = years[year]
    group = choices.service if choices.service in DISCIPLINES and choices.service in outcomes else None
    norm = usual_norm(o for o in outcomes.values() if group in (None, o.group))
    return {"focus": found.focus.code, **level_parameters(layer, year, group, usual_true_pct(norm))}


def of_costs(choices: ReviewChoices, found: ReviewAnswer, snapshot: Snapshot) -> dict[str, str]:
    """The choices of the page on costs for the same partnership, service and periods."""
    return cost_address(choices.parameters(), found.focus, snapshot)


def of_market_tests(choices: ReviewChoices, found: ReviewAnswer, snapshot: Snapshot) -> dict[str, str]:
    """The choices of the page on market tests for the first test of the same partnership and year.

    Where none was agreed for the year, that page looks for another one.
    """
    if found.tests:
        return market_choices.address_of_agreed(found.tests[0])
    other = market_choices.choose(choices.parameters(), snapshot)
    dossier = dossier_of(other, snapshot)
    published = published_of(other, dossier, snapshot) if dossier else None
    return other.parameters(reference_of(other, published))
