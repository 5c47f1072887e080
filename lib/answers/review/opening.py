"""What a meeting on a partnership opens with: decisions, differences between the sides, and key indicators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.cooperation.choices import NoScan
from lib.answers.cooperation.choices import choose as choose_scan
from lib.answers.decisions.answer import DecisionAnswer, answer_of
from lib.answers.focus import FOCUS_NAME, codes_of
from lib.answers.snapshot import Snapshot
from lib.domain.agreements.judged import JudgedKpi, judge_kpis
from lib.domain.agreements.kpis import in_force
from lib.domain.cooperation.matters import Contrasted, largest
from lib.domain.cooperation.scan import Question
from lib.domain.partners import Partner
from lib.domain.shares import Verdict
from lib.store.agreements.queries import read_kpis
from lib.store.cooperation.rounds import read_scanned


@dataclass(frozen=True)
class OpeningAnswer:
    """What is open between both sides on a day.

    `openers` are the largest differences of the newest round, empty without one; `kpis` are those in force.
    """

    decided: DecisionAnswer
    openers: tuple[Contrasted, ...]
    questions: Mapping[str, Question]
    kpis: tuple[JudgedKpi, ...]

    @property
    def judged(self) -> tuple[JudgedKpi, ...]:
        """The key indicators with a verdict."""
        return tuple(kpi for kpi in self.kpis if kpi.verdict)

    @property
    def missed(self) -> tuple[JudgedKpi, ...]:
        """The key indicators that are not met."""
        return tuple(kpi for kpi in self.kpis if kpi.verdict == Verdict.NOT_MET)


def opening_of(focus: Partner, snapshot: Snapshot, today: dt.date) -> OpeningAnswer:
    """Look up what a meeting opens with."""
    decided = answer_of(focus, snapshot, today)
    kpis = in_force((k for code in codes_of(focus, snapshot) for k in snapshot.ask(read_kpis, code)), today)
    judged = judge_kpis(kpis, snapshot.registry.indicators, decided.series, today)
    is_scanned = focus.code in snapshot.ask(read_scanned)
    scan = choose_scan({FOCUS_NAME: focus.code}, snapshot) if is_scanned else None
    if scan is None or isinstance(scan, NoScan):
        return OpeningAnswer(decided, (), {}, judged)
    return OpeningAnswer(decided, largest(scan.found), scan.questions, judged)
