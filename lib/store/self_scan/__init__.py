"""Questions for the self-scan."""
