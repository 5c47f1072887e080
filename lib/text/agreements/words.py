"""The words of agreements: parties, states, points and days."""

from __future__ import annotations

import datetime as dt

from lib.domain.agreements.contracts import Contract, DueDay, Moment
from lib.domain.agreements.judged import Course, JudgedKpi
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.points import ContractPoint, HoldsFor, PointOf
from lib.domain.agreements.words import (
    Frequency,
    KpiKind,
    Measurer,
    Party,
    Payer,
    ProposalKind,
    ProposalState,
)
from lib.domain.indicators import Direction, Influence
from lib.domain.quantities.in_order import OLD_COUNT_YEARS
from lib.text.amounts import amount, decimals_for, per_words
from lib.text.language import Language, msg
from lib.text.shipped_words import shipped_text
from lib.text.terms import STATUSES, service_name, verdict_words

PARTIES = {
    Party.CLIENT: msg("opdrachtgever"),
    Party.CONTRACTOR: msg("opdrachtnemer"),
    Party.TOGETHER: msg("samen"),
}
MEASURERS = {
    **{Measurer(party): words for party, words in PARTIES.items()},
    Measurer.THIRD: msg("een derde"),
}
FREQUENCIES = {
    Frequency.YEAR: msg("elk jaar"),
    Frequency.HALF_YEAR: msg("elk halfjaar"),
    Frequency.QUARTER: msg("elk kwartaal"),
    Frequency.MONTH: msg("elke maand"),
}
KPI_KINDS = {KpiKind.HARD: msg("hard"), KpiKind.SOFT: msg("zacht")}
MOVERS = {
    Influence.CONTRACTOR: msg("opdrachtnemer"),
    Influence.SHARED: msg("samen"),
    Influence.EXTERNAL: msg("geen van beide"),
}
PROPOSAL_KINDS = {
    ProposalKind.IMPROVEMENT: msg("verbetering"),
    ProposalKind.SAVING: msg("besparing"),
    ProposalKind.PARTICIPATION: msg("participatie"),
    ProposalKind.SUSTAINABILITY: msg("duurzaamheid"),
    ProposalKind.SOCIAL: msg("sociaal"),
    ProposalKind.OTHER: msg("overig"),
}
PROPOSAL_STATES = {
    ProposalState.SUBMITTED: msg("ingediend"),
    ProposalState.ADOPTED: msg("overgenomen"),
    ProposalState.CARRIED_OUT: msg("uitgevoerd"),
    ProposalState.REJECTED: msg("afgewezen"),
}
PAYERS = {
    Payer.MUNICIPALITY: msg("gemeente"),
    Payer.ORGANISER: msg("organisator"),
    Payer.TOGETHER: msg("samen"),
}
SPECIAL_COSTS = {"extra_taken": msg("Extra taken"), "sociale_meerwaarde": msg("Sociale meerwaarde")}
MOMENTS = {
    Moment.START: msg("begin"),
    Moment.NOTICE: msg("laatste dag om op te zeggen"),
    Moment.EVALUATION: msg("evaluatie"),
    Moment.END: msg("einde"),
    Moment.LAST_END: msg("einde na verlengen"),
}
HOLDS = {
    HoldsFor.WHOLLY: msg("✓ ja"),
    HoldsFor.PARTLY: msg("◐ deels"),
    HoldsFor.NOT: msg("✕ nee"),
    HoldsFor.UNKNOWN: msg("– niet bekend"),
}
POINT_NAMES = {
    PointOf.QUANTITIES: msg("Het areaal is op orde"),
    PointOf.INFLUENCE: msg("De KPI's zijn te beïnvloeden"),
    PointOf.RESULTS: msg("De KPI's zijn resultaten, geen inspanningen"),
    PointOf.STEERING: msg("De sturing ligt vast"),
    PointOf.HARD_AND_SOFT: msg("Hard en zacht staan naast elkaar"),
    PointOf.ROOM: msg("Er is ruimte in de afspraak"),
}
_COUNTED = {
    PointOf.QUANTITIES: msg(
        "{part} van {whole} areaalregels zijn geregistreerd of herijkt, en hooguit {years} jaar oud"
    ),
    PointOf.INFLUENCE: msg("{part} van {whole} KPI's kan het bedrijf of kunnen beide samen bewegen"),
    PointOf.RESULTS: msg("{part} van {whole} KPI's beschrijven een resultaat"),
    PointOf.STEERING: msg(
        "bij {part} van {whole} KPI's en contracten ligt vast wie meet, hoe vaak en wat volgt, of wie wanneer overlegt"
    ),
    PointOf.HARD_AND_SOFT: msg("{part} van de {whole} soorten, hard en zacht, komt voor"),
    PointOf.ROOM: msg("{part} van {whole} contracten zeggen wat zij met opzet openlaten"),
}
_NOT_LOADED = {
    PointOf.QUANTITIES: msg("geen areaal geladen (bestand areaal)"),
    PointOf.INFLUENCE: msg("geen KPI's geladen (bestand kpis)"),
    PointOf.RESULTS: msg("geen KPI's geladen (bestand kpis)"),
    PointOf.STEERING: msg("geen KPI's of contracten geladen (bestanden kpis en contracten)"),
    PointOf.HARD_AND_SOFT: msg("geen KPI's geladen (bestand kpis)"),
    PointOf.ROOM: msg("geen contracten geladen (bestand contracten)"),
}
COURSES = {
    Course.BETTER: msg("beter dan {value} in {period}"),
    Course.WORSE: msg("minder goed dan {value} in {period}"),
    Course.OTHER: msg("was {value} in {period}"),
    Course.EQUAL: msg("ongeveer gelijk aan {value} in {period}"),
    Course.UNCLEAR: msg("niet te onderscheiden van {value} in {period}"),
}


