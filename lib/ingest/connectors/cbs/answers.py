"""What was saved of a table of CBS: which files are its pages, whether one is missing, and each row once."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import NotANumber, number_in
from lib.ingest.headings import Unreadable, also_said

DATA_PARTS = frozenset({"Observations", "UntypedDataSet", "TypedDataSet"})
_DATA_NAME = re.compile(r"(observations|typeddataset|untypeddataset).*\.json", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"page[-_ ]?(\d+)", re.IGNORECASE | re.ASCII)
NEXT_LINKS = ("odata.nextLink", "@odata.nextLink")
TOLD_COUNTS = ("odata.count", "@odata.count")
SKIPPED = re.compile(r"(?:\$|%24)skip=(\d+)", re.IGNORECASE | re.ASCII)
ROW_NUMBERS = ("ID", "Id")
FIRST_NUMBER = 0


@dataclass(frozen=True)
class SavedPage:
    """A file with (a part of) a saved answer, and how the user knows it."""

    path: Path
    name: str


@dataclass(frozen=True)
class SavedAnswer:
    """All that was saved of one table: the pages to read, in their order, each once."""

    pages: tuple[SavedPage, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class _Read:
    """What a page tells of itself.

    Attributes:
        part: which part of the table it is of.
        rows: how many rows it has.
        numbers: the numbers that CBS gave the rows; empty when they have none, or not each its own.
        following: the address of the next page, or empty.
        count: how many rows the whole answer has, when the page says so.
    """

    page: SavedPage
    part: str
    rows: int
    numbers: tuple[int, ...]
    following: str
    count: int | None
    content: int = field(repr=False)

    @property
    def place(self) -> tuple[int, ...]:
        """What makes it the same page, whatever its values are."""
        return (self.numbers[0], self.rows) if self.numbers else (self.content,)

    @property
    def skipped(self) -> int | None:
        """How many rows come before the next page, when the address of that page says so."""
        found = SKIPPED.search(self.following)
        return int(found[1]) if found else None


def is_data(path: Path) -> bool:
    """Whether a JSON file holds figures of a table, by its name or the address at its start."""
    return bool(_DATA_NAME.fullmatch(path.name)) or saved_json.part_in_head(path) in DATA_PARTS


def by_table(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Files with figures, together where they are of one table in one folder; in the order of their names."""
    found: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in paths:
        table = saved_json.table_in_head(path) or saved_json.table_of({}, path.name)
        found[path.parent, table.casefold()].append(path)
    return [tuple(sorted(pages, key=lambda page: (len(page.name), page.name))) for pages in found.values()]


def whole_answer(pages: Sequence[SavedPage], first: Document) -> SavedAnswer:
    """The pages without those that were saved twice.

    Args:
        first: the content of the first page.

    Raises:
        Unreadable: when a page is missing, or an answer has another number of rows than it says.
    """
    read = [_read(page, first if page is pages[0] else None) for page in pages]
    kept: dict[tuple[str, int], _Read] = {}
    notices = []
    for found in read:
        same = kept.setdefault((found.part, found.content), found)
        if same is not found:
            notices.append(Notice(found.page.name, "cbs_dubbel_bewaard", same.page.name))
    with also_said(lambda: notices):
        _demand_numbered(read)
        listed = _demand_listed(read, saved_json.table_of(first, pages[0].name))
        for part in sorted({found.part for found in read}):
            _demand_whole([found for found in kept.values() if found.part == part])
    told = listed or any(found.count is not None or found.skipped is not None for found in read)
    if not told and (number := _starts_at(read)):
        notices.append(Notice(pages[0].name, "cbs_begint_later", str(number)))
    if not told:
        notices += _gaps(list(kept.values()))
    return SavedAnswer(tuple(found.page for found in kept.values()), tuple(notices))


def next_link(document: Document) -> str:
    """The address of the next page; empty when this is the last one."""
    return next((link for key in NEXT_LINKS if isinstance(link := document.get(key), str)), "")


def incomplete(page: SavedPage, rule: str, *hints: str) -> Unreadable:
    """What is missing from an answer, with the page that tells so."""
    return Unreadable(Finding(page.name, 0, "", "", rule, hints))


def _read(page: SavedPage, document: Document | None) -> _Read:
    document = saved_json.read_json(page.path, page.name) if document is None else document
    rows = saved_json.records(document, page.name)
    counts = [str(document[key]) for key in TOLD_COUNTS if key in document]
    return _Read(
        page,
        saved_json.part_of(document),
        len(rows),
        _numbers(rows),
        next_link(document),
        int(counts[0]) if counts and counts[0].isascii() and counts[0].isdigit() else None,
        hash(repr(rows)),
    )


def _numbers(rows: Sequence[Document]) -> tuple[int, ...]:
    for key in ROW_NUMBERS:
        found = [row.get(key) for row in rows]
        if found and all(type(number) is int for number in found) and len(set(found)) == len(found):
            return tuple(number for number in found if isinstance(number, int))
    return ()


def _demand_whole(read: Sequence[_Read]) -> None:
    """Refuse the pages of one part of a table when one of them is missing."""
    pages = sorted({found.place: found for found in read}.values(), key=lambda found: found.numbers[:1])
    to_be_continued = [found for found in pages if found.following]
    if to_be_continued and len(pages) - len(to_be_continued) != 1:
        raise incomplete(to_be_continued[-1].page, "cbs_niet_heel")
    _demand_skipped(to_be_continued)
    if to_be_continued:
        _demand_connected(pages)
    _demand_counted(pages)


