"""The data-protection sheet: which personal data there is, where, how long, and who sees it."""

from __future__ import annotations

from collections.abc import Mapping

from lib.text.language import Language, msg

PERSONAL_DATA_ABOUT = msg(
    "De monitor gaat over partnerschappen, niet over mensen. Hier staat welke persoonsgegevens er toch zijn, waar, en "
    "hoe lang. De organisatie die de monitor beheert, is verantwoordelijk en neemt dit op in haar register."
)
PERSONAL_DATA = (
    (
        msg("Naam van wie inleest of iets wijzigt"),
        msg("zoals getypt, of uit het aanmelden; mag leeg blijven"),
        msg("het gegevensbestand: ladingen, gebeurtenissen en het logboek"),
        msg("zolang de lading bestaat; in het logboek zo lang als daar staat"),
        msg("wie Geschiedenis mag zien; het logboek alleen wie mag inlezen"),
    ),
    (
        msg("Netwerkadres van een andere computer"),
        msg("alleen bij wat in het logboek komt, niet bij het bekijken van pagina's"),
        msg("het logboek"),
        msg("zo lang als regels van het logboek staan"),
        msg("wie mag inlezen"),
    ),
    (
        msg("Account, waar mensen zich aanmelden"),
        msg(
            "de naam en de rollen; bij eigen accounts ook een wachtwoord (als Argon2-hash) en de sleutel van codes"
        ),
        msg("het gegevensbestand; wie nu is aangemeld alleen in het geheugen van de server"),
        msg("tot de toegang wordt ingetrokken; naam en moment daarvan blijven staan"),
        msg("namen en rollen: een beheerder; wachtwoord en sleutel: niemand"),
    ),
    (
        msg("Van wie een sleutel voor een programma is"),
        msg("de naam uit het aanmelden, en de laatste dag van gebruik; van de sleutel alleen een hash"),
        msg("het gegevensbestand"),
        msg("zolang het gegevensbestand bestaat, ook als de sleutel niet meer werkt"),
        msg("die persoon zelf, een beheerder, en wie de server beheert"),
    ),
    (
        msg("Antwoorden op de vragenlijst"),
        msg("zonder naam, adres of moment; een antwoord kan in een kleine groep toch iemand raken"),
        msg("het gegevensbestand, apart tot de ronde sluit"),
        msg("tot de ronde wordt teruggedraaid en gewist"),
        msg("niemand los: alleen tellingen die de regels voor kleine groepen doorstaan"),
    ),
    (
        msg("Eigenaar van een besluit, en wie een toets afsprak"),
        msg("een rol of een organisatie, zoals gevraagd wordt; een naam is daar niet de bedoeling"),
        msg("het gegevensbestand"),
        msg("zolang het besluit of de toets bestaat"),
        msg("wie het besluit of de toets mag zien"),
    ),
    (
        msg("Cookies"),
        msg(
            "vijf, zonder persoon erin: beeld, rondleiding, gekozen partnerschap, en de rechten van de browser; waar "
            "mensen zich aanmelden ook de sessie en wat haar formulieren beschermt. Buiten die cookies: of de toets / "
            "het zoeken opent, als de lezer dat uitzet"
        ),
        msg("de browser van de lezer"),
        msg("hooguit 400 dagen; de rechten tot de server opnieuw start"),
        msg("alleen deze server; er gaat niets naar anderen"),
    ),
    (
        msg("Logboek van de server"),
        msg(
            "fouten en starten, zonder namen, codes of adressen van bezoekers; bezoeken worden niet bijgehouden"
        ),
        msg("de uitvoer van het programma"),
        msg("zo lang als de beheerder die bewaart"),
        msg("de beheerder van de server"),
    ),
)
"""What, of which kind, where, how long, and who sees it."""
PERSONAL_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "loads": ("loaded_by",),
    "load_events": ("actor",),
    "audit": ("onderwerp", "herkomst", "wie"),
    "accounts": ("persoon", "wachtwoord", "sleutel", "laatste_stap", "uitnodiging"),
    "grants": ("persoon", "door"),
    "showings": ("door",),
    "access_keys": ("persoon", "naam", "door", "gebruikt"),
    "antwoorden": ("respondent", "antwoord"),
    "waiting_sets": ("antwoorden",),
    "received_sets": ("inzending",),
    "besluiten": ("eigenaar",),
    "toetsen": ("afgesproken_door",),
}
"""Where in the store there is something of a person, or could be: the columns of each table, by their own names."""
PERSONAL_COLUMNS_TOLD = msg("In het gegevensbestand staan ze in deze kolommen: {columns}.")
PERSONAL_DATA_MORE = (
    msg(
        "Een reservekopie bevat alles wat in het gegevensbestand staat. Alleen de eigenaar van het bestand kan haar "
        "lezen; dat zij is gemaakt of meegenomen staat in het logboek."
    ),
    msg(
        "Cijfers met weinig mensen erachter worden niet getoond. Hoe dat gaat, staat op Methode en bronnen en in de "
        "code, met tests die proberen iemand terug te vinden."
    ),
    msg(
        "De monitor vraagt niets aan andere computers. Alleen de opdracht fetch haalt openbare tabellen op bij het "
        "CBS, en waar een aanbieder (OpenID Connect) zegt wie iemand is, vraagt de server die aanbieder."
    ),
    msg(
        "Inzage, verbetering en wissen: een naam staat bij een lading en in het logboek. Het logboek is bewijs en kan "
        "per regel niet worden gewist; daarom blijft het niet langer dan nodig."
    ),
)


def personal_columns_sentence(language: Language) -> str:
    """In which columns of the store there is something of a person, or could be."""
    named = (f"{table} ({', '.join(columns)})" for table, columns in PERSONAL_COLUMNS.items())
    return language.say(PERSONAL_COLUMNS_TOLD, columns="; ".join(named))
