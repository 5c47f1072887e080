"""Tables of what was done."""
