"""Charts of how both sides see the cooperation."""
