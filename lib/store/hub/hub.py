"""PostgreSQL as the place where machines meet: it keeps the parts of the newest edition and lets one machine write.

It never reads what is in them. Who writes holds an advisory lock; that two cannot both make the next edition does not
hang on that lock but on the key of its number, so it also holds where a pooler gives the lock away.
"""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError, IntegrityError

from lib.store.engine import HUB, HUB_AWAY, OVERTAKEN, UNREADABLE_PART, StoreError
from lib.store.hub.parts import NAME_BYTES, Edition, name_of, names_after, part_at, place_of_part
from lib.store.place import create_private

_METADATA = sa.MetaData()
editions = sa.Table(
    "monitor_edition",
    _METADATA,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("line", sa.Text, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("names", sa.LargeBinary, nullable=False),
    sa.Column("moment", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)
"""One row an edition; the names of the parts are kept of the newest alone, one after another."""
parts = sa.Table(
    "monitor_part",
    _METADATA,
    sa.Column("name", sa.LargeBinary, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""The parts of the newest edition."""
_AS_IT_IS = sa.text("alter table monitor_part alter column content set storage external")
"""DuckDB has packed what is in a part already."""

_NEWEST_CODE = sa.select(editions.c.code).order_by(editions.c.number.desc()).limit(1)
_LOCK = 0x5A3E17
"""The number of the advisory lock: any number that nothing else in the database uses."""
_AT_A_TIME = 16
KEPT_EDITIONS = 1000
"""Editions of which is kept that they were there."""
TRIED_FOR = 10.0
"""Seconds that who has something to store tries to reach the hub again."""
_ANEW = 0.2
"""Seconds between two tries."""
_CONNECTING = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "application_name": "samenwerkingsmonitor",
}
_Outcome = TypeVar("_Outcome")


class Hub:
    """The place where machines meet.

    Attributes:
        place: its address without the password.
    """

    def __init__(self, address: str) -> None:
        url = sa.make_url(address)
        self.place = url.render_as_string(hide_password=True)
        driven = url.set(drivername=f"{HUB}+psycopg")
        self._engine = sa.create_engine(driven, connect_args=_CONNECTING, pool_pre_ping=True, max_overflow=-1)

    def set_up(self) -> None:
        """Make the tables where there are none; a hub that just starts is waited for."""
        self._patiently(self._set_up)

    def _set_up(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK + 1)))
            if not sa.inspect(connection).has_table(editions.name):
                _METADATA.create_all(connection)
                connection.execute(_AS_IT_IS)

    def newest(self) -> Edition | None:
        """The newest edition; None before the first."""
        with self._reached(), self._engine.connect() as connection:
            return _newest(connection)

    def newest_code(self) -> str | None:
        """The code of the newest edition; None before the first."""
        with self._reached(), self._engine.connect() as connection:
            return connection.scalar(_NEWEST_CODE)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other machine writes meanwhile; who comes first is served first."""
        connection = self._patiently(self._locked)
        try:
            yield
        finally:
            try:
                connection.execute(sa.select(sa.func.pg_advisory_unlock(_LOCK)))
            except DBAPIError:
                connection.invalidate()  # the lock ends with it
            connection.close()

    def _locked(self) -> sa.Connection:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        return connection

    def fetch(self, path: Path, base: tuple[Path, Edition] | None = None) -> Edition:
        """Write the newest edition to a new file, from one consistent view.

        Args:
            base: the file of an earlier edition, of which what is the same is taken.

        Raises:
            StoreError: when there is none, when it is not whole, or when the file cannot be written.
        """
        with self._reached(), self._engine.connect() as connection:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
            edition = _newest(connection)
            if edition is None:
                raise StoreError(UNREADABLE_PART, self.place)
            create_private(path)
            if base:
                shutil.copyfile(base[0], path)
            missing = _differing(edition.names, base[1].names if base else ())
            with path.open("r+b") as file:
                file.truncate(edition.size)
                for name, content in _contents(connection, list(missing)):
                    if name_of(content) != name:
                        raise StoreError(UNREADABLE_PART, self.place)
                    for index in missing.pop(name):
                        file.seek(place_of_part(index))
                        file.write(content)
            if missing:
                raise StoreError(UNREADABLE_PART, self.place)
        return edition

    def publish(
        self, path: Path, schema: int, base: tuple[Path, Edition] | None, *, goes_on: bool = True
    ) -> Edition:
        """Make a file the next edition: all of it or, on any error, nothing. A lost connection is tried again.

        Args:
            schema: the version of its tables.
            base: the file and the edition that it was made from; None for the first.
            goes_on: whether what was known of the base still holds.

        Raises:
            StoreError: when another machine made the next edition meanwhile, or the hub cannot be reached.
        """
        before = base[1] if base else Edition(0, "", "", schema, 0, ())
        code = uuid.uuid4().hex
        next_one = Edition(
            before.number + 1,
            code,
            before.line if base and goes_on else code,
            schema,
            path.stat().st_size,
            names_after(path, base[0] if base else None, before.names),
        )
        self._patiently(lambda: self._store(path, next_one, before))
        return next_one

    def tidy(self) -> None:
        """Give back the room of parts that are gone, so that what was in them is gone too."""
        with self._reached(), self._engine.connect() as connection:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(sa.text("vacuum monitor_part"))

    def close(self) -> None:
        self._engine.dispose()

    def _store(self, path: Path, edition: Edition, before: Edition) -> None:
        new = _differing(edition.names, before.names)
        for name in set(before.names):
            new.pop(name, None)
        gone = list(set(before.names) - set(edition.names))
        try:
            with self._engine.begin() as connection:
                if self._is_there(connection, edition, before):
                    return
                names = list(new)
                for start in range(0, len(names), _AT_A_TIME):
                    rows = [
                        {"name": name, "content": part_at(path, new[name][0])}
                        for name in names[start : start + _AT_A_TIME]
                    ]
                    connection.execute(postgresql.insert(parts).on_conflict_do_nothing(), rows)
                for start in range(0, len(gone), KEPT_EDITIONS):
                    connection.execute(
                        parts.delete().where(parts.c.name.in_(gone[start : start + KEPT_EDITIONS]))
                    )
                connection.execute(editions.update().where(editions.c.names != b"").values(names=b""))
                connection.execute(
                    editions.delete().where(editions.c.number <= edition.number - KEPT_EDITIONS)
                )
                connection.execute(editions.insert().values(_row(edition)))
        except IntegrityError as error:
            raise StoreError(OVERTAKEN, self.place) from error

    def _is_there(self, connection: sa.Connection, edition: Edition, before: Edition) -> bool:
        """Whether an earlier try, of which no answer came, did succeed.

        Raises:
            StoreError: when it did not and another machine came first.
        """
        known = sa.select(sa.exists().where(editions.c.code == edition.code))
        if connection.scalar(known):
            return True
        if (connection.scalar(_NEWEST_CODE) or "") != before.code:
            raise StoreError(OVERTAKEN, self.place)
        return False

    def _patiently(self, work: Callable[[], _Outcome]) -> _Outcome:
        """Do work again as long as the hub cannot be reached, for `TRIED_FOR` seconds."""
        until = time.monotonic() + TRIED_FOR
        while True:
            try:
                with self._reached():
                    return work()
            except StoreError as error:
                if error.problem != HUB_AWAY or time.monotonic() > until:
                    raise
            time.sleep(_ANEW)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None) or ""
            raise StoreError(HUB_AWAY, self.place, state) from error


def _newest(connection: sa.Connection) -> Edition | None:
    row = connection.execute(editions.select().order_by(editions.c.number.desc()).limit(1)).first()
    if row is None:
        return None
    names = bytes(row.names)
    cut = tuple(names[start : start + NAME_BYTES] for start in range(0, len(names), NAME_BYTES))
    return Edition(row.number, row.code, row.line, row.schema, row.size, cut)


def _row(edition: Edition) -> dict[str, object]:
    return {
        "number": edition.number,
        "code": edition.code,
        "line": edition.line,
        "schema": edition.schema,
        "size": edition.size,
        "names": b"".join(edition.names),
    }


def _contents(connection: sa.Connection, names: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(names), _AT_A_TIME):
        asked = parts.select().where(parts.c.name.in_(names[start : start + _AT_A_TIME]))
        for row in connection.execute(asked):
            yield bytes(row.name), bytes(row.content)


def _differing(names: Sequence[bytes], others: Sequence[bytes]) -> dict[bytes, list[int]]:
    """Where the parts are that are not the same in another edition, by their name."""
    found: dict[bytes, list[int]] = {}
    for index, name in enumerate(names):
        if index >= len(others) or others[index] != name:
            found.setdefault(name, []).append(index)
    return found
