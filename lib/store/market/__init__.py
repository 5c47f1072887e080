"""Questions to the store about the market test."""
