"""Tables of Statistics Netherlands (CBS)."""
