"""Words and sentences about the market test."""
