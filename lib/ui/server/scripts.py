"""The scripts that pages of ours run in a browser; the gate lets a browser run these and no others."""

from __future__ import annotations

import itertools
import json
from functools import cache
from pathlib import Path

from lib.text.glossary import glossary
from lib.text.language import LANGUAGES, Language, msg

_FOLDER = Path(__file__).parents[1] / "browser"
_FILES = ("frame.js", "pictures.js", "help.js", "search.js", "tables.js", "paper.js")

STREAMLIT_WORDS = (
    msg("Geen resultaten"),
    msg("Naar de inhoud"),
    msg("Uploaden"),
    msg("Kolommen tonen of verbergen"),
    msg("Downloaden als CSV"),
    msg("Zoeken"),
    msg("Volledig scherm"),
    msg("Volledig scherm sluiten"),
    msg("Selectie wissen"),
    msg("Typ om te zoeken"),
    msg("Oplopend sorteren"),
    msg("Aflopend sorteren"),
    msg("Kolom vastzetten"),
    msg("Kolom losmaken"),
    msg("Kolom verbergen"),
    msg("Kolomnaam kopiëren"),
    msg("Breedte aanpassen"),
    msg("Zijbalk"),
    msg("Pagina's"),
    msg("Menu openen"),
    msg("Menu sluiten"),
    msg("Sluiten"),
    msg("Gekopieerd"),
    msg("Kopiëren"),
    msg("Maak een keuze"),
    msg("Keuze wissen"),
    msg("Alles kiezen"),
    msg("Verlagen"),
    msg("Verhogen"),
    msg("bestand kiezen"),
    msg("Link naar kop"),
    msg("jjjj"),
    msg("resultaat"),
    msg("resultaten"),
    msg("Pagina niet gevonden"),
    msg("Deze pagina bestaat niet. U ziet de eerste pagina van de monitor."),
    msg("Geen verbinding"),
    msg("De monitor antwoordt niet. Heeft u verbinding met het netwerk?"),
    msg("De monitor antwoordt niet. Is hij gestopt, start hem dan opnieuw:"),
    msg("De monitor antwoordt niet op tijd."),
)
"""What Streamlit itself writes; the English of each is its own words."""
STREAMLIT_STARTS = (msg("Uitleg bij "), msg("Druk op Enter om toe te passen"))
"""How texts begin that Streamlit makes of parts, such as one that goes on with a label of ours."""

SEARCH_WORDS = {
    "field": msg("Zoek een pagina, partnerschap, cijfer of woord"),
    "here": msg("Op deze pagina"),
    "near": msg("Niet precies gevonden; dit lijkt erop."),
    "none": msg("Niets gevonden. Zoek met een ander woord of met een deel ervan."),
    "fault": msg("Zoeken in de hele monitor lukt nu niet; op deze pagina wel."),
    "key": msg("Open met de toets / (of Ctrl+K)"),
}
"""What the field to search in says."""


@cache
def script_of(language: Language, large: bool) -> str:
    """What a page in a language runs when it opens: our scripts, and how the page is to look and to speak.

    Args:
        large: whether the reader wants large text, for a room that looks at a projector.
    """
    settings = {
        "language": language.code,
        "large": large,
        "words": _in_other_words(STREAMLIT_WORDS, language),
        "starts": _in_other_words(STREAMLIT_STARTS, language),
        "save": language.say("Bewaar als"),
        "asked": language.say("opgevraagd op"),
        "onto": language.say("Op een verhaal"),
        "undrawn": language.say(
            "Hier was de pagina nog niet klaar toen zij werd afgedrukt. Wacht even en druk opnieuw af."
        ),
        "areas": [
            language.say("Pijltoetsen"),
            language.say("Langs de gebieden met de pijltoetsen of een beginletter"),
        ],
        "tour": [language.say("Volgende"), language.say("Klaar")],
        "glossary": glossary(language),
        "search": {name: language.say(text) for name, text in SEARCH_WORDS.items()},
    }
    told = f"window.monitor = {json.dumps(settings, ensure_ascii=False)};"
    return "\n".join([told, *((_FOLDER / file).read_text(encoding="utf-8") for file in _FILES)])


def every_script() -> tuple[str, ...]:
    """The scripts of pages in every language and size."""
    return tuple(itertools.starmap(script_of, itertools.product(LANGUAGES.values(), (False, True))))


def _in_other_words(texts: tuple[str, ...], language: Language) -> dict[str, str]:
    """What stands in another language, and how it is said in this one."""
    others = [other for other in LANGUAGES.values() if other != language]
    return {other.say(text): language.say(text) for other in others for text in texts}
