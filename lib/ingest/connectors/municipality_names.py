"""Names of municipalities as files write them: with a province, a code or another spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lib.ingest.connectors.cbs.values import plain_name

_PROVINCES = {
    "groningen": ("gr",),
    "fryslan": ("f", "fr", "friesland"),
    "drenthe": ("d", "dr"),
    "overijssel": ("o", "ov"),
    "flevoland": ("fl",),
    "gelderland": ("g", "gld"),
    "utrecht": ("u", "ut"),
    "noordholland": ("nh",),
    "zuidholland": ("zh",),
    "zeeland": ("z", "zld"),
    "noordbrabant": ("nb",),
    "limburg": ("l", "lb"),
}
PROVINCES = {word: province for province, short in _PROVINCES.items() for word in (province, *short)}
"""A province or what is written for it, plain -> the province."""

ALL_PROVINCES = frozenset({*_PROVINCES, "friesland"})
"""The provinces, as plain names."""

SHARED_NAMES = {"bergen": {"limburg": ("Bergen (L.)", "GM0893"), "noordholland": ("Bergen (NH.)", "GM0373")}}
"""A name that several municipalities of today have -> province -> the whole name and the code."""

ALSO_KNOWN_AS = {
    "denhaag": "sgravenhage",
    "denbosch": "shertogenbosch",
    "defriesemeren": "defryskemarren",
    "dantumadeel": "dantumadiel",
    "tietjerksteradeel": "tytsjerksteradiel",
    "noordoostfriesland": "noardeastfryslan",
    "zuidwestfriesland": "sudwestfryslan",
    "nuenenca": "nuenengerwenennederwetten",
    "nuenen": "nuenengerwenennederwetten",
}
"""Another name of a municipality, plain -> the name that CBS uses."""

_IN_BRACKETS = re.compile(r"(?P<stem>.+?)\s*\((?P<addition>[^()]*)\)\s*")
_AFTER_COMMA = re.compile(r"(?P<stem>.+?)\s*,\s*(?P<addition>[^,]*)")
_ABBREVIATED = re.compile(r"(?P<stem>.+?)[\s/-]+(?P<addition>(?:[A-Z][a-z]{0,2}|[A-Z]\.?[A-Z])\.?)")
_MUNICIPALITY = frozenset({"gemeente", "gem", "stad"})
_CALLED_MUNICIPALITY = re.compile(r"(gemeente|gem\.)\s+(?=\S)", re.IGNORECASE)

_WRITTEN_CODE = re.compile(r"(?<![A-Za-z0-9])GM\s?(\d{1,4})(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)
MOST_NAMES = 4_096
"""Names that are kept as read: a file has each municipality dozens of times."""

_FOOTNOTE = re.compile(r"(?<=[^\W\d_A-Z]|\))\s*(\d\)|\*{1,3}|[¹²³])$")
_CODE_ALONE = re.compile(r"\d{1,4}", re.ASCII)


@dataclass(frozen=True)
class MunicipalityName:
    """A name in parts to compare by, both in plain letters.

    Attributes:
        addition: the province, or what else tells the municipality from another; may be empty.
    """

    stem: str
    addition: str

    def may_be(self, other: MunicipalityName) -> bool:
        """Whether both can name one municipality: `Hengelo` and `Hengelo (O.)`, not two Bergens."""
        return self.stem == other.stem and (
            self.addition == other.addition or not (self.addition and other.addition)
        )

    @property
    def sharers(self) -> dict[str, tuple[str, str]]:
        """The municipalities of today that have this name: province -> whole name and code."""
        return SHARED_NAMES.get(self.stem, {})

    @property
    def code(self) -> str:
        """The code of a municipality whose name is shared but that is told apart; else empty."""
        return self.sharers.get(self.addition, ("", ""))[1]


def name_in_parts(name: str) -> MunicipalityName:
    """A name without the word gemeente, with its province apart."""
    text = _CALLED_MUNICIPALITY.sub("", " ".join(name.split()), count=1)
    stem, addition = text, ""
    if bracketed := _IN_BRACKETS.fullmatch(text):
        stem, addition = bracketed["stem"], plain_name(bracketed["addition"])
        addition = PROVINCES.get(addition, addition)
    else:
        for pattern in (_AFTER_COMMA, _ABBREVIATED):
            found = pattern.fullmatch(text)
            if found and (province := PROVINCES.get(plain_name(found["addition"]))):
                stem, addition = found["stem"], province
                break
    plain = plain_name(stem) or stem.casefold()
    return MunicipalityName(ALSO_KNOWN_AS.get(plain, plain), "" if addition in _MUNICIPALITY else addition)


@lru_cache(MOST_NAMES)
def name_and_code(text: str) -> tuple[str, str]:
    """The name and the code in a cell: `Nijmegen`, `GM0268`, `268`, `Nijmegen (GM0268)`; either may be empty."""
    text = _FOOTNOTE.sub("", " ".join(unicodedata.normalize("NFC", text).split()))
    if _CODE_ALONE.fullmatch(text):
        return "", f"GM{int(text):04d}"
    written = _WRITTEN_CODE.search(text)
    if written is None:
        return text, ""
    rest = text[: written.start()] + text[written.end() :]
    return re.sub(r"\(\s*\)", "", rest).strip(" -,;:"), f"GM{int(written[1]):04d}"
