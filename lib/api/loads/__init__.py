"""Loading by programs: how files come in, and what is done with them."""
