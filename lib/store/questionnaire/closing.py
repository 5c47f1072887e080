"""Closing a round: all that waits enters the tables of facts as one load, in random order."""

from __future__ import annotations

import csv
import json
import random
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.typed import as_cell
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome, load_sources
from lib.store.loads.source import Source
from lib.store.questionnaire.rounds import forget, random_code
from lib.store.questionnaire.tables import invitations, received_sets, waiting_sets

ROUND_KIND = "ronde"
"""The kind of a load of a round that was closed; it has no actor."""
ROUND_SOURCE_TEXT = "Vragenlijst in de monitor"
"""The source of its rows, as data."""
_TRIES = 5
"""Sets that may come in while a round is being closed."""

_Rows = Sequence[Mapping[str, object]]


class NotOpen(Exception):
    """There is no such open round."""


class _SetCameIn(Exception):
    """What waits is not what was read."""


def close_round(store: Store, partnership: str, period: str) -> LoadOutcome:
    """Load a round with its answers and forget what waited, in one transaction; nothing of it before, nothing left.

    Every set gets a new random code, and the rows a random order.

    Raises:
        NotOpen: when there is no such round.
    """
    for attempt in range(_TRIES):
        try:
            return _close(store, partnership, period)
        except _SetCameIn:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the last attempt returns or raises


def _close(store: Store, partnership: str, period: str) -> LoadOutcome:
    of_round = (invitations.c.partnerschap == partnership, invitations.c.ronde == period)
    with store.reading() as connection:
        asked = connection.execute(invitations.select().where(*of_round)).mappings().all()
        if not asked:
            raise NotOpen
        number = _count(connection, of_round)
        answers = _answers(connection, of_round)

    def forget_unchanged(writing: sa.Connection) -> None:
        if _count(writing, of_round) != number:
            raise _SetCameIn
        forget(writing, partnership, period)

    with store.workspace() as folder:
        sources = [_source(folder, "rondes", [{**row, "bron": ROUND_SOURCE_TEXT} for row in asked])]
        if answers:
            sources.append(_source(folder, "antwoorden", answers))
        return load_sources(store, sources, kind=ROUND_KIND, first=forget_unchanged)


def _count(connection: sa.Connection, of_round: Iterable[sa.ColumnElement[bool]]) -> int:
    codes = sa.select(invitations.c.uitnodiging).where(*of_round)
    of_codes = received_sets.c.uitnodiging.in_(codes)
    return connection.scalar(sa.select(sa.func.count()).select_from(received_sets).where(of_codes)) or 0


def _answers(connection: sa.Connection, of_round: Iterable[sa.ColumnElement[bool]]) -> _Rows:
    """The answers as rows of the contract, in random order, each set under a new code."""
    joined = waiting_sets.join(invitations, invitations.c.uitnodiging == waiting_sets.c.uitnodiging)
    group = invitations.c["partnerschap", "ronde", "kant", "laag"]
    asked = sa.select(waiting_sets.c.antwoorden, *group).select_from(joined).where(*of_round)
    found = []
    for told, *names in connection.execute(asked):
        of_person = dict(zip(group.keys(), names, strict=True)) | {"respondent": random_code()}
        for item, about, answer in json.loads(told):
            found.append(
                {**of_person, "vraag": item, "over": about, "antwoord": answer, "bron": ROUND_SOURCE_TEXT}
            )
    random.SystemRandom().shuffle(found)
    return found


def _source(folder: Path, dataset: str, rows: _Rows) -> Source:
    """Rows as a file, through the checks of any other."""
    path = folder / f"{dataset}-{secrets.token_hex(4)}.csv"
    names = [name for name in DATASETS[dataset].column_names if name in rows[0]]
    cells = [[as_cell(row[name]) for name in names] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows((names, *cells))
    return Source(
        name=dataset,
        dataset=dataset,
        columns=tuple(names),
        headings=tuple(names),
        path=path,
        delimiter=";",
        decimal_comma=False,
        rows=lambda: enumerate(iter(cells), start=2),
    )
