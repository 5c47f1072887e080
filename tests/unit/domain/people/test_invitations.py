"""The link that sets an account up."""

from __future__ import annotations

from lib.domain.people.invitations import set_up_address


def test_a_link_leads_to_its_server_under_any_path() -> None:
    for site in ("https://monitor.example.nl/a", "https://monitor.example.nl/a/"):
        assert set_up_address(site, "x-y") == (
            "https://monitor.example.nl/a/aanmelden/instellen?uitnodiging=x-y"
        )
