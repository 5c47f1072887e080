"""How heavily each characteristic counts for who are alike, as it stands in the URL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.answers.chooser import NO, Chooser
from lib.answers.explore.context import DEFAULT_WEIGHT, MOST_WEIGHT, SIZE_AND_DENSITY, preset_of

WEIGHTS_NAME = "gewichten"


def written_weights(weights: Mapping[str, int]) -> str:
    """Weights as they stand in the URL: `inwoners:2 stedelijkheidsklasse:1`."""
    return " ".join(f"{name}:{weight}" for name, weight in weights.items() if weight > 0) or NO


def weights_asked(chooser: Chooser, variables: Sequence[str]) -> dict[str, int]:
    """The weights that are asked for, as far as they can be; those of the usual preset where none can.

    Args:
        variables: the characteristics that can be weighed.
    """
    asked = chooser.wanted.get(WEIGHTS_NAME)
    usual = dict.fromkeys(preset_of(SIZE_AND_DENSITY, variables), DEFAULT_WEIGHT)
    if asked is None:
        return usual
    found: dict[str, int] = {}
    for part in asked.split() if asked != NO else ():
        name, _, number = part.partition(":")
        weight = _as_weight(number)
        if name in variables and weight is not None:
            found[name] = weight
        else:
            chooser.unmet.append((WEIGHTS_NAME, part))
    return {name: found[name] for name in variables if name in found} if found or asked == NO else usual


def _as_weight(text: str) -> int | None:
    return int(text) if text in map(str, range(MOST_WEIGHT + 1)) else None
