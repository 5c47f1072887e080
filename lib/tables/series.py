"""Whole series as a table: every year that is known beside the one in view, with the official code of who it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lib.answers.known import LatestFigure
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.series_breaks import Causes
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Organisation, Partner, Series
from lib.store.comparison.figures import read_series_of
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import amount, decimals_for, signed_difference
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import title, title_per
from lib.text.language import Language
from lib.text.series_breaks import causes_words
from lib.text.terms import STATUSES, flagged, partner_name

Told = tuple[str, str | None, Indicator, Series]
"""A series with the name and the CBS code of who it is of, and its indicator."""

_DECIMALS = 4


def measured_series(
    measured: Iterable[Measured],
    organisations: Mapping[str, Organisation],
    language: Language,
    *,
    fictitious: bool,
) -> Iterator[Told]:
    """The series of all partners and references; those of fictitious ones when they are asked for."""
    for each in measured:
        for partner, series in each.partners.items():
            if fictitious or not partner.fictitious:
                yield whole_series(partner, organisations, each.indicator, series, language)
        for organisation, series in each.references.items():
            if fictitious or not organisation.fictitious:
                name = flagged(language, organisation.name, organisation.fictitious)
                yield name, organisation.cbs_code, each.indicator, series


def whole_series(
    partner: Partner,
    organisations: Mapping[str, Organisation],
    indicator: Indicator,
    series: Series,
    language: Language,
) -> Told:
    """A series of a partner; the code is that of its client."""
    client = organisations.get(partner.client)
    return partner_name(language, partner), client.cbs_code if client else None, indicator, series


def own_series_table(
    focus: Partner, snapshot: Snapshot, language: Language, wanted: Callable[[Indicator], bool]
) -> Table:
    """Every year that is known of a partnership, of the indicators that are wanted."""
    own: Mapping[Indicator, Series] = snapshot.ask(read_series_of, focus.code)
    organisations = snapshot.registry.organisations
    return series_table(
        (
            whole_series(focus, organisations, indicator, series, language)
            for indicator, series in own.items()
            if wanted(indicator)
        ),
        language,
    )


def series_table(told: Iterable[Told], language: Language) -> Table:
    """A row per figure: whose, of which indicator, in which period, and where it comes from."""
    say = language.say
    rows = tuple(
        (
            name,
            code,
            title(language, indicator),
            indicator.code,
            *_cells(figure, series.breaks.get(period, ()), language),
        )
        for name, code, indicator, series in told
        for stand in Stand
        for period, figure in series.of(stand).items()
    )
    numbers = [
        TableColumn(label, ColumnKind.NUMBER, places)
        for label, places in (
            (say("Waarde"), _DECIMALS),
            (say("teller"), 0),
            (say("noemer"), 0),
            ("n", 0),
            (say("ondergrens"), _DECIMALS),
            (say("bovengrens"), _DECIMALS),
        )
    ]
    columns = (
        *(TableColumn(label) for label in (say("Naam"), say("CBS-code"), say("Indicator"), say("Code"))),
        *(TableColumn(label) for label in (say("Periode"), say("Status"))),
        *numbers,
        *(TableColumn(label) for label in (say("Reeksbreuk"), say("Bron"))),
        TableColumn(say("Brondatum"), ColumnKind.DATE),
        TableColumn(say("Webadres"), ColumnKind.LINK),
        TableColumn(say("Opmerking")),
    )
    return Table(say("Hele reeks"), columns, rows)


def _cells(figure: Figure, causes: Causes, language: Language) -> tuple[Value, ...]:
    unknown = language.say("onbekend")
    return (
        str(figure.period),
        language.say(STATUSES[figure.status]),
        figure.value,
        figure.numerator,
        figure.denominator,
        figure.n,
        figure.low,
        figure.high,
        causes_words(language, causes) or None,
        source_words(language, figure.source),
        figure.source_date or unknown,
        figure.source_url or unknown,
        remark_words(language, figure),
    )


def known_table(known: Iterable[LatestFigure], language: Language) -> Table:
    """The newest figure of each indicator, with its change since the one before it."""
    say = language.say
    columns = (say("Cijfer"), say("Nu"), say("Verandering"), say("Periode"), say("Bron"))
    return Table(
        say("Wel bekend"),
        tuple(TableColumn(column) for column in columns),
        tuple(_known_row(latest, language) for latest in known),
    )


def _known_row(latest: LatestFigure, language: Language) -> tuple[Value, ...]:
    indicator, figure, earlier = latest
    values = [figure.value, *([earlier.value] if earlier else [])]
    decimals = decimals_for(indicator.unit, values)
    change = None
    if earlier:
        change = signed_difference(language, figure.value - earlier.value, indicator.unit, decimals)
        change += f" ({earlier.period})"
    return (
        title_per(language, indicator),
        amount(language, figure.value, indicator.unit, decimals),
        change,
        f"{figure.period} ({language.say(STATUSES[figure.status])})",
        source_words(language, figure.source),
    )
