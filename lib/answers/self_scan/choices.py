"""What the reader answers and which pilot is chosen; it stands in the address and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.self_scan import scan_questions
from lib.domain.partners import Partner
from lib.domain.self_scan.first_steps import StartAnswer

SCAN_ANSWERS, PILOT_SERVICE, PILOT_AREA, TRUE_SHARE = "zelfscan", "proef", "proefgebied", "ware_pct"
"""The names in the URL of the answers, the service and the type of area of the pilot, and the share to plan for."""
EVERY_TYPE = "alle"
PILOT_AREAS = (
    "centrum",
    "woongebied",
    "hoofdstructuur",
    "bedrijventerrein",
    "buitengebied",
    "recreatie",
    "begraafplaats",
)
NO_PILOT = ("algemeen", "evenementen")
"""Services that are no work in a place."""
_BETWEEN, _IS = "~", "."
_MOST_ANSWERS = 40


@dataclass(frozen=True)
class SelfScanChoices:
    """The answers by question, the pilot, and the wishes that could not be met.

    `service` is None until a pilot is chosen, `area_type` where it is everywhere. `asked_pct` is the true share to plan
    for when the reader says so.
    """

    focus: Partner | None
    partners: tuple[Partner, ...]
    answers: Mapping[str, StartAnswer]
    service: str | None
    services: tuple[str, ...]
    area_type: str | None
    asked_pct: float | None
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "focus": self.focus.code if self.focus else "",
            SCAN_ANSWERS: answers_code(self.answers),
            PILOT_SERVICE: self.service or "",
            PILOT_AREA: (self.area_type or EVERY_TYPE) if self.service else "",
            TRUE_SHARE: f"{self.asked_pct:g}" if self.asked_pct is not None and self.service else "",
        }
        return {name: value for name, value in named.items() if value}


def answers_code(answers: Mapping[str, StartAnswer]) -> str:
    """Answers as they stand in an address: `wij.ja~zij.deels`, in the order of the questions."""
    given = [question.code for question in scan_questions() if question.code in answers]
    return _BETWEEN.join(f"{code}{_IS}{answers[code]}" for code in given)


def choose(wanted: Wanted, snapshot: Snapshot) -> SelfScanChoices:
    """Turn wishes into answers and a pilot.

    Args:
        wanted: URL names and values; what is unknown is remembered as unmet.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    services = tuple(code for code in shipped_catalogue().services if code not in NO_PILOT)
    service = _firm(chooser, PILOT_SERVICE, services)
    area = _firm(chooser, PILOT_AREA, (*PILOT_AREAS, EVERY_TYPE))
    return SelfScanChoices(
        focus=focus,
        partners=partners,
        answers=_answers(chooser),
        service=service,
        services=services,
        area_type=None if area in (None, EVERY_TYPE) else area,
        asked_pct=_asked_pct(chooser),
        unmet=tuple(chooser.unmet),
    )


def _firm(chooser: Chooser, name: str, options: tuple[str, ...]) -> str | None:
    """What was chosen for this focus; what was chosen beside another one yields."""
    return chooser.pick(name, dict.fromkeys(options), None) if chooser.firm(name) else None


def _answers(chooser: Chooser) -> dict[str, StartAnswer]:
    known = {question.code for question in scan_questions()}
    found: dict[str, StartAnswer] = {}
    pieces = [piece for piece in (chooser.firm(SCAN_ANSWERS) or "").split(_BETWEEN) if piece]
    for piece in pieces[:_MOST_ANSWERS]:
        code, _, answer = piece.partition(_IS)
        if code in known and code not in found and answer in list(StartAnswer):
            found[code] = StartAnswer(answer)
        else:
            chooser.unmet.append((SCAN_ANSWERS, piece))
    return found


def _asked_pct(chooser: Chooser) -> float | None:
    asked = chooser.firm(TRUE_SHARE)
    if not asked:
        return None
    try:
        value = float(asked.replace(",", "."))
    except ValueError:
        value = -1.0
    if 0 <= value <= 100:
        return round(value, 1)
    chooser.unmet.append((TRUE_SHARE, asked))
    return None
