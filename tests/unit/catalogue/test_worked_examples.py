"""A table of a worked example is a rectangle with a name per column in both languages."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lib.catalogue.worked_examples import ExampleTable

WHOLE = {"kolommen": ("jaar", "kg"), "kolommen_en": ("year", "kg"), "rijen": ((2023, 1.5), (2024, 2.0))}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kolommen_en": ("year",)}, "as many names"),
        ({"rijen": ((2023, 1.5), (2024,))}, "a cell per column"),
    ],
)
def test_a_table_with_a_hole_is_refused(wrong: dict[str, object], told: str) -> None:
    assert ExampleTable.model_validate(WHOLE)
    with pytest.raises(ValidationError, match=told):
        ExampleTable.model_validate(WHOLE | wrong)
