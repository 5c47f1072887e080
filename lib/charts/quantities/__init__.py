"""Charts of the quantities under care."""
