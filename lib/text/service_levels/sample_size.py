"""How many places an inspection needs, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lib.domain.service_levels.sampling import (
    MOST_LOCATIONS,
    POWER,
    RAW_LEAST,
    RAW_MOST,
    RAW_PCT,
    locations_needed,
    raw_sample,
    thresholds,
)
from lib.text.language import Language
from lib.text.service_levels.words import norm_words

TOTALS = (250, 500, 1000)
"""Locations in all for which the RAW rule is worked out: up to the first its minimum, from the last its maximum."""


class Plan(NamedTuple):
    """What is worked out: against an agreed share, for a true share; `measured` is how many locations there were."""

    norm_pct: float
    true_pct: float
    measured: int | None

    @property
    def true_shares(self) -> tuple[float, ...]:
        """The true share, and that as far on the other side of the agreed one; none when they are equal."""
        distance = abs(self.true_pct - self.norm_pct)
        both = (self.norm_pct + distance, self.norm_pct - distance)
        return tuple(share for share in both if 0 <= share <= 100) if distance else ()


class Size(NamedTuple):
    """A number of locations, why it is shown, and from where the verdicts hold."""

    locations: int
    why: str
    met_from: int | None
    missed_to: int | None


def plan_sentences(language: Language, plan: Plan) -> Iterator[str]:
    """What is needed on either side of the agreed share, and what the RAW rule asks."""
    norm = norm_words(language, plan.norm_pct)
    if not plan.true_shares:
        yield language.say(
            "Het ware aandeel is gelijk aan de afspraak van {norm}; dan is er niets te onderscheiden.",
            norm=norm,
        )
    for share in plan.true_shares:
        yield _needed(language, plan.norm_pct, share)
    yield language.say(
        "De RAW-regel: minstens {pct} van alle meetlocaties, ten minste {least} en ten hoogste {most}.",
        pct=norm_words(language, RAW_PCT),
        least=RAW_LEAST,
        most=RAW_MOST,
    )


def _needed(language: Language, norm_pct: float, true_pct: float) -> str:
    needed = locations_needed(norm_pct, true_pct)
    values = {
        "norm": norm_words(language, norm_pct),
        "share": norm_words(language, true_pct),
        "power": norm_words(language, 100 * POWER),
        "n": language.number(MOST_LOCATIONS if needed is None else needed),
    }
    if needed is None:
        return language.say(
            "Afspraak {norm}, waar aandeel {share}: met {n} plekken is de kans dat het verschil meer dan toeval is "
            "nog onder {power}.",
            **values,
        )
    return language.say(
        "Afspraak {norm}, waar aandeel {share}: met {n} plekken is het verschil met {power} kans meer dan toeval.",
        **values,
    )


def sizes(language: Language, plan: Plan) -> list[Size]:
    """The numbers worth knowing, smallest first."""
    say = language.say
    named: dict[int, list[str]] = {
        raw_sample(total): [say("RAW bij {n} meetlocaties", n=language.number(total))] for total in TOTALS
    }
    if plan.measured:
        named.setdefault(plan.measured, []).append(say("gemeten in deze periode"))
    for share in plan.true_shares:
        needed = locations_needed(plan.norm_pct, share)
        if needed is not None:
            why = say("nodig bij een waar aandeel van {share}", share=norm_words(language, share))
            named.setdefault(needed, []).append(why)
    return [Size(n, ", ".join(why), *thresholds(n, plan.norm_pct)) for n, why in sorted(named.items())]
