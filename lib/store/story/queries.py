"""The stories that are in the store, with their slides."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import parse_qsl

import sqlalchemy as sa

from lib.domain.story.stories import Story, StorySlide
from lib.store.rows import Filter, Rows


def read_loads_of(rows: Rows, code: str) -> tuple[int, ...]:
    """The loads that count and bring a story, the newest first."""
    return tuple(row.load_id for row in rows.kept(_brought, code=code))


def _brought(known: Filter) -> sa.Select:
    stories = known.ever("verhalen")
    return (
        sa.select(stories.c.load_id)
        .where(stories.c.verhaal == sa.bindparam("code"))
        .distinct()
        .order_by(stories.c.load_id.desc())
    )


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
