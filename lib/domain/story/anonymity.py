"""Others without a name: what a room may see of partnerships that did not ask to be shown.

An exact value of a public source gives a name away. So the values of others are averaged in groups of at least five
that lie next to each other (microaggregation, as statistical offices do: Domingo-Ferrer and Mateo-Sanz 2002), and a
group takes its median. Whoever looks for the nearest published value is right at most once in five times. Two figures
of one partnership are never shown as a pair: five of one and five of the other may share one partnership only.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Callable, Mapping
from dataclasses import replace

from lib.domain.comparison.spread import FigureSpread
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.peers import MINIMUM_PEERS

GROUP_DIGITS = 3
"""Significant digits of the value of a group."""


def anonymous_spread(spread: FigureSpread, deck: str, name: Callable[[int], str]) -> FigureSpread | None:
    """The spread with every other partnership under a pseudonym and at the median of its group.

    Who is of similar size, and whose figure has another status than that of the focus, would narrow a group down: the
    first is not told and the second left out.

    Args:
        spread: with the figure of the focus, which keeps its name and value.
        deck: what the pseudonyms belong to: they are the same inside it, and others elsewhere.
        name: a pseudonym by its number, from 1.

    Returns:
        None with fewer than five others.
    """
    others = {p: figure for p, figure in spread.others.items() if figure.status == spread.own.status}
    if len(others) < MINIMUM_PEERS:
        return None
    numbers = pseudonyms([partner.code for partner in others], deck)
    grouped = grouped_values({partner.code: figure.value for partner, figure in others.items()})
    figures: dict[Partner, Figure] = {spread.focus: spread.own}
    for partner in sorted(others, key=lambda each: numbers[each.code]):
        hidden = _hidden(partner, numbers[partner.code], name)
        figures[hidden] = _plain_figure(others[partner], grouped[partner.code])
    return replace(spread, figures=figures, similar=frozenset(), chosen=False)


def pseudonyms(codes: list[str], deck: str) -> dict[str, int]:
    """A number per code, from 1, in an order that belongs to the deck and tells nothing of the codes."""
    ordered = sorted(codes, key=lambda code: hashlib.sha256(f"{deck}\n{code}".encode()).digest())
    return {code: number for number, code in enumerate(ordered, start=1)}


def grouped_values(values: Mapping[str, float]) -> dict[str, float]:
    """Each value at the median of its group of at least five neighbours.

    Args:
        values: at least five, by code.
    """
    ordered = sorted(values, key=lambda code: (values[code], code))
    size = MINIMUM_PEERS
    starts = list(range(0, len(ordered) - size + 1, size))
    found: dict[str, float] = {}
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(ordered)
        group = ordered[start:end]
        middle = float(f"{statistics.median(values[code] for code in group):.{GROUP_DIGITS}g}")
        found |= dict.fromkeys(group, middle)
    return found


def _hidden(partner: Partner, number: int, name: Callable[[int], str]) -> Partner:
    """A partner of which only the realm is left."""
    code = f"p{number}"
    return Partner(code, name(number), code, code, "", partner.fictitious, country=partner.country)


def _plain_figure(figure: Figure, value: float) -> Figure:
    """The figure with the value of its group, and nothing that belongs to one partnership."""
    return Figure(
        None, None, figure.indicator, figure.period, figure.status, value, "", fictitious=figure.fictitious
    )
