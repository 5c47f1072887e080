"""The pictures of quality against cost: everyone in one period, and the focus over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from lib.answers.chooser import Wanted
from lib.answers.comparison.answer import ComparisonAnswer, answer
from lib.answers.comparison.choices import ComparisonChoices, choose
from lib.answers.snapshot import Snapshot
from lib.charts.comparison import quality_cost, trend
from lib.charts.comparison.spread import draw as draw_spread
from lib.charts.event_marks import event_key
from lib.domain.comparison.quality_cost import Comparison
from lib.domain.comparison.spread import FigureSpread
from lib.domain.comparison.trend import Line
from lib.domain.events import Event
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.market.outcome import MarketVerdict
from lib.domain.partners import Measured, Partner
from lib.pictures.beside import beside_picture
from lib.pictures.picture import LargeFigure, Picture
from lib.tables.comparison import drawn_figures, drawn_table, spread_table, trend_figures, trend_table
from lib.text.amounts import amount, decimals_for, per_words, said_amount
from lib.text.comparison.sentences import cut_key, finding_title, latest_sentence, summary
from lib.text.comparison.spreads import spread_heading, spread_notes, spread_sentences, wide_sentence
from lib.text.indicators import sources_in_short, title
from lib.text.language import Language, msg
from lib.text.market.words import market_verdict
from lib.text.terms import STATUSES, partner_name, period_words

TREND_HEIGHT, TALL_TREND_HEIGHT = 290, 520
"""Height in px of the trend beside the comparison, and in its place."""
OTHER_SPREAD = "spreiding-breed"
"""The name of the spread of a figure that was not asked for."""


class ComparisonView(NamedTuple):
    """What is asked, what is found, and every picture of it by name."""

    choices: ComparisonChoices
    shown: ComparisonAnswer
    pictures: dict[str, Picture]


def comparison_view(wanted: Wanted, snapshot: Snapshot, language: Language) -> ComparisonView:
    """What the page shows of these wishes; kept, for a reader comes back to it and others look at the same.

    Wishes that come to the same choices share answer and pictures.
    """
    name = "comparison"
    choices = snapshot.view(name, *sorted(wanted.items()), make=lambda: choose(wanted, snapshot))

    def make() -> tuple[ComparisonAnswer, dict[str, Picture]]:
        shown = answer(choices, snapshot)
        return shown, comparison_pictures(choices, shown, language)

    asked = tuple(sorted(choices.parameters().items()))
    return ComparisonView(choices, *snapshot.view(name, language.code, asked, make=make))


def comparison_pictures(
    choices: ComparisonChoices, shown: ComparisonAnswer, language: Language
) -> dict[str, Picture]:
    """Every picture of the answer by name, the main one first."""
    pictures = []
    if shown.comparison:
        pictures.append(pair_picture(shown.comparison, shown, language))
    if choices.focus or not shown.comparison:
        pictures.append(_trend_picture(choices, shown, language))
    pictures += spread_pictures(shown, language)
    if shown.wide:
        pictures.append(wide_picture(shown.wide, shown.spreads, language))
    if shown.beside:
        pictures.append(beside_picture(shown.beside, language))
    return {picture.name: picture for picture in pictures}


def pair_picture(comparison: Comparison, shown: ComparisonAnswer, language: Language) -> Picture:
    """Everyone's points where there are enough of them; else no drawing, but the two figures in the table."""
    draw_pair = _scatter_picture if comparison.is_crowd else _figures_picture
    return draw_pair(comparison, shown, language)


def spread_pictures(shown: ComparisonAnswer, language: Language) -> list[Picture]:
    """Where each of the two figures of the focus lies among those of everyone, when there are few pairs."""
    return [spread_picture(spread, language) for spread in shown.spreads]


def spread_name(indicator: Indicator) -> str:
    """What the picture of the spread of an indicator is called."""
    return f"spreiding-{indicator.role}"


