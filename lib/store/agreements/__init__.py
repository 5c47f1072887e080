"""Questions on agreements, and what is derived from them."""
