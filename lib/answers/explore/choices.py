"""What is chosen on the analyst's page: the view, the indicators, the period, and who is compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lib.answers.chooser import EARLIER_FOCUS, LOOSE, NO, YES, Chooser, Wanted
from lib.answers.comparison.choices import EVERYONE, ComparisonChoices
from lib.answers.comparison.choices import choose as choose_pair
from lib.answers.explore.context import context_of, known_variables
from lib.answers.explore.sizes import per_what, pers_of
from lib.answers.explore.usual import counted_of, longest_of, usual_shared
from lib.answers.explore.weights import weights_asked, written_weights
from lib.answers.focus import FOCUS_NAME
from lib.answers.peers import peers_asked
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.explore.classes import ClassKind
from lib.domain.explore.per_size import PerSize, per_size
from lib.domain.explore.together import two_figures
from lib.domain.figures import STATUSES_OF, Stand
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Measured, Partner
from lib.domain.peers import MINIMUM_PEERS
from lib.domain.periods import Period, PeriodKind
from lib.domain.registry import Available

ALL_SERVICES = "alle"
LAST_KNOWN = "laatste"
LEAST_PEERS, MOST_PEERS, USUAL_PEERS = 5, 20, 10
X_LOG, Y_LOG = "x", "y"
MOST_SOUGHT = 80
"""Signs of the words that rows of the table must have."""

_MOST_COLUMNS = 60
"""Columns of a table that rows can be put in the order of."""


class ExploreView(StrEnum):
    """The ways to look, by their name in the URL."""

    SPREAD = "spreiding"
    TOGETHER = "samenhang"
    SIMILAR = "gelijken"
    PROFILE = "profiel"
    HISTORY = "verloop"
    FUNNEL = "trechter"
    CHEAPER = "goedkoper"
    MAP = "kaart"
    CONTRACTOR = "opdrachtnemer"


BOTH_FIGURES = (ExploreView.TOGETHER, ExploreView.CHEAPER)
"""The views that set two figures against each other."""


@dataclass(frozen=True)
class ExploreChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `period` is None for the last known figure of each; `as_given` is the first before it was divided by one of `pers`.
    `third` and `more_cost` stand beside the first two. No `chosen_peers` is everyone, no `sought` all rows.
    `weights` are by characteristic, 0 to `MOST_WEIGHT`; `variables` can be weighed. `order`: see `Table`.
    """

    view: ExploreView
    focus: Partner
    everyone: tuple[Partner, ...]
    service: str
    services: tuple[str, ...]
    first: Measured | None
    as_given: Measured | None
    firsts: tuple[Indicator, ...]
    second: Measured | None
    seconds: tuple[Indicator, ...]
    third: Measured | None
    more_cost: Measured | None
    stand: Stand
    stands: tuple[Stand, ...]
    period: Period | None
    periods: tuple[Period, ...]
    chosen_peers: tuple[str, ...]
    weights: Mapping[str, int]
    variables: tuple[str, ...]
    number: int
    per: PerSize
    pers: tuple[PerSize, ...]
    same_form: bool
    same_class: bool
    logs: frozenset[str]
    classes: ClassKind
    only_worse: bool
    sought: str
    order: int
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "weergave": str(self.view),
            "focus": self.focus.code,
            "dienst": self.service,
            "cijfer": self.first.indicator.code if self.first else None,
            "tweede": self.second.indicator.code if self.second else None,
            "derde": self.third.indicator.code if self.third else NO,
            "kosten_erbij": self.more_cost.indicator.code if self.more_cost else NO,
            "stand": str(self.stand),
            "periode": str(self.period) if self.period else LAST_KNOWN,
            "vergelijk": ",".join(self.chosen_peers) or EVERYONE,
            "gewichten": written_weights(self.weights),
            "aantal": str(self.number),
            "per": str(self.per),
            "vorm": YES if self.same_form else NO,
            "klasse": YES if self.same_class else NO,
            "assen": "".join(sorted(self.logs)) or NO,
            "klassen": str(self.classes),
            "slechter": YES if self.only_worse else NO,
            "rijen": self.sought or None,
            "rijvolgorde": str(self.order) if self.order else None,
        }
        return {name: value for name, value in named.items() if value is not None}


