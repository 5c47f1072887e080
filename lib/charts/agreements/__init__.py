"""Charts of agreements."""
