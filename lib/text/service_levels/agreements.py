"""What is agreed otherwise than before, in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.service_levels.breaks import Agreed, AgreementChange
from lib.text.language import Language
from lib.text.service_levels.words import area_type_name, group_name, norm_words

MOST_NAMED = 3
"""Changed ambitions that are named one by one."""


def agreement_change_kind(language: Language, change: AgreementChange) -> str:
    """What kind of change it is: `gewijzigde ambitie`, or other disciplines that count."""
    return language.say("gewijzigde ambitie") if change.ambitions else language.say("andere disciplines")


def agreement_change_words(language: Language, change: AgreementChange) -> str:
    """`gewijzigde ambitie: van niveau A, 80% naar niveau B, 80%`, with what it is about where that is not all."""
    say = language.say
    by_change: dict[tuple[tuple[Agreed, ...], tuple[Agreed, ...]], list[str]] = {}
    disciplines = {other.discipline for other in change.ambitions} | {*change.joined, *change.left}
    for other in change.ambitions:
        about = [group_name(language, other.discipline)] if len(disciplines) > 1 else []
        about += [area_type_name(language, other.area_type)] if other.area_type else []
        by_change.setdefault((other.before, other.after), []).append(" ".join(about))
    parts = [
        _from_to(language, ", ".join(dict.fromkeys(filter(None, about))), before, after)
        for (before, after), about in by_change.items()
    ]
    more = len(parts[MOST_NAMED:])
    parts = [
        *parts[:MOST_NAMED],
        *([language.count("nog {n} andere", "nog {n} andere", more)] if more else []),
    ]
    for words, names in ((say("erbij"), change.joined), (say("eruit"), change.left)):
        parts += [f"{words} {_listed(language, names)}"] if names else []
    return f"{agreement_change_kind(language, change)}: {'; '.join(parts)}"


def _from_to(language: Language, about: str, before: Iterable[Agreed], after: Iterable[Agreed]) -> str:
    said = language.say(
        "van {before} naar {after}", before=_agreed(language, before), after=_agreed(language, after)
    )
    return f"{about} {said}" if about else said


def _agreed(language: Language, ambitions: Iterable[Agreed]) -> str:
    told = [
        language.say("niveau {level}, {norm}", level=one.level, norm=norm_words(language, one.norm_pct))
        for one in ambitions
    ]
    return language.say(" en ").join(told) or language.say("geen ambitie")


def _listed(language: Language, groups: Iterable[str]) -> str:
    return ", ".join(group_name(language, group) for group in groups)
