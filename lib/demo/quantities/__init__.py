"""The demonstration set: the quantities under care."""
