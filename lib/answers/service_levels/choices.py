"""From what the reader wants to see of the service levels to what there is; pure, without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner
from lib.domain.service_levels.inspections import Inspected, Layer
from lib.domain.service_levels.outcomes import Outcome, Outcomes, by_year
from lib.domain.service_levels.sampling import USUAL_DISTANCE
from lib.store.service_levels.queries import read_layers_years, read_readings, read_shares

ALL = "alle"
"""The choice of every discipline."""
USUAL_NORM = 90.0
"""The agreed share to plan for where none is known, in per cent; that of Dalfsen and Groningen."""


@dataclass(frozen=True)
class ServiceLevelChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `outcomes` are those of the layer in every year; `groups` were read in the chosen one; `group` is None for all of
    them. `norm_pct` is the agreed share that most readings of the chosen groups fall under, None without an ambition.
    """

    focus: Partner
    partners: tuple[Partner, ...]
    layer: Layer
    layers: tuple[Layer, ...]
    inspected: Inspected
    outcomes: Outcomes
    years: tuple[int, ...]
    group: str | None
    groups: tuple[str, ...]
    norm_pct: float | None
    true_pct: float
    unmet: tuple[tuple[str, str], ...]

    @property
    def year(self) -> int:
        return self.inspected.year

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        return {
            "focus": self.focus.code,
            **level_parameters(self.layer, self.year, self.group, self.true_pct),
        }


@dataclass(frozen=True)
class NotInspected:
    """A focus without inspections: who else can be looked at, and whether anybody was inspected at all."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    inspected: frozenset[str]
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        return {"focus": self.focus.code} if self.focus else {}


def level_parameters(layer: Layer, year: int, group: str | None, true_pct: float) -> dict[str, str]:
    """The choices within a partnership as they stand in the URL."""
    return {
        "laag": str(layer),
        "periode": str(year),
        "discipline": group or ALL,
        "ware_pct": f"{true_pct:g}",
    }


def choose(wanted: Wanted, snapshot: Snapshot) -> ServiceLevelChoices | NotInspected:
    """Turn wishes into choices among what there is of the focus.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    inspected = snapshot.ask(read_layers_years)
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    own = [i for i in inspected if focus and i.partnership == focus.code]
    if focus is None or not own:
        known = frozenset(i.partnership for i in inspected)
        return NotInspected(focus, partners, known, tuple(chooser.unmet))
    layers = [layer for layer in Layer if any(i.layer == layer for i in own)]
    layer = Layer(chooser.pick("laag", {str(x): x for x in layers}, str(layers[0])) or layers[0])
    in_year = {str(i.year): i for i in sorted(own, key=lambda i: -i.year) if i.layer == layer}
    newest = next(iter(in_year))
    chosen = in_year[chooser.pick("periode", in_year, newest) or newest]
    parties = (focus.code, layer)
    outcomes = by_year(snapshot.ask(read_readings, *parties), snapshot.ask(read_shares, *parties))
    of_year = outcomes.get(chosen.year, {})
    groups = tuple(of_year)
    wish = chooser.pick("discipline", dict.fromkeys((ALL, *groups)), ALL)
    group = None if wish == ALL else wish
    norm = usual_norm(o for o in of_year.values() if group in (None, o.group))
    return ServiceLevelChoices(
        focus=focus,
        partners=partners,
        layer=layer,
        layers=tuple(layers),
        inspected=chosen,
        outcomes=outcomes,
        years=tuple(i.year for i in in_year.values()),
        group=group,
        groups=groups,
        norm_pct=norm,
        true_pct=_true_pct(chooser, norm),
        unmet=tuple(chooser.unmet),
    )


def usual_norm(outcomes: Iterable[Outcome]) -> float | None:
    """The agreed share that most readings fall under; of equals the highest."""
    readings: dict[float, int] = {}
    for outcome in outcomes:
        for judged in outcome.judged:
            readings[judged.norm_pct] = readings.get(judged.norm_pct, 0) + judged.share.readings
    return max(readings, key=lambda norm: (readings[norm], norm), default=None)


def usual_true_pct(norm: float | None) -> float:
    """The true share to plan for unless asked: 5 points above the agreed share, or under it near 100."""
    norm = USUAL_NORM if norm is None else norm
    return norm + USUAL_DISTANCE if norm + USUAL_DISTANCE <= 100 else norm - USUAL_DISTANCE


def _true_pct(chooser: Chooser, norm: float | None) -> float:
    """The true share to plan for, as asked or the usual one."""
    usual = usual_true_pct(norm)
    asked = chooser.wanted.get("ware_pct")
    if asked is None:
        return usual
    try:
        value = float(asked.replace(",", "."))
    except ValueError:
        value = -1.0
    if 0 <= value <= 100:
        return round(value, 1)
    chooser.unmet.append(("ware_pct", asked))
    return usual
