"""The order of the slides as a list to drag, by mouse, finger or keys: a component of our own in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from lib.domain.story.stories import Story, reordered
from lib.text.language import Language
from lib.ui.story.draft import keep_draft
from lib.ui.words import note

_HERE = Path(__file__).parent
_OURS = ComponentManifest("monitor", "1", [ComponentConfig("order", "order")])
_NAME = f"{_OURS.name}.{_OURS.components[0].name}"
_FRAME = '<ol></ol><div role="status"></div>'


def show_order(draft: Story, titles: Sequence[str], language: Language) -> None:
    """The titles of the slides in their order; who drops one elsewhere writes the story anew, as the buttons do.

    Args:
        draft: the story that is being written.
        titles: of its slides, as they stand.
    """
    if len(titles) < 2:
        return
    say, key = language.say, f"verhaal_volgorde_{draft.code}"

    def reorder() -> None:
        keep_draft(reordered(draft, st.session_state[key].get("order")))

    note(say("Volgorde van de dia's: sleep, of kies de stippen en druk op pijl omhoog of omlaag"))
    words = {
        "grip": say("Dia {n} van {total}: {title}. Verplaats met pijl omhoog of omlaag, of sleep."),
        "moved": say("{title} is nu dia {n} van {total}."),
    }
    _component()(key=key, data={"titles": list(titles), "words": words}, on_order_change=reorder)


def _component() -> Any:
    """The component; its script comes from this server as a file, since our policy refuses one that is sent as text."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        manager.register_from_manifest(_OURS, _HERE)
    return st.components.v2.component(_NAME, html=_FRAME, css="order.css", js="order.js")
