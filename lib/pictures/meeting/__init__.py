"""What a meeting goes through: what opens it, and the sheet to discuss from."""
