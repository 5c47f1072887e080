"""Real servers that tests start: PostgreSQL."""
