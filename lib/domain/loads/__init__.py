"""The core of loads."""
