"""Words about decisions."""
