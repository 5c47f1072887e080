"""The line of Python and of R that reads the figures of a file that was downloaded."""

from __future__ import annotations


def python_line(name: str) -> str:
    """Two statements that run as they are pasted, with pandas and openpyxl.

    Args:
        name: of the file, without its ending.
    """
    return f'import pandas; figures = pandas.read_excel("{name}.xlsx", sheet_name=0)'


def r_line(name: str) -> str:
    """A call that runs as it is pasted, with the package readxl."""
    return f'figures <- readxl::read_excel("{name}.xlsx", sheet = 1)'
