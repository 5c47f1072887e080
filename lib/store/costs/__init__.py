"""Questions to the store about costs."""
