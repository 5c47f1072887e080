"""An attack on an anonymous story: who holds every number of the file against all that is published is right at most
once in five times.

Every part of the file is read to the bottom: slides, notes, alternative texts, properties, the charts, and each sheet
of each workbook inside. What is known to the attacker is every figure and characteristic of the store: the Iv3
accounts and budgets, the context of Statistics Netherlands and what partnerships publish.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from lib.answers.comparison.answer import figure_spreads
from lib.answers.comparison.choices import choose
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.story.anonymity import grouped_values
from lib.domain.story.stories import Story, StorySlide
from lib.export.slides.presentation import as_presentation
from lib.pictures.story.telling import deck_of
from lib.text.language import DUTCH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

COMMON_COSTS = {
    "afval": "lasten_afval_eur_inw",
    "groen": "lasten_groen_eur_inw",
    "verharding": "lasten_wegen_eur_inw",
}
TELLING_DIGITS = 4
"""A number of fewer digits is that of many."""
NUMBER, IN_WORDS = r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?", r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """All Dutch municipalities."""
    with snapshot_of(make_store("nederland", tmp_path_factory.mktemp("nederland"))) as opened:
        yield opened


def numbers_in(packed: bytes) -> Iterator[float]:
    """Every number that is told or kept anywhere in a file of an office program, as often as it stands there."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        for name in opened.namelist():
            part = opened.read(name)
            if name.endswith(".xlsx"):
                yield from numbers_in(part)
            elif name.endswith((".xml", ".rels")):
                yield from numbers_told(part.decode())


def numbers_told(xml: str) -> Iterator[float]:
    """The numbers in texts and in attributes that hold text; read as a computer writes them, and as Dutch words."""
    told = [*re.findall(r">([^<>]+)<", xml), *re.findall(r'(?:descr|name|title)="([^"]*)"', xml)]
    for words in told:
        plain = re.fullmatch(NUMBER, words.strip())
        if plain:
            yield round(float(plain[0]), 6)
            continue
        for found in re.findall(IN_WORDS, words):
            yield round(float(found.replace(".", "").replace(",", ".")), 6)


def published(whole: Snapshot, focus: str) -> tuple[dict[float, str], set[float]]:
    """Who a published value is of, for all but one partnership; and the values of that one."""
    known: dict[float, str] = {}
    own: set[float] = set()
    for code in {found.indicator for found in whole.available}:
        for partner, series in whole.measured(code).partners.items():
            values = {round(f.value, 6) for by_period in series.figures.values() for f in by_period.values()}
            if partner.code == focus:
                own |= values
            else:
                known |= dict.fromkeys(values, partner.code)
    codes = {partner.client: partner.code for partner in whole.registry.partners}
    with whole.store.rows(whole.version, whole.scope) as rows:
        for row in rows.all("kenmerken", "organisatie"):
            if row.waarde is None:
                continue
            if codes.get(row.organisatie) == focus:
                own.add(round(float(row.waarde), 6))
            else:
                known[round(float(row.waarde), 6)] = codes.get(row.organisatie, row.organisatie)
    return known, own


def recognised(
    content: bytes, groups: Mapping[float, list[set[str]]], known: Mapping[float, str], own: set[float]
) -> tuple[float, float]:
    """How many numbers of others stand in the file, and of how many the nearest published value names the right one.

    Args:
        groups: who shares a value that is drawn, on each slide where it is. Of each appearance of it one of them is
            meant, and the attacker names one and the same every time.
        known: who a published value is of. A number that is exactly one of these gives its holder away.
        own: of the partnership that the story is of, which is told by name.
    """
    ordered = sorted(known)
    right = total = 0.0
    for number, times in Counter(numbers_in(content)).items():
        place = bisect_left(ordered, number)
        nearest = min(ordered[max(place - 1, 0) : place + 1], key=lambda value: abs(value - number))
        if number in groups:
            total += times
            hit = [len(group) for group in groups[number] if known[nearest] in group]
            right += times / min(hit) if hit else 0
        elif nearest == number and number not in own and digits(number) >= TELLING_DIGITS:
            total += times
            right += times
    return right, total


def digits(number: float) -> int:
    return len(f"{abs(number):.6f}".rstrip("0").replace(".", "").strip("0"))


def spreads_of(focus: str, whole: Snapshot) -> Iterator[tuple[StorySlide, dict[float, set[str]]]]:
    """A slide per service with where a partnership lies among all, and who shares each value drawn on it."""
    for service, cost in COMMON_COSTS.items():
        choices = {"focus": focus, "dienst": service, "kosten": cost}
        spread = next(s for s in figure_spreads(choose(choices, whole), whole) if s.indicator.code == cost)
        others = {p.code: f.value for p, f in spread.others.items() if f.status == spread.own.status}
        groups: dict[float, set[str]] = {}
        for code, value in grouped_values(others).items():
            groups.setdefault(round(value, 6), set()).add(code)
        yield StorySlide("kwaliteit-en-kosten", choices, "spreiding-kosten"), groups


@pytest.mark.parametrize("focus", ["nijmegen-dar", "zwolle-rova"])
def test_the_nearest_published_value_is_right_at_most_once_in_five(whole: Snapshot, focus: str) -> None:
    found = list(spreads_of(focus, whole))
    ready = [s for s in ready_stories(whole) if s.partnership == focus]
    slides = [slide for slide, _ in found] + [slide for story in ready for slide in story.slides]
    groups: dict[float, list[set[str]]] = {}
    for _, of_slide in found:
        for value, codes in of_slide.items():
            groups.setdefault(value, []).append(codes)
    story = Story("geheim", "Zonder namen", focus, tuple(slides), anonymous=True)
    known, own = published(whole, focus)

    right, total = recognised(as_presentation(deck_of(story, whole, DUTCH), DUTCH), groups, known, own)
    assert total >= 3 * 300, "everyone is drawn"
    assert right <= total / 5

    named = as_presentation(deck_of(replace(story, anonymous=False), whole, DUTCH), DUTCH)
    right, total = recognised(named, {}, known, own)
    assert right >= 3 * 300, "the attack finds who is not hidden"