def point_words(language: Language, point: ContractPoint) -> str:
    """What was counted of a point, that nobody filled it in, or which file there is none of."""
    if point.whole == 0:
        return language.say(_NOT_LOADED[point.kind])
    counted = language.say(
        _COUNTED[point.kind],
        part=language.number(point.part),
        whole=language.number(point.whole),
        years=OLD_COUNT_YEARS,
    )
    return (
        language.say("niet ingevuld: {counted}", counted=counted)
        if point.extent == HoldsFor.UNKNOWN
        else counted
    )


def kpi_title(language: Language, kpi: Kpi) -> str:
    """The title in the language of the screen, or in Dutch."""
    return language.pick(kpi.title, kpi.title_en) or kpi.title


def kpi_norm(language: Language, judged: JudgedKpi) -> str | None:
    """The norm with its unit and its side; None without one.

    A norm that is measured outside the monitor has no known unit, and stands as the number that was given.
    """
    norm, indicator = judged.kpi.norm, judged.indicator
    if norm is None:
        return None
    if indicator is None:
        return language.number(norm, decimals_for_number(norm))
    value = amount(language, norm, indicator.unit, decimals_for(indicator.unit, [norm]))
    value += per_words(language, indicator.unit)
    if indicator.direction == Direction.LOWER:
        return language.say("hooguit {value}", value=value)
    return language.say("ten minste {value}", value=value)


def decimals_for_number(value: float) -> int:
    """As many decimals as a number carries, at most three."""
    return next((n for n in range(3) if round(value, n) == value), 3)


def kpi_figure(language: Language, judged: JudgedKpi) -> str:
    """The last figure with its interval, period and status; or why there is none."""
    figure, indicator = judged.figure, judged.indicator
    if indicator is None:
        return language.say("meten we niet in de monitor")
    if figure is None:
        return language.say("nog geen cijfer")
    ends = [figure.value, *(end for end in (figure.low, figure.high) if end is not None)]
    decimals = min(decimals_for(indicator.unit, ends), 1 if indicator.unit.is_share else 2)
    said = amount(language, figure.value, indicator.unit, decimals)
    if figure.low is not None and figure.high is not None:
        low, high = (language.number(end, decimals) for end in (figure.low, figure.high))
        said += f" ({language.say('{low} tot {high}', low=low, high=high)})"
    return f"{said} · {figure.period} · {language.say(STATUSES[figure.status])}"


def kpi_outcome(language: Language, judged: JudgedKpi) -> str:
    """The verdict in three ways, or why there is none."""
    if judged.verdict:
        return verdict_words(language, judged.verdict)
    return language.say("– geen norm") if judged.kpi.norm is None else language.say("– geen cijfer")


def course_words(language: Language, judged: JudgedKpi) -> str | None:
    """Where the figure went since the one before it; None without one that it can be compared with."""
    before, indicator = judged.before, judged.indicator
    if before is None or indicator is None or judged.course is None:
        return None
    decimals = min(decimals_for(indicator.unit, [before.value]), 1 if indicator.unit.is_share else 2)
    value = amount(language, before.value, indicator.unit, decimals)
    return language.say(COURSES[judged.course], value=value, period=before.period)


def services_words(language: Language, contract: Contract) -> str:
    """The services of a contract; all when it names none."""
    if not contract.services:
        return language.say("alle diensten")
    return ", ".join(service_name(language, service) for service in contract.services)


def due_day_words(language: Language, contract: Contract, due: DueDay, today: dt.date) -> str:
    """What falls due, and in how many days."""
    days = (due.date - today).days
    when = language.say("vandaag") if days == 0 else language.count("over {n} dag", "over {n} dagen", days)
    return language.say(
        "{contract}: {moment} op {day}, {when}.",
        contract=shipped_text(language, contract.name),
        moment=language.say(MOMENTS[due.moment]),
        day=language.date(due.date),
        when=when,
    )


def term_words(language: Language, contract: Contract) -> str:
    """The last day of a contract, and until when it can be extended."""
    if contract.end is None:
        return language.say("zonder einddatum")
    said = language.say("tot en met {day}", day=language.date(contract.end))
    if contract.extendable_to:
        said += ", " + language.say("te verlengen tot {day}", day=language.date(contract.extendable_to))
    return said


def moments_words(language: Language, contract: Contract) -> str:
    """The days on the term beside its ends: the last one to give notice, and the next evaluation."""
    within = (Moment.NOTICE, Moment.EVALUATION)
    told = [due for due in contract.days() if due.moment in within]
    return ", ".join(f"{language.say(MOMENTS[due.moment])} {language.date(due.date)}" for due in told)
