"""What residents read: one thing a sentence, at most fifteen words, no word of the trade.

A share is told in tens, or in hundreds where tens would hide on which side of the agreement it lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from lib.domain.events import Event
from lib.domain.figures import Figure
from lib.domain.indicators import GENERAL_SERVICE, Indicator
from lib.domain.service_levels.outcomes import Outcome
from lib.domain.shares import Verdict
from lib.text.amounts import said_amount
from lib.text.indicators import title
from lib.text.language import Language, msg, rounded
from lib.text.service_levels.words import group_name
from lib.text.shipped_words import shipped_text
from lib.text.terms import service_name

TENS, HUNDREDS = 10, 100
NEAR_TENS = 1.0
"""How many per cent a share may lie from a whole number of tens to be told in tens."""
PLAIN_LEVELS = {
    "A+": msg("zeer goed"),
    "A": msg("goed"),
    "B": msg("voldoende"),
    "C": msg("matig"),
    "D": msg("slecht"),
}
"""What a level means to somebody on the street."""


def share_in_words(language: Language, pct: float, norm_pct: float | None = None) -> str:
    """`9 van de 10`, or `88 van de 100` where tens would hide which side of the agreed share it lies on.

    Args:
        pct: 0-100.
        norm_pct: the agreed share that it stands beside, if any.
    """
    if _is_whole_tens(pct) and (norm_pct is None or _is_whole_tens(norm_pct)):
        tens = int(rounded(pct / TENS))
        if norm_pct is None or (TENS * tens >= norm_pct) == (pct >= norm_pct):
            return language.say("{n} van de {of}", n=tens, of=TENS)
    whole = int(rounded(pct))
    if norm_pct is not None and (whole >= norm_pct) != (pct >= norm_pct):
        whole = math.floor(pct) if pct < norm_pct else math.ceil(pct)
    return language.say("{n} van de {of}", n=whole, of=HUNDREDS)


def _is_whole_tens(pct: float) -> bool:
    return abs(pct - TENS * round(pct / TENS)) < NEAR_TENS


def agreed_sentence(language: Language, outcome: Outcome) -> str:
    """What has to be so, at how many of the checks."""
    judged = outcome.single
    if judged is None:
        return ""
    values = {
        "group": group_name(language, outcome.group),
        "share": share_in_words(language, judged.norm_pct, judged.norm_pct),
    }
    if len(judged.levels) > 1:
        return language.say(
            "{group}: bij {share} controles moet het zo zijn als daar is afgesproken.", **values
        )
    level = language.say(PLAIN_LEVELS[judged.levels[0]])
    return language.say(
        "{group}: bij {share} controles moet het minstens {level} zijn.", level=level, **values
    )


def reached_sentence(language: Language, outcome: Outcome) -> str:
    """How often it was so, and whether that is what was agreed."""
    judged = outcome.single
    if judged is None or judged.share.pct is None:
        return ""
    met = judged.formal == Verdict.MET
    return language.say(
        "{group}: bij {share} controles was het zo. Dat is {met} wat is afgesproken.",
        group=group_name(language, outcome.group),
        share=share_in_words(language, judged.share.pct, judged.norm_pct),
        met=language.say("minstens") if met else language.say("minder dan"),
    )


def cost_sentence(language: Language, indicator: Indicator, figure: Figure) -> str:
    """What a service costs a home or a person."""
    values = {
        "service": _service_for_all(language, indicator.service),
        "amount": said_amount(language, figure.value / indicator.unit.factor, indicator.unit),
        "year": figure.period,
    }
    if indicator.unit.denominator.rpartition(" ")[2].startswith("huishouden"):
        return language.say("{service} kostte in {year} {amount} per huishouden.", **values)
    return language.say("{service} kostte in {year} {amount} per inwoner.", **values)


def _service_for_all(language: Language, service: str) -> str:
    return language.say("Alles samen") if service == GENERAL_SERVICE else service_name(language, service)


def opinion_sentence(language: Language, indicator: Indicator, figure: Figure) -> str:
    """What residents think, as the figure that was asked of them."""
    return language.say(
        "{title}: {value} ({year}).",
        title=title(language, indicator),
        value=said_amount(language, figure.value, indicator.unit),
        year=figure.period,
    )


def change_sentence_for_all(language: Language, event: Event) -> str:
    """What changed, and when."""
    return f"{language.date(event.date)}: {shipped_text(language, event.title).rstrip('.')}."


def who_sentences(language: Language, client: str, contractor: str) -> Iterator[str]:
    """Who asks for the work and who does it."""
    if client == contractor:
        yield language.say("{client} doet het werk zelf.", client=client)
        return
    yield language.say("{client} vraagt het werk aan {contractor}.", client=client, contractor=contractor)
    yield language.say("Samen spreken zij af hoe het er buiten uitziet.")


def report_sentences(language: Language, client: str) -> Iterable[str]:
    """Where to tell what is not right."""
    return (
        language.say("Ziet u iets dat kapot of vies is?"),
        language.say("Meld het bij {client}. Het adres staat op hun website.", client=client),
    )
