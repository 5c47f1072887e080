"""Questions for scenarios."""
