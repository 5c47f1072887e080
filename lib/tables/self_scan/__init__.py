"""The self-scan as tables."""
