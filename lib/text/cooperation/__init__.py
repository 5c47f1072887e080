"""Words for how both sides see the cooperation."""
