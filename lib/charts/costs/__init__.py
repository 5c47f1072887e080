"""Charts of what it costs."""
