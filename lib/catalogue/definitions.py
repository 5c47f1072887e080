"""Reading definitions from TOML; what is wrong is told with file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from lib.domain.units import parse_unit

CODE_PATTERN = r"[a-z0-9_-]{1,60}"

Code = Annotated[str, StringConstraints(pattern=f"^{CODE_PATTERN}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def checked_unit(text: str) -> str:
    parse_unit(text)
    return text


class Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


D = TypeVar("D", bound=Definition)


class CatalogueError(Exception):
    """A definition is wrong; the message names the file and the line."""


def read_definitions(path: Path, table: str, code: str, model: type[D]) -> list[D]:
    """All `[[table]]` entries of a file as validated definitions with distinct codes."""
    try:
        entries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get(table, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    found: list[D] = []
    codes: set[str] = set()
    for number, entry in enumerate(entries):
        try:
            definition = model.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            key = str(first["loc"][0]) if first["loc"] else code
            line = line_of(path, table, number, key)
            raise CatalogueError(f"{path.name}:{line}: {key}: {first['msg']}") from error
        if getattr(definition, code) in codes:
            line = line_of(path, table, number, code)
            raise CatalogueError(f"{path.name}:{line}: {code} {getattr(definition, code)!r} is defined twice")
        codes.add(getattr(definition, code))
        found.append(definition)
    return found


def line_of(path: Path, table: str, number: int, key: str) -> int:
    """The line of a key in the n-th `[[table]]` (0-based), or of the table's heading without that key."""
    heading, lines = -1, path.read_text("utf-8").splitlines()
    count = -1
    for index, line in enumerate(lines, start=1):
        if line.strip() == f"[[{table}]]":
            count += 1
            if count == number:
                heading = index
        elif count == number and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return index
    return heading
