"""Decisions in the store."""
