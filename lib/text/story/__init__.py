"""Words of stories."""
