"""Cells: the SQL that turns the text of a column into its typed value, and says what is wrong with it.

Both the load of a good file and the diagnosis of a bad one are compiled from these expressions.
"""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.declarations import Column, Kind
from lib.catalogue.definitions import CODE_PATTERN
from lib.domain.periods import FIRST_YEAR, LAST_YEAR, PERIOD_PATTERN
from lib.store.loads.source import BLANKS

Text = sa.ColumnElement[str]
Condition = sa.ColumnElement[bool]

PLACEHOLDERS = (
    "-",
    "--",
    "–",
    ".",
    "?",
    "x",
    "n.v.t.",
    "nvt",
    "n.b.",
    "nb",
    "#n/b",
    "#n/a",
    "n/a",
    "nan",
    "null",
    "none",
    "onbekend",
)
MISSING_TEXTS = ("NA", "NaN", "NULL", "<NA>")
"""What programs write in a text column for nothing; people write `n.v.t.`, which is a remark."""

ERROR_VALUE = r"#([A-Z][A-Z\d/_]*[!?]|(?i:N/[AB])|NV|GETTING_DATA|GEGEVENS OPHALEN|##+)"
"""What Excel shows where a formula has no outcome, in any language, or where a column is too narrow."""

_OF_CONTINUATION = r"\x{80}-\x{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
GARBLED = rf"\x{{FFFD}}|[ÂÃ][{_OF_CONTINUATION}]|â[€‚„][{_OF_CONTINUATION}]|[√├┬][^\x00-\x7F]"
"""What is left of a letter that was read in the wrong encoding before, as in `SÃºdwest`."""

UNSEEN = r"[\x{00}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}\x{202A}-\x{202E}\x{2066}-\x{2069}]"
"""Signs that a terminal obeys, and those that turn the direction of reading; a tab and a new line are text."""

MISSING_NUMBERS = (-99997, -99998, -99999)
"""What other systems write for a figure that they do not have."""
EXPONENT = r"([eE][+-]?\d{1,2})?"
THOUSANDS = "[+-]?\\d{1,3}(([.' \u00a0\u202f]\\d{3})+(,\\d+)?|([,' \u00a0\u202f]\\d{3})+(\\.\\d+)?)"
ANY_NUMBER = r"[+-]?\d+([.,]\d+)?" + EXPONENT
COMMA_NUMBER = r"[+-]?\d+,\d+" + EXPONENT

PLAIN_TEXT = "[!-~]+( [!-~]+)*"
"""ASCII with single spaces: in one spelling already."""

NO_WIDTH = r"[\x{AD}\x{200B}-\x{200D}\x{2060}\x{FEFF}]"
ANY_BLANKS = r"[\s\x{0B}\x{85}\p{Z}]+"

FEW = 4
"""DuckDB turns a longer list of constants into a join, and cannot report the progress of a join."""

_NUMERIC = (Kind.NUMBER, Kind.INTEGER)
MAY_END_IN_SPACE = (Kind.TEXT, Kind.URL)
"""Kinds of which a text with surrounding space may have the form."""
_NO_PLACEHOLDER = (*_NUMERIC, Kind.YEAR, Kind.DATE, Kind.PERIOD)
_WRONG_KIND = {
    Kind.CODE: "geen_code",
    Kind.CHOICE: "geen_keuze",
    Kind.NUMBER: "geen_getal",
    Kind.INTEGER: "geen_geheel_getal",
    Kind.YEAR: "geen_jaar",
    Kind.PERIOD: "geen_periode",
    Kind.DATE: "geen_datum",
    Kind.BOOLEAN: "geen_ja_nee",
    Kind.URL: "geen_webadres",
    Kind.TEXT: "verkeerde_vorm",
}


