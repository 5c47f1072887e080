"""The screen of loads."""
