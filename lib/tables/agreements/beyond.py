"""What came beside the agreed work, as tables: proposals, hours, special tasks and events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lib.domain.agreements.beyond import EventWaste, Hours, Proposal
from lib.domain.agreements.words import Party, ProposalState
from lib.domain.units import Unit
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.agreements.words import PARTIES, PAYERS, PROPOSAL_KINDS, PROPOSAL_STATES, SPECIAL_COSTS
from lib.text.amounts import amount
from lib.text.language import Language
from lib.text.terms import service_name

_EURO = Unit("EUR")
_NUMBER, _DATE = ColumnKind.NUMBER, ColumnKind.DATE


def proposals_counted(proposals: Iterable[Proposal], language: Language) -> Table:
    """How many proposals each side brought, by state; a side that brought none says so."""
    say = language.say
    counts = Counter((proposal.party, proposal.state) for proposal in proposals)
    columns = (
        TableColumn(say("Kant")),
        *[TableColumn(say(PROPOSAL_STATES[state]), _NUMBER) for state in ProposalState],
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (say(PARTIES[party]), *[counts[party, state] for state in ProposalState]) for party in Party
    )
    return Table(say("Voorstellen naar kant en staat"), columns, rows)


def proposals_table(proposals: Iterable[Proposal], language: Language) -> Table:
    """Every proposal, the newest first."""
    say = language.say
    columns = (
        TableColumn(say("Voorstel")),
        TableColumn(say("Datum"), _DATE),
        TableColumn(say("Kant")),
        TableColumn(say("Soort")),
        TableColumn(say("Staat")),
        TableColumn(say("Besloten op"), _DATE),
        TableColumn(say("Effect per jaar (€)"), _NUMBER),
        TableColumn(say("Bron"), on_screen=False),
    )
    rows = tuple(
        (
            *(p.title, p.date, say(PARTIES[p.party]), say(PROPOSAL_KINDS[p.kind])),
            *(say(PROPOSAL_STATES[p.state]), p.decided, p.effect_eur, p.source),
        )
        for p in proposals
    )
    return Table(say("Voorstellen"), columns, rows)


def proposals_to_read(proposals: Iterable[Proposal], language: Language) -> Table:
    """Proposals on screen: what, by whom and when; what became of it, and when."""
    say = language.say
    columns = (
        TableColumn(say("Voorstel")),
        TableColumn(say("Soort")),
        TableColumn(say("Staat")),
        TableColumn(say("Effect per jaar (€)"), _NUMBER),
    )
    rows = tuple(
        (
            f"{p.title} ({say(PARTIES[p.party])}, {language.date(p.date)})",
            say(PROPOSAL_KINDS[p.kind]),
            " ".join([say(PROPOSAL_STATES[p.state]), *([language.date(p.decided)] if p.decided else [])]),
            p.effect_eur,
        )
        for p in proposals
    )
    return Table(say("Voorstellen"), columns, rows)


def hours_table(hours: Iterable[Hours], language: Language) -> Table:
    """Hours as planned and outside the plan, with the share of the latter."""
    say = language.say
    columns = (
        TableColumn(say("Dienst")),
        TableColumn(say("Periode")),
        TableColumn(say("Uren volgens plan"), _NUMBER),
        TableColumn(say("Uren buiten het plan"), _NUMBER),
        TableColumn(say("Ongepland (%)"), _NUMBER, 1),
        TableColumn(say("Bron"), on_screen=False),
    )
    rows = tuple(
        (
            *(service_name(language, line.service), str(line.period), line.planned, line.unplanned),
            *(100 * line.unplanned / (line.planned + line.unplanned), line.source),
        )
        for line in hours
    )
    return Table(say("Gewerkte uren"), columns, rows)


def special_table(
    amounts: Mapping[tuple[int, str], float], sources: Sequence[str], language: Language
) -> Table:
    """What special tasks cost per year, in euro."""
    say = language.say
    kinds = [kind for kind in SPECIAL_COSTS if any(found == kind for _, found in amounts)]
    columns = (
        TableColumn(say("Jaar")),
        *[TableColumn(f"{say(SPECIAL_COSTS[kind])} (€)", _NUMBER) for kind in kinds],
        TableColumn(say("Bron"), on_screen=False),
    )
    years = sorted({year for year, _ in amounts}, reverse=True)
    rows = tuple(
        (str(year), *[amounts.get((year, kind)) for kind in kinds], "; ".join(sources)) for year in years
    )
    return Table(say("Extra taken en sociale meerwaarde (rekening)"), columns, rows)


def event_waste_to_read(events: Iterable[EventWaste], language: Language) -> Table:
    """Waste at events on screen, by event and year, the newest first."""
    say = language.say
    columns = (
        TableColumn(say("Evenement")),
        TableColumn(say("Restafval per bezoeker (kg)"), _NUMBER, 2),
        TableColumn(say("Gescheiden (%)"), _NUMBER),
        TableColumn(say("Kosten, en wie betaalt")),
    )
    rows = tuple(
        (_visited(e, language), e.kg_per_visitor, e.separated_pct, _paid(e, language))
        for e in sorted(events, key=lambda e: (e.name, -e.year))
    )
    return Table(say("Afval van evenementen"), columns, rows)


def _visited(event: EventWaste, language: Language) -> str:
    """An event with its year and its visitors."""
    if event.visitors is None:
        return f"{event.name} {event.year}"
    visitors = language.count("{n} bezoeker", "{n} bezoekers", event.visitors)
    return f"{event.name} {event.year}, {visitors}"


def _paid(event: EventWaste, language: Language) -> str | None:
    """The cost and who pays it, as far as they are known."""
    cost = None if event.cost_eur is None else amount(language, event.cost_eur, _EURO, 0)
    parts = [cost, language.say(PAYERS[event.payer]) if event.payer else None]
    return ", ".join(part for part in parts if part) or None


def event_waste_table(events: Iterable[EventWaste], language: Language) -> Table:
    """Waste at events, by event and year, the newest first."""
    say = language.say
    columns = (
        TableColumn(say("Evenement")),
        TableColumn(say("Jaar")),
        TableColumn(say("Bezoekers"), _NUMBER),
        TableColumn(say("Restafval per bezoeker (kg)"), _NUMBER, 2),
        TableColumn(say("Gescheiden (%)"), _NUMBER),
        TableColumn(say("Kosten (€)"), _NUMBER),
        TableColumn(say("Betaald door")),
        TableColumn(say("Restafval (kg)"), _NUMBER, on_screen=False),
        TableColumn(say("Gescheiden (kg)"), _NUMBER, on_screen=False),
        TableColumn(say("Bron"), on_screen=False),
    )
    rows = tuple(
        (
            *(e.name, str(e.year), e.visitors, e.kg_per_visitor, e.separated_pct, e.cost_eur),
            say(PAYERS[e.payer]) if e.payer else None,
            *(e.residual_kg, e.separated_kg, e.source),
        )
        for e in sorted(events, key=lambda e: (e.name, -e.year))
    )
    return Table(say("Afval van evenementen"), columns, rows)
