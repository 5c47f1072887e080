"""The screen of the review meeting."""
