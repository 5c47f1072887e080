"""Who presents which story, and where it is at: the tokens that move it and show it, in the memory of the server.

A story that is presented is a fixed deck with a place in it. The token of the stage moves it, and only the browser of
the presenter gets that one; the token of followers shows the slide that is shown now and nothing else, so that nobody
looks ahead. Both are random, are forgotten when the presentation ends, and can be replaced at any time.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lib.pictures.story.deck import Deck
    from lib.text.language import Language

MOST_STAGES = 100
"""Stories that can be presented at the same time; of more, the one that was offered longest ago is forgotten."""
SILENCE = 900.0
"""Seconds without a sign of the stage after which a presentation has ended."""
Presenter = tuple[str, str]
"""The session in which a story is presented, and the code of the story."""


@dataclass
class Performance:
    """A story on its stage.

    Attributes:
        stage: the token that moves it.
        follow: the token that shows the slide that it is at.
        at: the slide that is shown; 0 is the title, one more than there are slides the end.
        begun: whether its stage was opened.
        seen: when its stage gave a sign, on the clock of the stages.
        made: the deck that its slides were made of, and those slides.
    """

    stage: str
    follow: str
    deck: Deck
    language: Language
    at: int = 0
    begun: bool = False
    seen: float = 0.0
    made: tuple[Deck, tuple[Any, ...]] | None = None

    @property
    def last(self) -> int:
        """The number of the closing slide."""
        return len(self.deck.slides) + 1


@dataclass
class Stages:
    """The presentations of this server."""

    clock: Callable[[], float] = time.monotonic
    _of_owner: dict[Presenter, Performance] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, owner: Presenter, deck: Deck, language: Language) -> Performance:
        """The presentation of a story by a session; it keeps its tokens while it lasts, whatever its deck becomes."""
        with self._lock:
            self._forget_silent()
            found = self._of_owner.pop(owner, None)
            if found is None:
                found = Performance(_token(), _token(), deck, language, seen=self.clock())
            found.deck, found.language = deck, language
            found.at = min(found.at, found.last)
            self._of_owner[owner] = found
            if len(self._of_owner) > MOST_STAGES:
                del self._of_owner[next(iter(self._of_owner))]
            return found

    def open(self, stage: str) -> Performance | None:
        """The presentation that a token moves, which begins with it; None when it ended, or never was."""
        with self._lock:
            found = self._find(stage=stage)
            if found:
                found.begun, found.seen = True, self.clock()
            return found

    def move(self, stage: str, at: int) -> bool:
        """Go to a slide; whether the presentation is still there."""
        with self._lock:
            found = self._find(stage=stage)
            if found:
                found.at, found.seen = max(0, min(at, found.last)), self.clock()
            return found is not None

    def followed(self, follow: str) -> Performance | None:
        """The presentation that a token shows; None when it ended, or never was."""
        with self._lock:
            return self._find(follow=follow)

    def titles(self) -> list[str]:
        """The titles of the stories that are presented now, in their order."""
        with self._lock:
            self._forget_silent()
            return sorted(each.deck.title for each in self._of_owner.values() if each.begun)

    def end(self, stage: str) -> None:
        """Forget a presentation: its tokens open nothing any more."""
        with self._lock:
            self._of_owner = {o: p for o, p in self._of_owner.items() if not _is(p.stage, stage)}

    def _find(self, stage: str = "", follow: str = "") -> Performance | None:
        self._forget_silent()
        return next(
            (p for p in self._of_owner.values() if _is(p.stage, stage) or _is(p.follow, follow)), None
        )

    def _forget_silent(self) -> None:
        now = self.clock()
        self._of_owner = {o: p for o, p in self._of_owner.items() if not p.begun or now - p.seen < SILENCE}


def _token() -> str:
    return secrets.token_urlsafe(24)


def _is(token: str, given: str) -> bool:
    return secrets.compare_digest(token.encode(), given.encode())


STAGES = Stages()
"""The presentations of this process."""
