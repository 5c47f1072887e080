"""Questions to the store about quality against cost."""
