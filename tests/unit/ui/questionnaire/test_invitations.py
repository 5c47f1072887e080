"""The address of a layer as a code for a camera."""

from __future__ import annotations

import re
from urllib.parse import unquote

import segno

from lib.text.language import DUTCH
from lib.ui.questionnaire.invitations import (
    InvitationCard,
    address_of_token,
    code_picture,
    invitation_sheet,
)

ADDRESS = address_of_token("https://monitor.example.nl", "a_b-C1")


def test_the_address_holds_the_token() -> None:
    assert ADDRESS == "https://monitor.example.nl/vragenlijst?uitnodiging=a_b-C1"


def test_the_code_says_the_address() -> None:
    """Its modules are those that the standard gives this text, one path of black on white."""
    picture = code_picture(ADDRESS)
    assert picture.startswith("data:image/svg+xml")
    drawn = unquote(picture.split(",", 1)[1])
    width = segno.make(ADDRESS, error="m", micro=False).symbol_size(scale=4, border=4)[0]
    assert re.search(rf"width=['\"]{width}['\"]", drawn)
    assert picture != code_picture(ADDRESS + "x")


def test_there_is_a_sheet_per_layer() -> None:
    cards = [InvitationCard(layer, ADDRESS, "tot 1 maart") for layer in ("<i>beheer</i>", "bestuur")]
    sheet = invitation_sheet("Aa - Cc", cards, DUTCH).decode()
    assert sheet.count('class="blad"') == 2
    assert "<i>beheer" not in sheet
    assert sheet.count("data:image/svg+xml") == 2
