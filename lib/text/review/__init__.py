"""Words and sentences about the review meeting."""
