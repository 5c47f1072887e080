"""Everyone's figures as a table, with all that makes them checkable; and what a file of them is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from lib.domain.explore.together import TwoFigures
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner, by_name
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import CONTRACT_FORMS, STATUSES, partner_name


def everyone_table(
    indicator: Indicator,
    figures: Mapping[Partner, Figure],
    focus: Partner,
    peers: Collection[str],
    language: Language,
    absent: Mapping[Partner, str] = MappingProxyType({}),
) -> Table:
    """A row per partnership, by name: there is no rank.

    Args:
        figures: of everyone of the realm of the focus.
        peers: the codes that the reader compares with.
        absent: why somebody else has no figure, which then stands where others have a status.
    """
    say = language.say
    everyone = sorted((*figures, *absent), key=by_name)
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Rol in het beeld"), on_screen=bool(peers)),
        TableColumn(say("Contractvorm")),
        *_figure_headings(indicator, list(figures.values()), language, ""),
    )
    rows = tuple(
        (
            partner_name(language, partner),
            _role(partner, focus, peers, language),
            language.words(CONTRACT_FORMS, partner.contract_form),
            *(_figure_row(figures[partner], language) if partner in figures else _empty_row(absent[partner])),
        )
        for partner in everyone
    )
    return Table(title(language, indicator), columns, rows)


def together_table(two: TwoFigures, language: Language) -> Table:
    """The table twin of two figures: a row per partnership that has both, by name."""
    say = language.say
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Rol in het beeld"), on_screen=bool(two.peers)),
        TableColumn(say("Contractvorm")),
        *_figure_headings(two.x, [pair.x for pair in two.pairs], language, f"{title(language, two.x)}: "),
        *_figure_headings(two.y, [pair.y for pair in two.pairs], language, f"{title(language, two.y)}: "),
    )
    rows = tuple(
        (
            partner_name(language, pair.partner),
            _role(pair.partner, two.focus, two.peers, language),
            language.words(CONTRACT_FORMS, pair.partner.contract_form),
            *_figure_row(pair.x, language),
            *_figure_row(pair.y, language),
        )
        for pair in two.pairs
    )
    return Table(say("Twee cijfers"), columns, rows)


def is_not_table(language: Language) -> Table:
    """What a file of figures side by side is not."""
    say = language.say
    rows = (
        say(
            "Geen ranglijst: rijen staan op naam of in een volgorde die iemand koos, en een hoger of lager cijfer is "
            "geen beter of slechter werk."
        ),
        say("Geen oorzaken: dat cijfers samengaan, zegt niet waarom."),
        say("Niet volledig: wat ontbreekt, is onbekend en niet nul. Een lege cel is leeg gebleven."),
        say("Geen oordeel over een verschil: zonder interval is niet te zeggen of het meer is dan toeval."),
        say(
            "Niet zonder meer vergelijkbaar: taken, tarieven en administraties verschillen; zie de definities."
        ),
        say(
            "Niet van gisteren: de cijfers zijn zoals ze waren op de dag die op het blad over dit bestand staat."
        ),
    )
    return Table(
        say("Wat dit niet is"), (TableColumn(say("Wat dit niet is")),), tuple((row,) for row in rows)
    )


def _role(partner: Partner, focus: Partner, peers: Collection[str], language: Language) -> str:
    if partner == focus:
        return language.say("in beeld")
    return language.say("vergelijkingsgroep") if partner.code in peers else language.say("overige")


def _figure_headings(
    indicator: Indicator, figures: list[Figure], language: Language, prefix: str
) -> list[TableColumn]:
    say = language.say
    decimals = decimals_for(indicator.unit, (figure.value for figure in figures))
    name = f"{title(language, indicator)} ({unit_words(language, indicator.unit)})"

    def number(label: str, places: int, known: bool) -> TableColumn:
        return TableColumn(f"{prefix}{label}", ColumnKind.NUMBER, places, known)

    return [
        TableColumn(name, ColumnKind.NUMBER, decimals),
        number(say("ondergrens"), decimals, any(f.low is not None for f in figures)),
        number(say("bovengrens"), decimals, any(f.high is not None for f in figures)),
        number("n", 0, any(f.n is not None for f in figures)),
        number(say("teller"), 0, any(f.numerator is not None for f in figures)),
        number(say("noemer"), 0, any(f.denominator is not None for f in figures)),
        TableColumn(f"{prefix}{say('status')}"),
        TableColumn(f"{prefix}{say('periode')}"),
        TableColumn(f"{prefix}{say('bron')}"),
        TableColumn(f"{prefix}{say('webadres')}", on_screen=False),
        TableColumn(f"{prefix}{say('opmerking')}", on_screen=False),
    ]


def _empty_row(why: str) -> tuple[Value, ...]:
    return (*[None] * 6, why, *[None] * 4)


def _figure_row(figure: Figure, language: Language) -> tuple[Value, ...]:
    return (
        figure.value,
        figure.low,
        figure.high,
        figure.n,
        figure.numerator,
        figure.denominator,
        language.say(STATUSES[figure.status]),
        str(figure.period),
        source_words(language, figure.source),
        figure.source_url,
        remark_words(language, figure),
    )
