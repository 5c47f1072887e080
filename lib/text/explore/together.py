"""What two figures say together: whether they go together, and where the focus stands."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.explore.association import LEAST_PAIRS, Association
from lib.domain.explore.together import TwoFigures
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.text.amounts import per_words, said_amount
from lib.text.explore.words import years_words
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import STATUSES, partner_name


def together_heading(language: Language, two: TwoFigures) -> str:
    """Both indicators, with the period where that is one."""
    names = {"y": title(language, two.y), "x": title(language, two.x)}
    if two.period is None:
        return language.say("{y} tegen {x}, laatst bekende cijfers", **names)
    return language.say("{y} tegen {x} in {period}", **names, period=two.period)


def together_sentences(language: Language, two: TwoFigures) -> Iterator[str]:
    """Where the focus stands, whether both go together, and what to keep in mind."""
    own = two.own
    name = partner_name(language, two.focus)
    if own:
        yield language.say(
            "{name}: {x} en {y}.",
            name=name,
            x=figure_in_full(language, two.x, own.x),
            y=figure_in_full(language, two.y, own.y),
        )
    elif two.pairs:
        yield language.say("{name} heeft niet beide cijfers en staat daarom niet in het beeld.", name=name)
    if not two.pairs:
        yield language.say(
            "Niemand heeft beide cijfers. Kies een andere periode, of de laatst bekende cijfers."
        )
        return
    yield _going_together(language, two)
    if two.shares_denominator:
        yield language.say(
            "Let op: beide cijfers zijn{per}. Ze delen dus een noemer, en ook dat kan ze samen laten gaan.",
            per=per_words(language, two.x.unit),
        )
    yield from years_sentence(language, two)


def years_sentence(language: Language, two: TwoFigures) -> Iterator[str]:
    """Of which years both figures are, where they are of more than one; of at least one pair."""
    (x_first, x_last), (y_first, y_last) = two.years
    if (x_first, x_last) != (y_first, y_last) or x_first != x_last:
        yield language.say(
            "De cijfers zijn uit verschillende jaren: {x} uit {x_years}, {y} uit {y_years}.",
            x=title(language, two.x),
            x_years=years_words(x_first, x_last),
            y=title(language, two.y),
            y_years=years_words(y_first, y_last),
        )


def figure_in_full(language: Language, indicator: Indicator, figure: Figure) -> str:
    """A figure with its unit, status and period."""
    value = said_amount(language, figure.value, indicator.unit)
    status = language.say(STATUSES[figure.status])
    return f"{value}{per_words(language, indicator.unit)} ({status} {figure.period})"


def _going_together(language: Language, two: TwoFigures) -> str:
    found = two.association
    if found is None:
        if len(two.pairs) < LEAST_PAIRS:
            return language.count(
                "{n} partnerschap heeft beide cijfers; onder {least} staat er geen samenhang.",
                "{n} partnerschappen hebben beide cijfers; onder {least} staat er geen samenhang.",
                len(two.pairs),
                least=LEAST_PAIRS,
            )
        return language.say("Een van beide cijfers is overal gelijk; dan is er geen samenhang te berekenen.")
    values = {
        "rho": language.number(found.rho, 2),
        "low": language.number(found.low, 2),
        "high": language.number(found.high, 2),
        "n": language.number(found.n),
    }
    return language.say(_association_words(found), **values)


def _association_words(found: Association) -> str:
    if not found.is_clear:
        return _NOT_CLEAR
    return _SAME_WAY if found.rho > 0 else _OTHER_WAY


_SAME_WAY = msg(
    "De twee hangen samen: waar het ene hoger is, is het andere vaker hoger (rangcorrelatie van Spearman {rho}, "
    "interval {low} tot {high}, n\u00a0=\u00a0{n}). Waarom, zegt dit niet."
)
_OTHER_WAY = msg(
    "De twee hangen samen: waar het ene hoger is, is het andere vaker lager (rangcorrelatie van Spearman {rho}, "
    "interval {low} tot {high}, n\u00a0=\u00a0{n}). Waarom, zegt dit niet."
)
_NOT_CLEAR = msg(
    "Dat de twee samenhangen, is niet te zeggen (rangcorrelatie van Spearman {rho}, interval {low} tot {high}, "
    "n\u00a0=\u00a0{n})."
)
