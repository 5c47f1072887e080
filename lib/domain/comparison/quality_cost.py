"""Quality against cost in one period: who is drawn, who is not and why, medians, change, path.

Medians follow the usual definition (the middle value, or the mean of the two middle values); they are
taken over peers of one realm only (real or fictitious, of one country), and not shown under `MINIMUM_PEERS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.comparison.series_breaks import Causes
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import HOME_COUNTRY, NO_SERIES, Measured, Organisation, Partner, Realm
from lib.domain.peers import MINIMUM_PEERS, Median, Position, median_of, position, too_small
from lib.domain.periods import Period
from lib.domain.units import Unit


class AbsenceReason(StrEnum):
    """Why a partner is not drawn."""

    NO_COST = "geen_kosten"
    NO_QUALITY = "geen_kwaliteit"
    COST_OTHER_STAND = "kosten_andere_stand"
    QUALITY_OTHER_STAND = "kwaliteit_andere_stand"
    COST_TOO_SMALL = "kosten_te_klein"
    QUALITY_TOO_SMALL = "kwaliteit_te_klein"
    OTHER_UNIT = "andere_eenheid"


@dataclass(frozen=True)
class Pair:
    """One point: a partner's cost and quality in one period."""

    partner: Partner
    cost: Figure
    quality: Figure

    @property
    def period(self) -> Period:
        return self.cost.period

    @property
    def is_firm(self) -> bool:
        return self.cost.is_firm and self.quality.is_firm


@dataclass(frozen=True)
class Absence:
    """A partner that is not drawn. `unit` is the other unit its cost is known in, when that is a reason."""

    partner: Partner
    reasons: tuple[AbsenceReason, ...]
    unit: Unit | None = None


@dataclass(frozen=True)
class ReferencePoint:
    """A national or peer average; one of the two figures may be missing."""

    organisation: Organisation
    cost: Figure | None
    quality: Figure | None


@dataclass(frozen=True)
class Standing:
    """The focus on one axis: its figure, the change since the previous comparable one, the peers.

    `correlation` is of the two figures, where the same places were inspected for both; `causes` is why the figure
    cannot be compared with the one before it.
    """

    indicator: Indicator
    figure: Figure
    previous: Figure | None
    median: Median | None
    correlation: float = 0.0
    causes: Causes = ()

    @property
    def change(self) -> float | None:
        return None if self.previous is None else self.figure.value - self.previous.value

    @property
    def distance(self) -> float | None:
        return None if self.median is None else self.figure.value - self.median.value

    @property
    def position(self) -> Position | None:
        """Against the median; unclear when the figure's own interval encloses the median."""
        if self.median is None:
            return None
        low, high = self.figure.low, self.figure.high
        if low is not None and high is not None and low <= self.median.value <= high:
            return Position.UNCLEAR
        return position(self.figure.value, self.median.value, self.indicator)


@dataclass(frozen=True)
class Comparison:
    """All that the picture of one period shows; `drawn` holds every point, `peers` the codes that count."""

    cost: Indicator
    quality: Indicator
    period: Period
    stand: Stand
    focus: Partner | None
    drawn: tuple[Pair, ...]
    peers: frozenset[str]
    absent: tuple[Absence, ...]
    references: tuple[ReferencePoint, ...]
    cost_median: Median | None
    quality_median: Median | None
    peers_with_pair: int
    path: tuple[tuple[Pair, ...], ...]
    cost_standing: Standing | None
    quality_standing: Standing | None

    @property
    def is_crowd(self) -> bool:
        """Whether enough of the kind of the focus are drawn for a picture of points."""
        kind = self.focus.fictitious if self.focus else False  # all drawn are of one country
        return sum(pair.partner.fictitious == kind for pair in self.drawn) >= MINIMUM_PEERS

    @property
    def focus_pair(self) -> Pair | None:
        return next((pair for pair in self.drawn if pair.partner == self.focus), None)


def pair_at(cost: Measured, quality: Measured, partner: Partner, stand: Stand, period: Period) -> Pair | None:
    """The partner's point in a period, or None when a figure is missing or too small to judge."""
    costs, qualities = cost.series(partner).at(stand, period), quality.series(partner).at(stand, period)
    if costs is None or qualities is None:
        return None
    if too_small(costs, cost.indicator) or too_small(qualities, quality.indicator):
        return None
    return Pair(partner, costs, qualities)


def pair_counts(
    cost: Measured, quality: Measured, stand: Stand, partners: Collection[Partner]
) -> dict[Period, int]:
    """How many of the partners have a point, per period with at least one, oldest first."""
    counts: dict[Period, int] = {}
    for partner in partners:
        costs, qualities = cost.series(partner).of(stand), quality.series(partner).of(stand)
        for period in costs.keys() & qualities.keys():
            if not (
                too_small(costs[period], cost.indicator) or too_small(qualities[period], quality.indicator)
            ):
                counts[period] = counts.get(period, 0) + 1
    return dict(sorted(counts.items()))


def focus_path(
    cost: Measured, quality: Measured, partner: Partner, stand: Stand, until: Period
) -> tuple[tuple[Pair, ...], ...]:
    """The partner's points up to a period, cut into runs at every series break of either indicator."""
    costs, qualities = cost.series(partner), quality.series(partner)
    shared = sorted(costs.of(stand).keys() & qualities.of(stand).keys())
    runs: list[list[Pair]] = []
    for period in shared:
        pair = pair_at(cost, quality, partner, stand, period)
        if pair is None or period > until or period.kind != until.kind:
            continue
        last = runs[-1][-1].period if runs else None
        if last and not (costs.broken_between(last, period) or qualities.broken_between(last, period)):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return tuple(tuple(run) for run in runs)