def cleaned(raw: Text) -> Text:
    """The text without surrounding space; NULL when nothing is left.

    Trimming takes longer than all other checks of a cell together, so it is left to the cells that need it.
    """
    starts = sa.or_(raw < "!", sa.func.unicode(raw) == ord("\u00a0"))  # nothing under "!" but blanks
    ends = [sa.func.suffix(raw, blank) for blank in BLANKS]
    return sa.case((sa.or_(starts, *ends), sa.func.nullif(sa.func.trim(raw, BLANKS), "")), else_=raw)


def tidied(column: Column, raw: Text) -> Text:
    """What is looked at of a cell: without surrounding space, and in one spelling where equal texts belong together.

    That is Unicode's NFC form, every blank as one space, and no characters without width.
    """
    if not column.groups:
        return cleaned(raw)
    visible = sa.func.nfc_normalize(sa.func.regexp_replace(raw, NO_WIDTH, "", "g"))
    spelled = sa.func.trim(sa.func.regexp_replace(visible, ANY_BLANKS, " ", "g"))
    return sa.case((sa.func.regexp_full_match(raw, PLAIN_TEXT), raw), else_=sa.func.nullif(spelled, ""))


def typed(column: Column, text: Text, decimal_comma: bool) -> sa.ColumnElement:
    """The value of a text, which may lie outside its limits; NULL for one that does not have the form of its kind.

    Args:
        column: the declaration.
        text: what `tidied` gives, or (but for kinds in `MAY_END_IN_SPACE`) as it stands in the file.
        decimal_comma: whether this file writes decimals with a comma.
    """
    if column.kind == Kind.DATE:
        return _date(text)
    if column.kind == Kind.BOOLEAN:
        return sa.case((sa.func.lower(text) == "ja", True), (sa.func.lower(text) == "nee", False))
    value: sa.ColumnElement = text
    if column.kind == Kind.NUMBER:
        value = sa.try_cast(sa.func.replace(text, ",", ".") if decimal_comma else text, sa.Double)
    if column.kind == Kind.INTEGER:
        value = sa.try_cast(sa.func.regexp_replace(text, r"[.,]0$", ""), sa.BigInteger)
    if column.kind == Kind.YEAR:
        value = sa.try_cast(text, sa.Integer)
    return sa.case((_well_formed(column, text, decimal_comma), value))


def faulty(column: Column, text: Text, value: sa.ColumnElement) -> Condition:
    """Whether the cell breaks a rule; never NULL.

    DuckDB works out both sides of an `and`, but of a `case` only the rows that come so far.

    Args:
        column: the declaration.
        text: what `tidied` gives.
        value: what `typed` gives.
    """
    nothing = value.is_(None)
    missing = nothing if column.required else sa.case((nothing, text.is_not(None)), else_=sa.false())
    return sa.or_(missing, outside(column, value))


def outside(column: Column, value: sa.ColumnElement) -> Condition:
    """Whether a value lies outside the limits of its column; never NULL."""
    broken: list[Condition] = []
    if column.kind in _NUMERIC:
        broken.append(value.in_(MISSING_NUMBERS))
    if column.kind == Kind.DATE:
        broken.append(sa.not_(sa.func.year(value).between(FIRST_YEAR, LAST_YEAR)))
    if column.minimum is not None:
        broken.append(value < column.minimum)
    if column.above is not None:
        broken.append(value <= column.above)
    if column.maximum is not None:
        broken.append(value > column.maximum)
    return sa.func.coalesce(sa.or_(*broken), sa.false()) if broken else sa.false()


