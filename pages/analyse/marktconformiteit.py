"""Marktconformiteit: is the price in line with the market, once it is made comparable?"""

import streamlit as st

from lib.ui import choices, market
from lib.ui.data import library
from lib.ui.frame import greet_empty
from lib.ui.market_choices import show_choices
from lib.ui.market_options import resolve

language = choices.language()
books = library()

# Choose
view = resolve(choices.wanted(), books)
if view.focus is None:
    greet_empty(language.say("Marktconformiteit"), language)

# Query
shown = market.what_to_show(view, view.focus, books, language)
choices.write(view.parameters(shown.reference))

# Draw
show_choices(view, language)
if shown.published is None:
    market.show_without_prices(shown, language)
else:
    picture, panel = st.columns([2, 1], gap="medium")
    with picture:
        market.show_picture(shown.published, shown, language)
    with panel:
        market.show_outcome(view, shown.published, shown, language)
    market.show_source_line(shown.published, language)

# Explain
market.show_details(view, shown, books, language)
