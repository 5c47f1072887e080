"""Who presents which story: tokens that move it and show it, until it ends."""

from __future__ import annotations

from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table
from lib.text.language import DUTCH
from lib.ui.podium.stages import MOST_STAGES, SILENCE, Stages

EMPTY = Picture("beeld", "Kop", None, (), (), Table("", (), ()), "Bron: proef", False)
DECK = Deck("Titel", "", (DeckSlide("Vondst", "Zin.", EMPTY, "/kosten"),) * 3, "versie 3")


def test_a_session_keeps_its_tokens_while_the_deck_changes() -> None:
    stages = Stages()
    first = stages.offer(("sessie", "a"), DECK, DUTCH)
    tokens = first.stage, first.follow
    stages.move(first.stage, 4)
    shorter = Deck("Titel", "", DECK.slides[:1], "versie 4")
    again = stages.offer(("sessie", "a"), shorter, DUTCH)
    assert (again.stage, again.follow) == tokens
    assert again.at == again.last == 2
    other = stages.offer(("ander", "a"), DECK, DUTCH)
    assert not {other.stage, other.follow} & set(tokens)


def test_the_token_of_followers_moves_nothing() -> None:
    stages = Stages()
    found = stages.offer(("sessie", "a"), DECK, DUTCH)
    assert stages.open(found.follow) is None
    assert not stages.move(found.follow, 2)
    assert not stages.move("", 2)
    assert stages.followed("") is None
    assert stages.followed(found.stage) is None
    assert stages.followed(found.follow) is found
    assert not found.begun
    stages.open(found.stage)
    assert found.begun
    assert stages.move(found.stage, 99)
    assert found.at == 4


def test_what_ended_opens_nothing_and_begins_anew_with_other_tokens() -> None:
    stages = Stages()
    found = stages.offer(("sessie", "a"), DECK, DUTCH)
    stages.end(found.follow)
    assert stages.followed(found.follow)
    stages.end(found.stage)
    assert stages.followed(found.follow) is None
    assert stages.open(found.stage) is None
    assert stages.offer(("sessie", "a"), DECK, DUTCH).follow != found.follow


def test_a_silent_stage_has_ended_and_one_that_was_never_opened_waits() -> None:
    now = [0.0]
    stages = Stages(lambda: now[0])
    found, waiting = (stages.offer(("sessie", code), DECK, DUTCH) for code in "ab")
    stages.open(found.stage)
    now[0] = SILENCE - 1
    stages.move(found.stage, 1)
    now[0] = 2 * SILENCE - 2
    assert stages.followed(found.follow)
    now[0] += 2
    assert stages.followed(found.follow) is None
    assert stages.followed(waiting.follow)


def test_what_is_presented_is_told_by_its_title_once_it_began() -> None:
    stages = Stages()
    offered = stages.offer(("s", "a"), DECK, DUTCH)
    assert stages.titles() == []
    stages.open(offered.stage)
    assert stages.titles() == [DECK.title]


def test_of_very_many_the_longest_offered_is_forgotten() -> None:
    stages = Stages()
    offered = [stages.offer((str(number), "a"), DECK, DUTCH) for number in range(MOST_STAGES + 1)]
    assert stages.followed(offered[0].follow) is None
    assert all(stages.followed(each.follow) for each in offered[1:])