def diagnosis(column: Column, text: Text, decimal_comma: bool) -> sa.ColumnElement[str | None]:
    """The code of the rule that a faulty cell breaks; `text` is what `tidied` gives."""
    cases: list[tuple[Condition, str]] = [(text.is_(None), "verplicht")]
    if column.kind in _NO_PLACEHOLDER:
        cases.append((sa.func.lower(text).in_(PLACEHOLDERS), "lege_aanduiding"))
    cases.append((text.in_(MISSING_TEXTS), "lege_aanduiding"))
    cases.append((sa.func.regexp_full_match(text, ERROR_VALUE), "foutwaarde"))
    if column.kind == Kind.TEXT:
        cases.append((sa.func.regexp_matches(text, GARBLED), "verminkte_tekst"))
    unseen = UNSEEN if column.kind in MAY_END_IN_SPACE else f"{UNSEEN}|{NO_WIDTH}"
    cases.append((sa.func.regexp_matches(text, unseen), "onzichtbaar_teken"))
    if column.longest is not None:
        cases.append((sa.func.length(text) > column.longest, "te_lang"))
    value = typed(column, text, decimal_comma)
    if column.kind in _NUMERIC:
        cases.append((value.in_(MISSING_NUMBERS), "lege_aanduiding"))
        other_sign = "." if decimal_comma else ","
        is_number = sa.func.regexp_full_match(text, ANY_NUMBER)
        if column.kind == Kind.NUMBER:
            cases.append((sa.and_(is_number, sa.func.contains(text, other_sign)), "decimaalteken"))
        cases.append((sa.func.regexp_full_match(text, THOUSANDS), "duizendtalteken"))
    if column.above is not None:
        cases.append((value <= column.above, "niet_meer_dan"))
    if column.minimum is not None:
        cases.append((value < column.minimum, "te_laag"))
    if column.maximum is not None:
        cases.append((value > column.maximum, "te_hoog"))
    if column.kind in _NUMERIC:
        cases.append((sa.func.regexp_full_match(text, r"[+-]?\d{16,}.*"), "te_groot"))
    return sa.case(*cases, else_=_WRONG_KIND[column.kind])


def _well_formed(column: Column, text: Text, decimal_comma: bool) -> Condition:
    """Whether the text has the form of its kind, limits aside."""
    full_match = sa.func.regexp_full_match
    if column.kind == Kind.NUMBER:
        sign = "," if decimal_comma else r"\."
        return full_match(text, rf"[+-]?\d{{1,15}}({sign}\d+)?{EXPONENT}")
    if column.kind == Kind.INTEGER:
        return full_match(text, r"[+-]?\d{1,15}([.,]0)?")
    if column.kind == Kind.YEAR:
        return sa.and_(full_match(text, r"\d{4}"), text.between(str(FIRST_YEAR), str(LAST_YEAR)))
    if column.kind == Kind.PERIOD:
        return full_match(text, PERIOD_PATTERN)
    if column.kind == Kind.CODE:
        return full_match(text, CODE_PATTERN)
    if column.kind == Kind.CHOICE:
        return sa.or_(*[text.in_(column.choices[at : at + FEW]) for at in range(0, len(column.choices), FEW)])
    if column.kind == Kind.URL:
        return sa.and_(full_match(text, r"https?://[^\s\"'<>]+"), _visible(text))
    says_something = sa.case(
        (sa.func.starts_with(text, "#"), sa.not_(full_match(text, ERROR_VALUE))),
        (sa.func.strlen(text) != sa.func.length(text), sa.not_(sa.func.regexp_matches(text, GARBLED))),
        else_=sa.true() if column.of_codes else text.not_in(MISSING_TEXTS),
    )
    asked = [says_something, _visible(text)]
    if column.pattern:
        asked.append(full_match(text, column.pattern))
    if column.longest is not None:
        asked.append(sa.func.length(text) <= column.longest)
    return sa.and_(*asked)


def _visible(text: Text) -> Condition:
    return sa.not_(sa.func.regexp_matches(text, UNSEEN))


def _date(text: Text) -> sa.ColumnElement:
    """A date written as 2023-12-31 or 31-12-2023."""
    iso = sa.and_(sa.func.regexp_full_match(text, r"\d{4}-\d{2}-\d{2}"))
    dutch = sa.func.regexp_full_match(text, r"\d{2}-\d{2}-\d{4}")
    return sa.case(
        (iso, sa.try_cast(text, sa.Date)),
        (dutch, sa.cast(sa.func.try_strptime(text, "%d-%m-%Y"), sa.Date)),
    )
