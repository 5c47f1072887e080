"""The datasets `rondes` and `antwoorden`: what people of both sides answered in three rounds, person by person.

Each case is something that a meeting will talk about; nothing says what led to it. The questions are those that ship.
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from lib.catalogue.catalogue import shipped_catalogue
from lib.demo.draws import clamp, stream
from lib.demo.patterns import SOURCE
from lib.domain.cooperation.scan import (
    ABOUT_OF_AIM,
    ANSWER_STEPS,
    NOT_APPLICABLE,
    AnswerAbout,
    PartnerSide,
    Question,
    Tier,
)

ScanRow = dict[str, str]

ROUND_YEARS = (2023, 2024, 2025)
NOT_APPLICABLE_SHARE, PERSON_SPREAD, ANSWER_SPREAD = 0.03, 0.35, 0.75
"""How often an answer does not apply; how far people and their answers lie apart, in steps."""
CLIENT, CONTRACTOR = PartnerSide
WORK, UPKEEP, MANAGEMENT, BOARD = Tier
_LARGE = {WORK: 22, UPKEEP: 16, MANAGEMENT: 12, BOARD: 4}
_MIDDLE = {WORK: 18, UPKEEP: 13, MANAGEMENT: 7, BOARD: 3}
_SMALL = {WORK: 14, UPKEEP: 8, MANAGEMENT: 4, BOARD: 2}


@dataclass(frozen=True)
class Shift:
    """A step up or down in what people answer: of which side and layer, to which questions, from which round on.

    `camps` parts a side in two that lie as far apart on either side of the middle.
    """

    steps: float
    questions: tuple[str, ...] = ()
    side: PartnerSide | None = None
    tier: Tier | None = None
    about: AnswerAbout | None = None
    since: int = ROUND_YEARS[0]
    until: int = ROUND_YEARS[-1]
    camps: bool = False

    def concerns(
        self, question: Question, about: AnswerAbout, side: PartnerSide, tier: Tier, year: int
    ) -> bool:
        """Whether it holds for an answer."""
        return (
            (not self.questions or question.code in self.questions)
            and self.side in (None, side)
            and self.tier in (None, tier)
            and self.about in (None, about)
            and self.since <= year <= self.until
        )


@dataclass(frozen=True)
class ScanCase:
    """A partnership that holds the scan: how many are invited of each side, and what stands out.

    `alone` are the layers of one person, who is asked openly.
    """

    partnership: str
    invited: Mapping[Tier, int]
    shifts: tuple[Shift, ...] = ()
    years: tuple[int, ...] = ROUND_YEARS
    middle: float = 2.7
    response: float = 0.85
    tiers: Mapping[PartnerSide, tuple[Tier, ...]] = field(
        default_factory=lambda: dict.fromkeys(PartnerSide, tuple(Tier))
    )
    alone: tuple[tuple[PartnerSide, Tier], ...] = ()

    def people(self, side: PartnerSide, tier: Tier) -> int:
        """How many are invited of a layer."""
        return 1 if (side, tier) in self.alone else self.invited[tier]


TRUST = ("afspraken-nakomen", "fouten-vertellen")
APART_ON_TRUST = "demo-veldermeer-merwinga"
LAYERS_TOO_SMALL = "demo-dorenrade-lindergroep"
CAMPS_IN_A_SIDE = "demo-zandermonde-zevenlaak"
FALLEN_SINCE = "demo-oosterlaak-merwinga"
ASKED_OPENLY_IN = "demo-sperwerdal-dorenland"
CASES = (
    # Both sides see trust, and calling each other to account, differently.
    ScanCase(
        APART_ON_TRUST,
        _LARGE,
        (
            Shift(-0.9, (*TRUST, "aanspreken"), CLIENT),
            Shift(+0.7, (*TRUST, "aanspreken"), CONTRACTOR),
            Shift(-0.8, ("ruimte-geven",), CONTRACTOR, about=AnswerAbout.OTHER),
            Shift(+0.6, ("ruimte-geven",), CLIENT, about=AnswerAbout.OWN),
        ),
    ),
    # The contractor's answers are lower since the round after the budget cut was felt.
    ScanCase(
        FALLEN_SINCE,
        _LARGE,
        (
            Shift(-1.0, (*TRUST, "tijd-geven", "mee-en-tegenvallers"), CONTRACTOR, since=2025),
            Shift(-0.7, ("ruimte-geven", "meebewegen"), CONTRACTOR, about=AnswerAbout.OTHER),
            Shift(+0.4, ("samen-plannen", "gedeelde-doelen"), CLIENT),
        ),
    ),
    # One side is of two minds, the other is not.
    ScanCase(
        CAMPS_IN_A_SIDE,
        _LARGE,
        (
            Shift(1.35, ("als-partner", "rollen-duidelijk"), CONTRACTOR, camps=True),
            Shift(+0.8, ("als-partner",), CLIENT),
        ),
    ),
    # Two layers of either side are too small to show.
    ScanCase(LAYERS_TOO_SMALL, _SMALL, (Shift(-0.8, ("informatie-op-tijd", "op-tijd-vertellen"), CLIENT),)),
    # After the transfer of 2020 answers rise from round to round.
    ScanCase(
        "demo-kastelburg-klaarwijk",
        _MIDDLE,
        (
            Shift(-0.6, until=2023),
            Shift(+0.5, since=2025),
            Shift(-1.0, ("rollen-duidelijk", "overleg-besluit"), CONTRACTOR),
        ),
    ),
    # Both sides see it alike: patience is short.
    ScanCase("demo-waterwold-klaarwijk", _LARGE, (Shift(-1.1, ("tijd-geven", "terugkijken")),)),
    # The work sees it otherwise than who manages it, on both sides alike.
    ScanCase(
        "demo-stroomhoven-dorenland",
        _LARGE,
        (Shift(-0.9, tier=WORK), Shift(+0.5, tier=MANAGEMENT), Shift(-0.9, ("alle-lagen",), CLIENT)),
    ),
    # Only one round so far; the board of the contractor is one person, who was asked openly.
    ScanCase(
        ASKED_OPENLY_IN,
        _MIDDLE,
        (Shift(-1.0, ("cijfers-delen",), CLIENT),),
        years=(2025,),
        alone=((CONTRACTOR, BOARD),),
    ),
    # Without any board of the contractor, and with few who answer.
    ScanCase(
        "demo-maasdoren-lindergroep",
        _MIDDLE,
        (Shift(+0.7, ("elkaar-kennen", "belangen-kennen"), CONTRACTOR),),
        response=0.6,
        tiers={CLIENT: tuple(Tier), CONTRACTOR: (WORK, UPKEEP, MANAGEMENT)},
    ),
)


def round_rows() -> list[ScanRow]:
    """Rows of `rondes`."""
    return [
        {
            "partnerschap": case.partnership,
            "ronde": str(year),
            "kant": str(side),
            "laag": str(tier),
            "uitgenodigd": str(case.people(side, tier)),
            "openlijk": "ja" if (side, tier) in case.alone else "nee",
            "open_van": f"{year}-09-15",
            "open_tot": f"{year}-10-03",
            "bron": SOURCE,
        }
        for case in CASES
        for year in case.years
        for side, tiers in case.tiers.items()
        for tier in tiers
    ]


def answer_rows(seed: int) -> list[ScanRow]:
    """Rows of `antwoorden`, in an order that says nothing."""
    rows = [row for case in CASES for year in case.years for row in _of_round(seed, case, year)]
    stream(seed, "antwoorden", "volgorde").shuffle(rows)
    return rows


def _of_round(seed: int, case: ScanCase, year: int) -> Iterator[ScanRow]:
    rng = stream(seed, case.partnership, "scan", str(year))
    for side, tiers in case.tiers.items():
        for tier in tiers:
            for _ in range(case.people(side, tier)):
                answered = rng.random() < case.response or (side, tier) in case.alone
                person = list(_of_person(rng, case, side, tier, year))
                yield from person if answered else ()


@cache
def _own_level(question: str) -> float:
    """How much higher or lower people everywhere answer a question, in steps."""
    return stream(0, "vraag", question).uniform(-0.4, 0.4)


def _of_person(
    rng: random.Random, case: ScanCase, side: PartnerSide, tier: Tier, year: int
) -> Iterator[ScanRow]:
    """One set of answers: to every question, about whom it asks."""
    respondent = "".join(rng.choice(string.ascii_lowercase) + rng.choice(string.digits) for _ in range(5))
    leaning, camp = rng.gauss(0, PERSON_SPREAD), rng.choice((-1, 1))
    for question in shipped_catalogue().questions.values():
        for about in ABOUT_OF_AIM[question.aim]:
            shifts = [s for s in case.shifts if s.concerns(question, about, side, tier, year)]
            level = (
                case.middle
                + _own_level(question.code)
                + leaning
                + sum(s.steps * (camp if s.camps else 1) for s in shifts)
            )
            if about == AnswerAbout.OWN:
                level += 0.25
            step = round(clamp(rng.gauss(level, ANSWER_SPREAD), ANSWER_STEPS[0], ANSWER_STEPS[-1]))
            skipped = rng.random() < NOT_APPLICABLE_SHARE
            yield {
                "partnerschap": case.partnership,
                "ronde": str(year),
                "kant": str(side),
                "laag": str(tier),
                "respondent": respondent,
                "vraag": question.code,
                "over": str(about),
                "antwoord": NOT_APPLICABLE if skipped else str(step),
                "bron": SOURCE,
            }
