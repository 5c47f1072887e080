"""Files that cost far more to read than they weigh."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

ROWS = (("organisatie", "naam", "soort", "fictief"), ("xx", "Xx", "gemeente", "nee"))
SHEET = "xl/worksheets/sheet1.xml"


def workbook_with_comment(size: int) -> bytes:
    """A sound workbook of organisations that holds an XML comment of `size` bytes, which packs to nothing."""
    comment = b"<!--" + b"x" * size + b"-->"
    return _changed(lambda xml: xml.replace(b"<sheetData", comment + b"<sheetData", 1))


def workbook_with_far_cells(rows: int) -> bytes:
    """A workbook with a value in the last column that Excel has, in many rows."""
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(3, rows + 3))
    return _changed(lambda xml: xml.replace(b"</sheetData>", far + b"</sheetData>"))


def workbook_with_depth(depth: int) -> bytes:
    """A workbook with elements in elements in elements."""
    deep = b"<a>" * depth + b"</a>" * depth
    return _changed(lambda xml: xml.replace(b"</sheetData>", deep + b"</sheetData>"))


def _changed(change: Callable[[bytes], bytes]) -> bytes:
    book = Workbook()
    book.active.title = "organisaties"
    for row in ROWS:
        book.active.append(row)
    written, out = io.BytesIO(), io.BytesIO()
    book.save(written)
    with (
        zipfile.ZipFile(written) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for entry in archive.infolist():
            content = archive.read(entry)
            changed.writestr(entry.filename, change(content) if entry.filename == SHEET else content)
    return out.getvalue()
