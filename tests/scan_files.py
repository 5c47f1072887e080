"""Files of the cooperation scan, for tests that load them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

HEADER = "partnerschap;ronde;kant;laag;respondent;vraag;over;antwoord;bron\n"
ROUNDS_HEADER = "partnerschap;ronde;kant;laag;uitgenodigd;bron\n"

Cell = tuple[str, str, str, str]
"""Side, layer, question, and whom it is about."""


def answers_file(
    cells: Mapping[Cell, Iterable[int | str]], *, partnership: str = "aa-cc", period: str = "2024"
) -> str:
    """Each cell with the answers of its people, who are the same for every question of a group."""
    rows = [
        f"{partnership};{period};{side};{tier};{side[8:11]}{tier[:2]}9{number:03}x;{question};{about};{answer};scan\n"
        for (side, tier, question, about), answers in cells.items()
        for number, answer in enumerate(answers)
    ]
    return HEADER + "".join(rows)


def rounds_file(
    invited: Mapping[tuple[str, str], int], *, partnership: str = "aa-cc", period: str = "2024"
) -> str:
    """How many were invited of each side and layer."""
    rows = [
        f"{partnership};{period};{side};{tier};{count};uitnodiging\n"
        for (side, tier), count in invited.items()
    ]
    return ROUNDS_HEADER + "".join(rows)


def people(*counts: int) -> list[int | str]:
    """So many answers 1, 2, 3 and 4, and so many that do not apply."""
    return [step for step, count in zip((1, 2, 3, 4, "nvt"), counts, strict=False) for _ in range(count)]
