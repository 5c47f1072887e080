"""What a provider must say before somebody is believed, at a small provider that says what a test wants."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import httpx
import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from lib.ui.sign_in.provider import SIGN_IN_WITHIN, NotVouched, Provider, ProviderSettings, provider_asked

ISSUER = "https://login.example.nl/a"
BACK = "https://monitor.example.nl/aanmelden/terug"
KEY = RSAKey.generate_key(2048, {"kid": "een"})


@dataclass
class Elsewhere:
    """The provider; a test changes what it tells."""

    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    asked: dict[str, str] = field(default_factory=dict)
    forms: list[httpx.Request] = field(default_factory=list)
    down: bool = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise httpx.ConnectError("gone")
        path = request.url.path.removeprefix("/a/")
        if path == ".well-known/openid-configuration":
            names = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
            told = {name: f"{ISSUER}/{name}" for name in names} | {"issuer": ISSUER} | self.about
            return httpx.Response(200, json={key: value for key, value in told.items() if value is not None})
        if path == "jwks_uri":
            return httpx.Response(200, json=KeySet([self.key]).as_dict(private=False))
        if path == "userinfo_endpoint":
            assert request.headers["authorization"] == "Bearer toegang"
            return httpx.Response(200, json=self.userinfo)
        self.forms.append(request)
        form = dict(parse_qsl(request.content.decode()))
        if create_s256_code_challenge(form["code_verifier"]) != self.asked["code_challenge"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        return httpx.Response(200, json={"id_token": self.token(), "access_token": "toegang"})

    def token(self) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": "monitor", "sub": "1", "iat": now, "exp": now + 60}
        claims |= {"nonce": self.asked["nonce"], "preferred_username": "an"} | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            return jwt.encode({"alg": "none"}, claims, OctKey.import_key("x" * 32), algorithms=["none"])
        if self.algorithm == "HS256":
            public = self.key.as_pem(private=False)
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(public), algorithms=["HS256"])
        return jwt.encode({"alg": self.algorithm, "kid": self.key.kid}, claims, self.key)


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def provider(elsewhere: Elsewhere) -> Provider:
    transport = httpx.MockTransport(elsewhere.answer)
    settings = ProviderSettings(ISSUER, "monitor", "a b:c")
    return Provider(settings, lambda: httpx.Client(transport=transport))


def gone(provider: Provider, elsewhere: Elsewhere) -> Mapping[str, str]:
    """Somebody who left; what was asked for them."""
    address = provider.leave("merk", BACK, "kosten?focus=a")
    elsewhere.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    return elsewhere.asked


def back(provider: Provider, elsewhere: Elsewhere, mark: str = "merk", **told: str) -> tuple[str, str]:
    state = gone(provider, elsewhere)["state"]
    return provider.come_back(mark, {"code": "c", "state": state, **told})[:2]


def test_the_provider_is_asked_with_all_that_keeps_an_answer_apart(
    provider: Provider, elsewhere: Elsewhere
) -> None:
    asked = dict(gone(provider, elsewhere))
    again = dict(gone(provider, elsewhere))
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name]) >= 43
        assert asked.pop(name) != again.pop(name)
    assert asked == {
        "response_type": "code",
        "client_id": "monitor",
        "redirect_uri": BACK,
        "scope": "openid profile email",
        "code_challenge_method": "S256",
    }


def test_who_comes_back_is_named_and_goes_on(provider: Provider, elsewhere: Elsewhere) -> None:
    assert back(provider, elsewhere) == ("an", "kosten?focus=a")
    (sent,) = elsewhere.forms
    assert sent.headers["authorization"] == httpx.BasicAuth("monitor", "a%20b%3Ac")._auth_header
    assert "a b" not in sent.content.decode()
    elsewhere.about = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    provider._told = None
    assert back(provider, elsewhere)[0] == "an"
    assert dict(parse_qsl(elsewhere.forms[-1].content.decode()))["client_secret"] == "a b:c"


def test_who_signs_out_can_sign_out_there(provider: Provider, elsewhere: Elsewhere) -> None:
    assert provider.end_address("bewijs", BACK) is None
    for place in (7, "javascript:alert(1)", "/end"):
        elsewhere.about, provider._told = {"end_session_endpoint": place}, None
        assert provider.end_address("bewijs", BACK) is None
    elsewhere.about, provider._told = {"end_session_endpoint": f"{ISSUER}/end?a=b"}, None
    there = provider.end_address("bewijs", BACK)
    assert there
    assert there.startswith(f"{ISSUER}/end?")
    assert dict(parse_qsl(urlsplit(there).query)) == {
        "a": "b",
        "id_token_hint": "bewijs",
        "client_id": "monitor",
        "post_logout_redirect_uri": BACK,
    }
    assert provider.end_address("", BACK) is None
    elsewhere.down, provider._told = True, None
    assert provider.end_address("bewijs", BACK) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "van een ander"},
        {"nonce": None},
        {"iss": "https://elders.example.nl"},
        {"aud": "een ander"},
        {"aud": ["monitor", "een ander"], "azp": "een ander"},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"sub": None},
        {"at_hash": "van een ander"},
        {"preferred_username": ""},
        {"preferred_username": 7},
        {"preferred_username": "a\nb"},
        {"preferred_username": "a" * 201},
    ],
)
def test_an_identity_token_that_does_not_hold_is_refused(
    provider: Provider, elsewhere: Elsewhere, claims: dict[str, Any]
) -> None:
    elsewhere.claims = claims
    with pytest.raises(NotVouched, match="does not hold"):
        back(provider, elsewhere)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_only_the_key_of_the_provider_signs(provider: Provider, elsewhere: Elsewhere, algorithm: str) -> None:
    elsewhere.algorithm = algorithm
    with pytest.raises(NotVouched, match="does not hold"):
        back(provider, elsewhere)


def test_new_keys_are_asked_once(provider: Provider, elsewhere: Elsewhere) -> None:
    assert back(provider, elsewhere)[0] == "an"
    elsewhere.key = RSAKey.generate_key(2048, {"kid": "twee"})
    assert back(provider, elsewhere)[0] == "an"
    elsewhere.key, other = KEY, RSAKey.generate_key(2048, {"kid": "een"})
    provider._keys = KeySet([other])
    assert back(provider, elsewhere)[0] == "an"


def test_an_answer_counts_once_for_the_browser_that_left_and_in_time(
    provider: Provider, elsewhere: Elsewhere
) -> None:
    now = [0.0]
    provider.clock = lambda: now[0]
    state = gone(provider, elsewhere)["state"]
    assert provider.come_back("merk", {"code": "c", "state": state})[0] == "an"
    for mark, told in (("merk", {"code": "c", "state": state}), ("merk", {"code": "c"})):
        with pytest.raises(NotVouched, match="nobody left"):
            provider.come_back(mark, told)
    for mark in ("", "ander"):
        with pytest.raises(NotVouched, match="another browser"):
            back(provider, elsewhere, mark)
    state = gone(provider, elsewhere)["state"]
    now[0] = SIGN_IN_WITHIN
    with pytest.raises(NotVouched, match="long ago"):
        provider.come_back("merk", {"code": "c", "state": state})


def test_who_answers_is_the_provider_that_was_asked(provider: Provider, elsewhere: Elsewhere) -> None:
    for told in ({"iss": "https://elders.example.nl"}, {"error": "access_denied"}, {"code": ""}):
        with pytest.raises(NotVouched):
            back(provider, elsewhere, **told)
    elsewhere.about = {"authorization_response_iss_parameter_supported": True}
    provider._told = None
    with pytest.raises(NotVouched, match="another provider"):
        back(provider, elsewhere)
    assert back(provider, elsewhere, iss=ISSUER)[0] == "an"


def test_a_name_of_userinfo_is_of_the_same_person(elsewhere: Elsewhere, provider: Provider) -> None:
    elsewhere.claims = {"preferred_username": None}
    elsewhere.userinfo = {"sub": "1", "preferred_username": " jo\u0308rg "}
    assert back(provider, elsewhere)[0] == "j\u00f6rg"
    elsewhere.userinfo["sub"] = "2"
    with pytest.raises(NotVouched):
        back(provider, elsewhere)


def test_mail_that_was_not_verified_is_nobodys_name(elsewhere: Elsewhere) -> None:
    transport = httpx.MockTransport(elsewhere.answer)
    provider = Provider(
        ProviderSettings(ISSUER, "monitor", claim="email"), lambda: httpx.Client(transport=transport)
    )
    elsewhere.claims = {"email": "an@example.nl", "email_verified": True}
    assert back(provider, elsewhere)[0] == "an@example.nl"
    assert dict(parse_qsl(elsewhere.forms[-1].content.decode()))["client_id"] == "monitor"
    elsewhere.claims["email_verified"] = False
    with pytest.raises(NotVouched):
        back(provider, elsewhere)


def test_a_provider_that_is_gone_or_another_lets_nobody_leave(
    provider: Provider, elsewhere: Elsewhere
) -> None:
    elsewhere.down = True
    with pytest.raises(NotVouched, match="cannot be asked"):
        provider.leave("merk", BACK, "")
    elsewhere.down = False
    for about in ({"issuer": f"{ISSUER}/"}, {"authorization_endpoint": None}):
        elsewhere.about = about
        provider._told = None
        with pytest.raises(NotVouched):
            provider.leave("merk", BACK, "")


def test_the_settings_name_a_provider_with_tls() -> None:
    told = {"OIDC_ISSUER": ISSUER, "OIDC_CLIENT_ID": "monitor", "OIDC_SITE": "https://monitor.example.nl/a/"}
    asked = provider_asked(told)
    assert (asked.issuer, asked.claim, asked.site) == (
        *(ISSUER, "preferred_username", "https://monitor.example.nl/a"),
    )
    assert "geheim" not in repr(provider_asked(told | {"OIDC_CLIENT_SECRET": "geheim"}))
    for wrong in ({"OIDC_ISSUER": ""}, {"OIDC_CLIENT_ID": " "}, {"OIDC_ISSUER": "http://login.example.nl"}):
        with pytest.raises(ValueError, match="OIDC_"):
            provider_asked(told | wrong)
    assert provider_asked(told | {"OIDC_ISSUER": "http://127.0.0.1:1"}).secret == ""
