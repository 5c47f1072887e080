from hashlib import sha256
from pathlib import Path

import pytest
import streamlit

from lib.charts.text_width import text_width

MEASURED = "5f16566f7a40d39b339ad26be151fa5a1ab1f0c2574c7a2e619765584a1acbd8"
"""SHA-256 of the font file whose widths stand in `text_width.py`."""


def test_the_font_on_screen_is_the_one_that_was_measured() -> None:
    """When this fails, measure the new font: every chart places its labels by these widths."""
    [font] = (Path(streamlit.__file__).parent / "static").rglob("SourceSansVF-Upright*.woff2")
    assert sha256(font.read_bytes()).hexdigest() == MEASURED


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    # Shaped by HarfBuzz with Streamlit's Source Sans, kerning on, wght 400 and 700; thousandths of an em.
    [
        ("Median 12.4 %", 6039, 6369),
        ("Universität Zürich", 7403, 7918),
        ("ETH Zürich (2023)", 7362, 7786),
        ("Łódź – Kraków", 6030, 6351),
        ("0123456789", 4970, 5280),
        ("illicit lilt", 3336, 3682),
        ("MMWW@", 3873, 4052),
    ],
)
def test_text_width_is_close_and_on_the_safe_side(text: str, regular: int, bold: int) -> None:
    assert regular <= text_width(text, 1000) <= regular * 1.04
    assert bold <= text_width(text, 1000, True) <= bold * 1.04
    assert text_width(text, 12) == pytest.approx(text_width(text, 1000) * 0.012)


def test_text_width_of_the_unknown() -> None:
    assert text_width("", 12) == 0
    assert text_width("東京", 10) == 20
    assert text_width("e\u0301", 10) == text_width("é", 10) == text_width("e", 10)
    assert text_width("\U0001f3af", 10) == 14
