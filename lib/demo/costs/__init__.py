"""The demonstration set: costs."""
