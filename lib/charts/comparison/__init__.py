"""Charts of quality against cost, and of both over time."""
