"""What is typed on screen: one row of a dataset as text, and what two people made of the same row."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cells = Mapping[str, str]
"""Column to what stands in it, as a file would have it; empty is unknown."""

TYPED_KIND = "getypt"
"""The kind of a load of what was typed."""


@dataclass(frozen=True)
class OpenedRow:
    """The row of a dataset that a form was opened on.

    `cells` are what counted then, by which a later change is seen; None where nothing did. A `fresh` row is of a key
    that no load has, not even one that was taken back.
    """

    dataset: str
    key: Cells
    cells: Cells | None = None
    fresh: bool = False


class ChangedMeanwhile(Exception):
    """The row of a form is another one by now; `cells` are what counts, None when nothing does any more."""

    def __init__(self, cells: Cells | None) -> None:
        super().__init__("changed meanwhile")
        self.cells = cells


@dataclass(frozen=True)
class Clash:
    """A column in which a form and what counts now differ: as it was when the form was opened, and both as they are."""

    column: str
    opened: str
    theirs: str
    mine: str

    @property
    def preferred(self) -> str | None:
        """What stays when nobody chooses: the only change; None where both changed it."""
        if self.mine == self.opened:
            return self.theirs
        return self.mine if self.theirs == self.opened else None


def as_cell(value: object) -> str:
    """A value of the store as a file would have it, with a decimal point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return str(value)


def clashes(columns: Iterable[str], opened: Cells, theirs: Cells, mine: Cells) -> tuple[Clash, ...]:
    """The columns in which what was typed differs from what counts now, in their order.

    Args:
        opened: what counted when the form was opened.
        theirs: what counts now.
        mine: what was typed.
    """
    found = (
        Clash(name, *(cells.get(name, "").strip() for cells in (opened, theirs, mine))) for name in columns
    )
    return tuple(clash for clash in found if clash.theirs != clash.mine)


def new_code(words: str, day: dt.date, number: int = 1) -> str:
    """A code to read and to keep: the year and month, and the first words; the second of the same ends in `-2`.

    Args:
        words: what is called so.
        day: whose year and month stand in front.
    """
    begun = words_of_code(words, f"{day:%Y-%m}")
    return f"{begun}-{number}" if number > 1 else begun


def words_of_code(words: str, *before: str) -> str:
    """The first words in the letters and digits of a code, with dashes between; empty when there are none.

    Args:
        before: what the code begins with.
    """
    parts = list(before)
    for word in "".join(_plain(sign) for sign in words.lower()).split():
        if len("-".join([*parts, word])) > LONGEST_CODE:
            break
        parts.append(word)
    return "-".join(parts)


def free_code(words: str, taken: Iterable[str], otherwise: str) -> str:
    """A code made of words that is not taken.

    Args:
        words: what is called so.
        otherwise: what stands where these hold no letter and no digit.
    """
    begun, known = words_of_code(words) or otherwise, set(taken)
    codes = (begun if number == 1 else f"{begun}-{number}" for number in itertools.count(1))
    return next(code for code in codes if code not in known)


LONGEST_CODE = 48
"""Signs of a code that is made, which leaves room for a number."""
_LETTERS = str.maketrans("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy")


def _plain(sign: str) -> str:
    plain = sign.translate(_LETTERS)
    return plain if plain.isascii() and plain.isalnum() else " "
