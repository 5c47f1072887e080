"""The scripts of the pages: Streamlit runs them, and they know its words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import streamlit

from lib.text.language import DUTCH, ENGLISH
from lib.ui.server.scripts import STREAMLIT_STARTS, STREAMLIT_WORDS, every_script, script_of


@pytest.mark.parametrize("script", every_script())
def test_nothing_in_a_script_looks_like_a_tag(script: str) -> None:
    assert not re.findall(r"<[\w/!].*", script), "Streamlit would pass over the whole script"


def test_each_language_and_size_has_its_script() -> None:
    assert len(set(every_script())) == 4
    assert script_of(ENGLISH, large=True) in every_script()


def test_the_english_of_streamlit_s_words_is_what_streamlit_writes() -> None:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    written = "".join(
        path.read_text("utf-8", "replace") for path in folder.glob("*.js") if path.stat().st_size < 10**6
    )
    sentences = [part for word in map(ENGLISH.say, STREAMLIT_WORDS) for part in word.split(". ")]
    assert not [sentence for sentence in sentences if sentence not in written]


def test_each_language_knows_the_words_of_the_other() -> None:
    for language, other in ((DUTCH, ENGLISH), (ENGLISH, DUTCH)):
        told = json.loads(
            script_of(language, large=False).splitlines()[0].removeprefix("window.monitor = ")[:-1]
        )
        assert told["words"] == {other.say(word): language.say(word) for word in STREAMLIT_WORDS}
        assert told["starts"] == {other.say(start): language.say(start) for start in STREAMLIT_STARTS}
