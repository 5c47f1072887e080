"""The log of the server: without secrets, and as a line of JSON each where `LOG=json`.

Streamlit and the web server make their own handlers at moments of their own, so what every handler writes is seen to
here, once.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import re

LOG_VARIABLE, JSON_LOG = "LOG", "json"
"""The environment variable, and its value for JSON."""
_NAMES = (
    *("code", "token", "uitnodiging", "state", "nonce", "id_token", "access_token", "refresh_token"),
    *("client_secret", "password", "wachtwoord", "monitor_recht", "monitor_browser", "session"),
    *("sleutel", "kijk", "monitor_sessie", "monitor_uitnodiging", "monitor_formulier"),
)
_SECRETS = re.compile(rf"(?i)\b({'|'.join(_NAMES)})([\"']?\s*[=:]\s*[\"']?)[^\s&;,\"'}}]+")
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}")
_HIDDEN = "***"
_plain = logging.StreamHandler.format


def wants_json() -> bool:
    """Whether the log is to be read by a program."""
    return os.environ.get(LOG_VARIABLE) == JSON_LOG


def set_up_logs() -> None:
    """See to it that nothing secret is written, and in which form the log is; for the whole process."""
    if wants_json():
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger("monitor").setLevel(logging.INFO)
        logging.StreamHandler.format = lambda handler, record: json_line(record)  # type: ignore[assignment, method-assign]
    else:
        logging.StreamHandler.format = _without_secrets  # type: ignore[assignment, method-assign]


def json_line(record: logging.LogRecord) -> str:
    """A record as one line: when (UTC), how grave, of which part, what, and the fault where there is one."""
    told = {
        "moment": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "niveau": record.levelname,
        "deel": record.name,
        "tekst": without_secrets(record.getMessage()),
    }
    if record.exc_info:
        told["fout"] = without_secrets(logging.Formatter().formatException(record.exc_info))
    return json.dumps(told, ensure_ascii=False)


def without_secrets(text: str) -> str:
    """A text with what opens something taken out: codes, tokens, passwords, cookies."""
    return _BEARER.sub(rf"\1 {_HIDDEN}", _SECRETS.sub(rf"\1\2{_HIDDEN}", text))


def _without_secrets(handler: logging.Handler, record: logging.LogRecord) -> str:
    return without_secrets(_plain(handler, record))
