"""From what the reader wants to see of the cooperation to what may be told of it; pure, without Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.cooperation.axis import AxisChoices, choose_axis
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.cooperation.matters import Contrasted, Matter, contrasted, largest, matters_of
from lib.domain.cooperation.scan import Question, ScanCondition
from lib.domain.partners import Partner
from lib.store.cooperation.questions import read_questions
from lib.store.cooperation.rounds import TakenRound, read_rounds, read_scanned

EVERY_CONDITION = "alle"
"""The choice of all conditions together."""


@dataclass(frozen=True)
class ScanChoices:
    """Everything that is chosen, what else could be, and the wishes that could not be met.

    `rounds` have answers, the newest first; `earlier` is the one before the chosen one. `found` holds every matter of
    which something may be told, and `matter` is one of them, None where nothing may.
    """

    focus: Partner
    partners: tuple[Partner, ...]
    taken: TakenRound
    rounds: tuple[TakenRound, ...]
    earlier: TakenRound | None
    questions: Mapping[str, Question]
    found: tuple[Contrasted, ...]
    condition: ScanCondition | None
    conditions: tuple[ScanCondition, ...]
    matter: Matter | None
    axis: AxisChoices
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        chosen = {
            "focus": self.focus.code,
            "ronde": str(self.taken.period),
            "voorwaarde": self.condition or EVERY_CONDITION,
        }
        return chosen | ({"onderwerp": self.matter.code} if self.matter else {}) | self.axis.parameters()


@dataclass(frozen=True)
class NoScan:
    """A focus without answers: who else can be looked at, who was scanned, and rounds that are announced."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    scanned: frozenset[str]
    announced: tuple[TakenRound, ...]
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        return {"focus": self.focus.code} if self.focus else {}


def choose(wanted: Wanted, snapshot: Snapshot) -> ScanChoices | NoScan:
    """Turn wishes into choices among the rounds of the focus.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    rounds = snapshot.ask(read_rounds, focus.code) if focus else ()
    answered = {str(taken.period): taken for taken in reversed(rounds) if taken.is_answered}
    if focus is None or not answered:
        return NoScan(focus, partners, snapshot.ask(read_scanned), rounds, tuple(chooser.unmet))
    newest = next(iter(answered))
    taken = answered[chooser.pick("ronde", answered, newest) or newest]
    questions = snapshot.ask(read_questions)
    found = contrasted(taken.shown, matters_of(questions.values()))
    told = {questions[c.matter.question].condition for c in found}
    conditions = {str(condition): condition for condition in ScanCondition if condition in told}
    wish = chooser.pick("voorwaarde", {EVERY_CONDITION: None, **conditions}, EVERY_CONDITION)
    condition = conditions.get(wish or "")
    matter = _matter(chooser, found, condition, questions)
    about = condition or (questions[matter.question].condition if matter else None)
    axis = choose_axis(chooser, focus, taken.period.kind, about, snapshot)
    return ScanChoices(
        focus=focus,
        partners=partners,
        taken=taken,
        rounds=tuple(answered.values()),
        earlier=next((t for t in answered.values() if t.period < taken.period), None),
        questions=questions,
        found=found,
        condition=condition,
        conditions=tuple(conditions.values()),
        matter=matter,
        axis=axis,
        unmet=tuple(chooser.unmet),
    )


def _matter(
    chooser: Chooser,
    found: tuple[Contrasted, ...],
    condition: ScanCondition | None,
    questions: Mapping[str, Question],
) -> Matter | None:
    """The matter to look at closely: as asked, else the largest difference, within the condition where it has one."""
    by_code = {c.matter.code: c.matter for c in found}
    own = [c for c in found if condition in (None, questions[c.matter.question].condition)]
    first = next(iter((*largest(own), *own, *found)), None)
    code = chooser.pick("onderwerp", by_code, first.matter.code if first else None)
    return by_code.get(code or "")
