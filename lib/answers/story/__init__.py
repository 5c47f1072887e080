"""Stories: the ready ones, and those in the store."""
