"""Invitations: the address and QR code of a layer, on screen and as a sheet to print."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import segno

from lib.text.language import Language
from lib.text.questionnaire.words import TITLE, WHY
from lib.ui.questionnaire.address import ADDRESS, TOKEN
from lib.ui.questionnaire.paper import paper_document

_QUIET = 4
"""Modules of white around a code, as its standard asks."""


@dataclass(frozen=True)
class InvitationCard:
    """What is handed to a layer: its name, the address, and until when."""

    layer: str
    address: str
    days: str


def address_of_token(site: str, token: str) -> str:
    """The address that opens a questionnaire on a server, such as `https://monitor.example.nl` or one with a path."""
    return f"{site}{ADDRESS}?{urlencode({TOKEN: token})}"


def code_picture(address: str) -> str:
    """The QR code of an address, as the address of a picture that is whole in itself; black on white for any camera."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=_QUIET, light="white")


def invitation_sheet(partnership: str, cards: Sequence[InvitationCard], language: Language) -> bytes:
    """A sheet of paper per layer, to hang up or hand out."""
    return paper_document(
        language.say(TITLE), "".join(_sheet(partnership, card, language) for card in cards), language
    )


def _sheet(partnership: str, card: InvitationCard, language: Language) -> str:
    say = language.say
    how = say("Richt de camera van uw telefoon op de code, of typ het adres over. Het kost 5 minuten.")
    alt = html.escape(say("QR-code van het adres hieronder"))
    return (
        f'<section class="blad"><p class="wie">{html.escape(partnership)} · {html.escape(card.layer)}</p>'
        f"<h1>{html.escape(say(TITLE))}</h1><p>{html.escape(say(WHY[1]))}</p><p>{html.escape(how)}</p>"
        f'<img class="code" alt="{alt}" src="{code_picture(card.address)}">'
        f'<p class="adres">{html.escape(card.address)}</p><p>{html.escape(card.days)}</p></section>'
    )
