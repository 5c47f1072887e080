"""From what the reader wants to see of one partnership to what can be seen: the choices of the review meeting.

Pure functions over a snapshot; Streamlit is not needed to test them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.chooser import LOOSE, Chooser, Wanted
from lib.answers.comparison import choices as of_pair
from lib.answers.comparison.beside import BESIDE_NAME, BesideChoices
from lib.answers.focus import in_focus
from lib.answers.peers import ALL_PEERS, PEERS_NAME
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.figures import Stand
from lib.domain.indicators import GENERAL_SERVICE, QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner, Series
from lib.domain.periods import Period, PeriodKind
from lib.store.comparison.figures import read_series_of


@dataclass(frozen=True)
class ReviewChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `series` are all indicators of the partnership in focus; `pair` holds the choices on its quality and cost.
    Periods are newest first; `earlier` are those that the chosen one can be compared with.
    """

    focus: Partner | None
    partners: tuple[Partner, ...]
    service: str | None
    services: tuple[str, ...]
    period: Period | None
    periods: tuple[Period, ...]
    previous: Period | None
    earlier: tuple[Period, ...]
    series: Mapping[Indicator, Series]
    pair: of_pair.ComparisonChoices
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "focus": self.focus.code if self.focus else None,
            "dienst": self.service,
            "periode": str(self.period) if self.period else None,
            "vorige": str(self.previous) if self.previous else None,
        }
        if self.pair.compare_with != ALL_PEERS:
            named[PEERS_NAME] = self.pair.parameters()[PEERS_NAME]
        return {name: value for name, value in named.items() if value is not None} | self.beside.parameters()

    @property
    def beside(self) -> BesideChoices:
        """The partnership that the reader sets beside the one in focus, and who else could be."""
        return self.pair.beside

    @property
    def about(self) -> tuple[str, ...]:
        """The chosen service, and what is of all services together."""
        return (self.service or "", GENERAL_SERVICE)

    def about_service(self) -> dict[Indicator, Series]:
        """The indicators of the chosen service and those of all services together."""
        return {i: series for i, series in self.series.items() if i.service in self.about}


