"""`vergelijking`: quality against cost of one period among peers, as the start page draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.api.asked import AskedCode, ListAsked, PeriodText
from lib.api.records.of_figure import OF_FIGURE, WHY_MISSING, cells_of
from lib.api.records.partnerships import unknown_partnerships, yes_no
from lib.api.resources import ApiCell, ApiRecord, Found, Resource, page_of
from lib.catalogue.declarations import Column, Kind
from lib.domain.comparison.quality_cost import Absence, AbsenceReason, Comparison
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.monitor import Monitor

COST_AXIS, QUALITY_AXIS = "kosten", "kwaliteit"
AS_DRAWN, NOT_DRAWN, AS_REFERENCE, AS_MEDIAN = "getekend", "niet_getekend", "referentie", "mediaan"
_OF_COST = (
    AbsenceReason.NO_COST,
    AbsenceReason.COST_OTHER_STAND,
    AbsenceReason.COST_TOO_SMALL,
    AbsenceReason.OTHER_UNIT,
)


class ComparisonAsked(ListAsked):
    """Whose comparison, in which period, of which service."""

    partnerschap: AskedCode = Field(description="Om wie het gaat; vergelijkbare anderen staan ernaast.")
    dienst: AskedCode | None = Field(None, description="Van welke dienst; zonder deze die van de pagina.")
    periode: PeriodText | None = Field(None, description="Welke periode; zonder deze die van de pagina.")


def _find(asked: ComparisonAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    comparison = monitor.comparison(asked.partnerschap, asked.periode, asked.dienst).comparison
    return page_of(list(_records(comparison)) if comparison else [], part)


def _records(comparison: Comparison) -> Iterator[ApiRecord]:
    axes = ((COST_AXIS, comparison.cost), (QUALITY_AXIS, comparison.quality))
    for pair in comparison.drawn:
        counts = pair.partner.code in comparison.peers
        who = _who(AS_DRAWN, pair.partner.code, pair.partner.name, counts=counts)
        for (axis, indicator), figure in zip(axes, (pair.cost, pair.quality), strict=True):
            yield _record(who, axis, indicator, figure, fictitious=pair.partner.fictitious)
    for absence in comparison.absent:
        yield from _absent(absence, axes)
    for reference in comparison.references:
        who = _who(AS_REFERENCE, reference.organisation.code, reference.organisation.name)
        for (axis, indicator), known in zip(axes, (reference.cost, reference.quality), strict=True):
            if known:
                yield _record(who, axis, indicator, known, fictitious=reference.organisation.fictitious)
    fictitious = bool(comparison.focus and comparison.focus.fictitious)
    for (axis, indicator), median in zip(
        axes, (comparison.cost_median, comparison.quality_median), strict=True
    ):
        if median:
            cells = cells_of(indicator, None, fictitious=fictitious)
            told: dict[str, ApiCell] = {
                "waarde": median.value,
                "aantal": median.n,
                "periode": str(comparison.period),
            }
            yield {**_who(AS_MEDIAN, None, None), "as": axis, **cells, **told, "reden": None}


def _absent(absence: Absence, axes: tuple[tuple[str, Indicator], ...]) -> Iterator[ApiRecord]:
    who = _who(NOT_DRAWN, absence.partner.code, absence.partner.name)
    for axis, indicator in axes:
        reasons = [why for why in absence.reasons if (why in _OF_COST) == (axis == COST_AXIS)]
        if reasons:
            found = _record(who, axis, indicator, None, fictitious=absence.partner.fictitious)
            yield {**found, "reden": " ".join(reasons)}


def _who(place: str, code: str | None, name: str | None, *, counts: bool = False) -> dict[str, ApiCell]:
    return {"soort": place, "partnerschap": code, "naam": name, "telt_mee": yes_no(counts)}


def _record(
    who: dict[str, ApiCell], axis: str, indicator: Indicator, figure: Figure | None, *, fictitious: bool
) -> ApiRecord:
    return {**who, "as": axis, **cells_of(indicator, figure, fictitious=fictitious), "reden": None}


COMPARISON_LIST = Resource(
    name="vergelijking",
    title="Vergelijking",
    explanation=(
        "Kwaliteit naast kosten in één periode: een rij per deelnemer en as, ook van wie niet getekend is en waarom, "
        "met referenties en de mediaan van wie meetelt."
    ),
    asked=ComparisonAsked,
    columns=(
        Column(
            "soort",
            Kind.CHOICE,
            "Getekend, niet getekend, een referentie, of de mediaan van wie meetelt.",
            "Drawn, not drawn, a reference, or the median of those that count.",
            required=True,
            choices=(AS_DRAWN, NOT_DRAWN, AS_REFERENCE, AS_MEDIAN),
        ),
        Column(
            "partnerschap",
            Kind.CODE,
            "Wie; van een referentie de organisatie.",
            "Who; of a reference the organisation.",
        ),
        Column("naam", Kind.TEXT, "Naam op het scherm.", "Name on screen."),
        Column(
            "telt_mee",
            Kind.BOOLEAN,
            "Of het meetelt in de mediaan.",
            "Whether it counts in the median.",
            required=True,
        ),
        Column(
            "as",
            Kind.CHOICE,
            "Kosten of kwaliteit.",
            "Cost or quality.",
            required=True,
            choices=(COST_AXIS, QUALITY_AXIS),
        ),
        *OF_FIGURE,
        WHY_MISSING,
    ),
    find=_find,
    faults=lambda asked, monitor: unknown_partnerships((asked.partnerschap,), monitor),
    open=False,
)
