"""What was agreed: whose contracts are shown, and what is found of them."""
