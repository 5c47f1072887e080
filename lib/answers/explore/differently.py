"""What partnerships do differently in a service, as far as the data say."""

from __future__ import annotations

from collections.abc import Iterable

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.explore.cheaper import WayOfWorking
from lib.domain.explore.together import FigurePair
from lib.domain.figures import Stand
from lib.domain.indicators import GENERAL_SERVICE
from lib.domain.partners import Partner
from lib.domain.service_levels.inspections import Ambition, Layer
from lib.store.service_levels.queries import read_everyones_ambitions


def ways_of_working(
    pairs: Iterable[FigurePair], service: str, stand: Stand, snapshot: Snapshot
) -> dict[Partner, WayOfWorking]:
    """The agreed levels and the outsourced share of each, in the year of its cost; those of whom neither is known are
    left out.

    Args:
        pairs: cost and quality of some.
        service: of the cost.
        stand: of the cost.
    """
    code = f"uitbesteed_{service}_pct"
    shares = snapshot.measured(code) if shipped_catalogue().derives(code) else None
    group = _group_of(service)
    agreed = snapshot.ask(read_everyones_ambitions, group, Layer.CONTRACT) if group else {}
    found = {}
    for pair in pairs:
        held = [a for a in agreed.get(pair.partner.code, ()) if a.holds_in(pair.x.period.year)]
        outsourced = shares.series(pair.partner).at(stand, pair.x.period) if shares else None
        if held or outsourced:
            found[pair.partner] = WayOfWorking(
                _levels(held), tuple(sorted({a.source for a in held})), outsourced
            )
    return found


def _levels(held: Iterable[Ambition]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted({(ambition.level, ambition.norm_pct) for ambition in held}))


def _group_of(service: str) -> str | None:
    """The discipline or cross-cut that inspections of a service are of; of no service in general."""
    if service == GENERAL_SERVICE:
        return None
    derived = shipped_catalogue().derived.values()
    return next(
        (d.about for d in derived if d.layer == Layer.CONTRACT and d.indicator.service == service), None
    )
