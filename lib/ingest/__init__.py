"""Files to checked rows."""
