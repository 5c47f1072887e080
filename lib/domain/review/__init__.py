"""The core of the review meeting."""
