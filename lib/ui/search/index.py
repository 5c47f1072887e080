"""What can be found from any page and where it leads: pages and their parts, partnerships, indicators, words, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from lib.answers.chooser import Chooser
from lib.answers.explore.choices import ALL_SERVICES, compared_figures
from lib.answers.focus import FOCUS_NAME, in_focus
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.partners import Partner
from lib.store.comparison.figures import read_series_of
from lib.tables.dictionary import dataset_title
from lib.text.glossary import glossary
from lib.text.indicators import definition, title
from lib.text.language import Language
from lib.text.terms import partner_name, service_name
from lib.ui.explanation.method import sections
from lib.ui.registry import PAGES

REVIEW_PAGE, FIGURES_PAGE, METHOD_PAGE, DICTIONARY_PAGE = (
    "partnerschap",
    "vergelijken",
    "methode-en-bronnen",
    "gegevenswoordenboek",
)
"""The addresses of the pages that lead on."""
WORDS_PART = "begrippen"
"""The part of the method that explains words."""


@dataclass(frozen=True)
class Findable:
    """Something to find.

    Attributes:
        kind: what it is, in the language of the reader.
        name: what it is called there.
        about: a text that explains it, or where it belongs; what is looked for may stand in it.
        page: the address of the page that shows it.
        choices: what is chosen there, beside what the reader keeps.
        part: the anchor on that page; empty for the page itself.
        code: what it is called in data; what is looked for may stand in it.
    """

    kind: str
    name: str
    about: str
    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    code: str = ""


def findable(snapshot: Snapshot, focus: str, language: Language) -> list[dict[str, object]]:
    """Everything that this reader can find, as the browser takes it; what goes first is first.

    Names of partnerships and indicators come through the scope of the snapshot, as pages have them.

    Args:
        focus: the code of the partnership in focus, whose kind decides which indicators can be shown; empty for the
            one that the start page opens on.
    """
    shown = in_focus(Chooser({FOCUS_NAME: focus}), snapshot)
    found = [*_pages(language), *_partnerships(shown.partners, language)]
    if shown.partner:
        found += _indicators(shown.partner, snapshot, language)
    found += [*_words(language), *_parts(snapshot, language), *_files(language)]
    return [asdict(each) for each in found]


def _pages(language: Language) -> Iterator[Findable]:
    say = language.say
    for page in PAGES:
        yield Findable(say("Pagina"), say(page.title), say(page.group), "" if page.start else page.address)


def _partnerships(partners: tuple[Partner, ...], language: Language) -> Iterator[Findable]:
    kind = language.say("Partnerschap")
    for partner in partners:
        yield Findable(
            kind,
            partner_name(language, partner),
            "",
            REVIEW_PAGE,
            {FOCUS_NAME: partner.code},
            code=partner.code,
        )


def _indicators(focus: Partner, snapshot: Snapshot, language: Language) -> Iterator[Findable]:
    """Those that can be shown for the focus; what it has itself first."""
    kind = language.say("Cijfer")
    indicators, own = snapshot.registry.indicators, snapshot.ask(read_series_of, focus.code)
    codes = dict.fromkeys(available.indicator for available in compared_figures(snapshot, focus))
    for code in sorted(codes, key=lambda code: indicators[code] not in own):
        indicator = indicators[code]
        about = ". ".join(
            filter(None, (service_name(language, indicator.service), definition(language, indicator)))
        )
        chosen = {"dienst": ALL_SERVICES, "cijfer": code}
        yield Findable(kind, title(language, indicator), about, FIGURES_PAGE, chosen, code=code)


def _words(language: Language) -> Iterator[Findable]:
    kind = language.say("Begrip")
    for word, meaning in glossary(language).items():
        yield Findable(kind, word, meaning, METHOD_PAGE, part=WORDS_PART)


def _parts(snapshot: Snapshot, language: Language) -> Iterator[Findable]:
    kind, page = language.say("Uitleg"), language.say("Methode en bronnen")
    for section in sections(snapshot, "", language):
        yield Findable(kind, section.title, page, METHOD_PAGE, part=section.anchor)


def _files(language: Language) -> Iterator[Findable]:
    kind, page = language.say("Bestand"), language.say("Gegevenswoordenboek")
    for dataset in DATASETS.values():
        yield Findable(
            kind,
            dataset_title(dataset, language),
            page,
            DICTIONARY_PAGE,
            part=dataset.name,
            code=dataset.name,
        )
