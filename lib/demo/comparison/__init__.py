"""The demonstration set: quality against cost."""
