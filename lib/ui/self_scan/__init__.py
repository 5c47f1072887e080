"""The screen of the self-scan."""
