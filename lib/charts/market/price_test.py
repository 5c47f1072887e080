"""The charts of a market-conformity test: its spread, a price step by step, and what moves the outcome."""

from __future__ import annotations

from lib.charts import waterfall
from lib.charts.drawing import Drawing
from lib.charts.market import spread, tornado
from lib.charts.palette import FOCUS, PEERS
from lib.charts.row_chart import ChartRow
from lib.charts.waterfall import Bar
from lib.domain.market.publish import Published
from lib.domain.market.sensitivity import Swing
from lib.domain.market.steps.comparable import Comparable
from lib.domain.units import Unit
from lib.text.amounts import amount, unit_words
from lib.text.language import Language
from lib.text.market.names import price_decimals, range_words, reference_name
from lib.text.market.sentences import band_ends, index_words, points
from lib.text.market.steps import step_name, step_words
from lib.text.market.words import MARKET_SIGNS, market_verdict

INDEX = Unit("index")


def draw_spread(
    published: Published, name: str, unit: Unit, language: Language, *, title: str
) -> Drawing | None:
    """Where the company's price lies; None without an index. Of confidential prices only the index.

    Args:
        published: the test.
        name: of the company.
        unit: of prices.
        language: of all texts and numbers.
        title: what the test says.
    """
    if published.outcome.index is None or published.rate is None or published.rate.value is None:
        return None
    if published.outcome.median is None:
        shown = _index_spread(published, name, language)
        return spread.draw(shown, INDEX, language, title=title, measure=_index_measure(language))
    measure = language.say(
        "Vergelijkbare prijs ({unit}, prijspeil {period})",
        unit=unit_words(language, unit),
        period=published.case.basis.price_level,
    )
    return spread.draw(
        _price_spread(published, name, unit, language), unit, language, title=title, measure=measure
    )


def _index_measure(language: Language) -> str:
    return language.say("Index (mediaan van de markt = 100)")


def _index_spread(published: Published, name: str, language: Language) -> spread.SpreadPoints:
    say, outcome, terms = language.say, published.outcome, published.case.terms
    interval = outcome.interval
    words = index_words(language, published)
    if interval:
        low, high = (language.number(end) for end in interval)
        words = say("{index} ({low} tot {high})", index=words, low=low, high=high)
    band = (terms.lowest, terms.highest) if terms else None
    low, high = band_ends(language, terms) if terms else ("", "")
    return spread.SpreadPoints(
        own_row=ChartRow(say("{name}: index", name=name), words, strong=True),
        own=outcome.index or 0,
        own_interval=(interval.low, interval.high) if interval else None,
        band_row=ChartRow(say("Afgesproken band"), say("{low} tot {high}", low=low, high=high))
        if band
        else None,
        band=band,
        others_row=None,
        others=(),
        quartiles=None,
        median_row=ChartRow(say("Mediaan van {n} partijen, met vertrouwelijke erbij", n=outcome.n), "100"),
        median=100,
        interval=None,
        fictitious=published.rate is not None and published.rate.price.fictitious,
    )


def _price_spread(published: Published, name: str, unit: Unit, language: Language) -> spread.SpreadPoints:
    say, outcome, terms = language.say, published.outcome, published.case.terms
    own, median = (published.rate.value if published.rate else None) or 0, outcome.median or 0

    decimals = price_decimals((own, median, *(each.value for each in published.compared)))

    def price(value: float) -> str:
        return amount(language, value, unit, decimals)

    def prices(low: float, high: float) -> str:
        return say("{low} tot {high}", low=price(low), high=price(high))

    median_row = ChartRow(say("Mediaan; te weinig referenties voor een interval"), price(median))
    if interval := outcome.median_interval:
        coverage = language.number(100 * interval.coverage, 1)
        words = f"{price(median)} ({prices(interval.low, interval.high)})"
        median_row = ChartRow(say("Mediaan met interval (dekking {coverage}%)", coverage=coverage), words)
    band = (median * terms.lowest / 100, median * terms.highest / 100) if terms else None
    box = outcome.spread
    return spread.SpreadPoints(
        own_row=ChartRow(say("{name}: vergelijkbare prijs", name=name), price(own), strong=True),
        own=own,
        own_interval=None,
        band_row=_band_row(published, prices(*band), language) if band else None,
        band=band,
        others_row=ChartRow(
            say(
                "Referenties van {n} partijen: punten, en de middelste helft als vlak",
                n=language.number(outcome.n),
            ),
            prices(box.minimum, box.maximum) if box else "",
        ),
        others=tuple(
            spread.Point(
                reference.value, f"{reference_name(language, reference.price)}: {price(reference.value)}"
            )
            for reference in published.compared
            if reference.value is not None
        ),
        quartiles=(box.lower, box.upper) if box else None,
        median_row=median_row,
        median=median,
        interval=(interval.low, interval.high) if interval else None,
        fictitious=published.rate is not None and published.rate.price.fictitious,
    )


