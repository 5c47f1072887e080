"""The core of costs."""
