"""Kept views on the page Partnerschap.

Few partnerships have any, and their pictures need all that can be compared: that is imported where there is one.
"""

from __future__ import annotations

from lib.answers.explore.kept import pinned_views
from lib.answers.snapshot import Snapshot
from lib.domain.explore.kept import KeptView
from lib.domain.partners import Partner
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui.controls import block
from lib.ui.links import link_to
from lib.ui.pictures import draw, show_source, tell_of
from lib.ui.words import escaped, note

MOST_PINNED = 3
"""Kept views whose pictures stand on the page Partnerschap; of more the links."""


def show_pinned(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The kept views of a partnership that were put on its page: the first few drawn, the others as links."""
    found = pinned_views(focus, snapshot)
    if not found:
        return
    from lib.pictures.explore.pinned import pinned_pictures

    for view, picture in pinned_pictures(found[:MOST_PINNED], snapshot, language).items():
        with block(f"weergave_{view.code}", picture.heading):
            note(language.say("Bewaarde weergave: {title}", title=view.title))
            draw(picture)
            tell_of(picture)
            show_source(picture)
            link_to_view(view, language)
    for view in found[MOST_PINNED:]:
        link_to_view(view, language)


def link_to_view(view: KeptView, language: Language, of: Partner | None = None) -> None:
    """The link that shows a view again, under its name.

    Args:
        of: whose it is, where that is to be said.
    """
    named = f"{view.title} · {partner_name(language, of)}" if of else view.title
    link_to("vergelijken", view.choices, language, label=escaped(named))
