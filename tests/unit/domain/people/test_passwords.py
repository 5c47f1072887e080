"""Which passwords are taken."""

from __future__ import annotations

import pytest

from lib.domain.people.passwords import LONGEST_PASSWORD, PasswordFault, normal_text, password_fault


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("elf tekens.", PasswordFault.SHORT),
        ("twaalf teken", None),
        ("a b c d e f " * 17, PasswordFault.LONG),
        ("hier staat Jörg in", PasswordFault.NAMED),
        ("abcdabcdabcdabcd", PasswordFault.PLAIN),
        ("vier gewone woorden samen", None),
    ],
)
def test_a_password_is_long_and_not_the_first_that_is_guessed(
    password: str, fault: PasswordFault | None
) -> None:
    assert password_fault(password, "jörg") == fault


def test_a_password_is_the_same_on_every_keyboard() -> None:
    assert normal_text("jo\u0308rg") == normal_text("j\u00f6rg")
    assert LONGEST_PASSWORD >= 64  # NIST SP 800-63B: at least that many must be taken
