"""From what the reader wants to see to what can be seen: the options, the defaults, the corrections.

Pure functions over a snapshot; Streamlit is not needed to test them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.comparison.beside import BesideChoices, choose_beside
from lib.answers.comparison.pairings import Pairing, best_pairing, pairings_of
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.quality_cost import Comparison, compare, pair_counts
from lib.domain.figures import STATUSES_OF, Stand
from lib.domain.indicators import GENERAL_SERVICE, QUALITY_ROLES, Indicator, Role
from lib.domain.partners import CLIENT_PREFIX, Measured, Partner, Series, by_name
from lib.domain.periods import Period
from lib.domain.registry import Available
from lib.domain.units import Unit
from lib.store.comparison.figures import read_series_of
from lib.store.comparison.holders import read_holders

EVERYONE = "alle"
GROUP = "groep"
OWN_CHOICE = "zelf"


@dataclass(frozen=True)
class ComparisonChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `focus_periods` are those in which the focus has a point, oldest first. `partners` have a figure of either axis, or
    are in focus; `everyone` can be put in focus. `fictitious` is the reader's stand; a fictitious focus is drawn with
    its peers whatever that is.
    """

    service: str | None
    services: tuple[str, ...]
    cost: Measured | None
    costs: tuple[Indicator, ...]
    quality: Measured | None
    qualities: tuple[Indicator, ...]
    stand: Stand
    stands: tuple[Stand, ...]
    period: Period | None
    periods: tuple[Period, ...]
    focus: Partner | None
    focus_periods: tuple[Period, ...]
    partners: tuple[Partner, ...]
    everyone: tuple[Partner, ...]
    compare_with: str
    chosen_peers: tuple[str, ...]
    fictitious: bool
    has_fictitious: bool
    beside: BesideChoices
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        peers = ",".join(self.chosen_peers) if self.compare_with == OWN_CHOICE else self.compare_with
        named = {
            "dienst": self.service,
            "kosten": self.cost.indicator.code if self.cost else None,
            "kwaliteit": self.quality.indicator.code if self.quality else None,
            "periode": str(self.period) if self.period else None,
            "stand": str(self.stand),
            "vergelijk": peers or OWN_CHOICE,
            "focus": self.focus.code if self.focus else None,
            "fictief": YES if self.fictitious else NO,
        }
        return {name: value for name, value in named.items() if value is not None} | self.beside.parameters()

    @property
    def peers(self) -> frozenset[str] | None:
        """Codes of those that count in medians; None for everyone of the kind of the focus."""
        if self.compare_with == GROUP and self.focus:
            return frozenset(p.code for p in self.partners if p.peer_group == self.focus.peer_group)
        return frozenset(self.chosen_peers) if self.compare_with == OWN_CHOICE else None


