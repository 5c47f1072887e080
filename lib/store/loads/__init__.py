"""Loads: reading, checking, storing, and their history."""
