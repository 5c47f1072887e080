"""The menu: every page in its group, once, with its address; the page about rights only for who signed in."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from lib.text.language import ENGLISH
from lib.ui.registry import ACCESS_PAGE, PAGES


def _page() -> None:
    import streamlit as st

    from lib.text.language import ENGLISH
    from lib.ui.links import show_menu

    show_menu(ENGLISH, signed_in=bool(st.session_state.get("signed_in")))


def test_every_page_stands_in_the_menu_once() -> None:
    app = AppTest.from_function(_page).run()
    (menu,) = _menus(app)
    links = dict(re.findall(r'<a href="\./([a-z-]*)">([^<]+)</a>', menu))
    assert links == {"" if page.start else page.address: ENGLISH.say(page.title) for page in PAGES}
    groups = list(dict.fromkeys(ENGLISH.say(page.group) for page in PAGES))
    assert re.findall(r"<p>([^<]+)</p><ul>", menu) == groups
    assert 'aria-label="App pages"' in menu

    app.session_state["signed_in"] = True
    (menu,) = _menus(app.run())
    assert f'<a href="./{ACCESS_PAGE.address}">{ENGLISH.say(ACCESS_PAGE.title)}</a>' in menu


def _menus(app: AppTest) -> list[str]:
    return [body for html in app.sidebar.get("html") if 'class="menu"' in (body := str(html.proto.body))]
