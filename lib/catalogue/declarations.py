"""The vocabulary in which a dataset of the data contract is declared.

A dataset is declared once (in `datasets`); its table, its checks and its documentation come from that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_SIGNS = 200
"""Signs in a name."""


class Kind(StrEnum):
    """What a cell may hold; the value is the word the documentation uses."""

    CODE = "code"
    TEXT = "tekst"
    CHOICE = "keuze"
    NUMBER = "getal"
    INTEGER = "geheel getal"
    YEAR = "jaar"
    PERIOD = "periode"
    DATE = "datum"
    BOOLEAN = "ja/nee"
    URL = "webadres"


class Topic(StrEnum):
    """What a page asks about: the rooms in which answers are found."""

    COMPARISON = "comparison"
    SERVICE_LEVELS = "service_levels"
    COSTS = "costs"
    MARKET = "market"
    COOPERATION = "cooperation"
    AGREEMENTS = "agreements"
    DECISIONS = "decisions"
    STORY = "story"
    EXPLORE = "explore"


@dataclass(frozen=True)
class Column:
    """One column: its kind and the limits that a single cell must keep.

    Attributes:
        choices: the allowed values of a choice.
        pattern: a regular expression that the whole text must match.
        minimum, maximum: smallest and largest value allowed; `above` a lower limit that is not allowed itself.
        longest: the most signs that a text may have; None for any number.
        refers_to: the dataset in which this code must exist.
        unique: no two rows (of different keys) may share the value.
        secret: the value is not told of a row that is confidential.
        of_codes: its texts are codes of a standard, in which `NA` and its like are values.
        groups: rows with the same text belong together, so it is kept in one spelling, whatever was typed.
        coordinate: a number that is a place on the map, and never counts anything.
        example: what a template shows; `forms` what is told of a text that is not of the `pattern`, where that takes
            more.
        personal: of a person; no value of it is ever told, not of a faulty row either.
    """

    name: str
    kind: Kind
    explanation: str
    explanation_en: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    longest: int | None = None
    refers_to: str | None = None
    unique: bool = False
    secret: bool = False
    of_codes: bool = False
    groups: bool = False
    coordinate: bool = False
    personal: bool = False
    example: str = ""
    forms: str = ""

    @property
    def sample(self) -> str:
        """An example; of a choice the first, where none is given."""
        return self.example or next(iter(self.choices), "")


@dataclass(frozen=True)
class Dataset:
    """A dataset of the contract.

    Attributes:
        topics: what its rows are figures of, or figures are computed from; the pages on these move with it.
        rules: names of the checks on more than one cell (see lib/store/loads/rules.py).
        whole: key columns of what its rows come and go as, where single rows are told to nobody: neither their values
            nor how many there are.
    """

    name: str
    title: str
    title_en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    topics: tuple[Topic, ...] = ()
    rules: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @property
    def is_personal(self) -> bool:
        """Whether a row tells of a person."""
        return any(column.personal for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def of_kind(self, kind: Kind) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind == kind)

    @property
    def beside_key(self) -> tuple[str, ...]:
        """The columns that are not part of the key."""
        return tuple(name for name in self.column_names if name not in self.key)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)
