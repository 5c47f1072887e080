"""The screen of scenarios."""
