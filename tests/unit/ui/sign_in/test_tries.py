"""How often somebody may try."""

from __future__ import annotations

from lib.ui.sign_in.tries import TRIED_WITHIN, TRIES_FROM_A_PLACE, TRIES_OF_A_NAME, Tries, neighbourhood


def test_a_name_and_a_place_have_a_number_of_tries() -> None:
    now = [0.0]
    tries = Tries()
    tries.by_name.clock = tries.by_place.clock = lambda: now[0]
    told = [tries.may("An", f"10.0.0.{number}") for number in range(TRIES_OF_A_NAME + 1)]
    assert told == [True] * TRIES_OF_A_NAME + [False]
    told = [tries.may(f"naam {number}", "10.1.0.1") for number in range(TRIES_FROM_A_PLACE + 1)]
    assert told == [True] * TRIES_FROM_A_PLACE + [False]
    assert not tries.may_from("10.1.0.1")
    assert not tries.may("an", "10.2.0.1")
    now[0] = TRIED_WITHIN
    assert tries.may("an", "10.1.0.1")


def test_addresses_of_one_network_are_one_place() -> None:
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::2") != neighbourhood("2001:db8:0:1::1")
    assert neighbourhood("::ffff:10.0.0.1") == neighbourhood("10.0.0.1") == "10.0.0.1"
    assert neighbourhood("testclient") == "testclient"
