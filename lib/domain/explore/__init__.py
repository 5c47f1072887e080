"""Any figure of anyone: two together, and one over time."""
