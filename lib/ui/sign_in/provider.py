"""An OpenID Connect provider that says who somebody is: authorization code with PKCE, state and nonce, by discovery.

OpenID Connect Core 1.0, RFC 7636 (PKCE), RFC 9207 (who answers). The provider is asked who somebody is and nothing
else: roles are ours.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import httpx
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from lib.domain.people.passwords import normal_text

ISSUER_VARIABLE, CLIENT_VARIABLE, SECRET_VARIABLE = "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"
CLAIM_VARIABLE, SITE_VARIABLE = "OIDC_CLAIM", "OIDC_SITE"
"""The environment variables with the provider, what it knows this server by, which claim is the name that roles are
given to, and where this server stands (`https://monitor.example.nl/path`) where a proxy puts it under a path."""
USUAL_CLAIM = "preferred_username"
ASKED = "openid profile email"
_SIGNED = JWSRegistry(algorithms=["RS256", "PS256", "ES256", "EdDSA"], strict_check_header=False)
"""How an identity token is signed: with a key that the provider alone has."""
SIGN_IN_WITHIN, BELIEVED_FOR = 600.0, 3600.0
"""Seconds in which somebody comes back, and that what the provider tells of itself is believed."""
LEEWAY = 60
"""Seconds that the clock of the provider may be off."""
MOST_PENDING = 1_000
"""Who left for the provider and is not back; of more, the one who left first starts anew."""
ASKED_FOR = 10.0
"""Seconds that the provider may take."""
_LOCAL = ("127.0.0.1", "localhost", "::1")


class NotVouched(Exception):
    """The provider does not say who somebody is; the reason is for the log and holds no secret."""


@dataclass(frozen=True)
class ProviderSettings:
    """Which provider, and what it knows this server by; no secret for a client that has none."""

    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    claim: str = USUAL_CLAIM
    site: str = ""


def provider_asked(environment: Mapping[str, str]) -> ProviderSettings:
    """The provider that settings name.

    Raises:
        ValueError: for what is missing, or an address without TLS; it names the setting.
    """
    told = {name: environment.get(name, "").strip() for name in (ISSUER_VARIABLE, CLIENT_VARIABLE)}
    if missing := [name for name, value in told.items() if not value]:
        raise ValueError(f"{missing[0]}=")
    issuer = told[ISSUER_VARIABLE]
    parts = urlsplit(issuer)
    if not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)):
        raise ValueError(f"{ISSUER_VARIABLE}={issuer}")
    return ProviderSettings(
        issuer,
        told[CLIENT_VARIABLE],
        environment.get(SECRET_VARIABLE, ""),
        environment.get(CLAIM_VARIABLE, "").strip() or USUAL_CLAIM,
        environment.get(SITE_VARIABLE, "").strip().rstrip("/"),
    )


class Vouched(NamedTuple):
    """Who comes back, the page that they wanted, and the identity token that says so."""

    name: str
    onwards: str
    token: str


@dataclass(frozen=True)
class _Leaving:
    """Somebody who went to the provider: from which browser, and what must come back."""

    mark: str
    nonce: str
    verifier: str
    back: str
    onwards: str
    since: float


@dataclass
class Provider:
    """Sends people to the provider, and reads who comes back.

    Attributes:
        opened: gives a client for one question to the provider.
    """

    settings: ProviderSettings
    opened: Callable[[], httpx.Client] = lambda: httpx.Client(timeout=ASKED_FOR, follow_redirects=False)
    clock: Callable[[], float] = time.monotonic
    _leaving: dict[str, _Leaving] = field(default_factory=dict, repr=False)
    _told: tuple[float, dict[str, Any]] | None = None
    _keys: KeySet | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def leave(self, mark: str, back: str, onwards: str) -> str:
        """The address at the provider for somebody who leaves from the browser with a mark.

        Raises:
            NotVouched: when the provider cannot be asked.
        """
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        now = self.clock()
        there = self._of_itself("authorization_endpoint")
        with self._lock:
            kept = self._leaving.items()
            self._leaving = {key: each for key, each in kept if now - each.since < SIGN_IN_WITHIN}
            while len(self._leaving) >= MOST_PENDING:
                del self._leaving[next(iter(self._leaving))]
            self._leaving[state] = _Leaving(mark, nonce, verifier, back, onwards, now)
        asked = {
            "response_type": "code",
            "client_id": self.settings.client,
            "redirect_uri": back,
            "scope": ASKED,
            "state": state,
            "nonce": nonce,
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        return str(add_params_to_uri(there, list(asked.items())))

    def come_back(self, mark: str, told: Mapping[str, str]) -> Vouched:
        """Who comes back, by their name.

        Args:
            mark: of the browser that comes back, which must be the one that left.
            told: the parameters of the address.

        Raises:
            NotVouched: when the provider, or this browser, does not say so.
        """
        with self._lock:
            left = self._leaving.pop(told.get("state", ""), None)
        if left is None or self.clock() - left.since >= SIGN_IN_WITHIN:
            raise NotVouched("nobody left with this state, or long ago")
        if not (mark and secrets.compare_digest(mark.encode(), left.mark.encode())):
            raise NotVouched("another browser comes back")
        self._check_who_answers(told)
        try:
            tokens = self._exchange(told["code"], left)
            claims = self._claims(str(tokens["id_token"]), left.nonce, str(tokens["access_token"]))
            name = self._name(claims, str(tokens["access_token"]))
            return Vouched(name, left.onwards, str(tokens["id_token"]))
        except (httpx.HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            raise NotVouched(f"what the provider says does not hold: {type(error).__name__}") from error

    def end_address(self, token: str, back: str) -> str | None:
        """Where somebody signs out at the provider (OpenID Connect RP-Initiated Logout 1.0); None where it has none.

        Args:
            token: the identity token that they came in with.
            back: where they come back to, which the provider must know of this server.
        """
        try:
            there = self._about().get("end_session_endpoint")
        except NotVouched:
            return None
        if not (token and isinstance(there, str) and urlsplit(there).scheme in ("https", "http")):
            return None
        asked = {
            "id_token_hint": token,
            "client_id": self.settings.client,
            "post_logout_redirect_uri": back,
        }
        return str(add_params_to_uri(there, list(asked.items())))

    def _check_who_answers(self, told: Mapping[str, str]) -> None:
        is_told = self._about().get("authorization_response_iss_parameter_supported") is True
        if told.get("iss", "" if is_told else self.settings.issuer) != self.settings.issuer:
            raise NotVouched("another provider answers")
        if "error" in told or not told.get("code"):
            raise NotVouched("the provider lets nobody in")

    def _exchange(self, code: str, left: _Leaving) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": left.back,
            "code_verifier": left.verifier,
        }
        client, secret = self.settings.client, self.settings.secret
        methods = self._about().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        by_head = bool(secret) and "client_secret_basic" in methods
        if not by_head:
            form |= {"client_id": client} | ({"client_secret": secret} if secret else {})
        basic = httpx.BasicAuth(quote(client, safe=""), quote(secret, safe=""))
        with self.opened() as asking:
            answer = asking.post(
                self._of_itself("token_endpoint"),
                data=form,
                headers={"Accept": "application/json"},
                auth=basic if by_head else httpx.USE_CLIENT_DEFAULT,
            )
        return _object_in(answer)

    def _claims(self, token: str, nonce: str, access: str) -> CodeIDToken:
        """The claims of an identity token, of this provider for this server in answer to this question."""
        try:
            read = jwt.decode(token, self._key_set(), registry=_SIGNED)
        except JoseError:
            self._keys = None  # the provider may have new keys
            read = jwt.decode(token, self._key_set(), registry=_SIGNED)
        holds = {"iss": self.settings.issuer, "aud": self.settings.client, "nonce": nonce}
        options = {name: {"essential": True, "value": value} for name, value in holds.items()}
        claims = CodeIDToken(
            read.claims,
            read.header,
            options,
            {"nonce": nonce, "client_id": self.settings.client, "access_token": access},
        )
        claims.validate(leeway=LEEWAY)
        return claims

    def _name(self, claims: Mapping[str, Any], access: str) -> str:
        """The name that roles are given to; of an address of mail only when the provider saw it."""
        claim, told = self.settings.claim, dict(claims)
        if claim not in told:
            with self.opened() as asking:
                head = {"Authorization": f"Bearer {access}"}
                answer = _object_in(asking.get(self._of_itself("userinfo_endpoint"), headers=head))
            if answer.get("sub") != told["sub"]:
                raise ValueError("userinfo of another")
            told |= answer
        name = told[claim]
        if claim == "email" and told.get("email_verified") is False:
            raise ValueError("mail that was not verified")
        name = normal_text(name).strip() if isinstance(name, str) else ""
        if not (0 < len(name) <= 200 and name.isprintable()):
            raise ValueError("no name")
        return name

    def _key_set(self) -> KeySet:
        if self._keys is None:
            with self.opened() as asking:
                self._keys = KeySet.import_key_set(_object_in(asking.get(self._of_itself("jwks_uri"))))  # type: ignore[arg-type]
        return self._keys

    def _of_itself(self, name: str) -> str:
        address = self._about().get(name)
        if not isinstance(address, str):
            raise NotVouched(f"the provider tells no {name}")
        return address

    def _about(self) -> dict[str, Any]:
        """What the provider tells of itself (OpenID Connect Discovery 1.0).

        Raises:
            NotVouched: when it cannot be asked, or is another.
        """
        now = self.clock()
        if self._told is None or now - self._told[0] >= BELIEVED_FOR:
            address = f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            try:
                with self.opened() as asking:
                    told = _object_in(asking.get(address))
            except (httpx.HTTPError, ValueError) as error:
                raise NotVouched("the provider cannot be asked") from error
            if told.get("issuer") != self.settings.issuer:
                raise NotVouched("the provider names another issuer")
            self._told = now, told
            self._keys = None
        return self._told[1]


def _object_in(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer.

    Raises:
        httpx.HTTPError: when it is a refusal.
        ValueError: when it holds no object.
    """
    answer.raise_for_status()
    told = answer.json()
    if not isinstance(told, dict):
        raise ValueError("no object")
    return told
