"""Which cost and which quality stand against each other where the reader has not said so: those of the focus."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.figures import Stand
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner, Series
from lib.domain.periods import Period
from lib.store.comparison.holders import Held

NEARLY_AS_MANY = 0.8
"""The part of the fullest picture from which a picture of a better kind of quality goes before it."""
QUALITY_FIRST = (Role.QUALITY, Role.SATISFACTION, Role.ENVIRONMENT, Role.SERVICE)
"""The kinds of quality, the one that says most of the work itself first."""


@dataclass(frozen=True)
class Pairing:
    """A cost and a quality that serves the same service, and how many have both in each period of the focus.

    `history` is the number of periods in which the focus has the quality.
    """

    cost: Indicator
    quality: Indicator
    counts: Mapping[Period, int]
    history: int

    @property
    def period(self) -> Period:
        """The newest period with at least half as many as the fullest."""
        return max(p for p, n in self.counts.items() if 2 * n >= max(self.counts.values()))

    @property
    def size(self) -> int:
        """How many have both in that period."""
        return self.counts[self.period]

    @property
    def kind(self) -> tuple[bool, int]:
        """The place of the quality: of the service itself before that of all services, then by its role."""
        return self.quality.service != self.cost.service, QUALITY_FIRST.index(self.quality.role)


def pairings_of(
    focus: Partner,
    own: Mapping[Indicator, Series],
    services: Sequence[str],
    stand: Stand,
    holders: Mapping[Held, frozenset[str]],
    peers: Collection[str],
) -> list[Pairing]:
    """Every cost and quality that the focus has for the same period, by service and then in the order of `own`.

    Args:
        focus: the partnership that is looked at.
        own: its indicators with its figures.
        services: the ones to look at.
        stand: of the figures of both.
        holders: who has a figure of what.
        peers: the codes that count beside the focus.
    """
    costs = [i for i in own if i.role == Role.COST]
    qualities = [i for i in own if i.role in QUALITY_ROLES]
    of_service = [(c, q) for s in services for c in costs if c.service == s for q in qualities if q.serves(s)]
    counted, nobody = frozenset((*peers, focus.code)), frozenset[str]()
    found = []
    for cost, quality in of_service:
        counts = {}
        for period in own[cost].of(stand).keys() & own[quality].of(stand).keys():
            sides = (holders.get(Held(i.code, stand, period), nobody) for i in (cost, quality))
            both = counted.intersection(*sides)
            if focus.code in both:
                counts[period] = len(both)
        if counts:
            found.append(Pairing(cost, quality, counts, len(own[quality].of(stand))))
    return found


def best_pairing(pairings: Sequence[Pairing]) -> Pairing | None:
    """The pairing with most partnerships, else the newest.

    Of nearly as many the better kind of quality goes first, and of equals the one with the longest history.
    """
    most = max((pairing.size for pairing in pairings), default=0)
    if most > 1:
        near = [p for p in pairings if p.size >= NEARLY_AS_MANY * most]
        return min(near, key=lambda p: (p.kind, -p.size, -p.history))
    newest = max((pairing.period for pairing in pairings), default=None)
    of_newest = (pairing for pairing in pairings if pairing.period == newest)
    return min(of_newest, key=lambda p: (p.kind, -p.history), default=None)
