"""Samenwerkingsmonitor: quality against cost in public partnerships."""
