"""Run the command line."""

import sys
from importlib.abc import MetaPathFinder

from lib.cli.program import main


class _NoPandas(MetaPathFinder):
    """Says that there is no pandas, as to every program of a machine without it.

    At the first value that is bound DuckDB imports pandas where it is there, to know its empty values: 38 MiB and half
    a second, for what no command has.
    """

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, _NoPandas())
sys.exit(main())
