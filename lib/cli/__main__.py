"""Run the command line."""

import sys

from lib.cli.program import main

# At the first value that is bound DuckDB imports pandas where it is there, to know its empty values: 38 MiB and half a
# second, for what no command has.
sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]

sys.exit(main())
