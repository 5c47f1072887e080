"""The demonstration set: service levels."""
