"""What is answered when something is wrong: `application/problem+json` (RFC 9457), with every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from lib.domain.loads.visible import spelled_out
from lib.text.language import DUTCH, ENGLISH, Language, msg

PROBLEM_TYPE = "application/problem+json"

TITLES = {
    400: msg("De vraag klopt niet"),
    401: msg("Geen toegang met deze sleutel"),
    403: msg("Dit mag u hier niet"),
    404: msg("Hier is niets"),
    405: msg("Dit kan hier niet"),
    406: msg("Deze vorm is er niet"),
    408: msg("Dit duurde te lang"),
    413: msg("Dit is te groot"),
    415: msg("Deze vorm wordt niet gelezen"),
    429: msg("Het is nu te druk"),
    500: msg("Er ging iets mis"),
    503: msg("Er is nu geen antwoord"),
}
WHAT_TO_DO = {
    404: msg("Dit adres bestaat niet. Wat er is, staat in de beschrijving op openapi.json."),
    405: msg("Dit adres kent deze methode niet."),
    429: msg("Probeer het over een paar seconden weer."),
    500: msg(
        "De gegevens zijn niet geraakt. Blijft het zo, geef dan het logboek van de server aan de beheerder."
    ),
    503: msg("De beheerder ziet in het logboek van de server waarom."),
}


@dataclass(frozen=True)
class ApiFault:
    """One thing that is wrong with a question; `where` is the name of what it is about."""

    where: str
    text: str
    values: Mapping[str, object]

    def told(self, language: Language) -> dict[str, str]:
        return {"veld": self.where, "uitleg": language.say(self.text, **self.values)}


class ApiError(Exception):
    """An answer that is none, with its status, a sentence, and what is wrong where."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        faults: Iterable[ApiFault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or TITLES[status])
        self.status = status
        self.detail = detail
        self.faults = tuple(faults)
        self.headers = dict(headers or {})


def fault(where: str, text: str, **values: object) -> ApiFault:
    """A fault; `text` is marked for translation where it stands, `values` are filled in."""
    return ApiFault(where, text, values)


def problem(error: ApiError, language: Language, **more: Any) -> Response:
    """The answer to a question that is wrong.

    Args:
        more: members besides those of the standard.
    """
    faults = [each.told(language) for each in error.faults]
    detail = language.say(error.detail or WHAT_TO_DO.get(error.status, TITLES[error.status]))
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": language.say(TITLES[error.status]),
        "status": error.status,
        "detail": detail,
    }
    if faults:
        body["fouten"] = faults
        if not error.detail:
            body["detail"] = " ".join(each["uitleg"] for each in faults)
    content = spelled_out(json.dumps(body | more, ensure_ascii=False))
    return Response(content, error.status, headers=error.headers, media_type=PROBLEM_TYPE)


def language_of(accepted: str) -> Language:
    """English for who asks for it first in `Accept-Language`; Dutch for everyone else."""
    return ENGLISH if accepted.strip().lower().startswith("en") else DUTCH


_TOLD = {
    "extra_forbidden": msg("Dit adres kent {name} niet. Het kent: {known}."),
    "missing": msg("{name} is hier verplicht."),
    "int_parsing": msg("{name} moet een geheel getal zijn."),
    "greater_than_equal": msg("{name} moet {ge} of meer zijn."),
    "less_than_equal": msg("{name} mag hooguit {le} zijn."),
    "enum": msg("{name} moet een van deze zijn: {expected}."),
    "string_pattern_mismatch": msg("{name} moet een periode zijn, zoals 2023, 2023-K1 of 2023-01."),
    "string_too_long": msg("{name} mag hooguit {max_length} tekens hebben."),
    "string_too_short": msg("{name} mag niet leeg zijn."),
    "too_long": msg("{name} mag hooguit {max_length} keer voorkomen."),
}
_DATE = msg("{name} moet een datum zijn, zoals 2023-12-31.")
_OTHER = msg("{name} heeft een waarde die hier niet kan.")


def faults_of(errors: Sequence[Mapping[str, Any]], known: Sequence[str]) -> list[ApiFault]:
    """What pydantic found, in sentences.

    Args:
        known: the names that may be asked.
    """
    found = {}
    for error in errors:
        name = str(error["loc"][1] if len(error["loc"]) > 1 else error["loc"][-1])
        kind: str = error["type"]
        text = _DATE if kind.startswith("date") else _TOLD.get(kind, _OTHER)
        values = {"name": name, "known": ", ".join(known), **error.get("ctx", {})}
        values["expected"] = str(values.get("expected", "")).replace("'", "").replace(" or ", ", ")
        found[name, text] = ApiFault(name, text, values)
    return list(found.values())
