"""Words and sentences about the quantities under care."""
