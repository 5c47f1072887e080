"""The screen of the market test."""
