"""Marktconformiteit: is the price in line with the market, once it is made comparable?"""

import streamlit as st

from lib.answers.market.answer import answer
from lib.answers.market.choices import choose
from lib.pictures.market import market_pictures
from lib.ui import url
from lib.ui.frame import greet_empty
from lib.ui.market import blocks
from lib.ui.market.controls import show_choices
from lib.ui.memory import chosen_snapshot
from lib.ui.pictures import show_source

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Marktconformiteit"), language)

# Query
shown = answer(choices, choices.focus, snapshot)
url.write(choices.parameters(shown.reference))
pictures = market_pictures(choices, shown, language)

# Draw
show_choices(choices, language)
if shown.published is None:
    blocks.show_without_prices(shown, snapshot, language)
else:
    picture, panel = st.columns([2, 1], gap="medium")
    with picture:
        blocks.show_price_test(pictures, language)
    with panel:
        blocks.show_outcome(pictures, shown.published, shown, language)
    show_source(pictures["spreiding"])

# Explain
blocks.show_details(pictures, choices, shown, snapshot, language)
