"""Encodings of text files: UTF-8, or what else the letters in it tell; a guess is said, with an example."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.headings import Unreadable

CHUNK = 1 << 20
LONGEST_LINE = 16 << 20
"""Bytes in a line; in what is shorter the diagnosis looks for the cell."""
UTF_8 = "utf-8"
GUESSES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (CP850)",
    "cp437": "DOS (CP437)",
}
"""What programs wrote before UTF-8, most likely first."""

MOST_WORDS = 2_000
"""Words that a guess rests on at most."""

RUNNER_UP = 0.6
"""Of the score of the best encoding: another that comes so close may as well be meant."""

NEAR = 40
"""Bytes beside a letter that are looked at as part of its word."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff](?:[^\s;,\"|]{0,%d}[\x80-\xff]){0,20}" % NEAR)
_BETWEEN_WORDS = re.compile(rb"[\s;,\"|]")
_USUAL = dict.fromkeys("éëïÉË", 3.0) | dict.fromkeys("öüèêóáúâôûçäàÏÖÜÈÊÓÁÚÂÔÛÇÄÀ", 2.0)
"""The letters with a sign of Dutch and Frisian names, and how much one tells."""

_OPENING, _CLOSING = frozenset("‘“«"), frozenset("’”»")
_SIGNS = frozenset("–—…€²³°½¼¾·•§©®™±µ×\u00a0")
_AFTER_LETTERS = frozenset("²³°™®\u00a0…–—")
_LAST_LETTER = "\u017f"
"""Of the letters that European names are written in: Latin Extended-A ends here."""

_QUOTE, _SIGN, _OTHER_LETTER, _MISPLACED, _STRANGE = 3.0, 1.0, 0.5, -2.0, -3.0


@dataclass(frozen=True)
class Encoding:
    """The codec of a file, and what has to be said of it when it is a guess."""

    codec: str
    notice: Notice | None = None


@dataclass(frozen=True)
class _Word:
    row: int
    content: bytes

    @property
    def is_utf8(self) -> bool:
        """Whether it reads as a word in UTF-8: bytes of another encoding may be well-formed by chance."""
        try:
            text = self.content.decode(UTF_8)
        except UnicodeDecodeError:
            return False
        return _plausibility(text) > 0


def encoding_of(path: Path, name: str) -> Encoding:
    """The encoding of a text file.

    Raises:
        Unreadable: for UTF-16, for no text, for a line without end, for two encodings in one file, and when no guess
            stands out.
        OSError: when the file cannot be read.
    """
    if _is_utf8(path, name):
        return Encoding(UTF_8)
    words: list[_Word] = []
    in_utf8: _Word | None = None
    for word in _words(path):
        if word.is_utf8:
            in_utf8 = in_utf8 or word
        elif len(words) < MOST_WORDS:
            words.append(word)
        if in_utf8 and words:
            text, places = words[0].content.decode("cp1252", "replace"), (str(in_utf8.row),)
            raise Unreadable(Finding(name, words[0].row, "", text, "twee_coderingen", places))
    codec = _guess(words, name)
    example = (words[0].content.decode(codec, "replace"), str(words[0].row))
    return Encoding(codec, Notice(name, "codering_geraden", GUESSES[codec], example))


def _is_utf8(path: Path, name: str) -> bool:
    """Whether all of the file is; a file that is no text in one-byte characters is refused."""
    decoder = codecs.getincrementaldecoder(UTF_8)()
    is_utf8, empty, row, length = True, True, 1, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if empty and chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise Unreadable(Finding(name, 0, "", "", "utf16"))
            if b"\0" in chunk:
                raise Unreadable(Finding(name, 0, "", "", "geen_tekst"))
            row, length = row + chunk.count(b"\n"), _line_at_end(chunk, length)
            if length > LONGEST_LINE:
                raise Unreadable(Finding(name, row, "", "", "geen_csv"))
            empty = empty and not chunk.strip()
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
    if empty:
        raise Unreadable(Finding(name, 0, "", "", "leeg_bestand"))
    return is_utf8 and _decodes(decoder, b"", final=True)


def _line_at_end(chunk: bytes, before: int) -> int:
    """The length so far of the line that goes on after a chunk, given what it had before."""
    last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    return before + len(chunk) if last < 0 else len(chunk) - last - 1


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _words(path: Path) -> Iterator[_Word]:
    """The words with a byte beyond ASCII, and the line that each is on; a line may end as on an old Mac."""
    before = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.isascii():
                for found in _BEYOND_ASCII.finditer(line):
                    row = number + before + line.count(b"\r", 0, found.start())
                    start = _BETWEEN_WORDS.split(line[max(0, found.start() - NEAR) : found.start()])[-1]
                    end = _BETWEEN_WORDS.split(line[found.end() : found.end() + NEAR])[0]
                    yield _Word(row, start + found[0] + end)
            before += line.removesuffix(b"\r\n").count(b"\r")


def _guess(words: Sequence[_Word], name: str) -> str:
    """The codec in which the words look most like words."""
    read = {codec: [word.content.decode(codec, "replace") for word in words] for codec in GUESSES}
    scores = {codec: sum(map(_plausibility, texts)) for codec, texts in read.items()}
    best = max(GUESSES, key=lambda codec: scores[codec])
    rivals = [c for c in GUESSES if read[c] != read[best] and scores[c] > RUNNER_UP * scores[best]]
    if scores[best] <= 0 or rivals:
        shown = dict.fromkeys(read[codec][0] for codec in (best, *rivals))
        raise Unreadable(Finding(name, words[0].row, "", "", "onbekende_codering", tuple(shown)))
    return best


def _plausibility(text: str) -> float:
    """How much a text looks like a name or a sentence in Dutch, by its characters beyond ASCII."""
    return sum(
        _of_character(character, text[at - 1] if at else " ", text[at + 1 : at + 2])
        for at, character in enumerate(text)
        if not character.isascii()
    )


@lru_cache(maxsize=1 << 16)
def _of_character(character: str, before: str, after: str) -> float:
    if character in _OPENING:
        return _MISPLACED if before.isalpha() else _QUOTE
    if character in _CLOSING:
        return _MISPLACED if before.isspace() else _QUOTE
    if character in _SIGNS:
        inside = before.isalpha() and (after.isalpha() or character not in _AFTER_LETTERS)
        return _STRANGE if inside else _SIGN
    if character > _LAST_LETTER or not character.isalpha():
        return _STRANGE
    if (character.isupper() and before.islower()) or not (before.isalpha() or after.isalpha()):
        return _MISPLACED
    return _USUAL.get(character, _OTHER_LETTER)
