"""Words and sentences about quality against cost."""
