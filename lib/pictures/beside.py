"""Two partnerships beside each other, as a picture without a drawing: its figures are large, or in its table."""

from __future__ import annotations

from lib.domain.comparison.beside import Beside, SharedFigure
from lib.pictures.picture import Picture
from lib.tables.table import Table, TableColumn, Value
from lib.text.amounts import amount, decimals_for
from lib.text.comparison.beside import beside_sentences, beside_title, difference_words
from lib.text.indicators import sources_in_short, title_per
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name, service_name


def beside_picture(beside: Beside, language: Language) -> Picture:
    """All figures that both have, with how far apart they are."""
    figures = [figure for shared in beside.shared for figure in (shared.own, shared.other)]
    return Picture(
        name="naast",
        heading=beside_title(language, beside),
        drawing=None,
        sentences=tuple(beside_sentences(language, beside)),
        notes=(),
        table=beside_table(beside, language),
        source=sources_in_short(language, figures) if figures else "",
        fictitious=beside.focus.fictitious or beside.other.fictitious,
    )


def beside_table(beside: Beside, language: Language) -> Table:
    """A row for every figure that both have, in the newest period of both."""
    say = language.say
    names = [partner_name(language, partner) for partner in (beside.focus, beside.other)]
    columns = (say("Cijfer"), say("Dienst"), say("Periode"), *names, say("Verschil"))
    rows = tuple(_row(shared, language) for shared in beside.shared)
    return Table(say("Wat beide hebben"), tuple(TableColumn(column) for column in columns), rows)


def _row(shared: SharedFigure, language: Language) -> tuple[Value, ...]:
    unit = shared.indicator.unit
    decimals = decimals_for(unit, (shared.own.value, shared.other.value))
    values = (amount(language, figure.value, unit, decimals) for figure in (shared.own, shared.other))
    statuses = dict.fromkeys(language.say(STATUSES[f.status]) for f in (shared.own, shared.other))
    return (
        title_per(language, shared.indicator),
        service_name(language, shared.indicator.service),
        f"{shared.period} ({' / '.join(statuses)})",
        *values,
        difference_words(language, shared),
    )
