"""Words of who may what."""
