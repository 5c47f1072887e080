"""A story with its pictures: each slide resolved to what its page shows now, or to why that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlencode

from lib.answers.snapshot import Snapshot
from lib.domain.requests.deadline import while_time
from lib.domain.story.stories import Story, StorySlide
from lib.pictures.meeting.decisions import DECISIONS_TOLD
from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.pictures.story.gallery import Hung, anonymous_pictures_of, pictures_of
from lib.store.loads.history import newest_load
from lib.tables.table import Table
from lib.text.amounts import unit_words
from lib.text.indicators import definition, title
from lib.text.language import Language, msg
from lib.text.story.words import story_title
from lib.text.terms import partner_name

_GONE = msg(
    "Dit beeld is er niet meer: de cijfers zijn teruggedraaid, of het partnerschap heeft ze niet (meer)."
)
_NAMES_OTHERS = msg(
    "Dit verhaal is anoniem en in dit beeld zijn andere partnerschappen te herkennen. Daarom staat het er niet; een "
    "spreiding of een beeld van het eigen partnerschap kan wel."
)


def deck_of(story: Story, snapshot: Snapshot, language: Language, base: str = "") -> Deck:
    """The story as slides.

    Args:
        story: what is told.
        snapshot: the state of the store that it is told of.
        language: of everything but the presenter's own words.
        base: the address of the monitor, before that of a page.
    """
    name = _name_of(story, snapshot, language)

    @cache
    def hung(page: str, wishes: tuple[tuple[str, str], ...]) -> Hung:
        day = story.frozen_on
        if story.anonymous:
            return anonymous_pictures_of(page, dict(wishes), story.code, snapshot, language, day)
        return pictures_of(page, dict(wishes), snapshot, language, day)

    slides: dict[tuple[str, str], DeckSlide] = {}
    for number, slide in enumerate(while_time(story.slides)):
        shown = hung(slide.page, tuple(slide.choices.items()))
        for told in _told(story, slide, shown, name, language, base):
            slides.setdefault((told.picture.heading, "") if story.kind else ("", str(number)), told)
    state = _state(story, snapshot, language)
    return Deck(story_title(language, story, name), "" if story.kind else name, tuple(slides.values()), state)


def title_of(story: Story, snapshot: Snapshot, language: Language) -> str:
    """What a story is called."""
    return story_title(language, story, _name_of(story, snapshot, language))


def _name_of(story: Story, snapshot: Snapshot, language: Language) -> str:
    partner = next((p for p in snapshot.registry.partners if p.code == story.partnership), None)
    return partner_name(language, partner) if partner else ""


def _told(
    story: Story, slide: StorySlide, shown: Hung, name: str, language: Language, base: str
) -> Iterator[DeckSlide]:
    """The slide with its picture. A ready story leaves out what is not there; another says so in its place."""
    picture = shown.pictures.get(slide.block) if slide.block else next(iter(shown.pictures.values()), None)
    lost = picture is None or bool(shown.unmet)
    if story.kind and (picture is None or lost or not _shows_something(picture)):
        return
    if story.anonymous and picture is None:
        yield _without_picture(slide, language.say(_NAMES_OTHERS), language)
        return
    query = urlencode(shown.parameters or dict(slide.choices))
    address = f"{base}/{DECISIONS_TOLD if slide.block == DECISIONS_TOLD else slide.page}?{query}"
    if picture is None or lost:
        yield _without_picture(slide, language.say(_GONE), language, address)
        return
    sentence = slide.sentence or next(iter(picture.sentences), "")
    heading = language.say("Verloop: {name}", name=name) if picture.heading == name else picture.heading
    yield DeckSlide(
        slide.title or heading,
        sentence,
        picture,
        address,
        tuple(
            f"{title(language, i)} ({unit_words(language, i.unit)}): {definition(language, i)}"
            for i in shown.indicators
        ),
        slide,
    )


def _without_picture(slide: StorySlide, why: str, language: Language, address: str = "") -> DeckSlide:
    """A slide that says why its picture is not there."""
    empty = Picture(slide.block, slide.title, None, (why,), (), Table("", (), ()), "", False)
    title_shown = slide.title or language.say("Beeld zonder cijfers")
    return DeckSlide(title_shown, why, empty, address, origin=slide)


def _shows_something(picture: Picture) -> bool:
    """Whether a picture has something to see besides one row; a decision is something by itself."""
    least = 1 if picture.name == DECISIONS_TOLD else 2
    return picture.drawing is not None or bool(picture.large) or len(picture.table.rows) >= least


def _state(story: Story, snapshot: Snapshot, language: Language) -> str:
    """Of which data the story is, and whether it is fixed."""
    if story.frozen_on:
        return language.say(
            "Vastgezet: de gegevens zoals ze waren op {day}", day=language.date(story.frozen_on)
        )
    return version_words(snapshot, language)


def version_words(snapshot: Snapshot, language: Language) -> str:
    """Of which data something is made."""
    return language.say(
        "Samenwerkingsmonitor, versie {version} van de gegevens (lading {load})",
        version=snapshot.version,
        load=snapshot.ask(newest_load),
    )
