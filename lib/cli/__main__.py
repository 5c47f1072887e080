"""Run the command line."""

import sys

from lib.cli.program import main

sys.exit(main())
