"""Questions to the store about service levels."""
