"""The stories that are ready for every partnership that works together, made of what its pages show."""

from __future__ import annotations

from collections.abc import Iterator

from lib.answers.chooser import Chooser
from lib.answers.focus import FOCUS_NAME, in_focus
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets.story import PAGES_TOLD
from lib.domain.partners import Partner
from lib.domain.story.stories import ReadyKind, Story, StorySlide

COMPARISON, REVIEW, SERVICE_LEVELS, COSTS, MARKET, COOPERATION, AGREEMENTS, EXPLORING, SCENARIOS = PAGES_TOLD
OF_ONE_PARTNERSHIP: dict[str, tuple[str, ...]] = {
    COMPARISON: ("verloop",),
    REVIEW: ("areaal", "dienstverlening", "brug", "gegeven", "verloop"),
    SERVICE_LEVELS: ("beeld", "verloop", "gebieden", "verdeling"),
    COSTS: ("opbouw", "brug"),
    COOPERATION: ("beeld", "vraag", "elkaar", "verloop"),
    AGREEMENTS: ("looptijd", "brandjes"),
    SCENARIOS: ("brug", "brug_ernaast", "gehaald"),
}
"""The pictures in which no other partnership stands, by page: what an anonymous story may show."""
NO_COOPERATION = "onbekend"
"""The form of contract of a municipality of which only figures are known, and not who does the work."""

WASTE_OF_EVERYONE = {"dienst": "afval", "kosten": "lasten_afval_eur_inw"}
"""The cost that all Dutch municipalities give, for where a partnership lies among them."""

_TOLD: dict[ReadyKind, tuple[tuple[str, str], ...]] = {
    ReadyKind.REVIEW: (
        (REVIEW, "verloop"),
        (REVIEW, "dienstverlening"),
        (REVIEW, "brug"),
        (REVIEW, "gegeven"),
        (MARKET, "spreiding"),
        (COMPARISON, "beeld"),
        (COMPARISON, "spreiding-kosten"),
        (COMPARISON, "spreiding-milieu"),
        (COMPARISON, "spreiding-kwaliteit"),
        (REVIEW, "areaal"),
        (AGREEMENTS, "besluiten"),
    ),
    ReadyKind.SESSION: (
        (COMPARISON, "beeld"),
        (COMPARISON, "spreiding-kosten"),
        (COMPARISON, "spreiding-kwaliteit"),
        (COMPARISON, "spreiding-tevredenheid"),
        (COMPARISON, "spreiding-milieu"),
        (COMPARISON, "verloop"),
        (SERVICE_LEVELS, "beeld"),
        (COSTS, "opbouw"),
        (MARKET, "spreiding"),
    ),
}


def ready_stories(snapshot: Snapshot) -> tuple[Story, ...]:
    """A story of each kind for every partnership that works together, the one that pages open on first."""
    first, everyone = in_focus(Chooser({}), snapshot)
    partners = [p for p in everyone if p.contract_form != NO_COOPERATION]
    partners.sort(key=lambda partner: (partner != first, partner.fictitious))
    return tuple(story for partner in partners for story in stories_of(partner))


def stories_of(partner: Partner) -> Iterator[Story]:
    """A story of each kind for one partnership."""
    for kind, pictures in _TOLD.items():
        focus = {FOCUS_NAME: partner.code}
        slides = [StorySlide(page, focus, block) for page, block in pictures]
        slides.append(StorySlide(COMPARISON, {**focus, **WASTE_OF_EVERYONE}, "spreiding-kosten"))
        yield Story(f"{kind}-{partner.code}", "", partner.code, tuple(slides), kind=kind)
