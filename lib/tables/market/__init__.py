"""Tables of the market test."""
