"""The screen of quality against cost."""