def choose(wanted: Wanted, snapshot: Snapshot) -> ComparisonChoices:
    """Turn wishes into choices among what there is; what is not asked for follows the focus.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    asking = Chooser(wanted)
    focus, everyone = in_focus(asking, snapshot)
    kinds = {a.fictitious for a in snapshot.available if not a.reference}
    has_fictitious = True in kinds
    default = YES if kinds == {True} else NO
    options = dict.fromkeys((NO, YES) if has_fictitious else (NO,))
    fictitious = asking.pick("fictief", options, default) == YES
    drawn_kinds = {fictitious, False, focus.fictitious if focus else False}
    found = [a for a in snapshot.available if not a.reference and a.fictitious in drawn_kinds]
    in_reach = {
        code
        for code in {a.indicator for a in found}
        if not focus or snapshot.has_figures_in(focus.realm, code)
    }
    available = [a for a in found if a.indicator in in_reach]
    known = snapshot.registry.indicators
    present = {a.indicator: known[a.indicator] for a in available}
    services = _services(present.values())
    own = snapshot.ask(read_series_of, focus.code) if focus else {}
    settled = _is_settled(asking, services, present)
    pairings = [] if settled else _pairings(focus, own, services, asking.wanted.get("stand"), snapshot)
    chooser = Chooser(_binding(asking, pairings, own))
    service, costs, cost_code, qualities, quality_code = _pair(chooser, pairings, own, services, present)
    measured = {
        found.indicator.code: found
        for found in snapshot.measured_together(code for code in (cost_code, quality_code) if code)
    }
    cost, quality = measured.get(cost_code or ""), measured.get(quality_code or "")
    stands = tuple(s for s in Stand if _has_figures(available, (cost_code, quality_code), s)) or (
        Stand.ACTUAL,
    )
    usual = str(_usual_stand(own, (cost_code, quality_code), stands))
    stand = Stand(chooser.pick("stand", {str(s): s for s in stands}, usual) or usual)
    partners = _partners(cost, quality, drawn_kinds, focus)
    period, periods, focus_periods = _periods(chooser, cost, quality, stand, partners, focus)
    compare_with, chosen = _compare_with(chooser, partners, focus)
    beside = choose_beside(asking, focus, everyone, fictitious=fictitious)
    return ComparisonChoices(
        service=service, services=services, cost=cost, costs=costs, quality=quality, qualities=qualities,
        stand=stand, stands=stands, period=period, periods=periods, focus=focus,
        focus_periods=focus_periods, partners=partners, everyone=everyone, compare_with=compare_with,
        chosen_peers=chosen, fictitious=fictitious, has_fictitious=has_fictitious, beside=beside,
        unmet=(*asking.unmet, *chooser.unmet),
    )  # fmt: skip


def comparison_of(choices: ComparisonChoices, snapshot: Snapshot) -> Comparison | None:
    """The comparison that is asked for, or None when there is not enough to compare."""
    if choices.cost is None or choices.quality is None or choices.period is None:
        return None
    return compare(
        choices.cost,
        choices.quality,
        period=choices.period,
        stand=choices.stand,
        partners=choices.partners,
        peers=choices.peers,
        focus=choices.focus,
        other_cost_units=_other_cost_units(choices, snapshot, choices.period),
    )


def _is_settled(chooser: Chooser, services: Sequence[str], present: Mapping[str, Indicator]) -> bool:
    """Whether a service with a cost and a quality of it is asked for, so that nothing needs to be looked for."""
    service, cost, quality = (chooser.firm(name) or "" for name in ("dienst", "kosten", "kwaliteit"))
    if service not in services or cost not in present or quality not in present:
        return False
    return present[cost] in _costs_of(service, present) and present[quality] in _qualities_of(
        service, present
    )


def _costs_of(service: str | None, present: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    return _offered(present, lambda i: i.role == Role.COST and i.service == service)


def _qualities_of(service: str | None, present: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    return _offered(present, lambda i: i.role in QUALITY_ROLES and i.serves(service or ""))


def _pairings(
    focus: Partner | None,
    own: Mapping[Indicator, Series],
    services: Sequence[str],
    stand: str | None,
    snapshot: Snapshot,
) -> list[Pairing]:
    """What the focus has a cost and a quality of in the same period: of actual figures before budgets."""
    if focus is None:
        return []
    sides = sorted({i.code for i in own if i.role == Role.COST or i.role in QUALITY_ROLES})
    holders = snapshot.ask(read_holders, *sides)
    of_kind = [p for p in snapshot.registry.partners if p.realm == focus.realm]
    kind = {code for p in of_kind for code in (p.code, CLIENT_PREFIX + p.client)}
    wished = [Stand.BUDGET] if stand == Stand.BUDGET else []
    for each in (*wished, *Stand):
        if found := pairings_of(focus, own, services, each, holders, kind):
            return found
    return []


def _binding(
    chooser: Chooser, pairings: Sequence[Pairing], own: Mapping[Indicator, Series]
) -> dict[str, str]:
    """The wishes without those chosen beside another focus that this one has no pair for."""
    names = ("dienst", "kosten", "kwaliteit")
    others = {name: value for name, value in chooser.wanted.items() if name not in names}
    firm = {name: value for name in names if (value := chooser.firm(name))}
    loose = {
        name: chooser.wanted[name] for name in names if chooser.is_loose(name) and name in chooser.wanted
    }
    service = {name: value for name, value in loose.items() if name == "dienst"}
    for kept in (loose, service):
        if any(_fits(pairing, firm | kept) for pairing in pairings):
            return others | firm | kept
    return others | firm | ({} if own else loose)


def _fits(pairing: Pairing, wishes: Wanted) -> bool:
    """Whether the pairing has the service, cost and quality that are wished for."""
    cost, quality = pairing.cost, pairing.quality
    has = {"dienst": cost.service, "kosten": cost.code, "kwaliteit": quality.code}
    return all(wishes.get(name, value) == value for name, value in has.items())


def _pair(
    chooser: Chooser,
    pairings: Sequence[Pairing],
    own: Mapping[Indicator, Series],
    services: Sequence[str],
    present: Mapping[str, Indicator],
) -> tuple[str | None, tuple[Indicator, ...], str | None, tuple[Indicator, ...], str | None]:
    """The service with its costs and qualities, and which of each is chosen."""
    named = {name: chooser.wanted.get(name, "") for name in ("kosten", "kwaliteit")}
    asked = {name: code for name, code in named.items() if code in present}
    best = best_pairing([p for p in pairings if _fits(p, asked)])
    default = best.cost.service if best else _service_of(own, services, present.get(asked.get("kosten", "")))
    service = chooser.pick("dienst", dict.fromkeys(services), default)
    costs, qualities = _costs_of(service, present), _qualities_of(service, present)
    wishes = {"dienst": service or ""} | {
        n: c for n, c in asked.items() if present[c] in (*costs, *qualities)
    }
    best = best_pairing([p for p in pairings if _fits(p, wishes)])
    cost = chooser.pick("kosten", {i.code: i for i in costs}, best.cost.code if best else _newest(own, costs))
    if best is None or best.cost.code != cost:
        best = best_pairing(
            [p for p in pairings if _fits(p, {"dienst": service or "", "kosten": cost or ""})]
        )
    default = best.quality.code if best else _newest(own, qualities)
    return service, costs, cost, qualities, chooser.pick("kwaliteit", {i.code: i for i in qualities}, default)


def _service_of(
    own: Mapping[Indicator, Series], services: Sequence[str], asked: Indicator | None
) -> str | None:
    """That of the cost asked for; else the first of which the focus has both, a cost or a quality; else the first."""
    if asked and asked.service in services:
        return asked.service

    def place(service: str) -> tuple[bool, bool]:
        costs = any(i.role == Role.COST and i.service == service for i in own)
        qualities = any(i.role in QUALITY_ROLES and i.service == service for i in own)
        return not (costs and qualities), not (costs or qualities)

    return min(services, key=place, default=None)


def _newest(own: Mapping[Indicator, Series], offered: Sequence[Indicator]) -> str | None:
    """The one of which the focus has the newest actual figure, or else the newest budget; else the first."""
    for stand in Stand:
        ends = {i: max(own[i].of(stand), default=None) for i in offered if i in own}
        dated = {i: end for i, end in ends.items() if end}
        if dated:
            return max(dated, key=lambda i: dated[i]).code
    return next((i.code for i in offered), None)


def _usual_stand(
    own: Mapping[Indicator, Series], codes: Sequence[str | None], stands: Sequence[Stand]
) -> Stand:
    """The first in which the focus has both figures, or else one of them; of a focus without any the first."""
    of_axes = [series for indicator, series in own.items() if indicator.code in codes]
    known = {stand: sum(bool(series.of(stand)) for series in of_axes) for stand in stands}
    return max(stands, key=lambda stand: known[stand])


def _services(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Services with figures on either axis; the general one only when there is no other."""
    found = {i.service for i in indicators if i.role == Role.COST or i.role in QUALITY_ROLES}
    order = [*shipped_catalogue().services, *sorted(found)]
    special = {s for s in found if s != GENERAL_SERVICE}
    return tuple(dict.fromkeys(s for s in order if s in (special or found)))


