"""The accessibility statement, from what the tests show (WCAG 2.2 AA, EN 301 549)."""

from __future__ import annotations

from lib.text.language import msg

ACCESSIBILITY = (
    (
        msg("Stand"),
        (
            msg(
                "De monitor is gemaakt naar WCAG 2.2, niveau A en AA, de norm waar EN 301 549 voor webpagina's naar "
                "verwijst. Wij noemen de stand: voldoet gedeeltelijk. De tests hieronder vinden geen fouten, maar geen "
                "onafhankelijk bureau heeft de monitor onderzocht."
            ),
            msg("Opgesteld op 30 november 2026 uit de tests van deze versie."),
        ),
    ),
    (
        msg("Wat is getest"),
        (
            msg(
                "De pagina's gaan in een echte browser door de regels van axe voor WCAG 2.0, 2.1 en 2.2, A en AA, een "
                "deel ervan ook donker en op een telefoon. Een overtreding laat de bouw mislukken."
            ),
            msg(
                "Bij elke grafiek staat een tekst die zegt wat er te zien is, en een tabel met dezelfde cijfers. Kleur "
                "is nergens het enige dat iets betekent; de verhouding van tekst en vlak wordt nagemeten."
            ),
            msg("De taal van een pagina staat erbij; er is een knop voor grote letters."),
            msg("De vragenlijst wordt op dezelfde manier getest, ook op een telefoon."),
        ),
    ),
    (
        msg("Wat niet of niet helemaal voldoet"),
        (
            msg(
                "Tabellen om te sorteren worden door het pakket Streamlit op een tekenvlak getekend. Een hulpmiddel "
                "leest daar minder uit dan uit een gewone tabel; de CSV eronder is het alternatief (1.3.1)."
            ),
            msg(
                "Een wijziging op de pagina na een keuze wordt door Streamlit niet altijd gemeld aan een hulpmiddel "
                "(4.1.3)."
            ),
            msg("Dia's en pdf-bestanden hebben tekst bij elke grafiek, maar zijn niet naar PDF/UA gemaakt."),
        ),
    ),
    (
        msg("Wat niet is onderzocht"),
        (
            msg(
                "Er is niet met schermlezers gewerkt door mensen die ze dagelijks gebruiken, en niet met spraak of een "
                "bediening met schakelaars."
            ),
            msg("Vergroten tot 400% en tekstafstand zijn niet op elke pagina nagelopen."),
        ),
    ),
    (
        msg("Melden"),
        (
            msg(
                "Loopt u vast? Meld het bij de organisatie die de monitor voor u beheert. Die is aan zet voor een "
                "verklaring in het register van de overheid; deze pagina is daar de onderbouwing van."
            ),
        ),
    ),
)
"""Heading and paragraphs, in their order."""
