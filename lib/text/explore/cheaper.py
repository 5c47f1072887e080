"""What is said of those that are at least as good and cheaper; never that the cost could go."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.comparison.frontier import LEAST_FOR_SCORES
from lib.domain.explore.cheaper import ORDER_M, CheaperOnes, FocusScores, MoreFigures
from lib.domain.explore.together import FigurePair
from lib.text.amounts import per_words, said_amount
from lib.text.explore.together import figure_in_full, years_sentence
from lib.text.explore.words import in_a_row
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name

MOST_NAMED_CHEAPER = 12
FIRM_INTERVAL = 100
"""Under so many the interval holds the true score less often than it says, as `tests/spec` draws: our own choice."""


def cheaper_heading(language: Language, found: CheaperOnes) -> str:
    """How many are at least as good and cheaper."""
    name = partner_name(language, found.two.focus)
    if found.own is None:
        return language.say("Even goed en goedkoper dan {name}?", name=name)
    if not found.cheaper:
        return language.say("Niemand is minstens even goed en goedkoper dan {name}", name=name)
    return language.count(
        "{n} is minstens even goed en goedkoper dan {name}",
        "{n} zijn minstens even goed en goedkoper dan {name}",
        len(found.cheaper),
        name=name,
    )


def cheaper_sentences(language: Language, found: CheaperOnes) -> Iterator[str]:
    """The figures of the focus, who is as good and cheaper by name, and the scores where there are enough."""
    two, own = found.two, found.own
    name = partner_name(language, two.focus)
    if own is None:
        yield language.say(
            "{name} heeft niet beide cijfers in deze periode, of een kostencijfer van nul of minder.",
            name=name,
        )
        return
    yield language.say(
        "{name}: {x} en {y}.",
        name=name,
        x=figure_in_full(language, two.x, own.x),
        y=figure_in_full(language, two.y, own.y),
    )
    if found.more_cost:
        yield language.say("Ook niet duurder op: {more}.", more=_own_of(found.more_cost, own, language))
    if found.more_quality:
        yield language.say(
            "Ook minstens even goed op: {more}.", more=_own_of(found.more_quality, own, language)
        )
    if found.same_quality:
        yield language.say("Iedereen heeft hetzelfde kwaliteitscijfer; dit zegt dus alleen wie goedkoper is.")
    if found.cheaper:
        yield _names(language, found)
    else:
        yield language.say("Niemand is minstens even goed en goedkoper.")
    yield from years_sentence(language, two)
    if found.scores is None:
        yield language.count(
            "Met {n} partnerschap lijkt bijna iedereen doelmatig; onder {least} staat er geen score.",
            "Met {n} partnerschappen lijkt bijna iedereen doelmatig; onder {least} staat er geen score.",
            len(found.usable),
            least=LEAST_FOR_SCORES,
        )
    else:
        yield from _scores(language, found.scores, len(found.usable))


def cheaper_note(language: Language, found: CheaperOnes) -> Iterator[str]:
    """How to read the drawing, and what it does not say."""
    if found.more:
        yield language.say(
            "gekleurde stippen: nergens minder goed, nergens duurder en ergens goedkoper; met meer dan twee cijfers is "
            "er geen trap"
        )
    else:
        yield language.say(
            "trap: de laagste kosten bij minstens deze kwaliteit · gekleurde stippen: even goed en goedkoper"
        )
    if found.incomplete:
        yield language.count(
            "{n} heeft niet elk gekozen cijfer en doet niet mee.",
            "{n} hebben niet elk gekozen cijfer en doen niet mee.",
            found.incomplete,
        )
    left_out = len(found.two.pairs) - len(found.usable) - found.incomplete
    if left_out:
        yield language.count(
            "{n} heeft kosten van nul of minder en doet niet mee.",
            "{n} hebben kosten van nul of minder en doen niet mee.",
            left_out,
        )
    yield language.say(
        "Dit zegt niet dat het goedkoper kan: taken, ligging, tarieven en administratie verschillen, en één "
        "kwaliteitscijfer is niet alle kwaliteit. Het noemt met wie een gesprek loont."
    )


def _own_of(more: MoreFigures, own: FigurePair, language: Language) -> str:
    return figure_in_full(language, more.indicator, more.of[own.partner])


def _names(language: Language, found: CheaperOnes) -> str:
    unit = found.two.x.unit
    named = [
        f"{partner_name(language, p.partner)} ({said_amount(language, p.x.value, unit)})"
        for p in found.cheaper[:MOST_NAMED_CHEAPER]
    ]
    words = {
        "names": in_a_row(language, named),
        "per": per_words(language, unit),
        "title": title(language, found.two.y),
    }
    more = len(found.cheaper) - len(named)
    if more:
        return language.say(
            "Minstens even goed op “{title}” en goedkoper{per}: {names}, en nog {more}.",
            **words,
            more=language.number(more),
        )
    return language.say("Minstens even goed op “{title}” en goedkoper{per}: {names}.", **words)


def _scores(language: Language, scores: FocusScores, n: int) -> Iterator[str]:
    def percent(share: float) -> str:
        return f"{language.number(100 * share)}%"

    yield language.say(
        "De goedkoopste die minstens even goed is, heeft {cheapest} van de eigen kosten; de goedkoopste die te "
        "verwachten is onder {m} willekeurige zulke (order-m) {expected} (n\u00a0=\u00a0{n}).",
        cheapest=percent(scores.cheapest),
        m=ORDER_M,
        expected=percent(scores.expected),
        n=language.number(n),
    )
    if scores.convex is not None:
        yield language.say(
            "Op de bolle grens van iedereen, met alle gekozen kosten en kwaliteiten: {convex} van de eigen kosten; "
            "zonder interval, want dat is er hier voor één van elk.",
            convex=percent(scores.convex),
        )
    if scores.corrected:
        middle, low, high = map(percent, scores.corrected)
        yield language.say(
            "Op de bolle grens van iedereen, zonder de vertekening van een steekproef (Simar en Wilson): {middle} van "
            "de eigen kosten, interval {low} tot {high}.",
            middle=middle,
            low=low,
            high=high,
        )
        if n < FIRM_INTERVAL:
            yield language.say(
                "Met zo weinig partnerschappen is dat interval te smal: nagebootst hield het bij 15 in 84 van 100 "
                "gevallen de ware waarde en bij 60 in 88, in plaats van 95."
            )
