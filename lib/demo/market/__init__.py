"""The demonstration set: the market test."""
