"""The screen of service levels."""
