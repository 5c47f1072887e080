"""Questions to the store about what an analyst keeps, and what figures were computed from."""
