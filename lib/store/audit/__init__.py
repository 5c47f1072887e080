"""The audit: an append-only table under seals, written in the transaction of what it tells."""
