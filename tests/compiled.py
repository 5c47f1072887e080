"""A statement is compiled once in a test run, and not again for the store of every test."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, MutableMapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.util import LRUCache

AT_MOST = 3000
"""The statements that are kept; a run of everything knows some two thousand."""

Key = tuple[Any, ...]


class Compiled(MutableMapping[Key, Any]):
    """The compiled statements of all engines together, as SQLAlchemy keeps those of one.

    Its key begins with the dialect of the engine, which stands here by its class: every store has the same one.
    Text is compiled anew, for what its columns are depends on the store.
    """

    def __init__(self) -> None:
        self._kept: LRUCache[Key, Any] = LRUCache(AT_MOST)

    def __getitem__(self, key: Key) -> Any:
        return self._kept[_of_any_engine(key)]

    def get(self, key: Key, default: Any = None) -> Any:
        return self._kept.get(_of_any_engine(key), default)

    def __setitem__(self, key: Key, compiled: Any) -> None:
        if not _has_text(key[1]):
            self._kept[_of_any_engine(key)] = compiled

    def __delitem__(self, key: Key) -> None:
        del self._kept[_of_any_engine(key)]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _of_any_engine(key: Key) -> Key:
    return (type(key[0]), *key[1:])


def _has_text(key: Hashable) -> bool:
    if isinstance(key, tuple):
        return any(_has_text(part) for part in key)
    return isinstance(key, type) and issubclass(key, (sa.TextClause, sa.TextualSelect))


COMPILED = Compiled()


def keep_compiled() -> None:
    """From here on every connection of this process takes its statements from `COMPILED`."""

    @sa.event.listens_for(sa.Engine, "engine_connect")
    def _connected(connection: sa.Connection) -> None:
        connection.execution_options(compiled_cache=COMPILED)
