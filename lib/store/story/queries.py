"""The stories that are in the store, with their slides."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import parse_qsl

from lib.domain.story.stories import Story, StorySlide
from lib.store.rows import Rows


def read_stories(rows: Rows) -> tuple[Story, ...]:
    """Every story by title, its slides in their order."""
    slides: dict[str, list[StorySlide]] = defaultdict(list)
    for row in rows.all("dias", "verhaal", "volgorde"):
        choices = dict(parse_qsl(row.keuzes))
        slides[row.verhaal].append(
            StorySlide(row.pagina, choices, row.blok or "", row.titel or "", row.zin or "")
        )
    return tuple(
        Story(
            row.verhaal,
            row.titel,
            row.partnerschap,
            tuple(slides[row.verhaal]),
            anonymous=row.anoniem,
            frozen_at=row.stand,
            frozen_on=row.stand_datum,
        )
        for row in rows.all("verhalen", "titel", "verhaal")
    )
