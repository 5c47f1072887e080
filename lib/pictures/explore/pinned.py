"""The pictures of kept views that stand on the page of their partnership."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import choose
from lib.answers.focus import FOCUS_NAME
from lib.answers.snapshot import Snapshot
from lib.domain.explore.kept import KeptView
from lib.pictures.explore.everyone import main_picture
from lib.pictures.picture import Picture
from lib.text.language import Language


def pinned_pictures(
    views: Iterable[KeptView], snapshot: Snapshot, language: Language
) -> dict[KeptView, Picture]:
    """The main picture of each view, as the page Vergelijken has it now."""
    found = {}
    for view in views:
        choices = choose({**view.choices, FOCUS_NAME: view.partnership}, snapshot)
        if choices is not None:
            main = main_picture(choices, answer(choices, snapshot), language)
            found[view] = replace(main, name=f"weergave_{view.code}")
    return found