def large_figure(indicator: Indicator, figure: Figure, language: Language) -> LargeFigure:
    """A figure of the focus in all its digits."""
    unit, status = indicator.unit, language.say(STATUSES[figure.status])
    words = f"{per_words(language, unit).strip()} ({status} {figure.period})".strip()
    value = amount(language, figure.value, unit, decimals_for(unit, [figure.value]))
    return LargeFigure(title(language, indicator), value, words)


def _figures_picture(comparison: Comparison, shown: ComparisonAnswer, language: Language) -> Picture:
    """The two figures of the focus in the place of a picture of points, of which there are too few."""
    figures = [figure for _, _, figure in drawn_figures(comparison, language)]
    return Picture(
        name="beeld",
        heading=finding_title(language, comparison),
        drawing=None,
        sentences=tuple(summary(language, comparison)),
        notes=(),
        table=drawn_table(comparison, language, shown.verdicts),
        source=_source_of_figures(figures, language, str(comparison.period)),
        fictitious=comparison.focus.fictitious if comparison.focus else False,
        large=tuple(large_figure(spread.indicator, spread.own, language) for spread in shown.spreads),
    )


def spread_picture(spread: FigureSpread, language: Language) -> Picture:
    """One figure of the focus among those of everyone who has it; no drawing when it is the only one."""
    drawing = draw_spread(spread, language) if spread.others or spread.references else None
    figures = [*spread.figures.values(), *(figure for _, figure in spread.references)]
    return Picture(
        name=spread_name(spread.indicator),
        heading=spread_heading(language, spread),
        drawing=drawing,
        sentences=spread_sentences(language, spread),
        notes=tuple(spread_notes(language, spread, drawing.outside)) if drawing else (),
        table=spread_table(spread, language),
        source=sources_in_short(language, figures),
        fictitious=spread.focus.fictitious,
    )


def wide_picture(spread: FigureSpread, beside: Sequence[FigureSpread], language: Language) -> Picture:
    """The spread of a figure that was not asked for, which says so first.

    Args:
        beside: the spreads that it stands under.
    """
    picture = spread_picture(spread, language)
    said = wide_sentence(language, spread, {other.period for other in beside})
    return replace(picture, name=OTHER_SPREAD, sentences=(said, *picture.sentences))


def _scatter_picture(comparison: Comparison, shown: ComparisonAnswer, language: Language) -> Picture:
    """Quality against cost of everyone with both figures, and the path of the focus."""
    events = [event for event in shown.events if not event.is_decision]
    drawing = quality_cost.draw(comparison, events, language, shown.verdicts)
    figures = [figure for _, _, figure in drawn_figures(comparison, language)]
    drawn, absent = len(comparison.drawn), len(shown.absent)
    values = {"n": language.number(drawn), "total": language.number(drawn + absent)}
    extent = language.say("{n} van {total} partnerschappen getoond", **values)
    focus = comparison.focus
    return Picture(
        name="beeld",
        heading=drawing.title,
        drawing=drawing,
        sentences=tuple(summary(language, comparison)),
        notes=tuple(_sign_notes(drawing, language)),
        table=drawn_table(comparison, language, shown.verdicts),
        source=_source_of_figures(figures, language, str(comparison.period), extent),
        fictitious=focus.fictitious if focus else any(figure.fictitious for figure in figures),
    )


def _sign_notes(drawing: quality_cost.Scatter, language: Language) -> Iterable[str]:
    """What the signs before names in the picture say, where there are any."""
    if drawing.signed:
        signs = ", ".join(market_verdict(language, verdict) for verdict in MarketVerdict)
        yield language.say("teken voor een naam: uitspraak van de markttoets ({signs})", signs=signs)


def _trend_picture(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language) -> Picture:
    """The focus over time; the main picture where it has no point in any period."""
    if choices.focus is None or not shown.lines:
        sentences = [language.say("Geen cijfers in deze stand.")]
    else:
        sentences = [latest_sentence(language, line, choices.focus, choices.stand) for line in shown.lines]
    if shown.comparison and choices.focus:
        heading, height = partner_name(language, choices.focus), TREND_HEIGHT
    else:
        heading, height = missing_words(choices, language), TALL_TREND_HEIGHT
    return picture_of_lines(
        heading, shown.lines, shown.events, choices.focus, sentences, language, height=height, single=False
    )


