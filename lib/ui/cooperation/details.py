"""What explains the page "Samenwerking": tables, the questions, what is shown and how, and the downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lib.answers.cooperation.choices import ScanChoices
from lib.export.workbook import as_workbook
from lib.pictures.picture import Picture
from lib.tables.cooperation import cells_of_round_table, matters_table, openly_table
from lib.tables.origins import about_table
from lib.text.cooperation.words import how_sides_compare, what_is_shown
from lib.text.language import Language
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.tables import show_table
from lib.ui.words import list_points, subheading


def show_details(choices: ScanChoices, pictures: Mapping[str, Picture], language: Language) -> None:
    """Tables, and what is shown and why not; with the downloads."""
    say = language.say
    matters = matters_table(choices.found, choices.questions, language)
    cells = cells_of_round_table(choices.taken.shown, choices.questions, language)
    openly = openly_table(choices.taken.shown, choices.questions, language)
    others = [picture.table for picture in pictures.values() if picture.table.rows]
    origin = file_origin()

    def workbook() -> bytes:
        return as_workbook(
            [matters, cells, *([openly] if openly.rows else []), *others, about_table(origin, language)]
        )

    offer_downloads(f"samenwerking_{choices.focus.code}_{choices.taken.period}", workbook, language, cells)

    def explain() -> None:
        subheading(say("Wat er getoond wordt"))
        list_points(what_is_shown(language))
        subheading(say("Wanneer de kanten het anders zien"))
        list_points(how_sides_compare(language))

    blocks: dict[str, Callable[[], None]] = {
        say("Tabel per vraag"): lambda: show_table(matters, language),
        say("Tabel per laag"): lambda: show_table(cells, language),
        say("Tabel van de tijdas"): lambda: show_table(pictures["verloop"].table, language),
        say("Wat er getoond wordt, en hoe"): explain,
    }
    show_tabs(blocks)
