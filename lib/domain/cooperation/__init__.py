"""The cooperation scan: how both sides of a partnership see it."""
