"""What a figure comes from, and what is to be known of it: as it was given, or told of a derived figure."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.derivation import Basis, Derivation, IndexTest, Ingredient
from lib.domain.figures import Figure
from lib.domain.market.outcome import MarketVerdict
from lib.text.language import Language, msg
from lib.text.market.words import MARKET_VERDICTS
from lib.text.series_breaks import break_words
from lib.text.shipped_words import shipped_remark, shipped_text

BASES = {
    Basis.INSPECTIONS: msg("schouw"),
    Basis.COSTS: msg("kosten"),
    Basis.ACCOUNTS: msg("rekening"),
    Basis.BUDGET: msg("begroting"),
    Basis.QUANTITIES: msg("areaal"),
    Basis.INHABITANTS: msg("inwoners"),
    Basis.HOUSEHOLDS: msg("huishoudens"),
    Basis.RATES: msg("tarieven"),
    Basis.TESTS: msg("toetsen"),
    Basis.MARKET_PRICES: msg("marktprijzen"),
    Basis.KPIS: msg("KPI's"),
    Basis.FIGURES: msg("cijfers"),
    Basis.DECISIONS: msg("besluiten"),
    Basis.PROPOSALS: msg("voorstellen"),
    Basis.WORK: msg("gewerkte uren"),
    Basis.EVENTS: msg("evenementen"),
    Basis.ANSWERS: msg("antwoorden"),
}
UNCOUNTED = {
    Basis.RATES: msg("tarieven zonder bekende hoeveelheid of btw: {n}"),
    Basis.TESTS: msg("toetsen zonder index: {n}"),
}
SHORT_VERDICTS = {
    **MARKET_VERDICTS,
    MarketVerdict.WITHIN: msg("binnen"),
    MarketVerdict.ABOVE: msg("boven"),
    MarketVerdict.BELOW: msg("onder"),
}


def source_words(language: Language, source: str | Derivation) -> str:
    """A source as it was given, or what a figure was computed from."""
    if isinstance(source, str):
        return shipped_text(language, source)
    *others, last = [_ingredient(language, ingredient) for ingredient in source.ingredients]
    if others:
        last = language.say("{first} en {last}", first=", ".join(others), last=last)
    return language.say("Berekend uit {what}", what=last)


def remark_words(language: Language, figure: Figure) -> str | None:
    """A remark as it was given, or what is to be known of a derived figure; None where there is nothing to say."""
    if isinstance(figure.source, str):
        return shipped_remark(language, figure.remark)
    told = (shipped_remark(language, figure.remark), *_remarks(language, figure.source))
    return "; ".join(words for words in (*told, break_words(language, figure.causes)) if words) or None


def _ingredient(language: Language, ingredient: Ingredient) -> str:
    basis = language.say(BASES[ingredient.basis])
    return basis if ingredient.source is None else f"{basis} ({shipped_text(language, ingredient.source)})"


def _remarks(language: Language, derivation: Derivation) -> Iterator[str]:
    if derivation.test:
        yield from _test(language, derivation.test)
    if derivation.uncounted:
        basis, lines = derivation.uncounted
        yield language.say(UNCOUNTED[basis], n=lines)
    if derivation.confidential and derivation.test:
        yield language.say(
            "vertrouwelijk: index en interval volgen uit een afgeronde samenvatting van de prijzen"
        )
    elif derivation.confidential:
        yield language.say("er tellen vertrouwelijke prijzen mee")


def _test(language: Language, test: IndexTest) -> Iterator[str]:
    say = language.say
    yield say("oordeel: {verdict}", verdict=say(SHORT_VERDICTS[test.verdict]))
    if test.level:
        yield say("niveau {level}", level=test.level)
    if test.coverage is None:
        yield say("geen 95%-interval")
    else:
        yield say("interval met {pct}% dekking", pct=language.number(100 * test.coverage, 1))
    if test.others:
        yield say("andere toetsen van dit product: {n}", n=test.others)
