"""Every word is explained once, in both languages, without itself."""

from __future__ import annotations

import pytest

from lib.text.glossary import glossary
from lib.text.language import DUTCH, ENGLISH, Language


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=lambda language: language.code)
def test_each_word_is_explained_once_in_other_words(language: Language) -> None:
    explained = glossary(language)
    assert len(explained) == len(glossary(DUTCH))
    for word, meaning in explained.items():
        assert word == word.lower()
        assert meaning.endswith(".")
        assert word not in meaning.lower().split()
