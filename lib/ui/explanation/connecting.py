"""The blocks of the page "Koppelen": what the API gives, a line for each program, and what to know of it."""

from __future__ import annotations

import streamlit as st

from lib.text.language import Language, msg
from lib.ui.server.api import API_ADDRESS
from lib.ui.words import heading, list_points, note, subheading, tell

_HERE = "http://127.0.0.1:8501/"
KEY_TO_FILL_IN = "SLEUTEL"
"""Stands in a line in the place of a key."""
API_LISTS = (
    ("partnerschappen", msg("Wie met wie samenwerkt.")),
    ("indicatoren", msg("Wat gemeten wordt, met definitie en eenheid.")),
    ("cijfers", msg("Elk cijfer met waarde, eenheid, periode, status, bron, n en interval.")),
    ("vergelijking", msg("Kwaliteit naast kosten in één periode, ook van wie niet getekend is en waarom.")),
    ("dienstverlening", msg("Het aandeel metingen op het afgesproken niveau, formeel en buiten toeval.")),
    ("kosten", msg("Kosten per kostensoort, jaar en status, met netto en bruto.")),
    ("markttoetsen", msg("Afgesproken toetsen met index, interval en oordeel.")),
    ("besluiten", msg("Wat besloten is, en wat het cijfer sindsdien deed.")),
)
_PASTE = msg(
    "Gegevens ophalen, Lege query, Geavanceerde editor: plak deze regel, en kies Anoniem als erom gevraagd wordt."
)
PROGRAMS = (
    (
        "Excel (Power Query)",
        _PASTE,
        'let cijfers = Table.PromoteHeaders(Csv.Document(Web.Contents("{base}/cijfers?formaat=csv"{key}), '
        '[Delimiter=",", Encoding=65001, QuoteStyle=QuoteStyle.Csv])), '
        'getallen = {{"waarde", "teller", "noemer", "aantal", "ondergrens", "bovengrens"}} in '
        'Table.TransformColumnTypes(Table.ReplaceValue(cijfers, "", null, Replacer.ReplaceValue, getallen), '
        'List.Transform(getallen, each {{_, type number}}), "en-US")',
        ', [Headers=[Authorization="Bearer {key}"]]',
    ),
    (
        "Power BI",
        _PASTE,
        'Parquet.Document(Binary.Buffer(Web.Contents("{base}/cijfers?formaat=parquet"{key})))',
        ', [Headers=[Authorization="Bearer {key}"]]',
    ),
    (
        "Python",
        msg("Met het pakket pandas."),
        'import pandas; cijfers = pandas.read_csv("{base}/cijfers?formaat=csv"{key})',
        ', storage_options={{"Authorization": "Bearer {key}"}}',
    ),
    (
        "R",
        msg("Zonder pakketten."),
        'cijfers <- read.csv(url("{base}/cijfers?formaat=csv"{key}), encoding = "UTF-8")',
        ', headers = c(Authorization = "Bearer {key}")',
    ),
)
"""A program with how to paste, the line, and what goes into it where a key is needed.

CSV has numbers with a point, which a Dutch Excel takes for one between thousands: the line says how they are written.
"""
_RULES = (
    msg(
        "Een adres zonder formaat geeft JSON in pagina's van 1.000; CSV en Parquet geven alles ineens, tot "
        "50.000 rijen."
    ),
    msg("Met peildatum=2024-12-31 krijgt u de gegevens zoals ze aan het eind van die dag waren."),
    msg("Een lege cel is onbekend en geen nul; fictief zegt of iets verzonnen is."),
    msg(
        "Elk antwoord heeft een ETag: zolang er niets veranderde, hoeft een programma het niet opnieuw op te halen."
    ),
    msg(
        "Een sleutel hoort in de kop Authorization: Bearer en nooit in een adres; zo'n adres wordt geweigerd."
    ),
)
_LOADING = msg(
    "Laden kan ook, met dezelfde bevindingen als op Gegevens inlezen: stuur de code uit het adres dat de "
    "server bij het starten toont in de kop Authorization: Bearer naar {address}/sleutels. U krijgt een "
    "sleutel terug, en daarmee laadt u bestanden naar {address}/ladingen."
)
_LOADING_WITH_KEY = msg(
    "Laden kan ook, met dezelfde bevindingen als op Gegevens inlezen: met een sleutel die mag laden naar "
    "{address}/ladingen."
)


def address_of_api() -> str:
    """The address of the API as this browser reaches it, also where a proxy puts the monitor under a path."""
    return f"{(st.context.url or _HERE).partition('?')[0].rpartition('/')[0]}{API_ADDRESS}"


def line_for(program: str, base: str, key: str | None) -> str:
    """The line of a program.

    Args:
        base: the address of the API.
        key: what it asks with; None where nobody signs in.
    """
    line, with_key = next((line, with_key) for name, _, line, with_key in PROGRAMS if name == program)
    return line.format(base=base, key=with_key.format(key=key) if key else "")


def show_purpose(needs_key: bool, language: Language) -> None:
    """What it is for, and who gets what."""
    say = language.say
    tell(
        say(
            "Andere programma's halen hier dezelfde cijfers op als de pagina's tonen, met bij elk cijfer zijn "
            "bron. Plak een regel, en ververs als er nieuwe cijfers zijn."
        )
    )
    if needs_key:
        tell(
            say(
                "Een programma vraagt namens u, met een sleutel. Het krijgt wat uw rollen tonen en nooit meer; "
                "verliest u een rol, dan verliest uw sleutel die ook, meteen."
            )
        )
    else:
        tell(
            say(
                "Op deze server meldt niemand zich aan: lezen kan zonder sleutel, voor wie de server bereikt. "
                "Waar mensen zich aanmelden, maakt ieder hier eigen sleutels, met minder rechten dan zichzelf."
            )
        )


def show_programs(base: str, key: str | None, language: Language, needs_key: bool) -> None:
    """A line for each program, to copy as it is.

    Args:
        base: the address of the API.
        key: a key to fill in; None for the place of one.
    """
    heading(language.say("Een regel om te plakken"))
    if needs_key and not key:
        note(language.say("Zet uw sleutel op de plaats van {word}.", word=KEY_TO_FILL_IN))
    for name, how, _, _ in PROGRAMS:
        subheading(name)
        note(language.say(how))
        asked_with = (key or KEY_TO_FILL_IN) if needs_key else None
        st.code(line_for(name, base, asked_with), language=None, wrap_lines=True)


def show_lists(language: Language) -> None:
    """The lists there are, each with an address."""
    heading(language.say("Wat er is"))
    list_points(f"{API_ADDRESS}/{name}: {language.say(told)}" for name, told in API_LISTS)


def show_rules(needs_key: bool, language: Language) -> None:
    """What holds for every list, and where it is described."""
    say = language.say
    heading(say("Goed om te weten"))
    loading = _LOADING_WITH_KEY if needs_key else _LOADING
    list_points([*(say(rule) for rule in _RULES), say(loading, address=API_ADDRESS)])
    base = address_of_api()
    with st.container(horizontal=True):
        st.link_button(say("Beschrijving (OpenAPI)"), f"{base}/openapi.json", icon=":material/api:")
        st.link_button(say("Catalogus (DCAT-AP-NL)"), f"{base}/catalogus", icon=":material/dataset:")
