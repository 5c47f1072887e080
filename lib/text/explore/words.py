"""Names of the analyst's page: its views, its choices, and characteristics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.catalogue.catalogue import shipped_catalogue
from lib.text.language import Language, msg

VIEWS = {
    "spreiding": msg("Tabel en spreiding"),
    "samenhang": msg("Twee cijfers"),
    "gelijken": msg("Vergelijkbare gemeenten"),
    "profiel": msg("Profiel"),
    "verloop": msg("Verloop"),
    "trechter": msg("Trechter"),
    "goedkoper": msg("Even goed, goedkoper"),
    "kaart": msg("Kaart"),
    "opdrachtnemer": msg("Eén uitvoerder"),
}
"""The ways to look, by their name in the URL."""
PER_SIZES = {
    "gegeven": msg("Zoals gegeven"),
    "inwoner": msg("Per inwoner"),
    "huishouden": msg("Per huishouden"),
    "eenheid": msg("Per eenheid in beheer"),
}
"""What a figure is divided by, by its name in the URL."""
WEIGHT_PRESETS = {
    "grootte": msg("Grootte"),
    "grootte_en_dichtheid": msg("Grootte en dichtheid"),
    "alle": msg("Alles even zwaar"),
}


def characteristic_name(language: Language, code: str) -> str:
    """A characteristic as the catalogue names it; of one that was loaded its code, with blanks."""
    known = shipped_catalogue().characteristics.get(code)
    if known is None:
        return code.replace("_", " ")
    return language.pick(known.name, known.name_en) or code


def in_a_row(language: Language, names: Iterable[str]) -> str:
    """Names in a sentence: `a, b en c`."""
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    return ", ".join(found[:-1]) + language.say(" en ") + found[-1]


def years_words(first: int, last: int) -> str:
    """A year, or the first and the last of several."""
    return str(first) if first == last else f"{first}\u2013{last}"


def letters_words(language: Language, letters: Mapping[str, str]) -> str:
    """What each letter in a picture stands for; nothing without letters.

    Args:
        letters: names by letter.
    """
    if not letters:
        return ""
    names = (f"{letter}\u00a0=\u00a0{name}" for letter, name in letters.items())
    return language.say("letters, waar geen plaats is voor een naam: {names}", names=" · ".join(names))
