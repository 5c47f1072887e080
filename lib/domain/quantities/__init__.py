"""The core of the quantities under care."""