def choose(wanted: Wanted, snapshot: Snapshot) -> ExploreChoices | None:
    """Turn wishes into choices among what there is; None in a store without partnerships.

    What is not asked for is what the page on quality and cost shows of the focus.

    Args:
        wanted: URL names and values; what is missing, empty or impossible gets a default.
    """
    wanted = {name: value for name, value in wanted.items() if value}
    chooser = Chooser(wanted)
    shared: dict[str, str] = {n: wanted[n] for n in (FOCUS_NAME, EARLIER_FOCUS, LOOSE) if n in wanted}
    start = choose_pair(shared, snapshot)
    focus = start.focus
    if focus is None:
        return None
    view = ExploreView(chooser.pick("weergave", {str(v): v for v in ExploreView}, None) or ExploreView.SPREAD)
    available = compared_figures(snapshot, focus)
    present = _in_order({a.indicator: snapshot.registry.indicators[a.indicator] for a in available})
    services = (ALL_SERVICES, *dict.fromkeys(i.service for i in present))
    service = _service(chooser, present, services, start)
    roles = ((Role.COST,), QUALITY_ROLES) if view == ExploreView.CHEAPER else ((), ())
    firsts = _of_service(present, service, roles[0])
    figures = _figures(chooser, view, firsts, _of_service(present, service, roles[1]), start, snapshot)
    first, second = figures.first, figures.second
    of_first = [a for a in available if first and a.indicator == first.indicator.code]
    stands, stand = _stand(chooser, of_first)
    periods, period = _period(chooser, of_first, stand, first, start)
    if view in BOTH_FIGURES and "periode" not in wanted and first and second:
        pairs = two_figures(first, second, focus, stand, period, ()).pairs
        period = period if len(pairs) >= MINIMUM_PEERS else None
    variables = known_variables(context_of(snapshot), snapshot.registry.partners, focus)
    return ExploreChoices(
        view=view, focus=focus, everyone=start.everyone, service=service, services=services,
        first=first, as_given=figures.as_given, firsts=firsts, second=second, seconds=figures.seconds,
        third=figures.third, more_cost=figures.more_cost,
        stand=stand, stands=stands, period=period, periods=periods,
        chosen_peers=peers_asked(chooser, snapshot, focus),
        weights=weights_asked(chooser, variables), variables=variables, number=_number(chooser),
        per=figures.per, pers=figures.pers,
        same_form=_is_on(chooser, "vorm"), same_class=_is_on(chooser, "klasse"),
        logs=_logs(chooser),
        classes=_classes(chooser), only_worse=_is_on(chooser, "slechter"),
        sought=" ".join(wanted.get("rijen", "").split())[:MOST_SOUGHT], order=_order(chooser),
        unmet=(*start.unmet, *chooser.unmet),
    )  # fmt: skip


def compared_figures(snapshot: Snapshot, focus: Partner) -> list[Available]:
    """What there are figures of, of the realm of the focus; references apart.

    Not of answers of a cooperation scan: these say something of one partnership and are no ranking.
    """
    of_scan = shipped_catalogue().is_of_scan
    of_realm = [a for a in snapshot.available if not a.reference and a.fictitious == focus.fictitious]
    compared = {
        code: not of_scan(code) and snapshot.has_figures_in(focus.realm, code)
        for code in dict.fromkeys(a.indicator for a in of_realm)
    }
    return [a for a in of_realm if compared[a.indicator]]


def _service(
    chooser: Chooser, present: Sequence[Indicator], services: Collection[str], start: ComparisonChoices
) -> str:
    """As it is asked for; else that of the figure that is, or that of the start page where there is any of it."""
    asked = next((i for i in present if i.code == chooser.wanted.get("cijfer")), None)
    usual = asked.service if asked else start.service if start.service in services else ALL_SERVICES
    return chooser.pick("dienst", dict.fromkeys(services), usual) or ALL_SERVICES