def _band_row(published: Published, words: str, language: Language) -> ChartRow:
    terms = published.case.terms
    if terms is None:
        return ChartRow("")
    low, high = band_ends(language, terms)
    return ChartRow(
        language.say("Afgesproken band: {low} tot {high}% van de mediaan", low=low, high=high), words
    )


def steps_title(name: str, language: Language) -> str:
    """What the picture of the steps of a price shows."""
    return language.say("{name}: van prijs volgens de bron naar vergelijkbare prijs", name=name)


def draw_steps(comparable: Comparable, name: str, unit: Unit, language: Language, *, own: bool) -> Drawing:
    """A price from its list to the comparable one; a step that cannot be taken ends it.

    Args:
        comparable: the price with its steps.
        name: whose price it is.
        unit: of prices.
        language: of all texts and numbers.
        own: whether it is the company's price.
    """
    say, price = language.say, comparable.price
    decimals = price_decimals([comparable.value], [price])

    def words(value: float, *, signed: bool = False) -> str:
        return amount(language, value, unit, decimals, signed=signed)

    first = say("Prijs volgens de bron")
    bars = [Bar(first, 0, price.amount, words(price.amount), is_total=True, note=price.source)]
    for step, before, after in comparable.taken():
        label, rule = step_name(language, step), step_words(language, step)
        if after is None:
            bars.append(Bar(label, before, before, say("kan niet"), note=rule))
        else:
            bars.append(Bar(label, before, after, words(after - before, signed=True), note=rule))
    if comparable.value is not None:
        bars.append(
            Bar(say("Vergelijkbare prijs"), 0, comparable.value, words(comparable.value), is_total=True)
        )
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return waterfall.draw(
        bars,
        unit,
        language,
        alt=f"{steps_title(name, language)}. {told}.",
        measure=say("Prijs ({unit})", unit=unit_words(language, unit)),
        color=FOCUS if own else PEERS,
        fictitious=price.fictitious,
    )


def draw_sensitivity(published: Published, language: Language, *, title: str) -> Drawing | None:
    """How far the index moves per assumption; None when there is no index or nothing moves it."""
    index, terms = published.outcome.index, published.case.terms
    swings = [bar for swing in published.swings if (bar := _swing(swing, published, language))]
    if index is None or not swings:
        return None
    verdict = market_verdict(language, published.outcome.verdict)
    return tornado.draw(
        swings,
        ChartRow(language.say("Uitkomst nu"), f"{index_words(language, published)}, {verdict}", strong=True),
        index,
        (terms.lowest, terms.highest) if terms else None,
        INDEX,
        language,
        title=title,
        measure=_index_measure(language),
        fictitious=published.rate is not None and published.rate.price.fictitious,
    )


def _swing(swing: Swing, published: Published, language: Language) -> tornado.SwingBar | None:
    """None for what moves the verdict only: the band."""
    ends = sorted(
        (end for end in (swing.low, swing.high) if end.index is not None), key=lambda end: end.index or 0
    )
    if len(ends) < 2 or not swing.length:
        return None
    low, high = (f"{points(language, published, end.index or 0)} {MARKET_SIGNS[end.verdict]}" for end in ends)
    return tornado.SwingBar(
        range_words(language, swing.parameter, swing.low.moved, swing.high.moved),
        ends[0].index or 0,
        ends[1].index or 0,
        language.say("{low} tot {high}", low=low, high=high),
    )
