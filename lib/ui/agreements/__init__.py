"""The screen of agreements."""
