"""Words and sentences about loads."""