def _offered(present: Mapping[str, Indicator], wanted: Callable[[Indicator], bool]) -> tuple[Indicator, ...]:
    """Indicators in the order of the catalogue, those of a load or of a product after them."""
    places = {code: place for place, code in enumerate(shipped_catalogue().indicators)}
    found = [i for i in present.values() if wanted(i)]
    return tuple(
        sorted(
            found,
            key=lambda i: (i.service == GENERAL_SERVICE, places.get(i.code, len(places)), i.title),
        )
    )


def _has_figures(available: Iterable[Available], codes: Sequence[str | None], stand: Stand) -> bool:
    return any(a.indicator in codes and a.status in STATUSES_OF[stand] for a in available)


def _partners(
    cost: Measured | None, quality: Measured | None, kinds: Collection[bool], focus: Partner | None
) -> tuple[Partner, ...]:
    """Everyone with a figure of either indicator, and the focus, by name."""
    found = {*(cost.partners if cost else ()), *(quality.partners if quality else ())}
    kept = {p for p in found if p.fictitious in kinds} | ({focus} if focus else set())
    return tuple(sorted(kept, key=by_name))


def _periods(
    chooser: Chooser,
    cost: Measured | None,
    quality: Measured | None,
    stand: Stand,
    partners: Sequence[Partner],
    focus: Partner | None,
) -> tuple[Period | None, tuple[Period, ...], tuple[Period, ...]]:
    """The period, those there are (newest first), and those in which the focus has a point (oldest first)."""
    counts = pair_counts(cost, quality, stand, partners) if cost and quality else {}
    of_focus = (focus,) if focus else ()
    own = pair_counts(cost, quality, stand, of_focus) if cost and quality else {}
    single = {} if own else _all_periods((cost, quality), stand, of_focus)
    found = {*counts, *single} or {*_all_periods((cost, quality), stand, partners)}
    periods = tuple(sorted(found, reverse=True))
    by_text = {str(period): period for period in periods}
    kind = [p for p in partners if focus is None or p.realm == focus.realm]
    is_mixed = len(kind) < len(partners)
    of_kind = pair_counts(cost, quality, stand, kind) if cost and quality and is_mixed else counts
    default = _recent_full_period({p: of_kind[p] for p in own} or dict.fromkeys(single, 1) or of_kind)
    default = default or next(iter(periods), None)
    wished = by_text.get(chooser.wanted.get("periode", ""))
    if chooser.is_loose("periode") and wished and own and wished not in own:
        chooser.unmet.append(("periode", str(wished)))
        return default, periods, tuple(own)
    name = chooser.pick("periode", by_text, str(default) if default else None)
    return by_text.get(name or ""), periods, tuple(own)


