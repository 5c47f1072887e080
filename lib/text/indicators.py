"""Words about an indicator and its figures: title, definition, factors, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.domain.figures import Figure
from lib.domain.indicators import Direction, Indicator
from lib.text.amounts import per_words
from lib.text.derivation_words import source_words
from lib.text.language import Language
from lib.text.terms import DIRECTIONS, STATUSES


def title(language: Language, indicator: Indicator) -> str:
    return language.pick(indicator.title, indicator.title_en) or indicator.code


def title_per(language: Language, indicator: Indicator) -> str:
    """The title with what it is per: `Afvalbeheerkosten per huishouden`; once, where the title says so itself."""
    said, per = title(language, indicator), per_words(language, indicator.unit)
    return said if per.strip().replace("\u00a0", " ") in said.replace("\u00a0", " ") else said + per


def lower_is_better(language: Language, indicator: Indicator) -> str:
    """What stands at an axis on which down is better; empty where it is not."""
    return language.say(DIRECTIONS[Direction.LOWER]) if indicator.lower_is_better else ""


def definition(language: Language, indicator: Indicator) -> str:
    return language.pick(indicator.definition, indicator.definition_en) or ""


def factors(language: Language, indicator: Indicator) -> str | None:
    return language.pick(indicator.factors, indicator.factors_en)


def sources_in_short(language: Language, figures: Iterable[Figure]) -> str:
    """The first few sources of some figures, how many there are besides, and the statuses."""
    found = list(figures)
    sources = sorted({source_words(language, figure.source) for figure in found})
    listed = first_sources(language, sources)
    statuses = sorted({language.say(STATUSES[figure.status]) for figure in found})
    return " · ".join([language.say("Bron: {sources}", sources=listed), ", ".join(statuses)])


MOST_SOURCES = 3


def first_sources(language: Language, sources: Sequence[str]) -> str:
    """The first few sources, and how many there are besides."""
    listed = "; ".join(sources[:MOST_SOURCES])
    if len(sources) > MOST_SOURCES:
        listed += language.count("; en {n} andere", "; en {n} andere", len(sources) - MOST_SOURCES)
    return listed
