"""Charts of the market test."""
