"""The words of the self-scan."""
