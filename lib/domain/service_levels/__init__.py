"""The core of service levels."""
