"""What a reader is told of wishes that a page cannot show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.partners import Partner
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import STANDS, partner_name, service_name

MOST_LETTERS = 60
"""Letters of a value from an address that are repeated."""
FOCUS_WISH, PERIOD_WISH = "focus", "periode"
SAID_ALWAYS = (FOCUS_WISH, PERIOD_WISH)
"""Wishes that no page passes over in silence, also when the reader made them by hand."""

WISHES = {
    "dienst": msg("Dienst"),
    "kosten": msg("Kosten"),
    "kwaliteit": msg("Kwaliteit"),
    "vorige": msg("Eerder jaar"),
    "stand": msg("Stand"),
    "vergelijk": msg("Vergelijk met"),
    "fictief": msg("Ook fictieve"),
    "naast": msg("Naast"),
    "laag": msg("Laag"),
    "discipline": msg("Discipline"),
    "ware_pct": msg("Werkelijk aandeel"),
    "as_kwaliteit": msg("Kwaliteit op de tijdas"),
    "as_kosten": msg("Kosten op de tijdas"),
    "as_voorwaarde": msg("Voorwaarde op de tijdas"),
    "eenheid": msg("Kosten per"),
    "bruto": msg("Netto of bruto"),
    "reeks": msg("Prijsindex"),
    "prijspeil": msg("Prijspeil"),
    "volgorde": msg("Volgorde van de stappen"),
    "product": msg("Product"),
    "niveau": msg("Niveau"),
    "overhead": msg("Overhead"),
    "correctie": msg("Correctie per niveau (%)"),
    "vertrouwelijk": msg("Vertrouwelijke prijzen"),
    "brug": msg("Stappen per"),
    "indexering": msg("Prijsindex"),
    "scenario": msg("Stap van het scenario"),
    "verhaal": msg("Verhaal"),
    "openbaar": msg("Adres voor bewoners"),
    "zelfscan": msg("Antwoord"),
    "proef": msg("Dienst van de proef"),
    "proefgebied": msg("Gebied van de proef"),
    "ernaast": msg("Stap van het scenario ernaast"),
    "bezuiniging": msg("Te bezuinigen (€ per jaar)"),
    "weergave": msg("Weergave"),
    "cijfer": msg("Cijfer"),
    "tweede": msg("Tweede cijfer"),
    "gewichten": msg("Gewichten"),
    "aantal": msg("Hoeveel"),
    "vorm": msg("Alleen met dezelfde contractvorm"),
    "derde": msg("Ook even goed op"),
    "kosten_erbij": msg("Ook niet duurder op"),
    "assen": msg("Assen"),
    "klassen": msg("Klassen"),
    "klasse": msg("Alleen uit dezelfde stedelijkheidsklasse"),
    "per": msg("Per"),
    "slechter": msg("Alleen slechter en verslechterend"),
    "rijen": msg("Alleen rijen met"),
    "rijvolgorde": msg("Volgorde"),
}
"""What a choice is called on the page, by its name in the URL."""
_OF_NO_FIGURES = frozenset(
    {"weergave", "gewichten", "aantal", "vorm", "klasse", "klassen", "assen", "slechter", "rijvolgorde"}
)
"""Choices that can be made whatever figures there are, so that none of these is lacking."""


def unmet_sentences(
    language: Language, unmet: Iterable[tuple[str, str]], focus: Partner | None
) -> Iterator[str]:
    """What cannot be shown and what stands there in its place.

    Args:
        unmet: names in the URL and the values that were asked for.
        focus: who is in focus now.
    """
    others: list[str] = []
    invalid: list[str] = []
    for name, whole in unmet:
        value = whole if len(whole) <= MOST_LETTERS else f"{whole[:MOST_LETTERS]}…"
        if name == FOCUS_WISH:
            yield _unknown_focus(language, value, focus)
        elif name == PERIOD_WISH:
            yield language.say(
                "In {period} is er voor deze keuze geen cijfer; daarom staat er een andere periode.",
                period=value,
            )
        else:
            told = invalid if name in _OF_NO_FIGURES else others
            told.append(f"{language.words(WISHES, name)} {_value_words(language, name, value)}")
    if invalid:
        yield language.say("Geen geldige keuze en daarom niet gebruikt: {wishes}.", wishes="; ".join(invalid))
    if others:
        yield language.say(
            "Niet te tonen, want daar zijn hier geen cijfers voor: {wishes}.", wishes="; ".join(others)
        )


def _unknown_focus(language: Language, code: str, focus: Partner | None) -> str:
    if focus is None:
        return language.say("Het gevraagde partnerschap “{code}” staat niet in de monitor.", code=code)
    return language.say(
        "Het gevraagde partnerschap “{code}” staat niet in de monitor. In beeld is {name}; bovenaan staat wie er te "
        "kiezen zijn.",
        code=code,
        name=partner_name(language, focus),
    )


def _value_words(language: Language, name: str, value: str) -> str:
    """A known code as the reader knows it; anything else as it was asked."""
    indicator = shipped_catalogue().indicators.get(value)
    if indicator and name in ("kosten", "kwaliteit", "cijfer", "tweede", "as_kosten", "as_kwaliteit"):
        return f"“{title(language, indicator)}”"
    if name == "dienst":
        return f"“{service_name(language, value)}”"
    stand = next((words for stand, words in STANDS.items() if name == "stand" and stand == value), None)
    return f"“{language.say(stand) if stand else value}”"
