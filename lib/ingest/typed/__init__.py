"""What is typed on screen, on its way to the store."""
