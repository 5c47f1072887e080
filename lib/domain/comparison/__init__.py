"""The core of quality against cost."""
