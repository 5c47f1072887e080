"""The screen of decisions."""
