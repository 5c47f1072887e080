"""The pages to sign in, set an account up and sign out as HTML: forms that any browser sends, without a script."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from lib.domain.people.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD, PasswordFault
from lib.text.language import LANGUAGES, Language, msg
from lib.ui.plain_style import plain_style
from lib.ui.questionnaire.invitations import code_picture
from lib.ui.sign_in.address import DOOR_STYLE, ONWARDS

DOOR_STYLE_FILE = Path(__file__).parent / DOOR_STYLE
MONITOR_NAME = "Samenwerkingsmonitor"
WRONG = msg(
    "Dit klopt niet. Kijk de naam, het wachtwoord en de code na; een code geldt kort, en één keer. Lukt het niet, "
    "vraag dan een nieuwe link aan wie de monitor beheert."
)
TOO_OFTEN = msg("Er is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")
EXPIRED_FORM = msg(
    "Deze pagina stond te lang open, of uw browser neemt geen cookies aan. Vul het formulier opnieuw in."
)
WRONG_TOTP = msg("De code klopt niet. Typ de code die de app nu toont.")
NOT_ALIKE = msg("De twee wachtwoorden zijn niet gelijk.")
SIGNED_OUT = msg("U bent afgemeld.")
NOT_VOUCHED = msg(
    "Aanmelden is niet gelukt. Probeer het opnieuw; lukt het niet, vraag het aan wie de monitor beheert."
)
NO_ROLE_HERE = msg(
    "U bent wel aangemeld, maar hebt in de monitor geen rol. Vraag die aan wie de monitor beheert."
)
OUT_OF_USE = msg("De monitor kan zijn gegevens nu niet gebruiken. Probeer het later opnieuw.")
NO_INVITATION = msg(
    "Deze link is gebruikt, verlopen of onvolledig. Vraag een nieuwe aan wie de monitor beheert."
)
PASSWORD_FAULTS = {
    PasswordFault.SHORT: msg("Dit wachtwoord is te kort."),
    PasswordFault.LONG: msg("Dit wachtwoord is te lang."),
    PasswordFault.NAMED: msg("Uw naam staat in dit wachtwoord. Kies een ander."),
    PasswordFault.PLAIN: msg("Dit wachtwoord bestaat uit te weinig verschillende tekens. Kies een ander."),
}


@dataclass(frozen=True)
class DoorSheet:
    """What every page needs.

    Attributes:
        token: what a form sends back, so that no other site can send it.
        onwards: the page to go on to.
        said: a sentence above the form; `is_fault` when something is wrong.
    """

    language: Language
    token: str = ""
    onwards: str = ""
    said: str = ""
    is_fault: bool = True


def sign_in_page(sheet: DoorSheet, name: str = "") -> str:
    """Name, password and code at once, so that no answer tells which of them is wrong."""
    say = sheet.language.say
    fields = (
        _field(say("Naam"), "naam", "username", value=name)
        + _field(say("Wachtwoord"), "wachtwoord", "current-password", kind="password")
        + _field(say("Code"), "code", "one-time-code", hint=say("Zes cijfers, uit de app op uw telefoon."))
    )
    title = say("Aanmelden")
    return _document(title, f"<p>{_said(say(_WHAT))}</p>{_form(sheet, fields, title)}", sheet)


def provider_page(sheet: DoorSheet, provider: str, end: str | None = None) -> str:
    """The way to the provider that signs people in.

    Args:
        provider: the name of its machine.
        end: where who has just signed out here signs out there.
    """
    say = sheet.language.say
    title = say("Aanmelden")
    asked = f"?{_query(sheet.language.code, sheet)}"
    return _document(
        title,
        f"<p>{_said(say(_WHAT))} {_said(say('U meldt zich aan bij {provider}.', provider=provider))}</p>"
        f'<div class="knoppen"><a class="hoofd knop" href="verder{_said(asked)}">{_said(title)}</a></div>'
        + (_still_there(sheet, provider, end) if end else ""),
        sheet,
    )


def _still_there(sheet: DoorSheet, provider: str, end: str) -> str:
    """That somebody is still signed in at the provider, and the way to sign out there."""
    say = sheet.language.say
    said = say(
        "Bij {provider} bent u nog aangemeld: op deze computer komt ieder ander dus zo weer binnen.",
        provider=provider,
    )
    there = say("Ook afmelden bij {provider}", provider=provider)
    return f'<p>{_said(said)}</p><p><a href="{_said(end)}">{_said(there)}</a></p>'


def set_up_page(sheet: DoorSheet, name: str, key: str, address: str) -> str:
    """Choose a password and couple an app, on one page.

    Args:
        key: the secret of the one-time codes, and `address` the same for a QR code.
    """
    say = sheet.language.say
    groups = " ".join(key[at : at + 4] for at in range(0, len(key), 4))
    hint = say(
        "{shortest} tekens of meer. Een zin van een paar woorden is lang en goed te onthouden.",
        shortest=SHORTEST_PASSWORD,
    )
    fields = (
        _field(say("Naam"), "naam", "username", value=name, more="readonly")
        + f"<h2>{_said(say('1. Kies een wachtwoord'))}</h2>"
        + _field(say("Wachtwoord"), "wachtwoord", "new-password", kind="password", hint=hint)
        + _field(say("Nog een keer"), "herhaald", "new-password", kind="password")
        + f"<h2>{_said(say('2. Koppel uw telefoon'))}</h2>"
        + f"<p>{_said(say(_HOW_TO_COUPLE))}</p>"
        + f'<img class="code" alt="{_said(say("QR-code van de sleutel hieronder"))}" src="{code_picture(address)}">'
        + f'<p class="sleutel"><span>{_said(say("Sleutel"))}</span> <code>{_said(groups)}</code></p>'
        + _field(say("Code"), "code", "one-time-code", hint=say("Zes cijfers, die de app nu toont."))
    )
    title = say("Account instellen")
    return _document(title, _form(sheet, fields, say("Instellen en aanmelden")), sheet)


def sign_out_page(sheet: DoorSheet, name: str) -> str:
    """Sign out here, or everywhere."""
    say = sheet.language.say
    who = f"<p>{_said(say('U bent aangemeld als {name}.', name=name))}</p>"
    both = (
        _button(say("Afmelden"))
        + f'<button name="overal" value="ja">{_said(say("Overal afmelden"))}</button>'
        + f'<a href="../">{_said(say("Terug naar de monitor"))}</a>'
    )
    return _document(say("Afmelden"), who + _form(sheet, "", "", both), sheet)


def word_page(sheet: DoorSheet, title: str) -> str:
    """A page that only says something, with the way to sign in."""
    onwards = f'<p><a href="in">{_said(sheet.language.say("Naar aanmelden"))}</a></p>'
    return _document(sheet.language.say(title), onwards, sheet)


_WHAT = msg("De monitor is er voor wie een rol heeft bij een partnerschap.")
_HOW_TO_COUPLE = msg(
    "Open een authenticator-app, zoals Microsoft Authenticator, Google Authenticator of FreeOTP, en richt de camera op "
    "deze code. Of typ de sleutel over. Typ daarna de code die de app toont."
)


def _document(title: str, body: str, sheet: DoorSheet) -> str:
    said = ""
    if sheet.said:
        role, look = ("alert", "let-op") if sheet.is_fault else ("status", "stand")
        said = f'<p class="{look}" role="{role}" id="gezegd">{_said(sheet.language.say(sheet.said))}</p>'
    named = f"{title} - {MONITOR_NAME}"
    address = f"{DOOR_STYLE}?v={hashlib.sha256(plain_style(DOOR_STYLE_FILE).encode()).hexdigest()[:12]}"
    return (
        f'<!doctype html><html lang="{sheet.language.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="color-scheme" content="light dark"><title>{_said(named)}</title>'
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{address}"></head><body>'
        f'<header><p>{MONITOR_NAME}</p>{_languages(sheet)}</header><main id="blad">'
        f"<h1>{_said(title)}</h1>{said}{body}</main></body></html>"
    )


def _languages(sheet: DoorSheet) -> str:
    """The same page in the other language."""
    label = _said(sheet.language.say("Taal"))
    now = {sheet.language.code: ' aria-current="true"'}
    links = "".join(
        f'<a lang="{code}" hreflang="{code}" href="?{_said(_query(code, sheet))}"{now.get(code, "")}>'
        f"{code.upper()}</a>"
        for code in LANGUAGES
    )
    return f'<nav class="talen" aria-label="{label}">{links}</nav>'


def _query(code: str, sheet: DoorSheet) -> str:
    return urlencode({"taal": code} | ({ONWARDS: sheet.onwards} if sheet.onwards else {}))


def _form(sheet: DoorSheet, fields: str, action: str, buttons: str = "") -> str:
    hidden = {"formulier": sheet.token, ONWARDS: sheet.onwards, "taal": sheet.language.code}
    kept = "".join(f'<input type="hidden" name="{n}" value="{_said(value)}">' for n, value in hidden.items())
    shown = buttons or _button(action)
    return f'<form method="post">{kept}{fields}<div class="knoppen">{shown}</div></form>'


def _field(
    label: str, name: str, filled: str, *, kind: str = "text", value: str = "", hint: str = "", more: str = ""
) -> str:
    described = f' aria-describedby="{name}-uitleg"' if hint else ""
    under = f'<small id="{name}-uitleg">{_said(hint)}</small>' if hint else ""
    digits = ' inputmode="numeric"' if filled == "one-time-code" else ""
    given = f' value="{_said(value)}"' if value else ""
    return (
        f'<div class="veld"><label for="{name}">{_said(label)}</label>{under}<input id="{name}" name="{name}" '
        f'type="{kind}" autocomplete="{filled}" autocapitalize="none" spellcheck="false" required '
        f'maxlength="{LONGEST_PASSWORD}"{digits}{given}{described} {more}></div>'
    )


def _button(text: str) -> str:
    return f'<button class="hoofd">{_said(text)}</button>'


def _said(text: str) -> str:
    return html.escape(text, quote=True)
