"""Words and sentences about service levels."""
