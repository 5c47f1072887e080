"""A walk over every page for both real partnerships, in Dutch and English, on a desk, a projector and a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser

from lib.catalogue.datasets import DATASETS
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Series
from lib.store.comparison.figures import read_series_of
from lib.text.indicators import title
from lib.text.language import LANGUAGES
from lib.ui.registry import PAGES
from tests.browser.server import Server
from tests.browser.walk import DESK, PHONE, Visit, walk
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

NAMES = {"zwolle-rova": "Zwolle - ROVA", "nijmegen-dar": "Nijmegen - Dar"}
WALKS = (
    ("zwolle-rova", "nl", DESK),
    ("nijmegen-dar", "en", DESK),
    ("zwolle-rova", "en", PHONE),
    ("nijmegen-dar", "nl", PHONE),
)
HIGHEST_BAND, LEAST_DATA, LEAST_OF_ALL = 100, 0.55, 0.5
"""Of title, focus and choices together, in px; of the height of the first screen, for data; and the same where all data
of the page stand on it, as short rows do."""
IN_WORDS = ("afspraken", "bewoners", "beginnen")
"""Pages whose data are sentences, with and without a figure."""
TO_BEGIN = ("besluiten", "samenwerking")
"""Pages that of these partnerships have nothing yet but the way to begin: a form, a new round."""

FOREIGN = {
    "en": re.compile(
        r"\b(het|een|van(?! der)|niet|voor|zijn|geen|wordt|naar|dit|deze|bij|uit|wat|ook|nog)\b", re.I
    ),
    "nl": re.compile(r"\b(the|and|with|from|not|this|which|these|shown|has|have|are|for|no|to)\b", re.I),
}
"""Small words of the other language; not those in the name of a person."""
CODES = re.compile(r"\b(focus|dienst|kosten|kwaliteit|periode|vorige|fictief|taal|naast)=|\bNone\b|\bnan\b")
EXAMPLES = {
    text
    for dataset in DATASETS.values()
    for column in dataset.columns
    for text in (column.sample, ", ".join(column.choices), *column.choices)
}
"""What may stand in a file; the dictionary lists it as it is written."""
INVENTED = re.compile(r"\((fictief|fictitious)\)")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store("nederland", tmp_path_factory.mktemp("nederland"))


@pytest.fixture(scope="module")
def written(store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Every text of the data with a word of one language, which stands in the one that it was published in; the longest
    first."""
    with duckdb.connect(str(store), read_only=True) as opened:
        columns = opened.execute(
            "select table_name, column_name from information_schema.columns where data_type = 'VARCHAR'"
        ).fetchall()
        found = {
            text
            for table, column in columns
            for (text,) in opened.execute(f'select distinct "{column}" from "{table}"').fetchall()
            if text and len(text) > 3 and any(words.search(text) for words in FOREIGN.values())
        }
    return tuple(sorted(found, key=len, reverse=True))


@pytest.fixture(scope="module")
def own_figures(store: Path) -> Mapping[str, Mapping[Indicator, Series]]:
    """Every figure of both partnerships, as the store has it."""
    with snapshot_of(store) as snapshot:
        return {focus: snapshot.ask(read_series_of, focus) for focus in NAMES}


@pytest.fixture(scope="module")
def address(
    written: tuple[str, ...],
    own_figures: Mapping[str, object],
    store: Path,
    server: Callable[..., Server],
) -> str:
    """The app on these figures, started when the tests have read the store."""
    return server(store).url


@pytest.mark.parametrize(("focus", "language", "size"), WALKS)
def test_every_page_for_a_real_partnership(
    browser: Browser,
    address: str,
    written: tuple[str, ...],
    own_figures: Mapping[str, Mapping[Indicator, Series]],
    focus: str,
    language: str,
    size: tuple[int, int],
) -> None:
    visits = list(walk(browser, address, focus, language, size))
    assert [visit.page for visit in visits] == [page.address for page in PAGES]
    faults = [
        f"{visit.where}: {fault}"
        for visit in visits
        for fault in (
            *_on_its_place(visit),
            *_own_focus(visit),
            *_plain(visit),
            *_in_one_language(visit, written),
            *_first_screen(visit),
        )
    ]
    faults += contradictions(visits, own_figures[focus])
    assert not faults, "\n".join(faults)


def _on_its_place(visit: Visit) -> Iterator[str]:
    """The title and the open page of the menu, which offers every page; nothing wider than the screen."""
    say = LANGUAGES[visit.language].say
    declared = next(page for page in PAGES if page.address == visit.page)
    if visit.title != [say(declared.title)]:
        yield f"its title is {visit.title}"
    if visit.open != [say(declared.title)]:
        yield f"the menu marks {visit.open}"
    if visit.offered != [say(page.title) for page in PAGES]:
        yield f"the menu offers {visit.offered}"
    yield from (f"{over} px wider than {width}" for width, over in visit.wide.items() if over > 0)
    yield from visit.faults


