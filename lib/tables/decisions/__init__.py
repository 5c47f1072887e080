"""Decisions as tables."""
