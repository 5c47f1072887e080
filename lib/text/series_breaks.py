"""Why a series is broken, in words."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.comparison.series_breaks import BreakCause, BreakReason, Causes
from lib.text.language import Language, msg
from lib.text.terms import GROUP_NAMES, service_name

_REASONS = {
    BreakReason.METHOD: msg("andere methode"),
    BreakReason.TRANSFER: msg("overdracht"),
    BreakReason.AMBITION: msg("gewijzigde ambitie"),
    BreakReason.RECOUNT: msg("herijkt areaal"),
    BreakReason.JOINED: msg("{part} telt nu mee"),
    BreakReason.LEFT: msg("{part} telt niet meer mee"),
    BreakReason.GIVEN: msg("opgegeven bij het cijfer"),
    BreakReason.SOURCE: msg("andere bron"),
}


def causes_words(language: Language, causes: Iterable[BreakCause]) -> str:
    """`gewijzigde ambitie, Water telt nu mee`."""
    return ", ".join(_cause(language, cause) for cause in causes)


def break_words(language: Language, causes: Causes) -> str | None:
    """That a series is broken, and why: `reeksbreuk: overdracht`; None when it is not."""
    return language.say("reeksbreuk: {why}", why=causes_words(language, causes)) if causes else None


def _cause(language: Language, cause: BreakCause) -> str:
    if cause.part is None:
        return language.say(_REASONS[cause.reason])
    known = cause.part in GROUP_NAMES
    part = language.say(GROUP_NAMES[cause.part]) if known else service_name(language, cause.part)
    return language.say(_REASONS[cause.reason], part=part)
