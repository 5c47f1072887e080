"""Methode en bronnen: every indicator with its definition and source, and what the app does not claim."""

from lib.ui import choices, method
from lib.ui.data import library

language = choices.language()
books = library()

method.show_heading(language)
choices.write({})
method.show_principles(language)
method.show_indicators(books, language)
method.show_licences(language)