def _own_focus(visit: Visit) -> Iterator[str]:
    """The partnership that was chosen, where a page shows one, and nothing fictitious."""
    if visit.shown_focus not in ([], [NAMES[visit.focus]]):
        yield f"in focus is {visit.shown_focus}"
    if visit.page == "gegevenswoordenboek":  # it explains the word
        return
    yield from (f"fictitious: {line}" for line in visit.lines if INVENTED.search(line))


def _plain(visit: Visit) -> Iterator[str]:
    """No traceback, no names of choices, no empty values of a program."""
    for line in (*visit.lines, *visit.heard):
        if "Traceback" in line or (CODES.search(line) and visit.page != "gegevenswoordenboek"):
            yield f"not for a reader: {line}"


def _in_one_language(visit: Visit, written: Iterable[str]) -> Iterator[str]:
    """No words of the other language, but for those of the data."""
    foreign = FOREIGN[visit.language]
    for line in {*visit.lines, *visit.heard} - EXAMPLES:
        rest = line
        if foreign.search(rest):
            for text in written:
                rest = rest.replace(text, " ")
                for part in text.split("; "):
                    rest = rest.replace(part, " ") if len(part) > 3 else rest
        if foreign.search(rest) and "`" not in rest:
            yield f"in another language: {line}"


def _first_screen(visit: Visit) -> Iterator[str]:
    """At 1440: title, focus and choices in a low band; data in most of the height, on pages of a partnership."""
    if visit.width != DESK[0]:
        return
    if visit.band > HIGHEST_BAND:
        yield f"title, focus and choices take {visit.band:.0f} px"
    share = visit.worded if visit.page in IN_WORDS else visit.share
    least = LEAST_OF_ALL if visit.whole else LEAST_DATA
    if visit.shown_focus and visit.page not in TO_BEGIN and share < least:
        yield f"{share:.0%} of the first screen's height is data"


def contradictions(visits: Iterable[Visit], own: Mapping[Indicator, Series]) -> list[str]:
    """Where a page says something else of a figure than the store has, and so than another page says.

    Read are lines that begin with the title of an indicator, its value and a period, as sentences and lists do.
    """
    found, told = [], 0
    for visit in visits:
        language = LANGUAGES[visit.language]
        for indicator, series in own.items():
            start = f"{title(language, indicator)}: "
            for line in visit.lines:
                if line.startswith(start) and (said := _said(line.removeprefix(start), visit.language)):
                    value, period, decimals = said
                    known = _figures(series, period)
                    told += bool(known)
                    if known and not any(abs(f.value - value) <= 0.5 * 10.0**-decimals + 1e-9 for f in known):
                        found.append(f"{visit.where}: {line} (known: {[f.value for f in known]})")
    if not told:
        found.append("no figure was read on any page")
    return found


def _figures(series: Series, period: str) -> list[Figure]:
    return [figure for stand in Stand for p, figure in series.of(stand).items() if str(p) == period]


_VALUE = re.compile(r"^(?:€\s?)?([\d.,]+)(?: (?:kg|punten|points)|%)?[^.;]*?\(?[^\d(]*(20\d\d)\b")


def _said(text: str, language: str) -> tuple[float, str, int] | None:
    """The value that a line begins with, the first period after it, and in how many decimals it is said."""
    found = _VALUE.match(text.replace("\u00a0", " "))
    if not found:
        return None
    number = found[1].rstrip(".,")
    point, thousand = (",", ".") if language == "nl" else (".", ",")
    whole, _, fraction = number.replace(thousand, "").partition(point)
    rounded = len(whole) - len(whole.rstrip("0")) if len(whole) > 3 and not fraction else 0
    return float(f"{whole}.{fraction or 0}"), found[2], len(fraction) or -max(0, min(rounded, len(whole) - 3))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("€ 118 per inwoner (rekening 2023), € 7,43 onder Nederland", "nl", (118.0, "2023", 0)),
        ("€ 117,92 per inwoner in 2023, begroot € 122,40 voor 2025.", "nl", (117.92, "2023", 2)),
        ("€10,830,000 in 2022, before €10,863,000 in 2018", "en", (10830000.0, "2022", -4)),
        ("97 kg per inwoner (definitief 2023). 67 kg lager dan in 2022.", "nl", (97.0, "2023", 0)),
        ("geen cijfer van Nijmegen - Dar.", "nl", None),
    ],
)
def test_what_a_line_says_is_read(text: str, language: str, said: object) -> None:
    assert _said(text, language) == said


def test_a_contradiction_is_seen(own_figures: Mapping[str, Mapping[Indicator, Series]]) -> None:
    own = own_figures["zwolle-rova"]
    for value, is_right in (("118", True), ("119", False)):
        line = f"Lasten afval (taakveld 7.3): € {value} per inwoner (rekening 2023)"
        visit = Visit("zwolle-rova", "nl", 1440, "p", "", [], [], [], [], [], [line], [], 0, 0, 0, False, {})
        assert (contradictions([visit], own) == []) is is_right
