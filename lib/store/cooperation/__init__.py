"""How both sides see the cooperation: questions to the store."""