def picture_of_lines(
    heading: str,
    lines: Sequence[Line],
    events: Sequence[Event],
    focus: Partner | None,
    sentences: Iterable[str],
    language: Language,
    *,
    height: int,
    single: bool = True,
) -> Picture:
    """Indicators of one partnership over time, with its events as notes; no drawing without figures.

    Args:
        single: also draw what has a figure of one period only, which is a dot on the years of the others.
    """
    drawn = trend_figures(lines, focus, language) if focus else []
    in_view = [line for line in lines if single or line.has_course]
    return Picture(
        name="verloop",
        heading=heading,
        drawing=trend.draw(in_view, events, focus, language, height) if focus and in_view else None,
        sentences=tuple(sentences),
        notes=(*event_key(events, language), *cut_key(lines if focus else (), language)),
        table=trend_table(drawn, language),
        source=_source_of_figures([figure for _, _, figure in drawn], language),
        fictitious=focus.fictitious if focus else False,
    )


def known_levels_picture(focus: Partner, lines: Sequence[Line], language: Language) -> Picture:
    """What was published of the quality of a partnership over the years, where the monitor measured none."""
    said = [latest_sentence(language, line, focus, Stand.ACTUAL) for line in lines]
    heading = language.say("Wel gepubliceerd over de kwaliteit")
    return picture_of_lines(heading, lines, (), focus, said, language, height=TREND_HEIGHT)


def missing_words(choices: ComparisonChoices, language: Language) -> str:
    """Why there is no point for the focus in any period."""
    if choices.focus is None:
        return language.say("Geen partnerschap met cijfers voor deze keuze")
    say, name = language.say, partner_name(language, choices.focus)
    cost, quality = (
        title(language, measured.indicator) if measured else None
        for measured in (choices.cost, choices.quality)
    )
    has_cost, has_quality = (
        bool(measured and measured.series(choices.focus).of(choices.stand))
        for measured in (choices.cost, choices.quality)
    )
    if has_cost == has_quality:
        words = (
            msg("{name}: geen periode met beide cijfers")
            if has_cost
            else msg("{name}: geen van beide cijfers")
        )
        return say(words, name=name)
    if has_cost:
        absent = (
            say("geen kwaliteitscijfer")
            if quality is None
            else say("geen cijfer van “{title}”", title=quality)
        )
    else:
        absent = say("geen kostencijfer") if cost is None else say("geen cijfer van “{title}”", title=cost)
    there = choices.cost if has_cost else choices.quality
    return _newest_words(there, choices, absent, language) if there else absent


def _newest_words(measured: Measured, choices: ComparisonChoices, absent: str, language: Language) -> str:
    """The newest figure of the focus, where it has one of the two, and which is absent."""
    if choices.focus is None:
        return absent
    period, newest = max(measured.series(choices.focus).of(choices.stand).items())
    unit = measured.indicator.unit
    return language.say(
        "{name} in {period}: {title} {value}, {absent}",
        name=partner_name(language, choices.focus),
        period=period_words(language, period, choices.stand),
        title=title(language, measured.indicator),
        value=said_amount(language, newest.value, unit) + per_words(language, unit),
        absent=absent,
    )


def _source_of_figures(figures: Sequence[Figure], language: Language, *extent: str) -> str:
    """Who published the figures, in which status, and how much of them is drawn; nothing of none."""
    if not figures:
        return ""
    parts = [sources_in_short(language, figures), *extent]
    if any(figure.fictitious for figure in figures):
        parts.append(language.say("open rondje: fictief, nooit meegeteld bij bestaande partnerschappen"))
    if not all(figure.is_firm for figure in figures):
        parts.append(language.say("stip in het rondje: begroting of voorlopig"))
    return " · ".join(parts)
