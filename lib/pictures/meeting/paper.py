"""What a meeting on one partnership has before it on paper: the sheet to discuss from, and every picture after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from lib.answers.review.answer import answer
from lib.answers.review.choices import ReviewChoices, choose
from lib.answers.review.opening import opening_of
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import REVIEW
from lib.pictures.meeting.discussion_sheet import SheetPart, discussion_sheet
from lib.pictures.meeting.opening import open_meeting
from lib.pictures.picture import Picture
from lib.pictures.review import review_pictures
from lib.tables.review import facts
from lib.text.language import Language
from lib.text.terms import partner_name, service_name
from lib.text.wishes import unmet_sentences


@dataclass(frozen=True)
class MeetingPaper:
    """The paper of a meeting.

    `about` names the partnership, the service and the period; `chosen` says what that is compared with, of which data
    it is and at which address the same stands; `unmet` says which wishes cannot be met.
    """

    about: str
    facts: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    pictures: tuple[Picture, ...]
    chosen: tuple[str, ...]
    fictitious: bool
    unmet: tuple[str, ...]


def meeting_paper(
    wishes: Mapping[str, str], snapshot: Snapshot, today: dt.date, language: Language
) -> MeetingPaper | None:
    """The paper of what is chosen on the page "Partnerschap"; None of a partnership without figures.

    Args:
        wishes: URL names and values, as on that page.
        today: the day that counts as now, for what is due.
    """
    choices = choose(wishes, snapshot)
    shown = answer(choices, snapshot)
    if shown is None:
        return None
    pictures = review_pictures(choices, shown, language)
    opened = open_meeting(opening_of(shown.focus, snapshot, today), language)
    told = facts(shown.focus, snapshot.registry.organisations, language)
    return MeetingPaper(
        what_about(choices, language),
        tuple(f"{label}: {text}" for label, text in told),
        discussion_sheet(choices, shown, pictures, language, opened.sheet),
        tuple(pictures.values()),
        _chosen(choices, snapshot, language),
        shown.focus.fictitious,
        tuple(unmet_sentences(language, choices.unmet, choices.focus)),
    )


def what_about(choices: ReviewChoices, language: Language) -> str:
    """The partnership, the service and the period that are chosen."""
    named = [
        partner_name(language, choices.focus) if choices.focus else "",
        service_name(language, choices.service) if choices.service else "",
        str(choices.period or ""),
    ]
    return " · ".join(part for part in named if part)


def _chosen(choices: ReviewChoices, snapshot: Snapshot, language: Language) -> tuple[str, ...]:
    from lib.pictures.story.telling import version_words  # it needs all that can be told

    say = language.say
    earlier = say("{period} of eerder", period=choices.previous) if choices.previous else say("niets")
    return (
        say("Vergeleken met: {period}", period=earlier),
        version_words(snapshot, language),
        say("Hetzelfde op het scherm: {address}", address=f"/{REVIEW}?{urlencode(choices.parameters())}"),
    )
