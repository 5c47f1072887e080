"""What is found for those who start: the base that there is, the pilot with its sample, and what to do first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lib.answers.chooser import NO, YES
from lib.answers.scenarios.choices import groups_of_services
from lib.answers.self_scan.choices import SelfScanChoices
from lib.answers.service_levels.choices import USUAL_NORM, usual_true_pct
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.self_scan import scan_questions
from lib.domain.partners import HOME_COUNTRY, Partner
from lib.domain.quantities.change import at_end_of
from lib.domain.quantities.in_order import QuantitiesInOrder, quantities_in_order
from lib.domain.self_scan.first_steps import BaseRow, FirstStep, PilotTodo, first_steps
from lib.domain.service_levels.inspections import Ambition, Layer
from lib.domain.service_levels.outcomes import Outcome, by_area_type, by_discipline
from lib.domain.service_levels.sampling import locations_needed
from lib.store.costs.queries import read_cost_lines, read_products, read_quantities
from lib.store.scenarios.queries import read_charges
from lib.store.self_scan.queries import read_held
from lib.store.service_levels.queries import read_ambitions, read_layers_years, read_readings, read_shares

BASE_ORDER = ("areaal", "ambities", "schouw", "kosten", "tarieven", "contracten", "kpis")
"""What a base in order takes, the first of it first."""
PilotRows = dict[str, list[dict[str, str]]]
"""Per dataset the rows that can be filled in before."""


@dataclass(frozen=True)
class Pilot:
    """One service, in one type of area or in all.

    `norm_pct` is the share that was agreed for it, `agreed` None where the usual one stands in; `places` were seen in
    the last year with readings, None without.
    """

    service: str
    area_type: str | None
    group: str | None
    norm_pct: float
    true_pct: float
    agreed: Ambition | None
    places: int | None

    @property
    def todo(self) -> PilotTodo | None:
        """Measure it, while fewer places were seen than tell the agreed share from the true one."""
        if self.group is None:
            return None
        needed = locations_needed(self.norm_pct, self.true_pct)
        return PilotTodo.MEASURE if (self.places or 0) < (needed or 1) else None


@dataclass(frozen=True)
class SelfScanAnswer:
    """What the page shows; `quantities` is how the quantities are known, None without any."""

    choices: SelfScanChoices
    base: tuple[BaseRow, ...]
    quantities: QuantitiesInOrder | None
    pilot: Pilot | None
    first: tuple[FirstStep, ...]
    filled: PilotRows

    @property
    def missing(self) -> tuple[str, ...]:
        """The datasets that are missing, the most important first."""
        return tuple(row.dataset for row in self.base if row.is_missing)

    @property
    def unanswered(self) -> int:
        return len(scan_questions()) - len(self.choices.answers)


def answer(choices: SelfScanChoices, snapshot: Snapshot, today: dt.date) -> SelfScanAnswer:
    """Look up what there is of the focus, and say what comes first.

    Args:
        today: on which the age of quantities is reckoned.
    """
    base = _base(choices, snapshot)
    pilot = _pilot(choices, snapshot)
    todo = pilot.todo if pilot else PilotTodo.CHOOSE
    counted = snapshot.ask(read_quantities, choices.focus.code) if choices.focus else {}
    known = ([line for line in of_service if line.date <= today] for of_service in counted.values())
    lines = [line for of_service in known for line in at_end_of(of_service, today.year)]
    return SelfScanAnswer(
        choices,
        base,
        quantities_in_order(lines, today),
        pilot,
        first_steps(scan_questions(), choices.answers, base, todo),
        _filled(choices, snapshot, pilot),
    )


def _base(choices: SelfScanChoices, snapshot: Snapshot) -> tuple[BaseRow, ...]:
    """Every dataset of `BASE_ORDER`, with what of it is about the service of the pilot."""
    if choices.focus is None:
        return tuple(BaseRow(name, 0) for name in BASE_ORDER)
    focus = choices.focus
    inspected = [i for i in snapshot.ask(read_layers_years) if i.partnership == focus.code]
    readings = sum(i.readings for i in inspected)
    newest = max((i.year for i in inspected), default=None)
    found = {row.dataset: row for row in snapshot.ask(read_held, focus.code)}
    found["schouw"] = BaseRow("schouw", readings, None, newest)
    if choices.service:
        for name, number in _of_service(focus, choices.service, snapshot).items():
            found[name] = found[name]._replace(of_service=number)
    return tuple(found[name] for name in BASE_ORDER)


def _of_service(focus: Partner, service: str, snapshot: Snapshot) -> dict[str, int]:
    """How many rows are about a service, of the datasets whose rows are about one."""
    products = snapshot.ask(read_products)
    group = groups_of_services(Layer.CONTRACT).get(service)
    ambitions = [a for layer in Layer for a in snapshot.ask(read_ambitions, focus.code, layer)]
    found = {
        "areaal": len(snapshot.ask(read_quantities, focus.code).get(service, ())),
        "kosten": sum(line.service == service for line in snapshot.ask(read_cost_lines, focus.code)),
        "tarieven": sum(
            rate.product in products and products[rate.product].service == service
            for rate in snapshot.ask(read_charges, focus.code)
        ),
    }
    if group is None:
        return found
    tallies = [t for layer in Layer for t in snapshot.ask(read_readings, focus.code, layer)]
    found["ambities"] = sum(a.group == group for a in ambitions)
    found["schouw"] = sum(t.readings for t in tallies if group in (t.discipline, t.cross_cut))
    return found


def _pilot(choices: SelfScanChoices, snapshot: Snapshot) -> Pilot | None:
    if choices.service is None or choices.focus is None:
        return None
    group = groups_of_services(Layer.CONTRACT).get(choices.service)
    for layer in reversed(Layer):  # the contract first
        agreed = _agreed(snapshot.ask(read_ambitions, choices.focus.code, layer), group, choices.area_type)
        if agreed:
            break
    norm = agreed.norm_pct if agreed else USUAL_NORM
    true_pct = usual_true_pct(norm) if choices.asked_pct is None else choices.asked_pct
    places = _places(choices.focus, group, choices.area_type, snapshot)
    return Pilot(choices.service, choices.area_type, group, norm, true_pct, agreed, places)


def _agreed(ambitions: Sequence[Ambition], group: str | None, area_type: str | None) -> Ambition | None:
    """The last ambition of a group for a type of area; that of the exact type goes first."""
    found = [a for a in ambitions if a.group == group and a.area_type in (None, area_type)]
    return max(found, key=lambda a: (a.area_type == area_type, a.valid_from), default=None)


def _places(focus: Partner, group: str | None, area_type: str | None, snapshot: Snapshot) -> int | None:
    """How many places were seen in the last year with readings of the group, in the layer that has them."""
    found: list[tuple[int, int]] = []
    for layer in Layer:
        parties = focus.code, layer
        years = [i.year for i in snapshot.ask(read_layers_years) if (i.partnership, i.layer) == parties]
        if years and group:
            readings, shares = snapshot.ask(read_readings, *parties), snapshot.ask(read_shares, *parties)
            cut = by_area_type if area_type else by_discipline
            for year in years:
                found += [(year, n) for o in cut(readings, shares, year) if (n := _seen(o, group, area_type))]
    return max(found)[1] if found else None


def _seen(outcome: Outcome, group: str, area_type: str | None) -> int:
    """The places of an outcome that is about this group and type of area; 0 for another one."""
    if outcome.group != group or outcome.about != area_type or outcome.share is None:
        return 0
    return outcome.share.places


def _filled(choices: SelfScanChoices, snapshot: Snapshot, pilot: Pilot | None) -> PilotRows:
    """The rows of a template that are known already: who, and what the pilot is about."""
    focus = choices.focus
    if focus is None or focus.is_whole_client:
        return {}
    organisations = snapshot.registry.organisations
    who = [
        organisations[code]
        for code in dict.fromkeys((focus.client, focus.contractor))
        if code in organisations
    ]
    rows: PilotRows = {
        "organisaties": [
            {
                "organisatie": o.code,
                "naam": o.name,
                "soort": o.kind,
                "cbs_code": o.cbs_code or "",
                "land": "" if o.country == HOME_COUNTRY else o.country,
                "fictief": _yes_or_no(o.fictitious),
            }
            for o in who
        ],
        "partnerschappen": [
            {
                "partnerschap": focus.code,
                "naam": focus.name,
                "opdrachtgever": focus.client,
                "opdrachtnemer": focus.contractor,
                "contractvorm": focus.contract_form,
                "begindatum": focus.start.isoformat() if focus.start else "",
                "einddatum": focus.end.isoformat() if focus.end else "",
                "peergroep": focus.peer_group or "",
                "fictief": _yes_or_no(focus.fictitious),
            }
        ],
    }
    return rows | _pilot_rows(focus, pilot) if pilot else rows


def _pilot_rows(focus: Partner, pilot: Pilot) -> PilotRows:
    """What is known of the pilot: its object types and type of area; what is measured or agreed stays empty."""
    here, area = {"partnerschap": focus.code}, pilot.area_type or ""
    kinds = [o for o in shipped_catalogue().object_types.values() if o.service == pilot.service]
    rows: PilotRows = {
        "areaal": [
            {**here, "objecttype": kind.code, "gebiedstype": area, "eenheid": kind.unit} for kind in kinds
        ],
        "kosten": [{**here, "dienst": pilot.service}],
    }
    if pilot.group:
        rows["ambities"] = [{**here, "laag": Layer.CONTRACT, "discipline": pilot.group, "gebiedstype": area}]
    return {name: found for name, found in rows.items() if found}


def _yes_or_no(value: bool) -> str:
    return YES if value else NO
