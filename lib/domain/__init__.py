"""Pure Python: periods, units, figures, comparisons. Imports nothing of ours."""
