"""Questions to the store about the quantities under care."""
