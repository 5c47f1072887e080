"""Municipal accounts and budgets (Iv3)."""
