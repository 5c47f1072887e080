"""One state of the store, to ask everything of that a page shows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Concatenate, ParamSpec, TypeVar

from lib.answers.memory import Key, Memory, Notebook
from lib.domain.access import Scope
from lib.domain.audit.witness import heard_again, unheard, with_what_was_seen
from lib.domain.figures import Figure
from lib.domain.partners import Measured, Realm, partner_series, reference_series
from lib.domain.periods import Period
from lib.domain.registry import Available, Registry
from lib.store.comparison.figures import (
    read_available,
    read_countries,
    read_figures,
    tell_of_secrets,
)
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.rows import Rows

About = ParamSpec("About")
_Answer = TypeVar("_Answer")

MEASURED = "measured"
"""The question for an indicator with the series of everyone."""
SHOWN = "view"
"""The question for what a page shows of its answers."""


@dataclass(frozen=True)
class Snapshot:
    """The store at a version for a scope. All its answers are of that one state, whatever is loaded meanwhile.

    `seen` is the newest version, where it was asked already.
    """

    store: Store
    version: int
    scope: Scope
    memory: Memory = field(default_factory=Notebook)
    seen: int | None = field(default=None, compare=False)

    @cached_property
    def newest(self) -> int:
        """The version that counts as today's."""
        return self.store.version() if self.seen is None else self.seen

    @property
    def registry(self) -> Registry:
        """Everything that figures refer to."""
        return self.ask(read_registry)

    @property
    def available(self) -> tuple[Available, ...]:
        """Which figures exist."""
        return self.ask(read_available)

    def measured(self, indicator: str) -> Measured:
        """An indicator with the series of everyone."""
        return self.measured_together([indicator])[0]

    def measured_together(self, indicators: Iterable[str]) -> list[Measured]:
        """Several indicators with the series of everyone; those from the first that is not kept are asked at once."""
        left, found = list(indicators), []
        figures: dict[str, list[Figure]] = {}
        while left:
            measure = partial(self._measure, tuple(left), figures)
            found.append(self._keep(self._key(MEASURED, left[0]), measure))
            left.pop(0)
        return found

    def measured_in(self, period: Period, indicators: Sequence[str]) -> list[Measured]:
        """Several indicators with what everyone has of one period, asked at once."""
        figures: dict[str, list[Figure]] = {}
        codes = tuple(indicators)
        return [
            self._keep(
                self._key(MEASURED, code, period), partial(self._measure, codes[place:], figures, period)
            )
            for place, code in enumerate(codes)
        ]

    def has_figures_in(self, realm: Realm, indicator: str) -> bool:
        """Whether someone in the country of a realm has figures of an indicator, given or derived."""
        if self.registry.countries <= {realm.country}:
            return True
        return realm.country in self.ask(read_countries).get(indicator, (realm.country,))

    def ask(
        self,
        question: Callable[Concatenate[Rows, About], _Answer],
        *about: About.args,
        **named: About.kwargs,
    ) -> _Answer:
        """The answer of a question of lib/store, kept in memory; what it is about must be hashable."""

        def answer() -> _Answer:
            with self._rows() as rows:
                return question(rows, *about, **named)

        return self._recall(question, (*about, *named.items()), answer)

    def view(self, *about: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """What a page shows, kept in memory; made first when it is not there.

        Args:
            about: what it depends on besides this state of the store, with a name that no other page has.
            make: asks nothing but this snapshot, and gives what nobody changes.
        """
        return self._keep(self._key(SHOWN, *about), make)

    def _recall(
        self, question: Callable[..., _Answer], about: tuple[Hashable, ...], make: Callable[[], _Answer]
    ) -> _Answer:
        return self._keep(self._key(f"{question.__module__}.{question.__qualname__}", *about), make)

    def _keep(self, key: Key, make: Callable[[], _Answer]) -> _Answer:
        """The answer under a key; who listens is told what was seen for it, whoever had it made."""
        kept = self.memory.keep(key, partial(with_what_was_seen, make))
        heard_again(kept.things)
        return kept.answer

    def _rows(self) -> AbstractContextManager[Rows]:
        return self.store.rows(self.version, self.scope, newest=self.newest, recall=self._recall)

    def _key(self, question: str, *about: Hashable) -> Key:
        return Key(question, self.version, self.newest, self.scope, about)

    def _measure(
        self, codes: Sequence[str], read: dict[str, list[Figure]], period: Period | None = None
    ) -> Measured:
        """The first of these indicators, of all periods or of one; what is read of the others goes into `read`."""
        registry, code = self.registry, codes[0]
        if code not in read:
            read.update({each: [] for each in codes})
            with self._rows() as rows, unheard():
                for figure in read_figures(
                    rows, registry, indicators=codes, period=str(period) if period else None
                ):
                    read[figure.indicator].append(figure)
        indicator, figures = registry.indicators[code], read[code]
        tell_of_secrets(figures)
        names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
        return Measured(
            indicator,
            partner_series(figures, registry.partners, names, indicator),
            reference_series(figures, registry.organisations),
        )
