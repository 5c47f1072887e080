"""What another level, or less of it, comes to: quantities times the prices of levels, and what cannot be told."""
