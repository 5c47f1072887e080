"""A story with its pictures: what is there is told, what is gone is said; a ready story is made of what there is."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest

from lib.answers.comparison.answer import figure_spreads
from lib.answers.comparison.choices import choose
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.story.stories import ReadyKind, Story, StorySlide
from lib.export.paper.stand_alone import as_page
from lib.export.slides.presentation import as_presentation
from lib.pictures.story.deck import closing_lines
from lib.pictures.story.gallery import pictures_of
from lib.pictures.story.telling import deck_of, title_of
from lib.text.language import DUTCH, ENGLISH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

FOCUS = {"focus": "nijmegen-dar"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("both", tmp_path_factory.mktemp("both"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """All Dutch municipalities."""
    with snapshot_of(make_store("nederland", tmp_path_factory.mktemp("nederland"))) as opened:
        yield opened


def own(*slides: StorySlide) -> Story:
    return Story("proef", "Een proef", "nijmegen-dar", slides)


def test_the_first_ready_story_is_of_a_real_partnership_and_has_two_charts(snapshot: Snapshot) -> None:
    first = ready_stories(snapshot)[0]
    assert title_of(first, snapshot, DUTCH) == "Kwartaaloverleg: Nijmegen - Dar"
    assert title_of(first, snapshot, ENGLISH) == "Quarterly review: Nijmegen - Dar"
    charts = [s.picture.drawing.editable for s in deck_of(first, snapshot, DUTCH).slides if s.picture.drawing]
    assert sum(map(len, charts)) >= 2


def test_every_ready_story_tells_something_and_no_real_one_anything_invented(snapshot: Snapshot) -> None:
    partners = {partner.code: partner for partner in snapshot.registry.partners}
    told = {story.partnership for story in ready_stories(snapshot)}
    assert told == {code for code, p in partners.items() if p.contract_form != "onbekend"}
    for code in ("nijmegen-dar", "zwolle-rova"):
        for story in ready_stories(snapshot):
            if story.partnership == code:
                slides = deck_of(story, snapshot, DUTCH).slides
                assert len(slides) >= 3
                assert not any(slide.picture.fictitious for slide in slides)
                assert len({slide.picture.heading for slide in slides}) == len(slides)


def test_what_was_decided_is_a_slide_of_the_quarterly_review(snapshot: Snapshot) -> None:
    reviews = [story for story in ready_stories(snapshot) if story.kind == ReadyKind.REVIEW]
    told = {
        story.partnership: deck_of(story, snapshot, DUTCH, "https://monitor.example") for story in reviews
    }
    slides = {code: [s for s in deck.slides if s.picture.name == "besluiten"] for code, deck in told.items()}
    assert slides["nijmegen-dar"] == []  # nothing was decided there
    [slide] = slides["demo-kastelburg-klaarwijk"]
    assert slide.title.startswith("Besluiten: ")
    assert slide.address.startswith("https://monitor.example/besluiten?focus=demo-kastelburg-klaarwijk")
    assert slide.picture.fictitious
    first = str(slide.picture.table.rows[0][0])
    deck = told["demo-kastelburg-klaarwijk"]
    assert first in texts_in(as_presentation(deck, DUTCH))
    assert first in told_by_page(as_page(deck, DUTCH))


def test_words_of_the_presenter_go_before_those_of_the_picture(snapshot: Snapshot) -> None:
    plain = StorySlide("kwaliteit-en-kosten", FOCUS, "verloop")
    told = StorySlide("kwaliteit-en-kosten", FOCUS, "verloop", "Mijn titel", "Mijn zin.")
    first, second = deck_of(own(plain, told), snapshot, DUTCH, "https://monitor.example").slides
    assert first.title == "Verloop: Nijmegen - Dar"
    assert first.sentence
    assert (second.title, second.sentence) == ("Mijn titel", "Mijn zin.")
    assert second.address.startswith("https://monitor.example/kwaliteit-en-kosten?")
    assert "focus=nijmegen-dar" in second.address


def test_a_slide_whose_figures_are_gone_says_so(snapshot: Snapshot) -> None:
    gone = StorySlide("kwaliteit-en-kosten", {"focus": "niemand"}, "beeld", "Was er wel")
    unknown = StorySlide("kosten", FOCUS, "bestaat-niet")
    for slide in deck_of(own(gone, unknown), snapshot, DUTCH).slides:
        assert slide.picture.drawing is None
        assert slide.sentence.startswith("Dit beeld is er niet meer")


def texts_in(packed: bytes) -> str:
    """All XML in a file of an office program."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return "".join(opened.read(name).decode() for name in opened.namelist() if name.endswith(".xml"))


def told_by_page(page: bytes) -> str:
    """A page without the program that draws, with all that its drawings hold."""
    own, drawn, scripts = page.decode().partition("<script>")
    if not drawn:
        return own
    drawings = scripts.partition("const drawings = ")[2].partition(";for (const [place")[0]
    return own + json.dumps(json.loads(drawings), ensure_ascii=False)


def test_a_slide_whose_figures_were_taken_back_says_so(snapshot: Snapshot) -> None:
    story = own(StorySlide("kwaliteit-en-kosten", FOCUS, "verloop", "Mijn titel"))
    (told,) = deck_of(story, snapshot, DUTCH).slides
    assert told.picture.drawing
    before = Snapshot(snapshot.store, 0, snapshot.scope)
    (gone,) = deck_of(story, before, DUTCH).slides
    assert (gone.title, gone.picture.drawing) == ("Mijn titel", None)
    assert gone.sentence.startswith("Dit beeld is er niet meer: de cijfers zijn teruggedraaid")