def _demand_numbered(pages: Sequence[_Read]) -> None:
    """Files that are called page 1, page 2 and so on skip none."""
    named = {int(found[1]): read for read in pages if (found := PAGE_NUMBER.search(read.page.path.stem))}
    for expected, number in enumerate(sorted(named), start=0 if 0 in named else 1):
        if number != expected:
            raise incomplete(named[number].page, "cbs_niet_heel")


def _starts_at(pages: Sequence[_Read]) -> int | None:
    """The number of the first row when it is not the first of its table: a selection, or a page is missing."""
    if not all(found.numbers for found in pages if found.rows):
        return None
    first = min((found.numbers[0] for found in pages if found.numbers), default=FIRST_NUMBER)
    return first if first > FIRST_NUMBER else None


def _gaps(pages: Sequence[_Read]) -> list[Notice]:
    """Where numbers are missing between pages that skip none themselves: a selection, or a page is missing."""
    ordered = sorted((found for found in pages if found.numbers), key=lambda found: found.numbers[0])
    if any(found.numbers != tuple(_run(found)) for found in ordered):
        return []
    return [
        Notice(after.page.name, "cbs_rijen_ertussen", str(before.numbers[-1]), (str(after.numbers[0]),))
        for before, after in itertools.pairwise(ordered)
        if before.part == after.part and after.numbers[0] > before.numbers[-1] + 1
    ]


def _run(found: _Read) -> range:
    return range(found.numbers[0], found.numbers[0] + len(found.numbers))


def _demand_listed(pages: Sequence[_Read], table: str) -> bool:
    """Whether there is a list of the pages (`index.json`), left by who saved them; none of it is missing."""
    first = pages[0].page
    index = saved_json.read_companion(first.path.parent / "index.json")
    listed = index.get("observationPages")
    if (
        not isinstance(listed, list)
        or not table
        or saved_json.table_of(index, "").casefold() != table.casefold()
    ):
        return False
    if not set(map(str, listed)) <= {read.page.path.name for read in pages}:
        raise incomplete(first, "cbs_niet_heel")
    return True


def _demand_skipped(pages: Sequence[_Read]) -> None:
    """Each page has as many rows as the address of the next one passes over."""
    before = 0
    told = [(found.skipped, found) for found in pages if found.skipped is not None]
    for skipped, found in sorted(told, key=lambda one: one[0] or 0):
        if found.rows != (skipped or 0) - before:
            raise incomplete(found.page, "cbs_niet_heel")
        before = skipped or 0


def _demand_connected(pages: Sequence[_Read]) -> None:
    """Rows whose numbers rise by the same step within every page do so from page to page.

    Rows that were chosen with a filter rise by unequal steps, and tell nothing.
    """
    numbered = [found for found in pages if found.numbers]
    steps = {b - a for found in numbered for a, b in itertools.pairwise(found.numbers)} or {1}
    if len(steps) > 1:
        return
    for one, other in itertools.pairwise(numbered):
        if other.numbers[0] - one.numbers[-1] > max(steps):
            raise incomplete(other.page, "cbs_niet_heel")


def _demand_counted(pages: Sequence[_Read]) -> None:
    """An answer has as many rows as it says: all pages together, or a page that is an answer by itself."""
    numbers = {number for found in pages for number in found.numbers}
    rows = len(numbers) if all(found.numbers for found in pages) else sum(found.rows for found in pages)
    alone = not any(found.following for found in pages)
    for found in pages:
        if found.count not in (None, rows) and not (alone and found.count == found.rows):
            raise incomplete(found.page, "cbs_ander_aantal", str(rows), str(found.count))


def each_once(
    read: Callable[[], Iterator[Document]], keys: Sequence[str], cells: Sequence[str], file: str
) -> Iterator[Document]:
    """The rows of a table, one for each observation.

    Args:
        read: reads the rows from the start.
        keys: the columns that tell observations apart.
        cells: the columns with figures.
        file: as the user knows it.

    Raises:
        Unreadable: when two rows give an observation different figures.
    """
    seen: dict[int, int] = {}
    first: Mapping[tuple[str, ...], Document] = {}
    for row in read():
        key = tuple(text_of(row, name) for name in keys)
        mark, content = hash(key), _hash(row)
        if mark not in seen:
            seen[mark] = content
            yield row
        elif seen[mark] != content:
            first = first or _first_rows(read(), keys)
            _demand_same(first[key], row, key, cells, file)


def _first_rows(rows: Iterator[Document], keys: Sequence[str]) -> Mapping[tuple[str, ...], Document]:
    found: dict[tuple[str, ...], Document] = {}
    for row in rows:
        found.setdefault(tuple(text_of(row, name) for name in keys), row)
    return found


def _demand_same(
    one: Document, other: Document, key: tuple[str, ...], cells: Sequence[str], file: str
) -> None:
    for name in cells:
        values = (one.get(name), other.get(name))
        if _plain(values[0]) != _plain(values[1]):
            said = tuple(text_of({"": value}, "") or "–" for value in values)
            where = ", ".join(part for part in key if part)
            raise Unreadable(Finding(file, 0, name, where, "cbs_twee_waarden", said))


def _plain(cell: Any) -> object:
    try:
        return number_in(cell)
    except NotANumber:
        return str(cell).strip()


def _hash(row: Document) -> int:
    try:
        return hash(tuple(row.values()))
    except TypeError:
        return hash(repr(row))
