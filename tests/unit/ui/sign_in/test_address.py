"""Which paths are for everyone, and where a reader goes on to."""

from __future__ import annotations

import pytest

from lib.ui.sign_in.address import is_of_sign_in, onwards, way_in


def test_only_the_pages_themselves_are_for_everyone() -> None:
    assert is_of_sign_in("/aanmelden/in")
    under = ("/aanmelden", "/aanmelden/", "/aanmelden/in/", "/aanmelden/_stcore/stream", "/aanmelden/inn")
    assert not any(map(is_of_sign_in, under))


@pytest.mark.parametrize(
    "wanted",
    ["//elders.nl", "https://elders.nl", "/\\elders.nl", "a/../b", "a#b", "a?b\r\nc", "javascript:x"],
)
def test_nobody_is_sent_to_another_site(wanted: str) -> None:
    assert onwards(wanted) == ""


def test_the_way_in_leads_back_to_the_page() -> None:
    assert way_in("/", "") == "./aanmelden/in"
    assert way_in("/kosten", "focus=a-b&taal=en") == (
        "./aanmelden/in?verder=kosten%3Ffocus%3Da-b%26taal%3Den&taal=en"
    )
    assert way_in("/a/b/c", "") == "../../aanmelden/in"
    assert onwards("kosten?focus=a-b") == "kosten?focus=a-b"
