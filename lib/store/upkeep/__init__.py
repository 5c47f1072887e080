"""Opening, migrating, copying and checking a store."""
