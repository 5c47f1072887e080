"""Finding anything of the monitor from any page, by a word."""
