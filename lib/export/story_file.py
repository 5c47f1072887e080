"""A story as a file that another monitor can load: a sheet per dataset, with the columns of the data contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.catalogue.datasets import DATASETS
from lib.domain.story.rows import StoryCell, rows_of_slides, story_row
from lib.domain.story.stories import Story
from lib.export.workbook import as_workbook
from lib.tables.table import Table, TableColumn


def story_tables(story: Story) -> tuple[Table, Table]:
    """The story and its slides, as sheets that a load recognises."""
    return _sheet("verhalen", [story_row(story)]), _sheet("dias", rows_of_slides(story))


def as_story_file(story: Story) -> bytes:
    """The story as XLSX."""
    return as_workbook(story_tables(story))


def _sheet(dataset: str, rows: Iterable[Sequence[StoryCell]]) -> Table:
    """Rows under the names of the contract, each cell as text: a load reads those as it reads a file."""
    columns = tuple(TableColumn(name) for name in DATASETS[dataset].column_names)
    return Table(dataset, columns, tuple(tuple(map(str, row)) for row in rows))
