"""Beginnen: a self-scan for those who start, with the base that there is and what to do first."""

from lib.answers.self_scan.answer import answer
from lib.answers.self_scan.choices import choose
from lib.ui import url
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.self_scan import blocks
from lib.ui.self_scan.first_round import offer_first_round

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Beginnen"), language)
url.write(choices.parameters())
blocks.show_intro(choices, language)
blocks.show_scan_parts(language)

# Query
shown = answer(choices, snapshot, url.today())

# Draw
blocks.show_steps(shown, snapshot, language)
offer_first_round(choices, snapshot, language)
