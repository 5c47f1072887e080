"""The pictures of a market-conformity test: its spread, prices step by step, and what moves the outcome."""

from __future__ import annotations

from collections.abc import Iterable

from lib.answers.market.answer import MarketAnswer
from lib.answers.market.choices import MarketChoices
from lib.charts.market import price_test
from lib.domain.market.publish import Published
from lib.domain.market.steps.comparable import Comparable
from lib.pictures.picture import Picture
from lib.tables.market.price_test import price_steps_table, prices_table, swings_table
from lib.text.indicators import first_sources
from lib.text.language import Language
from lib.text.market.names import reference_name, subject_name
from lib.text.market.sentences import leave_one_out_sentence, outcome_sentences, test_title
from lib.text.market.words import SCOPES
from lib.text.terms import flagged


def market_pictures(choices: MarketChoices, shown: MarketAnswer, language: Language) -> dict[str, Picture]:
    """Every picture of the test by name, in the order of the page; none without a test."""
    published = shown.published
    if published is None:
        return {}
    pictures = [_spread_picture(published, choices, shown, language)]
    if published.rate:
        name = company_name(shown, language)
        pictures.append(_steps_picture("stappen", published.rate, name, shown, language))
    for reference in published.references:
        if reference.price.code == shown.reference:
            name = reference_name(language, reference.price)
            pictures.append(_steps_picture("referentiestappen", reference, name, shown, language))
    pictures.append(_sensitivity_picture(published, shown, language))
    return {picture.name: picture for picture in pictures}


def company_name(shown: MarketAnswer, language: Language) -> str:
    """Whose price is tested, and whether it is invented."""
    return flagged(language, shown.contractor, shown.focus.fictitious)


def tested_subject(shown: MarketAnswer, language: Language) -> str:
    """What the test is about: the company, its product and the year."""
    return subject_name(language, shown.focus, company_name(shown, language), shown.product, shown.year)


def _spread_picture(
    published: Published, choices: MarketChoices, shown: MarketAnswer, language: Language
) -> Picture:
    """The verdict, and where the company's price lies; no drawing without an index."""
    company = company_name(shown, language)
    heading = test_title(language, published, tested_subject(shown, language))
    basis = language.say(
        "Vergeleken: {scope}, zonder btw, per eenheid per jaar, prijspeil {period}.",
        scope=language.say(SCOPES[choices.scope]),
        period=published.case.basis.price_level,
    )
    return Picture(
        name="spreiding",
        heading=heading,
        drawing=price_test.draw_spread(published, company, shown.unit, language, title=heading),
        sentences=tuple(_outcome_words(published, shown, language)),
        notes=(basis,),
        table=prices_table(published, company, language),
        source=_source_of_prices(published, language),
        fictitious=_is_fictitious(published, shown),
    )


def _outcome_words(published: Published, shown: MarketAnswer, language: Language) -> Iterable[str]:
    yield from outcome_sentences(language, published, shown.unit)
    names = {r.price.code: reference_name(language, r.price) for r in published.references}
    if decides := leave_one_out_sentence(language, published, names):
        yield decides


def _compared(published: Published) -> list[Comparable]:
    """The company's price and the references that may be named."""
    return [*([published.rate] if published.rate else []), *published.compared]


def _source_of_prices(published: Published, language: Language) -> str:
    """Where the prices come from that may be named."""
    prices = _compared(published)
    sources = list(dict.fromkeys(comparable.price.source for comparable in prices))
    parts = [language.say("Bron: {sources}", sources=first_sources(language, sources))] if sources else []
    if any(comparable.price.fictitious for comparable in prices):
        parts.append(language.say("open teken: fictief, nooit samen met bestaande prijzen geteld"))
    return " · ".join(parts)


def _is_fictitious(published: Published, shown: MarketAnswer) -> bool:
    """Whether the prices are invented; where none may be named, whether the partnership is."""
    prices = _compared(published)
    return any(comparable.price.fictitious for comparable in prices) if prices else shown.focus.fictitious


def _steps_picture(
    name: str, comparable: Comparable, whose: str, shown: MarketAnswer, language: Language
) -> Picture:
    """A price from its list to the comparable one."""
    own = name == "stappen"
    return Picture(
        name=name,
        heading=price_test.steps_title(whose, language),
        drawing=price_test.draw_steps(comparable, whose, shown.unit, language, own=own),
        sentences=(),
        notes=(),
        table=price_steps_table(comparable, whose, language),
        source=language.say("Bron: {sources}", sources=comparable.price.source),
        fictitious=comparable.price.fictitious,
    )


def _sensitivity_picture(published: Published, shown: MarketAnswer, language: Language) -> Picture:
    """The outcome when one assumption moves."""
    say, heading = language.say, language.say("Gevoeligheid van de uitkomst")
    sentences = () if published.swings else (say("Zonder index is er niets om te laten bewegen."),)
    return Picture(
        name="gevoeligheid",
        heading=heading,
        drawing=price_test.draw_sensitivity(published, language, title=heading),
        sentences=sentences,
        notes=(),
        table=swings_table(published, language),
        source=_source_of_prices(published, language),
        fictitious=_is_fictitious(published, shown),
    )
