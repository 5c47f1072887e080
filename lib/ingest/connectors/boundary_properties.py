"""What a feature of a boundary file says of itself, however its maker spells it."""

from __future__ import annotations

import re
from typing import Any

from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import plain_name

_CODES = (
    "gemeentecode",
    "gmcode",
    "gemeentenummer",
    "statcode",
    "identificatie",
    "cbscode",
    "regiocode",
    "jrstatcode",
)
"""Properties with the code of an area, plain: of CBS, PDOK and Kadaster."""

_CODE_OF_ANYTHING = "code"
"""Kadaster's number of an area: four digits for a municipality, two for a province."""

_NAMES = ("gemeentenaam", "gmnaam", "statnaam", "naam", "name")
_WATER = ("water", "h2o")
_QUARTERS = ("buurtcode", "bucode", "wijkcode", "wkcode")

_AREA = re.compile(r"((?:19|20)\d\d)?([A-Z]{2,3})(\d{1,4})", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


class Properties:
    """The properties of a feature by their plain names.

    Args:
        identifier: of the feature itself, which is a code in some files.
    """

    def __init__(self, properties: Document, identifier: Any = None) -> None:
        self._properties = properties
        self._spelled: dict[str, str] = {}
        for key in properties:
            self._spelled.setdefault(plain_name(key), key)
        self._identifier = identifier if isinstance(identifier, str) else ""

    def given(self, plain: str) -> tuple[str, Any]:
        """A property as the file spells it, and its value; None when it is not there."""
        key = self._spelled.get(plain, plain)
        return key, self._properties.get(key)

    def code(self) -> str:
        """The code of the municipality, or of water or abroad in that form; empty when it is another area."""
        for plain in _CODES:
            text = self._text(plain)
            if _NUMBER.fullmatch(text) or _AREA.fullmatch(text):
                return _code(text)
        kadaster = self._text(_CODE_OF_ANYTHING)
        return _code(kadaster if len(kadaster) > 3 else self._identifier if len(self._identifier) > 3 else "")

    def name(self) -> str:
        return next((text for plain in _NAMES if (text := self._text(plain))), "")

    def year(self) -> int | None:
        """The year of the division, as such or before the code (`2015GM0268`)."""
        given = self._text("jaar")
        if _YEAR.fullmatch(given):
            return int(given)
        match = _AREA.fullmatch(self._text("jrstatcode"))
        return int(match[1]) if match and match[1] else None

    def is_water(self) -> bool:
        """Whether it is water or abroad."""
        return any(self._text(plain).upper() in ("JA", "B") for plain in _WATER)

    def quarter(self) -> tuple[str, str] | None:
        """The property that tells that this is a part of a municipality with figures of its own, and its value."""
        for plain in _QUARTERS:
            if text := self._text(plain):
                return self.given(plain)[0], text
        return None

    def _text(self, plain: str) -> str:
        key, value = self.given(plain)
        return text_of(self._properties, key) if isinstance(value, str | int) else ""


def _code(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return f"GM{int(text):04d}"
    area = _AREA.fullmatch(text)
    return f"GM{int(area[3]):04d}" if area and area[2].upper() == "GM" else ""
