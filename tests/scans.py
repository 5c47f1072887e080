"""Rounds of the cooperation scan drawn by chance, person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lib.domain.cooperation.disclosure import Answered, AskedGroup, AskedItem
from lib.domain.cooperation.scan import ABOUT_OF_AIM, Aim, PartnerSide, Tier

LEFT_OUT = 0
"""An answer that does not apply, or was not given."""
GROUPS = tuple(AskedGroup(side, tier) for side in PartnerSide for tier in Tier)


@dataclass(frozen=True)
class Scan:
    """What everybody answered (1 to 4, or `LEFT_OUT`), how many were invited, and which groups were asked openly."""

    invited: Mapping[AskedGroup, int]
    answers: Mapping[AskedGroup, tuple[Mapping[AskedItem, int], ...]]
    openly: frozenset[AskedGroup] = frozenset()

    def cells(self) -> Iterator[Answered]:
        for group, people in self.answers.items():
            for item in sorted({item for person in people for item in person}):
                counts = Counter(person.get(item, LEFT_OUT) for person in people)
                yield Answered(group, item, tuple(counts[step] for step in (1, 2, 3, 4)))

    def counts(self, group: AskedGroup, item: AskedItem) -> tuple[int, ...]:
        """How many left it out, and how many gave each answer."""
        counts = Counter(person.get(item, LEFT_OUT) for person in self.answers[group])
        return tuple(counts[step] for step in range(5))


def drawn_scan(chance: np.random.Generator) -> Scan:
    """A small scan that is near the limits: few people, few questions, often all alike, often all invited took part."""
    questions = [(f"vraag-{number}", Aim(chance.choice([*Aim]))) for number in range(chance.integers(1, 4))]
    items = [AskedItem(code, about) for code, aim in questions for about in ABOUT_OF_AIM[aim]]
    groups = [group for group in GROUPS if chance.random() < 0.7]
    sizes = {group: int(chance.choice([*range(1, 15), 20, 30])) for group in groups}
    absent = {group: int(chance.choice([0, 0, 1, 2, 5])) for group in groups}
    openly = frozenset(group for group in groups if chance.random() < 0.2)
    sizes |= dict.fromkeys(openly, 1)
    absent |= dict.fromkeys(openly, 0)
    return Scan(
        {group: sizes[group] + absent[group] for group in groups},
        {group: tuple(_people(chance, items, sizes[group])) for group in groups},
        openly,
    )


def _people(chance: np.random.Generator, items: list[AskedItem], size: int) -> Iterator[dict[AskedItem, int]]:
    columns = []
    for _ in items:
        shares = chance.dirichlet([0.5] * 4)
        left_out = chance.choice([0.0, 0.0, 0.1, 0.4])
        steps = chance.choice(4, size, p=shares) + 1
        columns.append(np.where(chance.random(size) < left_out, LEFT_OUT, steps))
    for person in np.array(columns).T:
        yield {item: int(step) for item, step in zip(items, person, strict=True)}
