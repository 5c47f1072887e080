"""What a file is by its bytes, whatever its name says: a workbook, or a kind that has to be saved as one first."""

from __future__ import annotations

import mmap
import zipfile
from pathlib import Path

ZIP, PARQUET, COMPOUND = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0"
PDF, GZIP = b"%PDF", b"\x1f\x8b"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a compound file in which a workbook with a password stands (MS-OFFCRYPTO 2.3.1)."""

LARGEST_UNPACKED = 2 << 30
"""Bytes that the rows of a workbook or a Parquet file may take unpacked; more is a bomb, or too much for one load."""

STRICT = b"purl.oclc.org/ooxml"
"""Names of the strict form of Office Open XML begin so (ISO/IEC 29500-1)."""

WORKBOOK_PART, BINARY_PART, MIME_TYPE = "xl/workbook.xml", "xl/workbook.bin", "mimetype"
CONTENT_TYPES = "[Content_Types].xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<body", b"<style", b"<meta", b"<workbook")
LONGEST_START = 512


def other_kind(path: Path) -> str | None:
    """The rule that a file of another kind breaks; None for text, Parquet and an ordinary workbook.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(LONGEST_START)
    if start.startswith(COMPOUND):
        return "beveiligd_werkboek" if _holds(path, ENCRYPTED) else "oud_werkboek"
    if start.startswith(ZIP):
        return _kind_of_zip(path)
    if start.startswith(GZIP):
        return "zip_bestand"
    if start.startswith(PDF):
        return "pdf_bestand"
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(MARKUP):
        return "opmaak_bestand"
    return None


def _holds(path: Path, part: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(part) >= 0


def _kind_of_zip(path: Path) -> str | None:
    """A zip that cannot be read is left to the reader of workbooks, which says so."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if BINARY_PART in names:
                return "binair_werkboek"
            if _start_of(archive, names, MIME_TYPE).startswith(OPEN_DOCUMENT):
                return "opendocument"
            if STRICT in _start_of(archive, names, WORKBOOK_PART):
                return "strict_werkboek"
            return None if CONTENT_TYPES in names else "zip_bestand"
    except MemoryError:
        raise
    except Exception:  # anything can come out of a damaged zip
        return None


def _start_of(archive: zipfile.ZipFile, names: set[str], part: str) -> bytes:
    if part not in names:
        return b""
    with archive.open(part) as content:
        return content.read(1 << 16)