def standing(
    measured: Measured, partner: Partner, stand: Stand, period: Period, median: Median | None
) -> Standing | None:
    """The partner on one axis, or None without a figure in the period."""
    series = measured.series(partner)
    figure = series.at(stand, period)
    if figure is None:
        return None
    previous, causes = series.previous_comparable(stand, period), series.causes_at(stand, period)
    return Standing(measured.indicator, figure, previous, median, causes=causes)


def absences(
    cost: Measured,
    quality: Measured,
    stand: Stand,
    period: Period,
    partners: Collection[Partner],
    other_cost_units: Mapping[Partner, Unit],
) -> tuple[Absence, ...]:
    """Everyone with a figure of either indicator in any period who has no point in this one, and why."""
    other = Stand.BUDGET if stand == Stand.ACTUAL else Stand.ACTUAL
    found = []
    for partner in partners:
        if pair_at(cost, quality, partner, stand, period):
            continue
        reasons = []
        for measured, missing, elsewhere, small in (
            (cost, AbsenceReason.NO_COST, AbsenceReason.COST_OTHER_STAND, AbsenceReason.COST_TOO_SMALL),
            (
                quality,
                AbsenceReason.NO_QUALITY,
                AbsenceReason.QUALITY_OTHER_STAND,
                AbsenceReason.QUALITY_TOO_SMALL,
            ),
        ):
            figure = measured.series(partner).at(stand, period)
            if figure is not None:
                if too_small(figure, measured.indicator):
                    reasons.append(small)
            elif measured.series(partner).at(other, period):
                reasons.append(elsewhere)
            else:
                reasons.append(missing)
        unit = other_cost_units.get(partner) if AbsenceReason.NO_COST in reasons else None
        if unit is not None and unit != cost.indicator.unit:
            reasons[reasons.index(AbsenceReason.NO_COST)] = AbsenceReason.OTHER_UNIT
        else:
            unit = None
        found.append(Absence(partner, tuple(reasons), unit))
    return tuple(sorted(found, key=lambda absence: absence.partner.name))


def references_at(
    cost: Measured,
    quality: Measured,
    stand: Stand,
    period: Period,
    realm: Realm,
    focus: Partner | None,
) -> tuple[ReferencePoint, ...]:
    """The references of a realm that may stand beside the focus and have a figure on either axis in the period."""
    of_cost, of_quality = cost.references_of(realm, focus), quality.references_of(realm, focus)
    points = [
        ReferencePoint(
            organisation,
            of_cost.get(organisation, NO_SERIES).at(stand, period),
            of_quality.get(organisation, NO_SERIES).at(stand, period),
        )
        for organisation in {*of_cost, *of_quality}
    ]
    known = [point for point in points if point.cost or point.quality]
    return tuple(sorted(known, key=lambda point: point.organisation.name))


def compare(
    cost: Measured,
    quality: Measured,
    *,
    period: Period,
    stand: Stand,
    partners: Collection[Partner],
    peers: Collection[str] | None,
    focus: Partner | None,
    other_cost_units: Mapping[Partner, Unit],
) -> Comparison:
    """Put all partners of one period side by side.

    Args:
        cost, quality: the indicators and their series; quality is also satisfaction or environment.
        period: the period that is drawn.
        stand: actual or budget, for both axes alike.
        partners: who may be drawn; of these only those of the country of the focus are.
        peers: codes of the partners that count in medians; None for all. The focus always counts.
        focus: the partner that is looked at.
        other_cost_units: the unit of another cost figure in this period, per partner that has one.
    """
    realm = focus.realm if focus else _usual_realm(partners)
    partners = [partner for partner in partners if partner.country == realm.country]
    pairs = (pair_at(cost, quality, partner, stand, period) for partner in partners)
    drawn = tuple(sorted((p for p in pairs if p is not None), key=lambda pair: pair.partner.name))
    counted = [
        pair
        for pair in drawn
        if pair.partner.realm == realm
        and (peers is None or pair.partner.code in peers or pair.partner == focus)
    ]
    medians = median_of([p.cost.value for p in counted]), median_of([p.quality.value for p in counted])
    return Comparison(
        cost=cost.indicator,
        quality=quality.indicator,
        period=period,
        stand=stand,
        focus=focus,
        drawn=drawn,
        peers=frozenset(pair.partner.code for pair in counted),
        absent=absences(cost, quality, stand, period, partners, other_cost_units),
        references=references_at(cost, quality, stand, period, realm, focus),
        cost_median=medians[0],
        quality_median=medians[1],
        peers_with_pair=len(counted),
        path=focus_path(cost, quality, focus, stand, period) if focus else (),
        cost_standing=standing(cost, focus, stand, period, medians[0]) if focus else None,
        quality_standing=standing(quality, focus, stand, period, medians[1]) if focus else None,
    )


def _usual_realm(partners: Collection[Partner]) -> Realm:
    """Real ones, of the country that most of the partners are of."""
    countries = Counter(partner.country for partner in partners).most_common(1)
    return Realm(fictitious=False, country=countries[0][0] if countries else HOME_COUNTRY)
