"""Words and sentences about costs."""
