"""What the spread of a figure says: where the focus lies, the median, the middle half, those of its size."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lib.domain.comparison.spread import FigureSpread
from lib.domain.peers import MINIMUM_PEERS
from lib.domain.periods import Period
from lib.domain.units import about_equal
from lib.text.amounts import per_words, said_amount
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import period_words


def spread_heading(language: Language, spread: FigureSpread) -> str:
    """The figure, with what it is and of when."""
    return language.say(
        "{title}: {value}{per} in {period}",
        title=title(language, spread.indicator),
        value=said_amount(language, spread.own.value, spread.indicator.unit),
        per=per_words(language, spread.indicator.unit),
        period=period_words(language, spread.period, spread.own.stand),
    )


def spread_sentences(language: Language, spread: FigureSpread) -> tuple[str, ...]:
    """How many are higher or lower, the median, the middle half, those of similar size; or who there is when few."""
    return tuple(_sentences(language, spread))


def wide_sentence(language: Language, spread: FigureSpread, beside: Collection[Period]) -> str:
    """That this is another figure than the one asked for, of another year where that is so, and why it stands here.

    Args:
        beside: the periods of the figures that were asked for.
    """
    values = {
        "period": period_words(language, spread.period, spread.own.stand),
        "n": language.number(len(spread.figures)),
    }
    if spread.period in beside:
        return language.say(
            "Een ander cijfer van deze dienst, ook over {period}: {n} partnerschappen hebben het.", **values
        )
    return language.say(
        "Een ander cijfer van deze dienst, over {period}: {n} partnerschappen hebben het. Het jaar is een ander dan "
        "hierboven; leg ze niet naast elkaar.",
        **values,
    )


def spread_notes(language: Language, spread: FigureSpread, outside: int) -> Iterator[str]:
    """How to read the drawing.

    Args:
        outside: how many points lie further than the axis.
    """
    if len(spread.figures) < MINIMUM_PEERS:
        return
    signs = [language.say("vlak: de middelste helft"), language.say("streepjeslijn: mediaan")]
    if spread.similar and spread.chosen:
        signs.append(language.say("blauwe stippen: uw vergelijkingsgroep"))
    elif spread.similar:
        signs.append(language.say("blauwe stippen: half tot dubbel zoveel inwoners"))
    if outside:
        signs.append(
            language.count(
                "{n} ligt verder weg en staat als pijl aan de rand",
                "{n} liggen verder weg en staan als pijl aan de rand",
                outside,
            )
        )
    yield " · ".join(signs)


def _sentences(language: Language, spread: FigureSpread) -> Iterator[str]:
    unit, others = spread.indicator.unit, len(spread.others)
    if spread.median is None or spread.middle_half is None:
        yield _few(language, others)
        return
    yield _rank(language, spread)
    low, high = (said_amount(language, value, unit) for value in spread.middle_half)
    yield language.say(
        "De mediaan van {n} is {median}; de middelste helft ligt tussen {low} en {high}.",
        n=language.number(spread.median.n),
        median=said_amount(language, spread.median.value, unit),
        low=low,
        high=high,
    )
    if similar := spread.similar_median:
        values = {"n": language.number(similar.n), "median": said_amount(language, similar.value, unit)}
        if spread.chosen:
            yield language.say(
                "In uw vergelijkingsgroep ({n}, met het partnerschap zelf) is de mediaan {median}.", **values
            )
        elif about_equal(spread.own.value, similar.value, spread.indicator.margin):
            yield language.say(
                "Met half tot dubbel zoveel inwoners ({n}) is de mediaan {median}: ongeveer gelijk.", **values
            )
        else:
            yield language.say("Met half tot dubbel zoveel inwoners ({n}) is de mediaan {median}.", **values)
    elif spread.chosen and len(spread.similar) + 1 < MINIMUM_PEERS:
        yield _few_chosen(language, len(spread.similar))


def _rank(language: Language, spread: FigureSpread) -> str:
    """Of how many others the figure is higher, or lower: whichever are the most."""
    own, others = spread.own.value, [figure.value for figure in spread.others.values()]
    higher, lower = (sum(sign * value > sign * own for value in others) for sign in (1, -1))
    values = {"n": language.number(max(higher, lower)), "total": language.number(len(others))}
    if higher >= lower:
        return language.say("Bij {n} van {total} andere is het hoger.", **values)
    return language.say("Bij {n} van {total} andere is het lager.", **values)


def _few_chosen(language: Language, n: int) -> str:
    if not n:
        return language.say("Niemand in uw vergelijkingsgroep heeft dit cijfer over deze periode.")
    return language.count(
        "In uw vergelijkingsgroep heeft {n} partnerschap dit cijfer; onder 5 staat er geen mediaan.",
        "In uw vergelijkingsgroep hebben {n} partnerschappen dit cijfer; onder 5 staat er geen mediaan.",
        n,
    )


def _few(language: Language, others: int) -> str:
    if not others:
        return language.say("Geen ander partnerschap heeft dit cijfer over deze periode.")
    return language.count(
        "Nog {n} partnerschap heeft dit cijfer; onder 5 staat er geen mediaan.",
        "Nog {n} partnerschappen hebben dit cijfer; onder 5 staat er geen mediaan.",
        others,
    )
