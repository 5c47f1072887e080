"""From what the reader wants to see to what can be seen: the options, the defaults, the corrections.

Pure functions over a snapshot; Streamlit is not needed to test them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.quality_cost import Comparison, compare, pair_counts
from lib.domain.figures import STATUSES_OF, Stand
from lib.domain.indicators import GENERAL_SERVICE, QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Measured, Partner, by_name
from lib.domain.periods import Period
from lib.domain.registry import Available
from lib.domain.units import Unit

EVERYONE = "alle"
GROUP = "groep"
OWN_CHOICE = "zelf"
FULL_PICTURE = 5
"""Real partnerships with both figures from which a picture of real ones is preferred."""


@dataclass(frozen=True)
class ComparisonChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `focus_periods` are those in which the focus has a point, oldest first.
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
    compare_with: str
    chosen_peers: tuple[str, ...]
    fictitious: bool
    has_fictitious: bool
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
        return {name: value for name, value in named.items() if value is not None}

    @property
    def peers(self) -> frozenset[str] | None:
        """Codes of those that count in medians; None for everyone of the kind of the focus."""
        if self.compare_with == GROUP and self.focus:
            return frozenset(p.code for p in self.partners if p.peer_group == self.focus.peer_group)
        return frozenset(self.chosen_peers) if self.compare_with == OWN_CHOICE else None


def choose(wanted: Wanted, snapshot: Snapshot) -> ComparisonChoices:
    """Turn wishes into choices among what there is.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    indicators = snapshot.registry.indicators
    has_fictitious = any(a.fictitious and not a.reference for a in snapshot.available)
    kinds = (YES, NO) if has_fictitious else (NO,)
    fictitious = chooser.pick("fictief", dict.fromkeys(kinds), kinds[0]) == YES
    available = [a for a in snapshot.available if not a.reference and (fictitious or not a.fictitious)]
    present = {a.indicator: indicators[a.indicator] for a in available}
    services = _services(present.values())
    service = chooser.pick("dienst", dict.fromkeys(services), _default_service(services, available, present))
    costs = _offered(present, lambda i: i.role == Role.COST and i.service == service)
    qualities = _offered(present, lambda i: i.role in QUALITY_ROLES and i.serves(service or ""))
    best = fullest_pair(available, costs, qualities)
    cost_code = chooser.pick("kosten", {i.code: i for i in costs}, best[0])
    if cost_code != best[0]:
        best = fullest_pair(available, [i for i in costs if i.code == cost_code], qualities)
    quality_code = chooser.pick("kwaliteit", {i.code: i for i in qualities}, best[1])
    cost = snapshot.measured(cost_code) if cost_code else None
    quality = snapshot.measured(quality_code) if quality_code else None
    stands = tuple(s for s in Stand if _has_figures(available, (cost_code, quality_code), s)) or (
        Stand.ACTUAL,
    )
    stand = Stand(chooser.pick("stand", {str(s): s for s in stands}, str(stands[0])) or stands[0])
    partners = _partners(cost, quality, fictitious)
    period, periods, focus = _period_and_focus(chooser, cost, quality, stand, partners)
    own = pair_counts(cost, quality, stand, [focus]) if cost and quality and focus else {}
    focus_periods = tuple(own)
    compare_with, chosen = _compare_with(chooser, partners, focus)
    return ComparisonChoices(
        service=service, services=services, cost=cost, costs=costs, quality=quality, qualities=qualities,
        stand=stand, stands=stands, period=period, periods=periods, focus=focus,
        focus_periods=focus_periods, partners=partners, compare_with=compare_with, chosen_peers=chosen,
        fictitious=fictitious, has_fictitious=has_fictitious, unmet=tuple(chooser.unmet),
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


def fullest_pair(
    available: Iterable[Available], costs: Sequence[Indicator], qualities: Sequence[Indicator]
) -> tuple[str | None, str | None]:
    """The cost and the quality indicator that together promise the fullest picture.

    Real figures count first where there are enough of them; ties go to the order of the catalogue.
    """
    counts: dict[tuple[str, bool], dict[Period, int]] = {}
    for a in available:
        by_period = counts.setdefault((a.indicator, a.fictitious), {})
        by_period[a.period] = by_period.get(a.period, 0) + a.figures

    def size(cost: str, quality: str, fictitious: bool) -> int:
        of_cost, of_quality = counts.get((cost, fictitious), {}), counts.get((quality, fictitious), {})
        return max((min(of_cost[p], of_quality[p]) for p in of_cost.keys() & of_quality.keys()), default=0)

    def score(pair: tuple[Indicator, Indicator]) -> tuple[int, int]:
        cost, quality = pair[0].code, pair[1].code
        real = size(cost, quality, False)
        return (real if real >= FULL_PICTURE else 0), real + size(cost, quality, True)

    pairs = [(cost, quality) for cost in costs for quality in qualities]
    if not pairs:
        return (costs[0].code if costs else None), (qualities[0].code if qualities else None)
    cost, quality = max(pairs, key=score)
    return cost.code, quality.code


def _services(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Services with figures on either axis; the general one only when there is no other."""
    found = {i.service for i in indicators if i.role == Role.COST or i.role in QUALITY_ROLES}
    order = [*shipped_catalogue().services, *sorted(found)]
    special = {s for s in found if s != GENERAL_SERVICE}
    return tuple(dict.fromkeys(s for s in order if s in (special or found)))


def _default_service(
    services: Sequence[str], available: Sequence[Available], present: Mapping[str, Indicator]
) -> str | None:
    """The first service with figures on both axes."""
    for service in services:
        costs = [i for i in present.values() if i.role == Role.COST and i.service == service]
        qualities = [i for i in present.values() if i.role in QUALITY_ROLES and i.serves(service)]
        if costs and qualities:
            return service
    return services[0] if services else None


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


def _partners(cost: Measured | None, quality: Measured | None, fictitious: bool) -> tuple[Partner, ...]:
    """Everyone with a figure of either indicator, by name."""
    found = {*(cost.partners if cost else ()), *(quality.partners if quality else ())}
    return tuple(sorted((p for p in found if fictitious or not p.fictitious), key=by_name))


def _period_and_focus(
    chooser: Chooser,
    cost: Measured | None,
    quality: Measured | None,
    stand: Stand,
    partners: Sequence[Partner],
) -> tuple[Period | None, tuple[Period, ...], Partner | None]:
    """Periods with a point (newest first), and the focus; each helps to choose the other."""
    counts = pair_counts(cost, quality, stand, partners) if cost and quality else {}
    periods = tuple(reversed(counts or _all_periods((cost, quality), stand, partners)))
    by_name = {str(period): period for period in periods}
    by_code = {partner.code: partner for partner in partners}
    focus = by_code.get(chooser.wanted.get("focus", ""))
    own = pair_counts(cost, quality, stand, [focus]) if cost and quality and focus else {}
    real = [p for p in partners if not p.fictitious]
    preferred = pair_counts(cost, quality, stand, real) if cost and quality else {}
    if max(preferred.values(), default=0) < FULL_PICTURE:
        preferred = counts
    default = max(own) if own else _recent_full_period(preferred) or (periods[0] if periods else None)
    name = chooser.pick("periode", by_name, str(default) if default else None)
    period = by_name.get(name or "")
    if focus is None:
        code = _default_focus(cost, quality, stand, partners, period)
        focus = by_code.get(chooser.pick("focus", by_code, code) or "")
    return period, periods, focus


def _all_periods(
    measured: Iterable[Measured | None], stand: Stand, partners: Sequence[Partner]
) -> dict[Period, int]:
    found = {period for m in measured if m for partner in partners for period in m.series(partner).of(stand)}
    return dict.fromkeys(sorted(found), 0)


def _recent_full_period(counts: Mapping[Period, int]) -> Period | None:
    """The newest period with at least half the points of the fullest."""
    return max((p for p, n in counts.items() if 2 * n >= max(counts.values())), default=None)


def _default_focus(
    cost: Measured | None,
    quality: Measured | None,
    stand: Stand,
    partners: Sequence[Partner],
    period: Period | None,
) -> str | None:
    """The first by name with a point; a real one where there are enough of them."""
    drawn = [
        p
        for p in partners
        if cost
        and quality
        and period
        and cost.series(p).at(stand, period)
        and quality.series(p).at(stand, period)
    ]
    real = [p for p in drawn if not p.fictitious]
    invented = [p for p in drawn if p.fictitious]
    kind = real if len(real) >= FULL_PICTURE or len(real) >= len(invented) else invented
    return next((p.code for p in (*kind, *drawn, *partners)), None)


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
    units: dict[Partner, Unit] = {}
    for indicator in choices.costs:
        is_other = choices.cost is not None and indicator != choices.cost.indicator
        if without and indicator.code in known and is_other and indicator.unit.currency:
            for partner, series in snapshot.measured(indicator.code).partners.items():
                if partner in without and series.at(choices.stand, period):
                    units.setdefault(partner, indicator.unit)
    return units
