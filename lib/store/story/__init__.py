"""Stories in the store."""
