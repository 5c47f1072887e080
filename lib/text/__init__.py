"""Dutch and English words, numbers and dates."""
