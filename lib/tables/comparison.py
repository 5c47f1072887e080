"""The comparison as tables: what is drawn, who is not, the definitions, and the remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.answers.comparison.answer import ComparisonAnswer
from lib.answers.comparison.choices import ComparisonChoices
from lib.domain.comparison.quality_cost import Absence, Comparison, Standing
from lib.domain.comparison.spread import FigureSpread
from lib.domain.comparison.trend import Line
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.market.verdicts import NO_VERDICTS, Verdicts
from lib.domain.partners import Partner
from lib.tables.origins import Drawn
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import amount, decimals_for, signed_difference, unit_words
from lib.text.comparison.sentences import direction_words, standing_decimals
from lib.text.derivation_words import remark_words, source_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.market.sentences import product_verdict_words
from lib.text.series_breaks import causes_words
from lib.text.terms import ABSENCE_REASONS, CONTRACT_FORMS, STATUSES, flagged, partner_name


def drawn_table(comparison: Comparison, language: Language, verdicts: Verdicts = NO_VERDICTS) -> Table:
    """The table twin: every point, reference and median of the picture, and the verdicts of price tests."""
    say = language.say
    figures_of_axes = (
        (comparison.cost, [pair.cost for pair in comparison.drawn]),
        (comparison.quality, [pair.quality for pair in comparison.drawn]),
    )
    columns = [
        TableColumn(say("Naam")),
        TableColumn(say("Rol in het beeld")),
        TableColumn(say("Contractvorm")),
    ]
    for indicator, figures in figures_of_axes:
        columns += _figure_columns(indicator, figures, language)
    columns.append(TableColumn(say("Markttoets"), on_screen=bool(verdicts)))
    rows: list[tuple[Value, ...]] = []
    for pair in comparison.drawn:
        partner = pair.partner
        if partner == comparison.focus:
            role = say("in beeld")
        else:
            role = say("vergelijkingsgroep") if partner.code in comparison.peers else say("overige")
        form = language.words(CONTRACT_FORMS, partner.contract_form)
        axes = (*_figure_cells(pair.cost, language), *_figure_cells(pair.quality, language))
        tested = "; ".join(product_verdict_words(language, v) for v in verdicts.get(partner.code, ())) or None
        rows.append((partner_name(language, partner), role, form, *axes, tested))
    for reference in comparison.references:
        name = flagged(language, reference.organisation.name, reference.organisation.fictitious)
        axes = (*_figure_cells(reference.cost, language), *_figure_cells(reference.quality, language))
        rows.append((name, say("referentie"), None, *axes, None))
    if comparison.cost_median and comparison.quality_median:
        name = say("Mediaan (n\u00a0=\u00a0{n})", n=language.number(comparison.cost_median.n))
        width = len(_figure_cells(None, language))
        empty: tuple[Value, ...] = (None,) * (width - 1)
        axes = (comparison.cost_median.value, *empty, comparison.quality_median.value, *empty)
        rows.append((name, say("mediaan"), None, *axes, None))
    return Table(say("Cijfers"), tuple(columns), tuple(rows))


def standing_table(standings: Iterable[Standing], language: Language) -> Table:
    """Now, change and distance to the median per axis, with a word and a sign for the direction."""
    say = language.say
    rows = []
    for s in standings:
        unit, decimals = s.indicator.unit, standing_decimals(s)
        change = say("niet te vergelijken") if s.causes else say("geen eerder cijfer")
        distance = None
        if s.change is not None and s.previous:
            change = f"{signed_difference(language, s.change, unit, decimals)} ({s.previous.period})"
        if s.distance is not None and s.position:
            distance = signed_difference(language, s.distance, unit, decimals)
            distance += f" {direction_words(language, s.indicator, s.position)}"
        now = amount(language, s.figure.value, unit, decimals)
        rows.append((title(language, s.indicator), now, change, distance))
    names = (say("Cijfer"), say("Nu"), say("Verandering"), say("Tegen mediaan"))
    return Table(say("In cijfers"), tuple(TableColumn(name) for name in names), tuple(rows))


def absent_table(absences: Iterable[Absence], language: Language) -> Table:
    """Who is not drawn, and why."""
    rows = []
    for absence in absences:
        unit = unit_words(language, absence.unit) if absence.unit else ""
        reasons = ", ".join(language.say(ABSENCE_REASONS[reason], unit=unit) for reason in absence.reasons)
        rows.append((partner_name(language, absence.partner), reasons))
    say = language.say
    return Table(
        say("Niet getoond"), (TableColumn(say("Naam")), TableColumn(say("Waarom niet"))), tuple(rows)
    )


def answered_figures(choices: ComparisonChoices, answer: ComparisonAnswer, language: Language) -> list[Drawn]:
    """The figures of the main picture: those of the comparison, or those of the trend."""
    if answer.comparison:
        return drawn_figures(answer.comparison, language)
    return trend_figures(answer.lines, choices.focus, language) if choices.focus else []


def drawn_figures(comparison: Comparison, language: Language) -> list[Drawn]:
    """Every figure and reference of the picture."""
    subjects: list[tuple[str, tuple[Figure | None, ...]]] = [
        (partner_name(language, pair.partner), (pair.cost, pair.quality)) for pair in comparison.drawn
    ]
    subjects += [
        (flagged(language, r.organisation.name, r.organisation.fictitious), (r.cost, r.quality))
        for r in comparison.references
    ]
    indicators = {i.code: i for i in (comparison.cost, comparison.quality)}
    return [(name, indicators[f.indicator], f) for name, figures in subjects for f in figures if f]


def trend_figures(lines: Sequence[Line], focus: Partner, language: Language) -> list[Drawn]:
    """Every figure and reference of the trend."""
    found = []
    for line in lines:
        indicator = line.measured.indicator
        found += [(partner_name(language, focus), indicator, f) for f in line.figures.values()]
        for organisation, figures in line.references.items():
            name = flagged(language, organisation.name, organisation.fictitious)
            found += [(name, indicator, figure) for figure in figures.values()]
    return found


def trend_table(drawn: Sequence[Drawn], language: Language) -> Table:
    """The table twin of the trend: one row per figure."""
    say = language.say
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Indicator")),
        TableColumn(say("Periode")),
        TableColumn(say("Waarde"), ColumnKind.NUMBER, max_decimals(drawn)),
        TableColumn(say("Eenheid")),
        TableColumn(say("Status")),
        TableColumn(say("Reeksbreuk")),
    )
    rows = tuple(
        (
            name,
            title(language, indicator),
            str(figure.period),
            figure.value,
            unit_words(language, indicator.unit),
            say(STATUSES[figure.status]),
            causes_words(language, figure.causes) or None,
        )
        for name, indicator, figure in drawn
    )
    return Table(say("Verloop"), columns, rows)


def spread_table(spread: FigureSpread, language: Language) -> Table:
    """The table twin of a spread: everyone by value, the references, the median and the middle half."""
    say, unit = language.say, spread.indicator.unit
    decimals = decimals_for(unit, spread.values)
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Rol in het beeld")),
        TableColumn(
            f"{title(language, spread.indicator)} ({unit_words(language, unit)})", ColumnKind.NUMBER, decimals
        ),
        TableColumn(say("Periode")),
        TableColumn(say("Status")),
        TableColumn(say("Bron"), on_screen=False),
    )
    rows: list[tuple[Value, ...]] = []
    for partner, figure in sorted(spread.figures.items(), key=lambda pair: (pair[1].value, pair[0].name)):
        alike = say("vergelijkingsgroep") if spread.chosen else say("vergelijkbare grootte")
        role = alike if partner in spread.similar else say("overige")
        role = say("in beeld") if partner == spread.focus else role
        rows.append((partner_name(language, partner), role, *_spread_cells(figure, language)))
    for organisation, figure in spread.references:
        name = flagged(language, organisation.name, organisation.fictitious)
        rows.append((name, say("referentie"), *_spread_cells(figure, language)))
    if spread.median and spread.middle_half:
        first, third = spread.middle_half
        for name, value in (
            (say("Mediaan"), spread.median.value),
            (say("Eerste kwartiel"), first),
            (say("Derde kwartiel"), third),
        ):
            rows.append((name, say("mediaan"), value, str(spread.period), None, None))
    return Table(title(language, spread.indicator), columns, tuple(rows))


def _spread_cells(figure: Figure, language: Language) -> tuple[Value, ...]:
    return (
        figure.value,
        str(figure.period),
        language.say(STATUSES[figure.status]),
        source_words(language, figure.source),
    )


def max_decimals(drawn: Sequence[Drawn]) -> int:
    return max((decimals_for(indicator.unit, [figure.value]) for _, indicator, figure in drawn), default=0)


def _figure_columns(indicator: Indicator, figures: list[Figure], language: Language) -> list[TableColumn]:
    say = language.say
    name = title(language, indicator)
    unit = unit_words(language, indicator.unit)
    decimals = decimals_for(indicator.unit, (figure.value for figure in figures))

    def number(label: str, places: int, on_screen: bool) -> TableColumn:
        return TableColumn(f"{name}: {label}", ColumnKind.NUMBER, places, on_screen)

    return [
        TableColumn(f"{name} ({unit})", ColumnKind.NUMBER, decimals),
        number(say("ondergrens"), decimals, any(f.low is not None for f in figures)),
        number(say("bovengrens"), decimals, any(f.high is not None for f in figures)),
        number(say("teller"), 0, any(f.numerator is not None for f in figures)),
        number(say("noemer"), 0, any(f.denominator is not None for f in figures)),
        number("n", 0, any(f.n is not None for f in figures)),
        TableColumn(f"{name}: {say('status')}"),
        TableColumn(f"{name}: {say('periode')}", on_screen=False),
        TableColumn(f"{name}: {say('bron')}", on_screen=False),
        TableColumn(f"{name}: {say('brondatum')}", ColumnKind.DATE, on_screen=False),
        TableColumn(f"{name}: {say('webadres')}", on_screen=False),
        TableColumn(f"{name}: {say('opmerking')}", on_screen=False),
    ]


def _figure_cells(figure: Figure | None, language: Language) -> tuple[Value, ...]:
    """The cells under `_figure_columns`; all empty without a figure."""
    if figure is None:
        return (None,) * 12
    unknown = language.say("onbekend")
    return (
        figure.value,
        figure.low,
        figure.high,
        figure.numerator,
        figure.denominator,
        figure.n,
        language.say(STATUSES[figure.status]),
        str(figure.period),
        source_words(language, figure.source),
        figure.source_date or unknown,
        figure.source_url or unknown,
        remark_words(language, figure),
    )
