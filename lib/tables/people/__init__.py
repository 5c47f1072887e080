"""Tables of who may what."""