def choose(wanted: Wanted, snapshot: Snapshot) -> ReviewChoices:
    """Turn wishes into choices among what there is.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    series = snapshot.ask(read_series_of, focus.code) if focus else {}
    periods = _periods(series)
    by_name = {str(period): period for period in periods}
    services = _services(series)
    asked = by_name.get(chooser.wanted.get("periode", "")) or _fullest_recent(series, periods)
    service = chooser.pick("dienst", dict.fromkeys(services), _default_service(series, services, asked))
    default = _newest_to_speak_of(series, service, periods)
    wished = (
        chooser.pick("periode", by_name, str(default)) if default else None
    )  # else no other stands in its place
    period = by_name.get(wished or "")
    earlier = tuple(p for p in periods if period and p < period and p.kind == period.kind)
    names = {str(p): p for p in earlier}
    previous = names.get(chooser.pick("vorige", names, next(iter(names), None)) or "")
    of_both = _wanted_of_pair(wanted, focus, service, period, series)
    _gather(of_both, satisfaction_of(series, service), snapshot)
    pair = of_pair.choose(of_both, snapshot)
    return ReviewChoices(
        focus=focus,
        partners=partners,
        service=service,
        services=services,
        period=period,
        periods=periods,
        previous=previous,
        earlier=earlier,
        series=series,
        pair=pair,
        unmet=(*chooser.unmet, *(wish for wish in pair.unmet if wish[0] == BESIDE_NAME)),
    )


def satisfaction_of(series: Mapping[Indicator, Series], service: str | None) -> Indicator | None:
    """The satisfaction with a service that was measured in most periods."""
    about = [i for i in series if i.role == Role.SATISFACTION and i.serves(service or "")]
    counts = {i: len(series[i].of(Stand.ACTUAL)) for i in about}
    return max((i for i in about if counts[i]), key=lambda i: counts[i], default=None)


def _gather(of_pair: Wanted, satisfaction: Indicator | None, snapshot: Snapshot) -> None:
    """Ask at once what everyone has of the figures that the page draws."""
    drawn = [
        of_pair.get("kosten", ""),
        of_pair.get("kwaliteit", ""),
        satisfaction.code if satisfaction else "",
    ]
    snapshot.measured_together(code for code in drawn if code in snapshot.registry.indicators)


def _periods(series: Mapping[Indicator, Series]) -> tuple[Period, ...]:
    """Periods with an actual figure, newest first."""
    found = {period for own in series.values() for period in own.of(Stand.ACTUAL)}
    return tuple(sorted(found, reverse=True))


def _fullest_recent(series: Mapping[Indicator, Series], periods: Collection[Period]) -> Period | None:
    """The newest year with at least half the figures of the fullest; any period when there is no year."""
    years = [p for p in periods if p.kind == PeriodKind.YEAR] or list(periods)
    counts = Counter(p for own in series.values() for p in own.of(Stand.ACTUAL) if p in years)
    return max((p for p, n in counts.items() if 2 * n >= max(counts.values())), default=None)


def _newest_to_speak_of(
    series: Mapping[Indicator, Series], service: str | None, periods: Sequence[Period]
) -> Period | None:
    """The newest year with both cost and quality of the service itself, else with either of them, else the fullest."""
    years = [period for period in periods if period.kind == PeriodKind.YEAR]
    own = {i: found for i, found in series.items() if i.service == service}
    about = [_in_period(own, service or "", year) for year in years]
    both = (year for year, (costs, qualities) in zip(years, about, strict=True) if costs and qualities)
    either = (year for year, found in zip(years, about, strict=True) if any(found))
    return next(iter([*both, *either]), None) or _fullest_recent(series, periods)


def _services(series: Mapping[Indicator, Series]) -> tuple[str, ...]:
    """Services with a figure of cost or quality, in the order of the catalogue; the general one when alone."""
    found = {i.service for i in series if i.role == Role.COST or i.role in QUALITY_ROLES}
    special = found - {GENERAL_SERVICE} or found
    order = [*shipped_catalogue().services, *sorted(found)]
    return tuple(dict.fromkeys(s for s in order if s in special))


def _default_service(
    series: Mapping[Indicator, Series], services: Sequence[str], period: Period | None
) -> str | None:
    """The first service with both figures in the period, else the first."""
    for service in services:
        if period and all(_in_period(series, service, period)):
            return service
    return next(iter(services), None)


def _in_period(
    series: Mapping[Indicator, Series], service: str, period: Period | None
) -> tuple[list[Indicator], list[Indicator]]:
    """Indicators of cost and of quality of a service with an actual figure in the period, or in any."""
    known = [
        i for i, own in series.items() if (own.at(Stand.ACTUAL, period) if period else own.of(Stand.ACTUAL))
    ]
    costs = [i for i in known if i.role == Role.COST and i.service == service]
    qualities = [i for i in known if i.role in QUALITY_ROLES and i.serves(service)]
    return costs, sorted(qualities, key=lambda i: i.service == GENERAL_SERVICE)


def _wanted_of_pair(
    wanted: Wanted,
    focus: Partner | None,
    service: str | None,
    period: Period | None,
    series: Mapping[Indicator, Series],
) -> dict[str, str]:
    """What is wanted of quality and cost; without a wish, indicators that the focus has."""
    found = {name: value for name, value in wanted.items() if name != LOOSE} | {"stand": str(Stand.ACTUAL)}
    if focus is not None:
        found |= {"focus": focus.code}
    if service is None or period is None:
        return found
    found |= {"dienst": service, "periode": str(period)}
    now, ever = _in_period(series, service, period), _in_period(series, service, None)
    for name, shown, known in zip(("kosten", "kwaliteit"), now, ever, strict=True):
        codes = [indicator.code for indicator in shown or known]
        if codes and found.get(name) not in codes:
            found[name] = codes[0]
    return found