def _all_periods(
    measured: Iterable[Measured | None], stand: Stand, partners: Sequence[Partner]
) -> dict[Period, int]:
    found = {period for m in measured if m for partner in partners for period in m.series(partner).of(stand)}
    return dict.fromkeys(sorted(found), 0)


def _recent_full_period(counts: Mapping[Period, int]) -> Period | None:
    """The newest period with at least half the points of the fullest."""
    return max((p for p, n in counts.items() if 2 * n >= max(counts.values())), default=None)


def _compare_with(
    chooser: Chooser, partners: Sequence[Partner], focus: Partner | None
) -> tuple[str, tuple[str, ...]]:
    """All, the group of the focus, or a choice of one's own with its codes."""
    wanted = chooser.wanted.get("vergelijk", EVERYONE)
    if wanted in (EVERYONE, OWN_CHOICE):
        return wanted, ()
    if wanted == GROUP:
        if focus and focus.peer_group:
            return GROUP, ()
        chooser.unmet.append(("vergelijk", GROUP))
        return EVERYONE, ()
    known = {p.code for p in partners if focus is None or p.realm == focus.realm}
    codes = dict.fromkeys(wanted.split(","))
    chooser.unmet += [("vergelijk", code) for code in codes if code not in known]
    return OWN_CHOICE, tuple(code for code in codes if code in known)


def _other_cost_units(choices: ComparisonChoices, snapshot: Snapshot, period: Period) -> dict[Partner, Unit]:
    """The unit of another cost figure of the service in this period, for partners without the chosen one."""
    without = {
        p
        for p in choices.partners
        if choices.cost and choices.cost.series(p).at(choices.stand, period) is None
    }
    statuses = STATUSES_OF[choices.stand]
    known = {a.indicator for a in snapshot.available if a.period == period and a.status in statuses}
    others = [
        indicator
        for indicator in choices.costs
        if indicator.code in known
        and indicator.unit.currency
        and choices.cost is not None
        and indicator != choices.cost.indicator
    ]
    units: dict[Partner, Unit] = {}
    for other in snapshot.measured_in(period, [i.code for i in others]) if without else ():
        for partner, series in other.partners.items():
            if partner in without and series.at(choices.stand, period):
                units.setdefault(partner, other.indicator.unit)
    return units
