"""The secrets of one-time codes under a key that is not in the store: a copy of the store alone gives no code.

The key comes from a file that is named in the settings. A secret is kept as a JSON Web Encryption (RFC 7516, `dir`
with A256GCM). Without such a file it is kept as it is; one that was kept so is sealed the next time that it is used.
"""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

_LOG = logging.getLogger(__name__)
SEAL_VARIABLE = "AUTH_KEY_FILE"
"""The environment variable with the file whose content seals the secrets."""
SHORTEST_SEAL_KEY = 32
"""Bytes that the file has at least; they are to be random: `openssl rand -base64 48`."""
_HOW = {"alg": "dir", "enc": "A256GCM"}


class NoSealKey(ValueError):
    """The file with the key cannot be read, or is too short; the text names the setting."""


def check_seal_key() -> None:
    """See that the key can be used, where there is to be one.

    Raises:
        NoSealKey: when it cannot.
    """
    _seal_key()


def sealed_secret(secret: str) -> str:
    """A secret as it is kept.

    Raises:
        NoSealKey: when the key cannot be used.
    """
    key = _seal_key()
    return secret if key is None else jwe.encrypt_compact(dict(_HOW), secret.encode(), key)


def opened_secret(kept: str) -> str | None:
    """A secret that is kept; None when it was sealed with another key, or there is none now."""
    if not _is_sealed(kept):
        return kept
    try:
        key = _seal_key()
        if key is None:
            raise NoSealKey(f"{SEAL_VARIABLE}=")
        plain = jwe.decrypt_compact(kept, key).plaintext
    except (JoseError, ValueError) as error:
        _LOG.log(logging.ERROR, "a secret of one-time codes cannot be read: %s", type(error).__name__)
        return None
    return None if plain is None else plain.decode()


def is_to_be_sealed(kept: str) -> bool:
    """Whether a secret is kept as it is while there is a key."""
    return not _is_sealed(kept) and bool(os.environ.get(SEAL_VARIABLE))


def _is_sealed(kept: str) -> bool:
    """A secret itself is Base32, which has no dot."""
    return "." in kept


def _seal_key() -> OctKey | None:
    place = os.environ.get(SEAL_VARIABLE, "")
    if not place:
        return None
    try:
        content = Path(place).read_bytes().strip()
    except OSError as error:
        raise NoSealKey(f"{SEAL_VARIABLE}={place}") from error
    if len(content) < SHORTEST_SEAL_KEY:
        raise NoSealKey(f"{SEAL_VARIABLE}={place}")
    return OctKey.import_key(hashlib.sha256(content).digest())