def _classes(chooser: Chooser) -> ClassKind:
    options = {str(kind): kind for kind in ClassKind}
    return ClassKind(chooser.pick("klassen", options, None) or ClassKind.QUANTILES)


def _in_order(present: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """By service and then in the order of the catalogue, those of a load or of a product after them."""
    catalogue = shipped_catalogue()
    services = {code: place for place, code in enumerate(catalogue.services)}
    places = {code: place for place, code in enumerate(catalogue.indicators)}
    far = len(places)
    return tuple(
        sorted(
            present.values(),
            key=lambda i: (services.get(i.service, far), i.service, places.get(i.code, far), i.title),
        )
    )


def _of_service(present: Sequence[Indicator], service: str, roles: Collection[Role]) -> tuple[Indicator, ...]:
    """Those of a service, or of all, in these roles, or in any."""
    of_service = (i for i in present if service == ALL_SERVICES or i.serves(service))
    return tuple(i for i in of_service if not roles or i.role in roles)


class _Figures(NamedTuple):
    """The figures that are chosen, what the second could be, and what they are divided by and could be."""

    first: Measured | None
    as_given: Measured | None
    second: Measured | None
    third: Measured | None
    more_cost: Measured | None
    seconds: tuple[Indicator, ...]
    per: PerSize
    pers: tuple[PerSize, ...]


def _figures(
    chooser: Chooser,
    view: ExploreView,
    firsts: Sequence[Indicator],
    others: Sequence[Indicator],
    start: ComparisonChoices,
    snapshot: Snapshot,
) -> _Figures:
    """Those that are asked for or usual, per what is asked for; `others` are what the second may be."""
    first = _measured(
        chooser, "cijfer", firsts, lambda: _usual_first(view, firsts, start, snapshot), snapshot
    )
    seconds = tuple(i for i in others if not first or i != first.indicator)
    second = _measured(chooser, "tweede", seconds, lambda: _usual_second(seconds, start, snapshot), snapshot)
    third = _one_more(chooser, "derde", seconds, QUALITY_ROLES, second, snapshot)
    more_cost = _one_more(chooser, "kosten_erbij", firsts, (Role.COST,), first, snapshot)
    pers = pers_of(_shown(view, first, second))
    per = _per(chooser, pers)
    given = (first, second, third, more_cost)
    first, second, third, more_cost = (_divided(measured, per, snapshot) for measured in given)
    return _Figures(first, given[0], second, third, more_cost, seconds, per, pers)


def _usual_first(
    view: ExploreView, offered: Sequence[Indicator], start: ComparisonChoices, snapshot: Snapshot
) -> str | None:
    """Of a trend the indicator with most periods, of a funnel one that is counted, else a cost that enough have."""
    if start.focus is None:
        return None
    fitting = {ExploreView.HISTORY: longest_of, ExploreView.FUNNEL: counted_of}.get(view)
    found = fitting(offered, start.focus, snapshot) if fitting else None
    return found or usual_shared(offered, start.cost, (Role.COST,), start.focus, snapshot)


def _usual_second(offered: Sequence[Indicator], start: ComparisonChoices, snapshot: Snapshot) -> str | None:
    """A quality that enough others have."""
    if start.focus is None:
        return None
    return usual_shared(offered, start.quality, QUALITY_ROLES, start.focus, snapshot)


def _measured(
    chooser: Chooser,
    name: str,
    offered: Sequence[Indicator],
    usual: Callable[[], str | None],
    snapshot: Snapshot,
) -> Measured | None:
    """What is asked for where it is offered, else what is usual, which is looked up only then."""
    options = {i.code: i for i in offered}
    default = None if chooser.wanted.get(name) in options else usual()
    code = chooser.pick(name, options, default)
    return snapshot.measured(code) if code else None


def _shown(view: ExploreView, first: Measured | None, second: Measured | None) -> tuple[Measured, ...]:
    """The figures that a view shows of everyone; a profile is of all figures as they were given."""
    if view == ExploreView.PROFILE:
        return ()
    found = (first, second) if view in BOTH_FIGURES else (first,)
    return tuple(measured for measured in found if measured)


def _per(chooser: Chooser, offered: Sequence[PerSize]) -> PerSize:
    """What is asked for where a figure that is shown can be that; it stays asked for where none can be anything."""
    options = {str(per): per for per in offered or PerSize}
    return PerSize(chooser.pick("per", options, None) or PerSize.GIVEN)


def _divided(measured: Measured | None, per: PerSize, snapshot: Snapshot) -> Measured | None:
    """As it was given, or per what is asked for where that can be."""
    sizes = per_what(measured, per, snapshot) if measured else None
    return per_size(measured, sizes) if measured and sizes else measured


def _order(chooser: Chooser) -> int:
    columns = {str(sign * column): None for column in range(1, _MOST_COLUMNS + 1) for sign in (1, -1)}
    return int(chooser.pick("rijvolgorde", columns, None) or 0)


def _logs(chooser: Chooser) -> frozenset[str]:
    options = dict.fromkeys((NO, X_LOG, Y_LOG, X_LOG + Y_LOG))
    return frozenset(chooser.pick("assen", options, NO) or NO) & {X_LOG, Y_LOG}


def _is_on(chooser: Chooser, name: str) -> bool:
    return chooser.pick(name, dict.fromkeys((NO, YES)), NO) == YES


def _one_more(
    chooser: Chooser,
    name: str,
    offered: Sequence[Indicator],
    roles: Collection[Role],
    chosen: Measured | None,
    snapshot: Snapshot,
) -> Measured | None:
    """A second cost or quality beside the one that was chosen, when it is asked for."""
    own = chosen.indicator.code if chosen else None
    others = {i.code: i for i in offered if i.role in roles and i.code != own}
    code = chooser.pick(name, {NO: None, **others}, NO)
    return snapshot.measured(code) if code in others else None


def _stand(chooser: Chooser, available: Iterable[Available]) -> tuple[tuple[Stand, ...], Stand]:
    """Those that there are figures of, and the one that is asked for."""
    statuses = {a.status for a in available}
    stands = tuple(stand for stand in Stand if statuses & {*STATUSES_OF[stand]}) or (Stand.ACTUAL,)
    return stands, Stand(chooser.pick("stand", {str(s): s for s in stands}, str(stands[0])) or stands[0])


def _period(
    chooser: Chooser,
    available: Iterable[Available],
    stand: Stand,
    first: Measured | None,
    start: ComparisonChoices,
) -> tuple[tuple[Period, ...], Period | None]:
    """Those of the first indicator, newest first; by default the newest that the focus and half of all have."""
    counts: Counter[Period] = Counter()
    for a in available:
        if a.status in STATUSES_OF[stand]:
            counts[a.period] += a.figures
    periods = tuple(sorted(counts, reverse=True))
    own = first.series(start.focus).of(stand) if first and start.focus else {}
    full = [p for p in periods if 2 * counts[p] >= max(counts.values())]
    usual = next((p for p in full if p in own), None) or next((p for p in periods if p in own), None)
    usual = usual or next(iter(full), None)
    by_text = {str(period): period for period in periods}
    has_years = any(period.kind == PeriodKind.YEAR for period in periods)
    options: dict[str, object] = {LAST_KNOWN: None, **by_text} if has_years else {**by_text}
    name = chooser.pick("periode", options, str(usual) if usual else None)
    return periods, by_text.get(name or "")


def _number(chooser: Chooser) -> int:
    options = {str(n): n for n in range(LEAST_PEERS, MOST_PEERS + 1)}
    return int(chooser.pick("aantal", options, str(USUAL_PEERS)) or USUAL_PEERS)
