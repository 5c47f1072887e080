"""Every derived figure of the demo set says what it rests on in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.derivation import Derivation
from lib.domain.figures import Figure
from lib.store.upkeep.opening import open_store
from lib.text.derivation_words import remark_words, source_words
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.shipped_words import shipped_text
from tests.data_sets import make_store
from tests.loading import all_figures

SAME_IN_BOTH = {"in", "index", "interval", "product"}


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Figure, Derivation]]]:
    """The derived figures, with what they rest on but for the sources: those are given and in no language of ours."""
    place = make_store("demo", tmp_path_factory.mktemp("demo"))
    store = open_store(f"duckdb:///{place.as_posix()}")
    figures = all_figures(store)
    yield [(f, _without_sources(f.source)) for f in figures if isinstance(f.source, Derivation)]
    store.close()


def _without_sources(derivation: Derivation) -> Derivation:
    return derivation._replace(ingredients=tuple(i._replace(source=None) for i in derivation.ingredients))


def _words(language: Language, figure: Figure, derivation: Derivation) -> set[str]:
    told = figure._replace(source=derivation)
    sentence = f"{source_words(language, derivation)}. {remark_words(language, told) or ''}"
    return set(re.findall(r"[a-z]{2,}", sentence.lower()))


def test_the_set_holds_every_kind_of_derived_figure(derived: list[tuple[Figure, Derivation]]) -> None:
    codes, shipped = {figure.indicator for figure, _ in derived}, shipped_catalogue().derived
    assert {shipped[code].template.code for code in codes & set(shipped)} == {
        one.template.code for one in shipped.values()
    }
    assert any(code.startswith("marktindex_") for code in codes)


def test_no_dutch_in_english_and_no_english_in_dutch(derived: list[tuple[Figure, Derivation]]) -> None:
    for figure, derivation in derived:
        dutch, english = _words(DUTCH, figure, derivation), _words(ENGLISH, figure, derivation)
        assert ("berekend" in dutch, "computed" in english) == (True, True)
        assert dutch & english <= SAME_IN_BOTH, figure.indicator


def test_the_sources_are_told_as_they_were_given_and_those_of_the_box_in_english_too(
    derived: list[tuple[Figure, Derivation]],
) -> None:
    for figure, _ in derived:
        assert isinstance(figure.source, Derivation)
        given = [i.source for i in figure.source.ingredients if i.source]
        for language in (DUTCH, ENGLISH):
            told = source_words(language, figure.source)
            assert all(shipped_text(language, source) in told for source in given)
