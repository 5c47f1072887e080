"""How the outcome of a test follows from its comparable prices, to be done by hand."""

from __future__ import annotations

from lib.domain.market.outcome import by_party
from lib.domain.market.publish import Published
from lib.tables.table import Table, TableColumn
from lib.text.language import Language
from lib.text.market.names import PRICE_DECIMALS
from lib.text.market.sentences import index_words, points
from lib.text.market.words import market_verdict


def working_table(published: Published, language: Language) -> Table:
    """The prices in order, their median, the index, its interval, and the band beside it."""
    say, outcome = language.say, published.outcome
    rows = [(say("Aantal partijen dat meetelt"), language.number(outcome.n))]
    if published.confidential:
        rows.append((say("Prijzen op volgorde"), say("vertrouwelijk")))
    elif outcome.n:
        rows += _by_hand(published, language)
    if outcome.index is not None:
        rows.append((say("Index"), _index(published, language)))
        rows.append((say("Interval van de index"), _interval(published, language)))
    rows.append((say("Uitspraak"), market_verdict(language, outcome.verdict)))
    columns = (TableColumn(say("Onderwerp")), TableColumn(say("Waarde")))
    return Table(say("Zo volgt de uitkomst"), columns, tuple(rows))


def _number(language: Language, value: float) -> str:
    return language.number(value, PRICE_DECIMALS)


def _by_hand(published: Published, language: Language) -> list[tuple[str, str]]:
    say, outcome = language.say, published.outcome
    ordered = sorted(by_party((r.price, r.value) for r in published.compared))
    rows = [(say("Prijzen op volgorde (€)"), "; ".join(_number(language, value) for value in ordered))]
    if len(ordered) < len(published.compared):
        told = say("wie er meer gaf, telt één keer, met de mediaan van zijn prijzen")
        rows.insert(0, (say("Van hoeveel referenties"), f"{len(published.compared)}; {told}"))
    if outcome.median is not None:
        half = len(ordered) // 2
        rule = say("de middelste, nummer {rank}", rank=half + 1)
        if len(ordered) % 2 == 0:
            rule = say("het gemiddelde van nummer {low} en {high}", low=half, high=half + 1)
        rows.append((say("Mediaan (€)"), f"{_number(language, outcome.median)}: {rule}"))
    if interval := outcome.median_interval:
        told = say(
            "{low} tot {high}: nummer {rank} van onderen en van boven; dekking {coverage}%",
            low=_number(language, interval.low),
            high=_number(language, interval.high),
            rank=interval.rank,
            coverage=language.number(100 * interval.coverage, 1),
        )
        rows.append((say("Interval van de mediaan (€)"), told))
    return rows


def _index(published: Published, language: Language) -> str:
    outcome, price = published.outcome, published.rate.value if published.rate else None
    if outcome.median is None or price is None:
        return language.say("{index}, in hele punten", index=index_words(language, published))
    divided = f"{_number(language, price)} / {_number(language, outcome.median)}"
    return f"100 × {divided} = {index_words(language, published)}"


def _interval(published: Published, language: Language) -> str:
    say, interval = language.say, published.outcome.interval
    if interval is None:
        return say("geen 95%-interval onder 6 partijen")
    low, high = (points(language, published, end) for end in interval)
    told = say("{low} tot {high}", low=low, high=high)
    return say("{interval}, naar buiten afgerond", interval=told) if published.confidential else told
