"""What those who start ask themselves, as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lib.catalogue.definitions import Code, Definition, Words, read_definitions
from lib.domain.self_scan.first_steps import ScanQuestion, ScanStep

PATH_OF_SCAN = Path(__file__).parent / "self_scan.toml"


class _ScanDefinition(Definition):
    vraag: Code
    stap: ScanStep
    tekst: Words
    tekst_en: Words
    eerst: Words
    eerst_en: Words


@cache
def scan_questions(path: Path = PATH_OF_SCAN) -> tuple[ScanQuestion, ...]:
    """The questions in the order of their file.

    Raises:
        CatalogueError: at the first wrong one, with its file and line.
    """
    return tuple(
        ScanQuestion(d.vraag, d.stap, d.tekst, d.tekst_en, d.eerst, d.eerst_en)
        for d in read_definitions(path, "vraag", "vraag", _ScanDefinition)
    )
