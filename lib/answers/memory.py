"""Where answers to questions are kept between one page and the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol

from lib.domain.partners import Measured
from lib.domain.registry import Available, Registry
from lib.store.engine import Store


class Memory(Protocol):
    """Keeps what was asked of one version of a store."""

    def registry(self, store: Store, version: int, as_of: dt.datetime | None) -> Registry: ...

    def available(self, store: Store, version: int, as_of: dt.datetime | None) -> tuple[Available, ...]: ...

    def measured(self, store: Store, version: int, as_of: dt.datetime | None, code: str) -> Measured: ...

    def answer(
        self,
        store: Store,
        version: int,
        as_of: dt.datetime | None,
        question: Callable[..., Any],
        name: str,
        about: tuple[str | int | None, ...],
    ) -> Any: ...
