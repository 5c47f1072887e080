"""Where in the files of a load the values stand that the store found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.findings import BrokenRow
from lib.domain.loads.suspicions import Suspicion, Suspicions
from lib.store.loads.source import BLANKS, Source

_Key = frozenset[tuple[str, str]]
_DUTCH_DATE = re.compile(r"(\d{2})-(\d{2})-(\d{4})")


def with_places(found: Suspicions, sources: Sequence[Source]) -> Suspicions:
    """The suspicions with file, sheet and row; of a sum, or in a file of others, only the file."""
    if not found.listed:
        return found
    placed: dict[int, Suspicion] = {}
    for source in sources:
        of_source = [
            (n, s) for n, s in enumerate(found.listed) if s.dataset == source.dataset and n not in placed
        ]
        wanted = {frozenset(s.cells): n for n, s in of_source if s.cells}
        for row, key in _keys(source) if wanted else ():
            if (number := wanted.pop(key, None)) is not None:
                place = (source.name,) if source.converted else (source.name, source.sheet, row)
                placed[number] = found.listed[number].at(*place)
            if not wanted:
                break
        placed |= {n: s.at(source.name) for n, s in of_source if not s.cells}
    return replace(found, listed=tuple(placed.get(n, s) for n, s in enumerate(found.listed)))


def _keys(source: Source) -> Iterator[tuple[int, _Key]]:
    """Row number and key of every row, as the store writes its cells."""
    places = [(n, name) for n, name in enumerate(source.columns) if name in DATASETS[source.dataset].key]
    try:
        for row, cells in source.rows():
            texts = [
                (name, _DUTCH_DATE.sub(r"\3-\2-\1", cells[n].strip(BLANKS)))
                for n, name in places
                if n < len(cells)
            ]
            yield row, frozenset((name, text) for name, text in texts if text)
    except BrokenRow:
        return
