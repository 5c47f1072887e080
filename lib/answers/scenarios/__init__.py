"""Scenarios: what is asked and what is found."""
