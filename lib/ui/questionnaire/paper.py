"""The questionnaire on paper: a document to print, whole in itself."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from lib.domain.cooperation.scan import Aim, PartnerSide, Question, Tier
from lib.text.language import Language
from lib.text.questionnaire.words import SIDES, TIERS, TITLE, WHY, asked_in

_BOX = "☐"


@cache
def _style() -> str:
    return (Path(__file__).parent / "papier.css").read_text(encoding="utf-8")


def paper_document(title: str, body: str, language: Language) -> bytes:
    """A document with its own style and no script."""
    return (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{html.escape(title)}</title>'
        f"<style>{_style()}</style></head><body><main>{body}</main></body></html>"
    ).encode()


def paper_questionnaire(
    partnership: str, sides: dict[PartnerSide, str], items: Sequence[Question], language: Language
) -> bytes:
    """Every item with its answers to tick; one about each other has a box for either side.

    Args:
        sides: the name of each side.
    """
    say = language.say
    told = (
        say(WHY[1]),
        say(
            "Kruis bij elke vraag één vakje aan. Zijn er twee kolommen, kruis dan in elke kolom één vakje aan."
        ),
        say("Schrijf geen naam op dit blad. Antwoorden worden pas getoond van ten minste vijf mensen samen."),
        say("Bent u de enige van uw laag, dan staan uw antwoorden er openlijk, als die van uw rol."),
    )
    side = " ".join(f"{_BOX} {html.escape(f'{say(SIDES[side])}: {name}')}" for side, name in sides.items())
    tier = " ".join(f"{_BOX} {html.escape(say(TIERS[tier]))}" for tier in Tier)
    head = (
        f'<p class="wie">{html.escape(partnership)}</p><h1>{html.escape(say(TITLE))}</h1>'
        + "".join(f"<p>{html.escape(sentence)}</p>" for sentence in told)
        + f'<p class="kruis"><strong>{html.escape(say("Ik hoor bij"))}</strong> {side}</p>'
        + f'<p class="kruis"><strong>{html.escape(say("Mijn laag"))}</strong> {tier}</p>'
    )
    asked = "".join(_item(number, item, language) for number, item in enumerate(items, start=1))
    return paper_document(say(TITLE), f'{head}<div class="vragen">{asked}</div>', language)


def _item(number: int, item: Question, language: Language) -> str:
    say = language.say
    text, answers = asked_in(item, language)
    whom = [say("eigen kant"), say("andere kant")] if item.aim == Aim.EACH_OTHER else [""]
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in whom)
    heading = f"<thead><tr><td></td>{heads}</tr></thead>" if item.aim == Aim.EACH_OTHER else ""
    rows = "".join(
        f'<tr><th scope="row">{html.escape(code)}</th><td>{html.escape(words)}</td>'
        + f"<td>{_BOX}</td>" * len(whom)
        + "</tr>"
        for code, words in answers
    )
    heading = heading.replace("<td></td>", "<td></td><td></td>")
    return (
        f"<section><h2>{number}. {html.escape(text)} <small>{html.escape(item.code)}</small></h2>"
        f"<table>{heading}<tbody>{rows}</tbody></table></section>"
    )
