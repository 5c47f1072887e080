"""The command line: `python -m lib.cli`."""

from lib.cli.program import main

__all__ = ["main"]