@pytest.mark.parametrize(
    ("page", "wishes", "name"),
    [
        ("samenwerking", {"focus": "demo-kastelburg-klaarwijk"}, "beeld"),
        ("afspraken", {"focus": "nijmegen-dar"}, "looptijd"),
        ("vergelijken", {"focus": "nijmegen-dar", "weergave": "profiel"}, "profiel"),
        ("wat-als", {"focus": "demo-kastelburg-klaarwijk"}, "brug"),
    ],
)
def test_pictures_of_every_page_can_be_told(
    snapshot: Snapshot, page: str, wishes: dict[str, str], name: str
) -> None:
    hung = pictures_of(page, wishes, snapshot, DUTCH)
    assert name in hung.pictures, (hung.pictures.keys(), hung.unmet)
    (told,) = deck_of(own(StorySlide(page, hung.parameters, name)), snapshot, DUTCH).slides
    assert told.picture.heading == hung.pictures[name].heading
    assert "niet meer" not in told.sentence


def test_the_last_slide_says_what_all_of_it_rests_on(snapshot: Snapshot) -> None:
    first = ready_stories(snapshot)[0]
    deck = deck_of(first, snapshot, DUTCH)
    lines = closing_lines(deck, DUTCH)
    assert all(slide.picture.source in lines for slide in deck.slides[:3] if slide.picture.source)
    assert lines[-1] == deck.state
    assert not any("fictieve" in line for line in lines)


@pytest.mark.parametrize(
    ("view", "block"),
    [("kaart", "kaart"), ("verloop", "ieder"), ("verloop", "verloop"), ("profiel", "profiel"),
     ("samenhang", "samenhang"), ("gelijken", "gelijken"), ("goedkoper", "goedkoper"),
     ("opdrachtnemer", "opdrachtnemer"), ("trechter", "trechter")],
)  # fmt: skip
def test_a_map_small_charts_and_pairs_are_refused_in_an_anonymous_story(
    snapshot: Snapshot, view: str, block: str
) -> None:
    codes = [p.code for p in snapshot.registry.partners if p.code.startswith("demo-")][:8]
    focus = {"focus": "demo-kastelburg-klaarwijk", "weergave": view, "vergelijk": ",".join(codes)}
    story = Story("proef", "Een proef", focus["focus"], (StorySlide("vergelijken", focus, block),))
    (open_slide,) = deck_of(story, snapshot, DUTCH).slides
    assert "niet meer" not in open_slide.sentence
    hidden = deck_of(replace(story, anonymous=True), snapshot, DUTCH)
    assert hidden.slides[0].sentence.startswith("Dit verhaal is anoniem")
    told = texts_in(as_presentation(hidden, DUTCH)) + told_by_page(as_page(hidden, DUTCH))
    assert not [p.name for p in snapshot.registry.partners if p.code != focus["focus"] and p.name in told]


def test_an_anonymous_story_names_nobody_else_anywhere(whole: Snapshot) -> None:
    """All that leaves in slides and page, held against every name, code and published value."""
    choices = FOCUS | {"dienst": "afval", "kosten": "lasten_afval_eur_inw"}
    slides = [
        StorySlide("kwaliteit-en-kosten", choices, block)
        for block in ("spreiding-kosten", "beeld", "verloop", "spreiding-milieu")
    ]
    slides += [StorySlide("partnerschap", FOCUS, block) for block in ("verloop", "beeld")]
    open_story = Story("geheim", "Zonder namen", "nijmegen-dar", tuple(slides))
    hidden = deck_of(replace(open_story, anonymous=True), whole, DUTCH)
    content = as_presentation(hidden, DUTCH)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        (sheet, *others_behind) = (packed.read(name) for name in packed.namelist() if "embeddings/" in name)
    told = "".join(map(texts_in, (content, sheet, *others_behind))) + told_by_page(as_page(hidden, DUTCH))
    assert told.count("hovertext") >= 3, "the drawings of the page are read too"
    others = [p for p in whole.registry.partners if p.code != "nijmegen-dar" and len(p.name) > 4]
    assert not [p.name for p in others if p.name in told]
    assert not [p.code for p in others if f"focus={p.code}" in told]
    assert "Dit verhaal is anoniem" in hidden.slides[1].sentence
    figures = {
        partner.code: figure.value
        for partner, figure in next(
            s
            for s in figure_spreads(choose(choices, whole), whole)
            if s.indicator.code == "lasten_afval_eur_inw"
        ).others.items()
    }
    cells = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.rows]
    drawn = Counter(value for value in cells if isinstance(value, int | float))
    exact = {f"{value:.6f}" for value in figures.values()}
    shown = [value for value, times in drawn.items() if times >= 5]
    assert sum(drawn[value] for value in shown) >= 300
    assert sum(f"{value:.6f}" in exact for value in shown) <= len(shown) / 5
    small = hidden.slides[3]  # nobody else has this figure: fewer than five others are not shown at all
    assert small.picture.drawing is None
    assert small.sentence.startswith("Dit verhaal is anoniem")
