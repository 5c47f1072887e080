"""Worked examples: a small table of input and the outcome computed by hand, as data.

`tests/spec/test_worked_examples.py` computes each with the monitor's own functions; "Methode en bronnen" shows them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from lib.catalogue.definitions import CatalogueError, Code, Words

_HERE = Path(__file__).parent / "examples"

ExampleCell = str | int | float


class ExampleTable(BaseModel):
    """Rows under columns; numbers of an outcome are rounded to `decimalen`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kolommen: tuple[Words, ...]
    kolommen_en: tuple[Words, ...]
    rijen: tuple[tuple[ExampleCell, ...], ...]
    decimalen: int = 2

    @model_validator(mode="after")
    def _rectangular(self) -> ExampleTable:
        if len(self.kolommen_en) != len(self.kolommen):
            raise ValueError("kolommen_en must have as many names as kolommen")
        if any(len(row) != len(self.kolommen) for row in self.rijen):
            raise ValueError("every row must have a cell per column")
        return self


class WorkedExample(BaseModel):
    """One example: what goes in, what comes out, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    voorbeeld: Code
    titel: Words
    titel_en: Words
    uitleg: Words
    uitleg_en: Words
    bron: str | None = None
    invoer: ExampleTable
    uitkomst: ExampleTable


@cache
def worked_examples() -> tuple[WorkedExample, ...]:
    """All examples, in the order of their files.

    Raises:
        CatalogueError: at the first wrong one, with its file.
    """
    found: list[WorkedExample] = []
    for path in sorted(_HERE.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["voorbeeld"]:
            try:
                found.append(WorkedExample.model_validate(entry))
            except ValidationError as error:
                code = entry.get("voorbeeld", "?")
                raise CatalogueError(f"{path.name}: {code}: {error.errors()[0]['msg']}") from error
    return tuple(found)
