"""The page of a questionnaire as HTML: the questions in both languages, and the script that asks them one by one."""

from __future__ import annotations

import hashlib
import html
import json
from functools import cache
from pathlib import Path
from typing import Any

from lib.answers.questionnaire.answer import Asked
from lib.domain.cooperation.rounds import questions_of
from lib.domain.cooperation.scan import AnswerAbout, PartnerSide
from lib.text.language import DEFAULT, DUTCH, LANGUAGES, Language
from lib.text.questionnaire.words import (
    ABOUT,
    COMING,
    NEEDS_SCRIPT,
    SIDES,
    TITLE,
    as_whom,
    asked_in,
    opening,
    role_name,
    screen_words,
)
from lib.text.terms import flagged, partner_name
from lib.ui.plain_style import plain_style
from lib.ui.questionnaire.address import ADDRESS, SCRIPT, STYLE

_HERE = Path(__file__).parent


@cache
def part(name: str) -> str:
    """The script or the style of the page."""
    return plain_style(_HERE / name) if name == STYLE else (_HERE / name).read_text(encoding="utf-8")


def questionnaire_page(asked: Asked, token: str) -> str:
    """The page with all that is asked; what is answered stays in the browser until it is sent."""
    told = {
        "token": token,
        "kept": asked.invitation.code,
        "default": DEFAULT,
        "keys": [list(key) for key in questions_of(asked.items)],
        "languages": {code: _in_language(asked, language) for code, language in LANGUAGES.items()},
    }
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    no_script = f"<noscript><p>{html.escape(DUTCH.say(NEEDS_SCRIPT))}</p></noscript>"
    coming = f"<p>{html.escape(DUTCH.say(COMING))}</p>"
    sheet = (
        f'<main id="blad" tabindex="-1"><h1>{html.escape(DUTCH.say(TITLE))}</h1>{coming}{no_script}</main>'
    )
    body = f'{sheet}<script type="application/json" id="gegevens">{data}</script>'
    return _document(DUTCH.say(TITLE), body, script=True)


def message_page(texts: dict[str, str]) -> str:
    """A page that only says something, in both languages."""
    said = "".join(f'<p lang="{code}">{html.escape(text)}</p>' for code, text in texts.items())
    title = html.escape(DUTCH.say(TITLE))
    return _document(DUTCH.say(TITLE), f'<main id="blad"><h1>{title}</h1>{said}</main>', script=False)


def _document(title: str, body: str, *, script: bool) -> str:
    run = f'<script src="{_address(SCRIPT)}" defer></script>' if script else ""
    return (
        f'<!doctype html><html lang="{DEFAULT}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f'<title>{html.escape(title)}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{_address(STYLE)}">{run}</head><body>{body}</body></html>'
    )


def _address(name: str) -> str:
    """Where a part stands, seen from the page; it may be kept for long, for other content has another address."""
    return f"{ADDRESS.lstrip('/')}/{name}?v={hashlib.sha256(part(name).encode()).hexdigest()[:12]}"


def _in_language(asked: Asked, language: Language) -> dict[str, Any]:
    """All that is said in a language."""
    names = _sides(asked, language)
    asked_in_words = {item.code: asked_in(item, language) for item in asked.items}
    about = {
        AnswerAbout.TOGETHER: "",
        AnswerAbout.OWN: names[asked.invitation.invited.side],
        AnswerAbout.OTHER: next(
            name for side, name in names.items() if side != asked.invitation.invited.side
        ),
    }
    keys = questions_of(asked.items)
    questions = [
        {
            "about": language.say(ABOUT[AnswerAbout(whom)], name=about[AnswerAbout(whom)]),
            "text": asked_in_words[code][0],
            "answers": asked_in_words[code][1],
        }
        for code, whom in keys
    ]
    invited = asked.invitation.invited
    return {
        "title": language.say(TITLE),
        "partnership": partner_name(language, asked.partner),
        "whom": as_whom(names[invited.side], invited.tier, language),
        "opening": opening(invited.people, len(keys), language, _role(asked, names, language)),
        "words": screen_words(asked.invitation.plan, language),
        "questions": questions,
    }


def _role(asked: Asked, names: dict[str, str], language: Language) -> str:
    """As what role the answers are shown; empty where they are not shown openly."""
    invited = asked.invitation.invited
    if not asked.invitation.asked_openly:
        return ""
    return role_name(names[invited.side], invited.tier, language)


def _sides(asked: Asked, language: Language) -> dict[str, str]:
    """The name of each side; where one organisation is both, with what it is there."""
    both = {PartnerSide.CLIENT: asked.client, PartnerSide.CONTRACTOR: asked.contractor}
    alike = asked.client.code == asked.contractor.code
    return {
        str(side): flagged(language, party.name, party.fictitious)
        + (f" ({language.say(SIDES[side])})" if alike else "")
        for side, party in both.items()
    }
