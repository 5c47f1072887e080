"""One indicator of a partner over time, cut where the series breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lib.domain.comparison.series_breaks import Causes
from lib.domain.figures import Figure, Stand
from lib.domain.partners import Measured, Organisation, Partner
from lib.domain.periods import Period, PeriodKind


@dataclass(frozen=True)
class Line:
    """One indicator of the focus over time, with the references that have it; `breaks`: where it is cut, and why."""

    measured: Measured
    figures: Mapping[Period, Figure]
    runs: tuple[tuple[Figure, ...], ...]
    references: Mapping[Organisation, Mapping[Period, Figure]]
    breaks: Mapping[Period, Causes]

    @property
    def has_course(self) -> bool:
        """Whether there are figures of more than one period: one is told and not drawn."""
        return len(self.figures) > 1


def make_lines(measured: Sequence[Measured], focus: Partner, stand: Stand, kind: PeriodKind) -> list[Line]:
    """A line per indicator that has figures of the focus; references only for the years of the focus."""
    lines = [_line(m, focus, stand, kind) for m in measured]
    periods = [period for line in lines for period in line.figures]
    found = []
    for line in lines:
        if line.figures:
            within = {
                organisation: {p: f for p, f in figures.items() if min(periods) <= p <= max(periods)}
                for organisation, figures in line.references.items()
            }
            found.append(replace(line, references={o: f for o, f in within.items() if f}))
    return found


def _line(measured: Measured, focus: Partner, stand: Stand, kind: PeriodKind) -> Line:
    """The focus's figures of one stand and period kind, cut into runs at every series break."""
    series = measured.series(focus)
    figures = {p: f for p, f in series.of(stand).items() if p.kind == kind}
    runs: list[list[Figure]] = []
    breaks: dict[Period, Causes] = {}
    for period, figure in figures.items():
        if runs and not series.broken_between(runs[-1][-1].period, period):
            runs[-1].append(figure)
            continue
        if runs:
            breaks[period] = series.causes_between(runs[-1][-1].period, period)
        runs.append([figure])
    references = {
        organisation: {p: f for p, f in found.of(stand).items() if p.kind == kind}
        for organisation, found in measured.references_of(focus.realm, focus).items()
    }
    return Line(measured, figures, tuple(map(tuple, runs)), references, breaks)
